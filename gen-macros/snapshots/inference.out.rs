fn inference(n: u8) -> impl Iterator<Item = u8> {
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
    enum HeldInLoop0<T1> {
        Join1 {},
        Yield2 { __v2: T1 },
    }
    #[allow(dead_code)]
    #[cfg_attr(clippy, allow(clippy::large_enum_variant))]
    enum HeldAcrossYields<T0, T1, T2, T3, T4> {
        Start { __v0: T0 },
        Join3 { __v1: T2 },
        Yield4 { __v1: T3 },
        Complete,
        Poisoned,
        Loop0 { __inner0: HeldInLoop0<T1>, __v3: T4, __v1: T2 },
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
                Self::Start { .. } => (1usize, __genfn::None),
                Self::Join3 { .. } => (1usize, __genfn::Some(1usize)),
                Self::Yield4 { .. } => (0usize, __genfn::Some(0usize)),
                Self::Loop0 { .. } => (1usize, __genfn::None),
                #[allow(unreachable_patterns)]
                _ => (0, __genfn::None),
            }
        }
    }
    #[cfg_attr(clippy, allow(clippy::used_underscore_binding))]
    let __genfn_first = HeldAcrossYields::Start { __v0: n };
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
            let n = __v0;
            match () {
                () => {
                    let mut seen = Vec::new();
                    for i in 0..n {
                        (__genfn::Item::<u8> { value: i }).give::<()>(__genfn_sink);
                        seen.push(i);
                    }
                    (__genfn::Item::<u8> {
                        value: seen[0].pow(2),
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
            let __fate1 = __genfn::Fate::new();
            'step: loop {
                match __genfn_state {
                    &mut HeldAcrossYields::Start { __v0 } => {
                        __genfn::begins();
                        __genfn::store(__genfn_state, HeldAcrossYields::Poisoned);
                        {
                            let n = __v0;
                            let mut seen = Vec::new();
                            {
                                let mut __iter3 = {
                                    __genfn::IntoIterator::into_iter
                                }(0..n);
                                __genfn::store(
                                    __genfn_state,
                                    HeldAcrossYields::Loop0 {
                                        __inner0: HeldInLoop0::Join1 {},
                                        __v3: __iter3,
                                        __v1: seen,
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
                        __v3: __genfn_v3,
                        __v1: _seen,
                    } => {
                        let mut seen;
                        {
                            {
                                let __genfn_tail = {
                                    if false {
                                        '__genfn_t0: loop {
                                            match { __genfn::Iterator::next }(&mut *__genfn_v3) {
                                                __genfn::Some(i) => {
                                                    let __genfn_yielded = __genfn::Item::<u8> { value: i }
                                                        .value;
                                                    __genfn::store(__inner0, HeldInLoop0::Yield2 { __v2: i });
                                                    return __genfn::Yielded(__genfn_yielded);
                                                }
                                                __genfn::None => {
                                                    break '__genfn_t0;
                                                }
                                            };
                                        }
                                    } else {
                                        match __inner0 {
                                            &mut HeldInLoop0::Yield2 { __v2 } => {
                                                let i = __v2;
                                                (*_seen).push(i);
                                            }
                                            _ => {}
                                        }
                                        '__genfn_t0: loop {
                                            match { __genfn::Iterator::next }(&mut *__genfn_v3) {
                                                __genfn::Some(i) => {
                                                    let __genfn_yielded = __genfn::Item::<u8> { value: i }
                                                        .value;
                                                    __genfn::store(__inner0, HeldInLoop0::Yield2 { __v2: i });
                                                    return __genfn::Yielded(__genfn_yielded);
                                                }
                                                __genfn::None => {
                                                    break '__genfn_t0;
                                                }
                                            };
                                        }
                                    }
                                };
                                let HeldAcrossYields::Loop0 {
                                    __inner0: _,
                                    __v3: __v3,
                                    __v1: __v1,
                                } = __genfn::take(__genfn_state) else {
                                    __genfn::impossible()
                                };
                                seen = __v1;
                                __genfn_tail
                            }
                        };
                        __genfn::store(
                            __genfn_state,
                            HeldAcrossYields::Join3 {
                                __v1: seen,
                            },
                        );
                        break 'step;
                    }
                    _ => break 'step,
                }
            }
            'step: loop {
                match __genfn_state {
                    HeldAcrossYields::Join3 { .. } => {
                        let HeldAcrossYields::Join3 { __v1 } = __genfn::take(
                            __genfn_state,
                        ) else { __genfn::impossible() };
                        {
                            let mut seen = __v1;
                            let __genfn_yielded = __genfn::Item::<u8> {
                                value: seen[0].pow(2),
                            }
                                .value;
                            __genfn::store(
                                __genfn_state,
                                HeldAcrossYields::Yield4 {
                                    __v1: if __fate1.is_gone {
                                        (__fate1.nothing)()
                                    } else {
                                        (__fate1.present)();
                                        (__fate1.keep)(seen)
                                    },
                                },
                            );
                            return __genfn::Yielded(__genfn_yielded);
                        }
                    }
                    HeldAcrossYields::Yield4 { .. } => {
                        let HeldAcrossYields::Yield4 { __v1 } = __genfn::take(
                            __genfn_state,
                        ) else { __genfn::impossible() };
                        {
                            return __genfn::Complete(
                                __genfn::Item::<()> {
                                    value: {
                                        let mut seen;
                                        if __fate1.is_gone {
                                            (__fate1.absent)();
                                        } else {
                                            (__fate1.present)();
                                            seen = (__fate1.restore)(__v1);
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
            __fate1.decide((&&&&&&&&&&__fate1.probe()).genfn_tag_held());
        },
    );
}
