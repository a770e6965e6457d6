fn inference(n: u8) -> impl Iterator<Item = u8> {
    use ::genfn::__private as __genfn;
    use ::genfn::__private::{
        DelegatesGenerator as _, DelegatesIterable as _, DelegatesNothing as _,
    };
    use ::genfn::__private::keep::{KeepCopy as _, KeepUnique as _, KeepAny as _};
    #[allow(dead_code, clippy::large_enum_variant)]
    #[derive()]
    enum __State<T0, T1, T2, T3, T4> {
        Start { v0: T0 },
        Join1 { v3: T2, v1: T1 },
        Yield2 { v2: T3, v3: T2, v1: T1 },
        Join3 { v1: T1 },
        Yield4 { v1: T4 },
        Complete,
        Poisoned,
    }
    impl<T0, T1, T2, T3, T4> __genfn::State for __State<T0, T1, T2, T3, T4> {
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
        u8,
        (),
        _,
        _,
    >(
        __State::Start { v0: n },
        |state, mut sent| {
            let fate1 = __genfn::Fate::new();
            'step: loop {
                match __genfn::replace(state, __State::Poisoned) {
                    __State::Start { v0 } => {
                        let n = v0;
                        let mut seen = Vec::new();
                        {
                            let mut iter3 = __genfn::IntoIterator::into_iter(0..n);
                            {
                                *state = __State::Join1 {
                                    v3: iter3,
                                    v1: seen,
                                };
                                continue 'step;
                            }
                        };
                    }
                    __State::Join1 { v3, v1 } => {
                        let mut seen = v1;
                        {
                            let mut iter3 = v3;
                            '__genfn_t0: loop {
                                match __genfn::Iterator::next(&mut iter3) {
                                    __genfn::Some(i) => {
                                        let yielded: u8 = i;
                                        *state = __State::Yield2 {
                                            v2: i,
                                            v3: iter3,
                                            v1: seen,
                                        };
                                        return __genfn::Yielded(yielded);
                                    }
                                    __genfn::None => {
                                        break '__genfn_t0;
                                    }
                                };
                            }
                        };
                        {
                            *state = __State::Join3 { v1: seen };
                            continue 'step;
                        }
                    }
                    __State::Yield2 { v2, v3, v1 } => {
                        let mut seen = v1;
                        {
                            let mut iter3 = v3;
                            '__genfn_t0: {
                                {
                                    {
                                        let i = v2;
                                        __genfn::resumed_with(&mut sent);
                                        seen.push(i);
                                    }
                                }
                                {
                                    *state = __State::Join1 {
                                        v3: iter3,
                                        v1: seen,
                                    };
                                    continue 'step;
                                }
                            };
                        };
                    }
                    __State::Join3 { v1 } => {
                        let mut seen = v1;
                        let yielded: u8 = seen[0].pow(2);
                        *state = __State::Yield4 {
                            v1: if fate1.is_gone() {
                                fate1.nothing()
                            } else {
                                fate1.present();
                                fate1.keep(seen)
                            },
                        };
                        return __genfn::Yielded(yielded);
                    }
                    __State::Yield4 { v1 } => {
                        return __genfn::Complete({
                            let mut seen = v1;
                            __genfn::resumed_with(&mut sent);
                        });
                    }
                    __State::Complete | __State::Poisoned => __genfn::unreachable!(),
                }
            }
            fate1.decide((&&&&&&fate1.probe()).tag());
        },
    );
    machine
}
