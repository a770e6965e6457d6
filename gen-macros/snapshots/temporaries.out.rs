fn temporaries(lock: &Lock) -> impl Iterator<Item = u8> {
    use ::genfn::__private as __genfn;
    use ::genfn::__private::{
        DelegatesGenerator as _, DelegatesIterable as _, DelegatesNothing as _,
    };
    use ::genfn::__private::keep::{
        KeepCopy as _, KeepUnique as _, KeepAny as _, PassedIterator as _,
        PassedDrop as _, PassedAny as _,
    };
    #[allow(dead_code, clippy::large_enum_variant)]
    #[derive()]
    enum __State<T0, T1, T2, T3, T4> {
        Start { v0: T0 },
        Yield1 { v3: T1, v0: T0 },
        Join2 { v5: T3, v4: T2 },
        Yield3 { v5: T3, v4: T2 },
        Yield4 { v6: T4 },
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
        __State::Start { v0: lock },
        |state, mut sent| {
            let fate3 = __genfn::Fate::new();
            let fate4 = __genfn::Fate::new();
            let fate6 = __genfn::Fate::new();
            'step: loop {
                match __genfn::replace(state, __State::Poisoned) {
                    __State::Start { v0 } => {
                        let lock = v0;
                        {
                            let mut place3;
                            place3 = lock.lock();
                            let yielded: u8 = place3.value();
                            *state = __State::Yield1 {
                                v3: if fate3.is_gone() {
                                    fate3.nothing()
                                } else {
                                    fate3.present();
                                    fate3.keep(place3)
                                },
                                v0: lock,
                            };
                            return __genfn::Yielded(yielded);
                        };
                    }
                    __State::Yield1 { v3, v0 } => {
                        let lock = v0;
                        {
                            let mut place3 = v3;
                            __genfn::resumed_with(&mut sent);
                        };
                        {
                            let mut place4;
                            place4 = lock.lock();
                            let mut iter5 = __genfn::IntoIterator::into_iter(
                                place4.items(),
                            );
                            {
                                *state = __State::Join2 {
                                    v5: iter5,
                                    v4: if fate4.is_gone() {
                                        fate4.nothing()
                                    } else {
                                        fate4.present();
                                        fate4.keep(place4)
                                    },
                                };
                                continue 'step;
                            }
                        };
                    }
                    __State::Join2 { v5, v4 } => {
                        {
                            let mut place4 = v4;
                            let mut iter5 = v5;
                            '__genfn_t0: loop {
                                match __genfn::Iterator::next(&mut iter5) {
                                    __genfn::Some(x) => {
                                        let yielded: u8 = x;
                                        *state = __State::Yield3 {
                                            v5: iter5,
                                            v4: place4,
                                        };
                                        return __genfn::Yielded(yielded);
                                    }
                                    __genfn::None => {
                                        break '__genfn_t0;
                                    }
                                };
                            }
                        };
                        let mut extended6 = make();
                        let extended = &extended6;
                        let yielded: u8 = extended.value();
                        *state = __State::Yield4 {
                            v6: if fate6.is_gone() {
                                fate6.nothing()
                            } else {
                                fate6.present();
                                fate6.keep(extended6)
                            },
                        };
                        return __genfn::Yielded(yielded);
                    }
                    __State::Yield3 { v5, v4 } => {
                        {
                            let mut place4 = v4;
                            let mut iter5 = v5;
                            '__genfn_t0: {
                                {
                                    {
                                        __genfn::resumed_with(&mut sent);
                                    }
                                }
                                {
                                    *state = __State::Join2 {
                                        v5: iter5,
                                        v4: place4,
                                    };
                                    continue 'step;
                                }
                            };
                        };
                    }
                    __State::Yield4 { v6 } => {
                        return __genfn::Complete({
                            let mut extended6 = v6;
                            __genfn::resumed_with(&mut sent);
                        });
                    }
                    __State::Complete | __State::Poisoned => __genfn::unreachable!(),
                }
            }
            fate3.decide((&&&&&&fate3.probe()).tag_passed());
            fate4.decide((&&&&&&fate4.probe()).tag_passed());
            fate6.decide((&&&&&&fate6.probe()).tag());
        },
    );
    machine
}
