fn counter(limit: u32) -> impl Iterator<Item = u32> {
    use ::genfn::__private as __genfn;
    use ::genfn::__private::{
        DelegatesGenerator as _, DelegatesIterable as _, DelegatesNothing as _,
    };
    use ::genfn::__private::keep::{};
    #[allow(dead_code, clippy::large_enum_variant)]
    #[derive()]
    enum __State<T0, T1> {
        Start { v0: T0 },
        Join1 { v1: T1, v0: T0 },
        Yield2 { v1: T1, v0: T0 },
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
        (),
        u32,
        (),
        _,
        _,
    >(
        __State::Start { v0: limit },
        |state, mut sent| {
            'step: loop {
                match __genfn::replace(state, __State::Poisoned) {
                    __State::Start { v0 } => {
                        let limit = v0;
                        let mut n = 0;
                        {
                            *state = __State::Join1 { v1: n, v0: limit };
                            continue 'step;
                        }
                    }
                    __State::Join1 { v1, v0 } => {
                        return __genfn::Complete({
                            let limit = v0;
                            let mut n = v1;
                            '__genfn_t0: loop {
                                if n < limit {
                                    let yielded: u32 = n;
                                    *state = __State::Yield2 {
                                        v1: n,
                                        v0: limit,
                                    };
                                    return __genfn::Yielded(yielded);
                                } else {
                                    break '__genfn_t0;
                                };
                            }
                        });
                    }
                    __State::Yield2 { v1, v0 } => {
                        let limit = v0;
                        let mut n = v1;
                        '__genfn_t0: {
                            {
                                {
                                    __genfn::resumed_with(&mut sent);
                                    n += 1;
                                }
                            }
                            {
                                *state = __State::Join1 { v1: n, v0: limit };
                                continue 'step;
                            }
                        };
                    }
                    __State::Complete | __State::Poisoned => __genfn::unreachable!(),
                }
            }
        },
    );
    machine
}
