fn running_total() -> impl Generator<i64, Yield = i64, Return = ()> {
    use ::genfn::__private as __genfn;
    use ::genfn::__private::{
        DelegatesGenerator as _, DelegatesIterable as _, DelegatesNothing as _,
    };
    use ::genfn::__private::keep::{};
    #[allow(dead_code, clippy::large_enum_variant)]
    #[derive()]
    enum __State<T0> {
        Start {},
        Join1 { v0: T0 },
        Yield2 { v0: T0 },
        Complete,
        Poisoned,
    }
    impl<T0> __genfn::State for __State<T0> {
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
        i64,
        i64,
        (),
        _,
        _,
    >(
        __State::Start {},
        |state, mut sent| {
            'step: loop {
                match __genfn::replace(state, __State::Poisoned) {
                    __State::Start {} => {
                        let mut total = 0;
                        {
                            *state = __State::Join1 { v0: total };
                            continue 'step;
                        }
                    }
                    __State::Join1 { v0 } => {
                        let mut total = v0;
                        '__genfn_t0: loop {
                            let yielded: i64 = total;
                            *state = __State::Yield2 { v0: total };
                            return __genfn::Yielded(yielded);
                        };
                    }
                    __State::Yield2 { v0 } => {
                        let mut total = v0;
                        '__genfn_t0: {
                            {
                                let mut sent1 = __genfn::resumed_with(&mut sent);
                                total += sent1;
                            }
                            {
                                *state = __State::Join1 { v0: total };
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
