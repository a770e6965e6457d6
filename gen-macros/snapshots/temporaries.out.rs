fn temporaries(lock: &Lock) -> impl Iterator<Item = u8> {
    use ::genfn::__private as __genfn;
    use ::genfn::__private::{
        DelegatesGenerator as _, DelegatesIterable as _, DelegatesNothing as _,
    };
    use ::genfn::__private::keep::{
        UnknownCopy as _, UnknownUnique as _, UnknownIterator as _, UnknownAny as _,
        KeepCopy as _, KeepUnique as _, KeepAny as _,
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
            'step: loop {
                match __genfn::replace(state, __State::Poisoned) {
                    __State::Start { v0 } => {
                        let lock = v0;
                        {
                            let place3;
                            let mut tag3;
                            place3 = lock.lock();
                            tag3 = (&&&&&&__genfn::Probe(&place3)).tag_unknown();
                            let yielded: u8 = place3.value();
                            *state = __State::Yield1 {
                                v3: if tag3.is_gone() {
                                    tag3.nothing()
                                } else {
                                    tag3.present();
                                    tag3.keep(place3)
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
                            let place4;
                            let mut tag4;
                            place4 = lock.lock();
                            tag4 = (&&&&&&__genfn::Probe(&place4)).tag_unknown();
                            let mut iter5 = __genfn::IntoIterator::into_iter(
                                place4.items(),
                            );
                            {
                                *state = __State::Join2 {
                                    v5: iter5,
                                    v4: if tag4.is_gone() {
                                        tag4.nothing()
                                    } else {
                                        tag4.present();
                                        tag4.keep(place4)
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
                            v6: (&&&&&&__genfn::Probe(&extended6)).tag().keep(extended6),
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
        },
    );
    machine
}
