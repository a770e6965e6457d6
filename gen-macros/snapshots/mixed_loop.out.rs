fn mixed_loop(list: &[u64]) -> impl Iterator<Item = String> {
    use ::genfn::__private as __genfn;
    #[allow(dead_code)]
    #[cfg_attr(clippy, allow(clippy::large_enum_variant))]
    enum HeldInLoop0<T1, T2, T3, T4> {
        Join1 { __v6: T3, __v3: T2, __v2: T1 },
        Yield2 { __v4: T4, __v6: T3, __v3: T2 },
        Poisoned,
    }
    #[allow(dead_code)]
    #[cfg_attr(clippy, allow(clippy::large_enum_variant))]
    enum HeldAcrossYields<T0, T1, T2, T3, T4, T5> {
        Start { __v0: T0 },
        Complete,
        Poisoned,
        Loop0 { __inner0: HeldInLoop0<T1, T2, T3, T4>, __v1: T5 },
    }
    impl<T0, T1, T2, T3, T4, T5> __genfn::State
    for HeldAcrossYields<T0, T1, T2, T3, T4, T5> {
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
    }
    #[cfg_attr(clippy, allow(clippy::used_underscore_binding))]
    let __genfn_first = HeldAcrossYields::Start {
        __v0: list,
    };
    let __genfn_unstarted = __genfn::with_twin::<
        (),
        String,
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
            let list = &(*__v0);
            match () {
                () => {
                    let (mut seen, mut text) = (Vec::new(), String::new());
                    let behind = Vec::new();
                    for n in list {
                        let last = text;
                        (__genfn::Item::<String> {
                            value: last,
                        })
                            .give::<()>(__genfn_sink);
                        text = n.to_string();
                        seen.push(*n);
                        behind.len();
                    }
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
        String,
        (),
        _,
        _,
        _,
    >(
        __genfn_unstarted,
        #[cfg_attr(not(debug_assertions), inline(always))]
        |__genfn_state, mut __genfn_sent| -> __genfn::Outcome<_, _> {
            let __type2 = __genfn::Probe::new();
            'step: loop {
                match __genfn_state {
                    &mut HeldAcrossYields::Start { __v0 } => {
                        __genfn::begins();
                        __genfn::store(__genfn_state, HeldAcrossYields::Poisoned);
                        {
                            let list = &(*__v0);
                            let (mut seen, mut text) = (Vec::new(), String::new());
                            '__genfn_told: {
                                break '__genfn_told;
                                __type2.of(&text);
                            }
                            let behind = Vec::new();
                            {
                                let mut __iter6 = {
                                    __genfn::IntoIterator::into_iter
                                }(list);
                                __genfn::store(
                                    __genfn_state,
                                    HeldAcrossYields::Loop0 {
                                        __inner0: HeldInLoop0::Join1 {
                                            __v6: __iter6,
                                            __v3: behind,
                                            __v2: text,
                                        },
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
                        __v1: _seen,
                    } if match *__inner0 {
                        HeldInLoop0::Join1 { .. } => true,
                        _ => false,
                    } => {
                        let HeldInLoop0::Join1 { __v6, __v3, __v2 } = __genfn::replace(
                            __inner0,
                            HeldInLoop0::Poisoned,
                        ) else { __genfn::impossible() };
                        {
                            return __genfn::Complete(
                                __genfn::Item::<()> {
                                    value: {
                                        let mut seen;
                                        let mut text = __v2;
                                        let behind = __v3;
                                        {
                                            let mut __iter6 = __v6;
                                            {
                                                let __genfn_tail = '__genfn_t0: loop {
                                                    match { __genfn::Iterator::next }(&mut __iter6) {
                                                        __genfn::Some(n) => {
                                                            let last = text;
                                                            let __genfn_yielded = __genfn::Item::<String> {
                                                                value: last,
                                                            }
                                                                .value;
                                                            __genfn::store(
                                                                __inner0,
                                                                HeldInLoop0::Yield2 {
                                                                    __v4: n,
                                                                    __v6: __iter6,
                                                                    __v3: behind,
                                                                },
                                                            );
                                                            return __genfn::Yielded(__genfn_yielded);
                                                        }
                                                        __genfn::None => {
                                                            break '__genfn_t0;
                                                        }
                                                    };
                                                };
                                                let HeldAcrossYields::Loop0 { __inner0: _, __v1: __v1 } = __genfn::take(
                                                    __genfn_state,
                                                ) else { __genfn::impossible() };
                                                seen = __v1;
                                                __genfn_tail
                                            }
                                        }
                                    },
                                }
                                    .value,
                            )
                        }
                    }
                    HeldAcrossYields::Loop0 {
                        __inner0: __inner0,
                        __v1: _seen,
                    } if match *__inner0 {
                        HeldInLoop0::Yield2 { .. } => true,
                        _ => false,
                    } => {
                        let HeldInLoop0::Yield2 { __v4, __v6, __v3 } = __genfn::replace(
                            __inner0,
                            HeldInLoop0::Poisoned,
                        ) else { __genfn::impossible() };
                        {
                            return __genfn::Complete(
                                __genfn::Item::<()> {
                                    value: {
                                        let mut seen;
                                        let mut text;
                                        '__genfn_told: {
                                            break '__genfn_told;
                                            __type2.of(&text);
                                        }
                                        let behind = __v3;
                                        {
                                            let mut __iter6 = __v6;
                                            {
                                                let __genfn_tail = {
                                                    {
                                                        {
                                                            let n = __v4;
                                                            text = n.to_string();
                                                            (*_seen).push(*n);
                                                            behind.len();
                                                        }
                                                    }
                                                    '__genfn_t0: loop {
                                                        match { __genfn::Iterator::next }(&mut __iter6) {
                                                            __genfn::Some(n) => {
                                                                let last = text;
                                                                let __genfn_yielded = __genfn::Item::<String> {
                                                                    value: last,
                                                                }
                                                                    .value;
                                                                __genfn::store(
                                                                    __inner0,
                                                                    HeldInLoop0::Yield2 {
                                                                        __v4: n,
                                                                        __v6: __iter6,
                                                                        __v3: behind,
                                                                    },
                                                                );
                                                                return __genfn::Yielded(__genfn_yielded);
                                                            }
                                                            __genfn::None => {
                                                                break '__genfn_t0;
                                                            }
                                                        };
                                                    }
                                                };
                                                let HeldAcrossYields::Loop0 { __inner0: _, __v1: __v1 } = __genfn::take(
                                                    __genfn_state,
                                                ) else { __genfn::impossible() };
                                                seen = __v1;
                                                __genfn_tail
                                            }
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
        },
    );
}
