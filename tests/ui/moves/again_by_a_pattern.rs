enum Message {
    Text(String),
    End,
}

#[genfn::generator]
fn if_let(name: Option<String>) -> impl Iterator<Item = String> {
    if let Some(name) = name {
        yield_!(name);
    }
    yield_!(name.unwrap());
}

#[genfn::generator]
fn let_else(name: Option<String>) -> impl Iterator<Item = String> {
    let Some(text) = name else { return };
    yield_!(text);
    yield_!(name.unwrap_or_default());
}

#[genfn::generator]
fn matched(message: Message) -> impl Iterator<Item = String> {
    match message {
        Message::Text(text) => yield_!(text),
        Message::End => {}
    }
    if matches!(message, Message::End) {
        yield_!(String::new());
    }
}

fn main() {
    if_let(None).count();
    let_else(None).count();
    matched(Message::End).count();
}
