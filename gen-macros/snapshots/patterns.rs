fn patterns(shapes: Vec<Shape>) -> impl Iterator<Item = u32> {
    for shape in shapes {
        match shape {
            Shape::Dot => yield_!(0),
            Shape::Line(n) if n > 100 => {}
            Shape::Line(n) => yield_!(n),
            Shape::Rect { w, h } => {
                yield_!(w);
                yield_!(h);
            }
        }
        let Some(extra) = extra() else { return };
        yield_!(extra);
    }
}
