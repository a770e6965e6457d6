fn operands(out: &mut Vec<u8>) -> impl Generator<u8, Yield = u8, Return = u8> {
    use ::genfn::__private as __genfn;
    use ::genfn::__private::{
        DelegatesGenerator as _, DelegatesIterable as _, DelegatesNothing as _,
    };
    use ::genfn::__private::keep::{KeepCopy as _, KeepUnique as _, KeepAny as _};
    #[allow(dead_code, clippy::large_enum_variant)]
    #[derive()]
    enum __State<T0, T1, T2> {
        Start { v0: T0 },
        Yield1 { v2: T1, v0: T0 },
        Yield2 { v0: T2 },
        Yield3 { v0: T2 },
        Complete,
        Poisoned,
    }
    impl<T0, T1, T2> __genfn::State for __State<T0, T1, T2> {
        const COMPLETE: Self = Self::Complete;
        const POISONED: Self = Self::Poisoned;
        #[inline]
        fn status(&self) -> __genfn::Status {
            match self {
                Self::Start { .. } => __genfn::Status::Unstarted,
                Self::Complete => __genfn::Status::Complete,
                Self::Poisoned => __genfn::Status::Poisoned,
                #[allow(unreachable_patterns)]
                _ => __genfn::Status::Suspended,
            }
        }
    }
    #[allow(warnings, clippy::all, clippy::pedantic, clippy::nursery)]
    let machine = __genfn::machine::<
        u8,
        u8,
        u8,
        _,
        _,
    >(
        __State::Start { v0: out },
        |state, mut sent| {
            let fate0 = __genfn::Fate::new();
            'step: loop {
                match __genfn::replace(state, __State::Poisoned) {
                    __State::Start { v0 } => {
                        let out = v0;
                        let mut operand2 = first();
                        let yielded: u8 = 1;
                        *state = __State::Yield1 {
                            v2: operand2,
                            v0: out,
                        };
                        return __genfn::Yielded(yielded);
                    }
                    __State::Yield1 { v2, v0 } => {
                        let out = v0;
                        let mut operand2 = v2;
                        let mut sent3 = __genfn::resumed_with(&mut sent);
                        out.push(three(operand2, sent3, |x| x + 1));
                        let yielded: u8 = 2;
                        *state = __State::Yield2 {
                            v0: if fate0.is_gone() {
                                fate0.nothing()
                            } else {
                                fate0.present();
                                fate0.keep(out)
                            },
                        };
                        return __genfn::Yielded(yielded);
                    }
                    __State::Yield2 { v0 } => {
                        return __genfn::Complete({
                            let out = v0;
                            let mut value4;
                            let mut sent5 = __genfn::resumed_with(&mut sent);
                            value4 = if sent5 > 0 { ready() } else { false };
                            let ok = value4;
                            if ok {
                                let yielded: u8 = 3;
                                *state = __State::Yield3 { v0: out };
                                return __genfn::Yielded(yielded);
                            } else {
                                0
                            }
                        });
                    }
                    __State::Yield3 { v0 } => {
                        return __genfn::Complete({
                            let out = v0;
                            { __genfn::resumed_with(&mut sent) }
                        });
                    }
                    __State::Complete | __State::Poisoned => __genfn::unreachable!(),
                }
            }
            fate0.decide((&&&&&&fate0.probe()).tag());
        },
    );
    machine
}
