fn operands(out: &mut Vec<u8>) -> impl Generator<u8, Yield = u8, Return = u8> {
    out.push(three(first(), yield_!(1), |x| x + 1));
    let ok = yield_!(2) > 0 && ready();
    if ok { yield_!(3) } else { 0 }
}
