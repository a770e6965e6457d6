fn nested(n: u64) -> impl Iterator<Item = u64> {
    use ::genfn::__private as __genfn;
    #[allow(dead_code)]
    #[cfg_attr(clippy, allow(clippy::large_enum_variant))]
    enum HeldInLoop0<T2, T3> {
        Join1 {},
        Loop1 { __inner1: HeldInLoop1, __v4: T2, __v1: T3 },
    }
    #[allow(dead_code)]
    #[cfg_attr(clippy, allow(clippy::large_enum_variant))]
    enum HeldInLoop1 {
        Join2 {},
    }
    #[allow(dead_code)]
    #[cfg_attr(clippy, allow(clippy::large_enum_variant))]
    enum HeldAcrossYields<T0, T1, T2, T3> {
        Start { __v0: T0 },
        Complete,
        Poisoned,
        Loop0 { __inner0: HeldInLoop0<T2, T3>, __v3: T1 },
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
    }
    #[cfg_attr(clippy, allow(clippy::used_underscore_binding))]
    let __genfn_first = HeldAcrossYields::Start { __v0: n };
    let __genfn_unstarted = __genfn::with_twin::<
        (),
        u64,
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
                    for i in 0..n {
                        for j in 0..i {
                            (__genfn::Item::<u64> {
                                value: i ^ j,
                            })
                                .give::<()>(__genfn_sink);
                        }
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
        u64,
        (),
        _,
        _,
        _,
    >(
        __genfn_unstarted,
        #[cfg_attr(not(debug_assertions), inline(always))]
        |__genfn_state, mut __genfn_sent| -> __genfn::Outcome<_, _> {
            'step: loop {
                match __genfn_state {
                    &mut HeldAcrossYields::Start { __v0 } => {
                        __genfn::begins();
                        __genfn::store(__genfn_state, HeldAcrossYields::Poisoned);
                        {
                            let n = __v0;
                            {
                                let mut __iter3 = {
                                    __genfn::IntoIterator::into_iter
                                }(0..n);
                                __genfn::store(
                                    __genfn_state,
                                    HeldAcrossYields::Loop0 {
                                        __inner0: HeldInLoop0::Join1 {},
                                        __v3: __iter3,
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
                    } if match *__inner0 {
                        HeldInLoop0::Join1 { .. } => true,
                        _ => false,
                    } => {
                        return __genfn::Complete(
                            __genfn::Item::<()> {
                                value: {
                                    {
                                        {
                                            let __genfn_tail = '__genfn_t0: loop {
                                                match { __genfn::Iterator::next }(&mut *__genfn_v3) {
                                                    __genfn::Some(i) => {
                                                        {
                                                            let mut __iter4 = {
                                                                __genfn::IntoIterator::into_iter
                                                            }(0..i);
                                                            __genfn::store(
                                                                __inner0,
                                                                HeldInLoop0::Loop1 {
                                                                    __inner1: HeldInLoop1::Join2 {},
                                                                    __v4: __iter4,
                                                                    __v1: i,
                                                                },
                                                            );
                                                            continue 'step;
                                                        };
                                                    }
                                                    __genfn::None => {
                                                        break '__genfn_t0;
                                                    }
                                                };
                                            };
                                            __genfn::store(__genfn_state, HeldAcrossYields::Poisoned);
                                            __genfn_tail
                                        }
                                    }
                                },
                            }
                                .value,
                        );
                    }
                    HeldAcrossYields::Loop0 {
                        __inner0: __inner0,
                        __v3: __genfn_v3,
                    } if match *__inner0 {
                        HeldInLoop0::Loop1 {
                            __inner1: HeldInLoop1::Join2 { .. },
                            ..
                        } => true,
                        _ => false,
                    } => {
                        let HeldInLoop0::Loop1 {
                            __inner1: __inner1,
                            __v4: __genfn_v4,
                            __v1: _i,
                        } = &mut *__inner0 else { __genfn::impossible() };
                        {
                            {
                                {
                                    {
                                        {
                                            {
                                                let __genfn_tail = '__genfn_t1: loop {
                                                    match { __genfn::Iterator::next }(&mut *__genfn_v4) {
                                                        __genfn::Some(j) => {
                                                            let __genfn_yielded = __genfn::Item::<u64> {
                                                                value: *_i ^ j,
                                                            }
                                                                .value;
                                                            __genfn::store(__inner1, HeldInLoop1::Join2 {});
                                                            return __genfn::Yielded(__genfn_yielded);
                                                        }
                                                        __genfn::None => {
                                                            break '__genfn_t1;
                                                        }
                                                    };
                                                };
                                                __genfn::store(__inner0, HeldInLoop0::Join1 {});
                                                __genfn_tail
                                            }
                                        }
                                    }
                                }
                                __genfn::store(__inner0, HeldInLoop0::Join1 {});
                                continue 'step;
                            };
                        }
                    }
                    _ => return __genfn::Idle,
                }
            }
        },
    );
}
