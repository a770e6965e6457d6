fn nested(n: u64) -> impl Iterator<Item = u64> {
    use ::genfn::__private as __genfn;
    use ::genfn::__private::{
        DelegatesGenerator as _, DelegatesIterable as _, DelegatesNothing as _,
    };
    use ::genfn::__private::keep::{};
    #[allow(dead_code, clippy::large_enum_variant)]
    #[derive()]
    enum __State<T0, T1, T2, T3> {
        Start { v0: T0 },
        Join1 { v3: T1 },
        Join2 { v4: T3, v1: T2, v3: T1 },
        Yield3 { v4: T3, v1: T2, v3: T1 },
        Complete,
        Poisoned,
    }
    impl<T0, T1, T2, T3> __genfn::State for __State<T0, T1, T2, T3> {
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
        (),
        u64,
        (),
        _,
        _,
    >(
        __State::Start { v0: n },
        |state, mut sent| {
            'step: loop {
                match __genfn::replace(state, __State::Poisoned) {
                    __State::Start { v0 } => {
                        let n = v0;
                        {
                            let mut iter3 = __genfn::IntoIterator::into_iter(0..n);
                            {
                                *state = __State::Join1 { v3: iter3 };
                                continue 'step;
                            }
                        };
                    }
                    __State::Join1 { v3 } => {
                        return __genfn::Complete({
                            {
                                let mut iter3 = v3;
                                '__genfn_t0: loop {
                                    match __genfn::Iterator::next(&mut iter3) {
                                        __genfn::Some(i) => {
                                            {
                                                let mut iter4 = __genfn::IntoIterator::into_iter(0..i);
                                                {
                                                    *state = __State::Join2 {
                                                        v4: iter4,
                                                        v1: i,
                                                        v3: iter3,
                                                    };
                                                    continue 'step;
                                                }
                                            };
                                        }
                                        __genfn::None => {
                                            break '__genfn_t0;
                                        }
                                    };
                                }
                            }
                        });
                    }
                    __State::Join2 { v4, v1, v3 } => {
                        {
                            let mut iter3 = v3;
                            '__genfn_t0: {
                                {
                                    {
                                        let i = v1;
                                        {
                                            let mut iter4 = v4;
                                            '__genfn_t1: loop {
                                                match __genfn::Iterator::next(&mut iter4) {
                                                    __genfn::Some(j) => {
                                                        let yielded: u64 = i ^ j;
                                                        *state = __State::Yield3 {
                                                            v4: iter4,
                                                            v1: i,
                                                            v3: iter3,
                                                        };
                                                        return __genfn::Yielded(yielded);
                                                    }
                                                    __genfn::None => {
                                                        break '__genfn_t1;
                                                    }
                                                };
                                            }
                                        }
                                    }
                                }
                                {
                                    *state = __State::Join1 { v3: iter3 };
                                    continue 'step;
                                }
                            };
                        };
                    }
                    __State::Yield3 { v4, v1, v3 } => {
                        {
                            let mut iter3 = v3;
                            '__genfn_t0: {
                                {
                                    {
                                        let i = v1;
                                        {
                                            let mut iter4 = v4;
                                            '__genfn_t1: {
                                                {
                                                    {
                                                        __genfn::resumed_with(&mut sent);
                                                    }
                                                }
                                                {
                                                    *state = __State::Join2 {
                                                        v4: iter4,
                                                        v1: i,
                                                        v3: iter3,
                                                    };
                                                    continue 'step;
                                                }
                                            };
                                        };
                                    };
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
