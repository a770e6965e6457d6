fn shadowing(x: String) -> impl Iterator<Item = usize> {
    use ::genfn::__private as __genfn;
    use ::genfn::__private::{
        DelegatesGenerator as _, DelegatesIterable as _, DelegatesNothing as _,
    };
    use ::genfn::__private::keep::{};
    #[allow(dead_code, clippy::large_enum_variant)]
    #[derive()]
    enum __State<T0, T1, T2> {
        Start { v0: T0 },
        Yield1 { v1: T1 },
        Yield2 { v3: T2 },
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
        usize,
        (),
        _,
        _,
    >(
        __State::Start { v0: x },
        |state, mut sent| {
            'step: loop {
                match __genfn::replace(state, __State::Poisoned) {
                    __State::Start { v0 } => {
                        let x = v0;
                        let __genfn_x_1 = Guard::new(x);
                        {
                            let x = __genfn_x_1.name().len();
                            let yielded: usize = x;
                            *state = __State::Yield1 { v1: __genfn_x_1 };
                            return __genfn::Yielded(yielded);
                        };
                    }
                    __State::Yield1 { v1 } => {
                        let __genfn_x_1 = v1;
                        {
                            __genfn::resumed_with(&mut sent);
                        };
                        let x = __genfn_x_1.into_name();
                        let yielded: usize = x.len();
                        *state = __State::Yield2 { v3: x };
                        return __genfn::Yielded(yielded);
                    }
                    __State::Yield2 { v3 } => {
                        return __genfn::Complete({
                            let x = v3;
                            __genfn::resumed_with(&mut sent);
                            println!("{x}");
                        });
                    }
                    __State::Complete | __State::Poisoned => __genfn::unreachable!(),
                }
            }
        },
    );
    machine
}
