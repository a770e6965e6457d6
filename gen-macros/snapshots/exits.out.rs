fn exits(list: Vec<Option<u8>>) -> impl Generator<Yield = u8, Return = Option<u8>> {
    use ::genfn::__private as __genfn;
    use ::genfn::__private::{
        DelegatesGenerator as _, DelegatesIterable as _, DelegatesNothing as _,
    };
    use ::genfn::__private::keep::{
        TargetCopy as _, TargetUnique as _, TargetBox as _, TargetIterator as _,
        TargetAny as _,
    };
    #[allow(dead_code, clippy::large_enum_variant)]
    #[derive()]
    enum __State<T0, T1, T2> {
        Start { v0: T0 },
        Join1 { v0: T0 },
        Join2 { v5: T1, v0: T0 },
        Yield3 { v1: T2, v5: T1, v0: T0 },
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
        (),
        u8,
        Option<u8>,
        _,
        _,
    >(
        __State::Start { v0: list },
        |state, mut sent| {
            let fate1 = __genfn::Fate::new();
            'step: loop {
                match __genfn::replace(state, __State::Poisoned) {
                    __State::Start { v0 } => {
                        let list = v0;
                        {
                            *state = __State::Join1 { v0: list };
                            continue 'step;
                        }
                    }
                    __State::Join1 { v0 } => {
                        let list = v0;
                        '__genfn_t0: loop {
                            '__genfn_c0: {
                                {
                                    let mut iter5 = __genfn::IntoIterator::into_iter(&list);
                                    {
                                        *state = __State::Join2 {
                                            v5: iter5,
                                            v0: list,
                                        };
                                        continue 'step;
                                    }
                                };
                            }
                        };
                    }
                    __State::Join2 { v5, v0 } => {
                        return __genfn::Complete({
                            let list = v0;
                            let mut value4;
                            value4 = '__genfn_t0: {
                                {
                                    '__genfn_c0: {
                                        {
                                            let mut iter5 = v5;
                                            '__genfn_t1: loop {
                                                match __genfn::Iterator::next(&mut iter5) {
                                                    __genfn::Some(item) => {
                                                        let n = (match __genfn::Try::branch((*item)) {
                                                            __genfn::Continue(value) => value,
                                                            __genfn::Break(residual) => {
                                                                return __genfn::Complete(
                                                                    __genfn::FromResidual::from_residual(residual),
                                                                );
                                                            }
                                                        });
                                                        if n > 9 {
                                                            break '__genfn_t0 n;
                                                        }
                                                        if n == 0 {
                                                            break '__genfn_c0;
                                                        }
                                                        let yielded: u8 = n;
                                                        *state = __State::Yield3 {
                                                            v1: if fate1.is_gone() {
                                                                fate1.nothing()
                                                            } else {
                                                                fate1.present();
                                                                fate1.keep(item)
                                                            },
                                                            v5: iter5,
                                                            v0: list,
                                                        };
                                                        return __genfn::Yielded(yielded);
                                                    }
                                                    __genfn::None => {
                                                        break '__genfn_t1;
                                                    }
                                                };
                                            }
                                        };
                                        return __genfn::Complete(None);
                                    }
                                }
                                {
                                    *state = __State::Join1 { v0: list };
                                    continue 'step;
                                }
                            };
                            let found = value4;
                            Some(found)
                        });
                    }
                    __State::Yield3 { v1, v5, v0 } => {
                        let list = v0;
                        '__genfn_t0: {
                            {
                                '__genfn_c0: {
                                    {
                                        let mut iter5 = v5;
                                        '__genfn_t1: {
                                            {
                                                {
                                                    let item = v1;
                                                    __genfn::resumed_with(&mut sent);
                                                }
                                            }
                                            {
                                                *state = __State::Join2 {
                                                    v5: iter5,
                                                    v0: list,
                                                };
                                                continue 'step;
                                            }
                                        };
                                    };
                                }
                            }
                        };
                    }
                    __State::Complete | __State::Poisoned => __genfn::unreachable!(),
                }
            }
            fate1.decide((&&&&&&fate1.probe()).tag_target());
        },
    );
    machine
}
