fn failing(text: &str) -> impl Iterator<Item = Result<u8, Error>> {
    use ::genfn::__private as __genfn;
    use ::genfn::__private::{
        DelegatesGenerator as _, DelegatesIterable as _, DelegatesNothing as _,
    };
    use ::genfn::__private::keep::{
        UnknownCopy as _, UnknownUnique as _, UnknownIterator as _, UnknownAny as _,
    };
    #[allow(dead_code, clippy::large_enum_variant)]
    #[derive()]
    enum __State<T0, T1, T2> {
        Start { v0: T0 },
        Join1 { v2: T1 },
        Yield2 { v1: T2, v2: T1 },
        Failed,
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
        Result<u8, Error>,
        (),
        _,
        _,
    >(
        __State::Start { v0: text },
        |state, mut sent| {
            let fate1 = __genfn::Fate::new();
            'step: loop {
                match __genfn::replace(state, __State::Poisoned) {
                    __State::Start { v0 } => {
                        let text = v0;
                        {
                            let mut iter2 = __genfn::IntoIterator::into_iter(
                                text.split(' '),
                            );
                            {
                                *state = __State::Join1 { v2: iter2 };
                                continue 'step;
                            }
                        };
                    }
                    __State::Join1 { v2 } => {
                        return __genfn::Complete({
                            {
                                let mut iter2 = v2;
                                '__genfn_t0: loop {
                                    match __genfn::Iterator::next(&mut iter2) {
                                        __genfn::Some(word) => {
                                            let yielded: Result<u8, Error> = __genfn::Ok(
                                                (match __genfn::Try::branch(word.parse()) {
                                                    __genfn::Continue(value) => value,
                                                    __genfn::Break(residual) => {
                                                        *state = __State::Failed;
                                                        return __genfn::Yielded(
                                                            __genfn::FromResidual::from_residual(residual),
                                                        );
                                                    }
                                                }),
                                            );
                                            *state = __State::Yield2 {
                                                v1: if fate1.is_gone() {
                                                    fate1.nothing()
                                                } else {
                                                    fate1.present();
                                                    fate1.keep(word)
                                                },
                                                v2: iter2,
                                            };
                                            return __genfn::Yielded(yielded);
                                        }
                                        __genfn::None => {
                                            break '__genfn_t0;
                                        }
                                    };
                                }
                            }
                        });
                    }
                    __State::Yield2 { v1, v2 } => {
                        {
                            let mut iter2 = v2;
                            '__genfn_t0: {
                                {
                                    {
                                        let word = v1;
                                        __genfn::resumed_with(&mut sent);
                                    }
                                }
                                {
                                    *state = __State::Join1 { v2: iter2 };
                                    continue 'step;
                                }
                            };
                        };
                    }
                    __State::Failed => return __genfn::Complete(()),
                    __State::Complete | __State::Poisoned => __genfn::unreachable!(),
                }
            }
            fate1.decide((&&&&&&fate1.probe()).tag_unknown());
        },
    );
    machine
}
