fn conditional_move(flag: bool) -> impl Iterator<Item = u8> {
    use ::genfn::__private as __genfn;
    #[allow(unused_imports)]
    use ::genfn::__private::{
        keep::{
            HeldCopy as _, HeldUnique as _, HeldPair as _, HeldAny as _, HeldOwned as _,
            HeldFrees as _, HeldCopies as _, HeldDrop as _, HeldItems as _,
            HeldCopiedItems as _,
        },
        part::{},
    };
    #[allow(dead_code)]
    #[cfg_attr(clippy, allow(clippy::large_enum_variant))]
    enum HeldAcrossYields<T0, T1> {
        Start { __v0: T0 },
        Yield1 { __v1: __genfn::Option<T1> },
        Complete,
        Poisoned,
    }
    impl<T0, T1> __genfn::State for HeldAcrossYields<T0, T1> {
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
                Self::Start { .. } => (1usize, __genfn::Some(1usize)),
                Self::Yield1 { .. } => (0usize, __genfn::Some(0usize)),
                #[allow(unreachable_patterns)]
                _ => (0, __genfn::None),
            }
        }
    }
    #[cfg_attr(clippy, allow(clippy::used_underscore_binding))]
    let __genfn_first = HeldAcrossYields::Start {
        __v0: flag,
    };
    let __genfn_unstarted = __genfn::with_twin::<
        (),
        u8,
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
            let flag = __v0;
            match () {
                () => {
                    let guard = Guard::new();
                    if flag {
                        drop(guard);
                    }
                    (__genfn::Item::<u8> { value: 1 }).give::<()>(__genfn_sink);
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
        u8,
        (),
        _,
        _,
        _,
    >(
        __genfn_unstarted,
        #[cfg_attr(not(debug_assertions), inline(always))]
        |__genfn_state, mut __genfn_sent| -> __genfn::Outcome<_, _> {
            let __fate1 = __genfn::Fate::new();
            'step: loop {
                match __genfn::take(__genfn_state) {
                    HeldAcrossYields::Start { __v0 } => {
                        let flag = __v0;
                        let guard = Guard::new();
                        let mut __maybe1;
                        if flag {
                            let __genfn_tail = {
                                drop(guard);
                            };
                            __maybe1 = __genfn::None;
                            __genfn_tail
                        } else {
                            let __genfn_tail = {};
                            __maybe1 = __genfn::Some(
                                if __fate1.is_gone {
                                    (__fate1.nothing)()
                                } else {
                                    (__fate1.present)();
                                    (__fate1.keep)(guard)
                                },
                            );
                            __genfn_tail
                        };
                        let __genfn_yielded = __genfn::Item::<u8> { value: 1 }.value;
                        __genfn::store(
                            __genfn_state,
                            HeldAcrossYields::Yield1 {
                                __v1: __maybe1,
                            },
                        );
                        return __genfn::Yielded(__genfn_yielded);
                    }
                    HeldAcrossYields::Yield1 { __v1 } => {
                        return __genfn::Complete(
                            __genfn::Item::<()> {
                                value: {
                                    let mut __maybe1 = __v1;
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
            __fate1.decide((&&&&&&&&&&__fate1.probe()).genfn_tag_held());
        },
    );
}
