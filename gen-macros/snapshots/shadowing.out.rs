fn shadowing(x: String) -> impl Iterator<Item = usize> {
    use ::genfn::__private as __genfn;
    #[allow(unused_imports)]
    use ::genfn::__private::{
        keep::{
            UnknownCopy as _, UnknownUnique as _, UnknownIterator as _, UnknownAny as _,
            UnknownOwned as _, UnknownFrees as _, UnknownCopies as _, UnknownDrop as _,
            UnknownItems as _, UnknownCopiedItems as _,
        },
        part::{},
    };
    #[allow(dead_code)]
    #[cfg_attr(clippy, allow(clippy::large_enum_variant))]
    enum HeldAcrossYields<T0, T1, T2, T3> {
        Start { __v0: T0 },
        Yield1 { __v1: T1 },
        Yield2 { __v3: T3, __v1: T2 },
        Complete,
        Poisoned,
    }
    impl<T0, T1, T2, T3> __genfn::State for HeldAcrossYields<T0, T1, T2, T3> {
        #[inline]
        fn over(panicked: bool) -> Self {
            if panicked { Self::Poisoned } else { Self::Complete }
        }
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
        #[inline]
        fn remaining(&self) -> __genfn::SizeHint {
            match self {
                Self::Start { .. } => (2usize, __genfn::Some(2usize)),
                Self::Yield1 { .. } => (1usize, __genfn::Some(1usize)),
                Self::Yield2 { .. } => (0usize, __genfn::Some(0usize)),
                #[allow(unreachable_patterns)]
                _ => (0, __genfn::None),
            }
        }
    }
    #[cfg_attr(clippy, allow(clippy::used_underscore_binding))]
    let __genfn_first = HeldAcrossYields::Start { __v0: x };
    let __genfn_unstarted = __genfn::with_twin::<
        (),
        usize,
        (),
        _,
        _,
    >(
        __genfn_first,
        |__genfn_state, __genfn_sink| {
            let HeldAcrossYields::Start { __v0 } = __genfn_state else {
                __genfn::impossible()
            };
            #[cfg_attr(
                clippy,
                allow(
                    clippy::no_effect_underscore_binding,
                    clippy::borrow_deref_ref,
                    clippy::shadow_unrelated
                )
            )]
            let x = __v0;
            match () {
                () => {
                    let x = Guard::new(x);
                    {
                        let x = x.name().len();
                        (__genfn::Item::<usize> { value: x }).give::<()>(__genfn_sink);
                    }
                    let x = x.into_name();
                    (__genfn::Item::<usize> {
                        value: x.len(),
                    })
                        .give::<()>(__genfn_sink);
                    println!("{x}");
                }
            }
        },
    );
    #[allow(
        unused,
        unused_results,
        unused_qualifications,
        unused_lifetimes,
        let_underscore_drop,
        nonstandard_style,
        unit_bindings,
        redundant_lifetimes,
        single_use_lifetimes,
        variant_size_differences,
        trivial_casts,
        irrefutable_let_patterns,
        non_shorthand_field_patterns,
        dropping_copy_types,
        dropping_references,
        unconditional_recursion,
    )]
    #[cfg_attr(
        clippy,
        allow(clippy::all, clippy::pedantic, clippy::nursery, clippy::restriction)
    )]
    return __genfn::machine::<
        (),
        usize,
        (),
        _,
        _,
        _,
    >(
        __genfn_unstarted,
        #[cfg_attr(not(debug_assertions), inline(always))]
        |__genfn_state, mut __genfn_sent| -> __genfn::Outcome<_, _> {
            let __fate1_m1 = __genfn::Fate::new();
            'step: loop {
                match __genfn::take(__genfn_state) {
                    HeldAcrossYields::Start { __v0 } => {
                        let x = __v0;
                        let _x = Guard::new(x);
                        {
                            let x = _x.name().len();
                            let __genfn_yielded = __genfn::Item::<usize> { value: x }
                                .value;
                            __genfn::store(
                                __genfn_state,
                                HeldAcrossYields::Yield1 {
                                    __v1: _x,
                                },
                            );
                            return __genfn::Yielded(__genfn_yielded);
                        };
                    }
                    HeldAcrossYields::Yield1 { __v1 } => {
                        let _x = __v1;
                        {};
                        let x = _x.into_name();
                        let __genfn_yielded = __genfn::Item::<usize> {
                            value: x.len(),
                        }
                            .value;
                        __genfn::store(
                            __genfn_state,
                            HeldAcrossYields::Yield2 {
                                __v3: x,
                                __v1: if __fate1_m1.is_gone {
                                    (__fate1_m1.nothing)()
                                } else {
                                    (__fate1_m1.present)();
                                    (__fate1_m1.keep)(_x)
                                },
                            },
                        );
                        return __genfn::Yielded(__genfn_yielded);
                    }
                    HeldAcrossYields::Yield2 { __v3, __v1 } => {
                        return __genfn::Complete(
                            __genfn::Item::<()> {
                                value: {
                                    let mut _x;
                                    if __fate1_m1.is_gone {
                                        (__fate1_m1.absent)();
                                    } else {
                                        (__fate1_m1.present)();
                                        _x = (__fate1_m1.restore)(__v1);
                                    }
                                    let x = __v3;
                                    println!("{x}");
                                },
                            }
                                .value,
                        );
                    }
                    HeldAcrossYields::Complete => {
                        __genfn::store(__genfn_state, HeldAcrossYields::Complete);
                        return __genfn::Idle;
                    }
                    HeldAcrossYields::Poisoned => return __genfn::Idle,
                }
            }
            __fate1_m1
                .decide(
                    __genfn::consumes!(__fate1_m1.into_name())
                        .consumed((&&&&&&&&&&__fate1_m1.probe()).genfn_tag_unknown()),
                );
        },
    );
}
