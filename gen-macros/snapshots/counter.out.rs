fn counter(limit: u32) -> impl Iterator<Item = u32> {
    use ::genfn::__private as __genfn;
    #[allow(dead_code)]
    #[cfg_attr(clippy, allow(clippy::large_enum_variant))]
    enum HeldInLoop0 {
        Yield2 {},
    }
    #[allow(dead_code)]
    #[cfg_attr(clippy, allow(clippy::large_enum_variant))]
    enum HeldAcrossYields<T0, T1> {
        Start { __v0: T0 },
        Complete,
        Poisoned,
        Loop0 { __inner0: HeldInLoop0, __v1: T1, __v0: T0 },
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
    }
    #[cfg_attr(clippy, allow(clippy::used_underscore_binding))]
    let __genfn_first = HeldAcrossYields::Start {
        __v0: limit,
    };
    let __genfn_unstarted = __genfn::with_twin::<
        (),
        u32,
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
            let limit = __v0;
            match () {
                () => {
                    let mut n = 0;
                    while n < limit {
                        (__genfn::Item::<u32> { value: n }).give::<()>(__genfn_sink);
                        n += 1;
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
        u32,
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
                            return __genfn::Complete(
                                __genfn::Item::<()> {
                                    value: {
                                        let limit = __v0;
                                        let mut n = 0;
                                        '__genfn_t0: loop {
                                            if n < limit {
                                                let __genfn_yielded = __genfn::Item::<u32> { value: n }
                                                    .value;
                                                __genfn::count(&mut n, 1);
                                                __genfn::store(
                                                    __genfn_state,
                                                    HeldAcrossYields::Loop0 {
                                                        __inner0: HeldInLoop0::Yield2 {},
                                                        __v1: n,
                                                        __v0: limit,
                                                    },
                                                );
                                                return __genfn::Yielded(__genfn_yielded);
                                            } else {
                                                break '__genfn_t0;
                                            };
                                        }
                                    },
                                }
                                    .value,
                            )
                        }
                    }
                    HeldAcrossYields::Loop0 {
                        __inner0: __inner0,
                        __v1: _n,
                        __v0: _limit,
                    } => {
                        return __genfn::Complete(
                            __genfn::Item::<()> {
                                value: {
                                    {
                                        let __genfn_tail = {
                                            {
                                                {
                                                    __genfn::count(&mut *_n, -1);
                                                    *_n += 1;
                                                }
                                            }
                                            '__genfn_t0: loop {
                                                if *_n < *_limit {
                                                    let __genfn_yielded = __genfn::Item::<u32> { value: *_n }
                                                        .value;
                                                    __genfn::count(&mut *_n, 1);
                                                    __genfn::store(__inner0, HeldInLoop0::Yield2 {});
                                                    return __genfn::Yielded(__genfn_yielded);
                                                } else {
                                                    break '__genfn_t0;
                                                };
                                            }
                                        };
                                        __genfn::store(__genfn_state, HeldAcrossYields::Poisoned);
                                        __genfn_tail
                                    }
                                },
                            }
                                .value,
                        );
                    }
                    _ => return __genfn::Idle,
                }
            }
        },
    );
}
