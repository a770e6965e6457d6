fn moved_field(task: Task) -> impl Iterator<Item = u8> {
    run(task.job);
    yield_!(task.id);
    log(&task.name);
}
