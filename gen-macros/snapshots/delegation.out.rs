fn delegation() -> impl Generator<u8, Yield = u8, Return = u8> {
    use ::genfn::__private as __genfn;
    use ::genfn::__private::{
        DelegatesGenerator as _, DelegatesIterable as _, DelegatesNothing as _,
    };
    use ::genfn::__private::keep::{};
    #[allow(dead_code, clippy::large_enum_variant)]
    #[derive()]
    enum __State<T0, T1> {
        Start {},
        Join1 { v1: T1, v0: T0 },
        Yield2 { v0: T0 },
        Complete,
        Poisoned,
    }
    impl<T0, T1> __genfn::State for __State<T0, T1> {
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
        __State::Start {},
        |state, mut sent| {
            'step: loop {
                match __genfn::replace(state, __State::Poisoned) {
                    __State::Start {} => {
                        {
                            let mut delegate0 = {
                                let source2 = inner();
                                (&&&__genfn::Source::<u8, _>::new(&source2))
                                    .tag()
                                    .delegate(source2)
                            };
                            let mut sent1 = __genfn::None;
                            {
                                *state = __State::Join1 {
                                    v1: sent1,
                                    v0: delegate0,
                                };
                                continue 'step;
                            }
                        };
                    }
                    __State::Join1 { v1, v0 } => {
                        return __genfn::Complete({
                            let mut value6;
                            value6 = {
                                let mut delegate0 = v0;
                                let mut sent1 = v1;
                                '__genfn_t0: loop {
                                    match __genfn::Delegate::<
                                        u8,
                                    >::resume(&mut delegate0, sent1) {
                                        __genfn::Yielded(value3) => {
                                            let yielded: u8 = value3;
                                            *state = __State::Yield2 { v0: delegate0 };
                                            return __genfn::Yielded(yielded);
                                        }
                                        __genfn::Complete(result4) => {
                                            break '__genfn_t0 result4;
                                        }
                                    };
                                }
                            };
                            let a = value6;
                            a + 1
                        });
                    }
                    __State::Yield2 { v0 } => {
                        {
                            let mut delegate0 = v0;
                            let mut sent1;
                            '__genfn_t0: {
                                {
                                    {
                                        let mut sent7 = __genfn::resumed_with(&mut sent);
                                        sent1 = __genfn::Some(sent7);
                                    }
                                }
                                {
                                    *state = __State::Join1 {
                                        v1: sent1,
                                        v0: delegate0,
                                    };
                                    continue 'step;
                                }
                            };
                        };
                    }
                    __State::Complete | __State::Poisoned => __genfn::unreachable!(),
                }
            }
        },
    );
    machine
}
