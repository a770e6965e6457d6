fn conditional_move(flag: bool) -> impl Iterator<Item = u8> {
    use ::genfn::__private as __genfn;
    use ::genfn::__private::{
        DelegatesGenerator as _, DelegatesIterable as _, DelegatesNothing as _,
    };
    use ::genfn::__private::keep::{KeepCopy as _, KeepUnique as _, KeepAny as _};
    #[allow(dead_code, clippy::large_enum_variant)]
    #[derive()]
    enum __State<T0, T1> {
        Start { v0: T0 },
        Yield1 { v1: __genfn::Option<T1> },
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
        u8,
        (),
        _,
        _,
    >(
        __State::Start { v0: flag },
        |state, mut sent| {
            let fate1 = __genfn::Fate::new();
            'step: loop {
                match __genfn::replace(state, __State::Poisoned) {
                    __State::Start { v0 } => {
                        let flag = v0;
                        let guard = Guard::new();
                        let mut maybe1;
                        if flag {
                            let tail = {
                                drop(guard);
                            };
                            maybe1 = __genfn::None;
                            tail
                        } else {
                            let tail = {};
                            maybe1 = __genfn::Some(
                                if fate1.is_gone() {
                                    fate1.nothing()
                                } else {
                                    fate1.present();
                                    fate1.keep(guard)
                                },
                            );
                            tail
                        };
                        let yielded: u8 = 1;
                        *state = __State::Yield1 { v1: maybe1 };
                        return __genfn::Yielded(yielded);
                    }
                    __State::Yield1 { v1 } => {
                        return __genfn::Complete({
                            let mut maybe1 = v1;
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
