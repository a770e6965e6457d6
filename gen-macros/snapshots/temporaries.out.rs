fn temporaries(lock: &Lock) -> impl Iterator<Item = u8> {
    use ::genfn::__private as __genfn;
    #[allow(unused_imports)]
    use ::genfn::__private::{
        keep::{
            HeldCopy as _, HeldUnique as _, HeldPair as _, HeldAny as _,
            UnknownCopy as _, UnknownUnique as _, UnknownIterator as _, UnknownAny as _,
            HeldOwned as _, HeldFrees as _, HeldCopies as _, HeldDrop as _,
            HeldItems as _, HeldCopiedItems as _, UnknownOwned as _, UnknownFrees as _,
            UnknownCopies as _, UnknownDrop as _, UnknownItems as _,
            UnknownCopiedItems as _,
        },
        part::{},
    };
    #[allow(dead_code)]
    #[cfg_attr(clippy, allow(clippy::large_enum_variant))]
    enum HeldInLoop0 {
        Join2 {},
    }
    #[allow(dead_code)]
    #[cfg_attr(clippy, allow(clippy::large_enum_variant))]
    enum HeldAcrossYields<T0, T1, T2, T3, T4> {
        Start { __v0: T0 },
        Yield1 { __v3: T1, __v0: T0 },
        Join4 {},
        Yield5 { __v6: T2 },
        Complete,
        Poisoned,
        Loop0 { __inner0: HeldInLoop0, __v5: T3, __v4: T4 },
    }
    impl<T0, T1, T2, T3, T4> __genfn::State for HeldAcrossYields<T0, T1, T2, T3, T4> {
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
                Self::Start { .. } => (2usize, __genfn::None),
                Self::Yield1 { .. } => (1usize, __genfn::None),
                Self::Join4 { .. } => (1usize, __genfn::Some(1usize)),
                Self::Yield5 { .. } => (0usize, __genfn::Some(0usize)),
                Self::Loop0 { .. } => (1usize, __genfn::None),
                #[allow(unreachable_patterns)]
                _ => (0, __genfn::None),
            }
        }
    }
    #[cfg_attr(clippy, allow(clippy::used_underscore_binding))]
    let __genfn_first = HeldAcrossYields::Start {
        __v0: lock,
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
            let lock = &(*__v0);
            match () {
                () => {
                    (__genfn::Item::<u8> {
                        value: lock.lock().value(),
                    })
                        .give::<()>(__genfn_sink);
                    for x in lock.lock().items() {
                        (__genfn::Item::<u8> { value: x }).give::<()>(__genfn_sink);
                    }
                    let extended = &make();
                    (__genfn::Item::<u8> {
                        value: extended.value(),
                    })
                        .give::<()>(__genfn_sink);
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
            let __fate3_m0 = __genfn::Fate::new();
            let __fate4_m1 = __genfn::Fate::new();
            let __fate6 = __genfn::Fate::new();
            'step: loop {
                match __genfn_state {
                    &mut HeldAcrossYields::Start { __v0 } => {
                        __genfn::begins();
                        __genfn::store(__genfn_state, HeldAcrossYields::Poisoned);
                        {
                            let lock = &(*__v0);
                            {
                                let mut __place3;
                                __place3 = lock.lock();
                                let __genfn_yielded = __genfn::Item::<u8> {
                                    value: __place3.value(),
                                }
                                    .value;
                                __genfn::store(
                                    __genfn_state,
                                    HeldAcrossYields::Yield1 {
                                        __v3: if __fate3_m0.is_gone {
                                            (__fate3_m0.nothing)()
                                        } else {
                                            (__fate3_m0.present)();
                                            (__fate3_m0.keep)(__place3)
                                        },
                                        __v0: lock,
                                    },
                                );
                                return __genfn::Yielded(__genfn_yielded);
                            };
                        }
                    }
                    HeldAcrossYields::Yield1 { .. } => {
                        let HeldAcrossYields::Yield1 { __v3, __v0 } = __genfn::take(
                            __genfn_state,
                        ) else { __genfn::impossible() };
                        {
                            let lock = &(*__v0);
                            {
                                let mut __place3;
                                if __fate3_m0.is_gone {
                                    (__fate3_m0.absent)();
                                } else {
                                    (__fate3_m0.present)();
                                    __place3 = (__fate3_m0.restore)(__v3);
                                }
                            };
                            {
                                let mut __place4;
                                __place4 = lock.lock();
                                let mut __iter5 = {
                                    __genfn::IntoIterator::into_iter
                                }(__place4.items());
                                __genfn::store(
                                    __genfn_state,
                                    HeldAcrossYields::Loop0 {
                                        __inner0: HeldInLoop0::Join2 {},
                                        __v5: __iter5,
                                        __v4: if __fate4_m1.is_gone {
                                            (__fate4_m1.nothing)()
                                        } else {
                                            (__fate4_m1.present)();
                                            (__fate4_m1.keep)(__place4)
                                        },
                                    },
                                );
                                break 'step;
                            };
                        }
                    }
                    _ => break 'step,
                }
            }
            'step: loop {
                match __genfn_state {
                    HeldAcrossYields::Loop0 {
                        __inner0: __inner0,
                        __v5: __genfn_v5,
                        __v4: __genfn_v4,
                    } => {
                        {
                            let mut __place4;
                            let mut __iter5;
                            {
                                let __genfn_tail = '__genfn_t0: loop {
                                    match { __genfn::Iterator::next }(&mut *__genfn_v5) {
                                        __genfn::Some(x) => {
                                            let __genfn_yielded = __genfn::Item::<u8> { value: x }
                                                .value;
                                            __genfn::store(__inner0, HeldInLoop0::Join2 {});
                                            return __genfn::Yielded(__genfn_yielded);
                                        }
                                        __genfn::None => {
                                            break '__genfn_t0;
                                        }
                                    };
                                };
                                let HeldAcrossYields::Loop0 {
                                    __inner0: _,
                                    __v5: __v5,
                                    __v4: __v4,
                                } = __genfn::take(__genfn_state) else {
                                    __genfn::impossible()
                                };
                                if __fate4_m1.is_gone {
                                    (__fate4_m1.absent)();
                                } else {
                                    (__fate4_m1.present)();
                                    __place4 = (__fate4_m1.restore)(__v4);
                                }
                                __iter5 = __v5;
                                __genfn_tail
                            }
                        };
                        __genfn::store(__genfn_state, HeldAcrossYields::Join4 {});
                        break 'step;
                    }
                    _ => break 'step,
                }
            }
            'step: loop {
                match __genfn_state {
                    HeldAcrossYields::Join4 { .. } => {
                        let mut __extended6 = make();
                        let extended = &__extended6;
                        let __genfn_yielded = __genfn::Item::<u8> {
                            value: extended.value(),
                        }
                            .value;
                        __genfn::store(
                            __genfn_state,
                            HeldAcrossYields::Yield5 {
                                __v6: if __fate6.is_gone {
                                    (__fate6.nothing)()
                                } else {
                                    (__fate6.present)();
                                    (__fate6.keep)(__extended6)
                                },
                            },
                        );
                        return __genfn::Yielded(__genfn_yielded);
                    }
                    HeldAcrossYields::Yield5 { .. } => {
                        let HeldAcrossYields::Yield5 { __v6 } = __genfn::take(
                            __genfn_state,
                        ) else { __genfn::impossible() };
                        {
                            return __genfn::Complete(
                                __genfn::Item::<()> {
                                    value: {
                                        let mut __extended6;
                                        if __fate6.is_gone {
                                            (__fate6.absent)();
                                        } else {
                                            (__fate6.present)();
                                            __extended6 = (__fate6.restore)(__v6);
                                        }
                                    },
                                }
                                    .value,
                            )
                        }
                    }
                    _ => return __genfn::Idle,
                }
            }
            __fate3_m0
                .decide(
                    __genfn::consumes!(__fate3_m0.value())
                        .consumed((&&&&&&&&&&__fate3_m0.probe()).genfn_tag_unknown()),
                );
            __fate4_m1
                .decide(
                    __genfn::consumes!(__fate4_m1.items())
                        .consumed((&&&&&&&&&&__fate4_m1.probe()).genfn_tag_unknown()),
                );
            __fate6.decide((&&&&&&&&&&__fate6.probe()).genfn_tag_held());
        },
    );
}
