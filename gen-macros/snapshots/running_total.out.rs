fn running_total() -> impl Generator<i64, Yield = i64, Return = ()> {
    use ::genfn::__private as __genfn;
    #[allow(dead_code)]
    #[cfg_attr(clippy, allow(clippy::large_enum_variant))]
    enum HeldInLoop0 {
        Join1 {},
        Yield2 {},
    }
    #[allow(dead_code)]
    #[cfg_attr(clippy, allow(clippy::large_enum_variant))]
    enum HeldAcrossYields<T0> {
        Start {},
        Loop0 { __inner0: HeldInLoop0, __v0: T0 },
        Complete,
        Poisoned,
    }
    impl<T0> __genfn::State for HeldAcrossYields<T0> {
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
    let __genfn_first = HeldAcrossYields::Start {};
    let __genfn_unstarted = __genfn::with_twin::<
        i64,
        i64,
        (),
        _,
        _,
    >(
        __genfn_first,
        |__genfn_state, __genfn_sink| {
            match () {
                () => {
                    let mut total = 0;
                    loop {
                        total
                            += (__genfn::Item::<i64> {
                                value: total,
                            })
                                .give::<i64>(__genfn_sink);
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
        i64,
        i64,
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
                    HeldAcrossYields::Start { .. } => {
                        __genfn::begins();
                        {
                            let mut total = 0;
                            __genfn::store(
                                __genfn_state,
                                HeldAcrossYields::Loop0 {
                                    __inner0: HeldInLoop0::Join1 {},
                                    __v0: total,
                                },
                            );
                            break 'step;
                        }
                    }
                    _ => break 'step,
                }
            }
            'step: loop {
                match __genfn_state {
                    HeldAcrossYields::Loop0 { __inner0: __inner0, __v0: _total } => {
                        {
                            match __inner0 {
                                HeldInLoop0::Yield2 { .. } => {
                                    let mut __sent1 = (__genfn_sent).resumed();
                                    *_total += __sent1;
                                }
                                _ => {}
                            }
                            '__genfn_t0: loop {
                                let __genfn_yielded = __genfn::Item::<i64> {
                                    value: *_total,
                                }
                                    .value;
                                __genfn::store(__inner0, HeldInLoop0::Yield2 {});
                                return __genfn::Yielded(__genfn_yielded);
                            }
                        };
                    }
                    _ => __genfn::impossible(),
                }
            }
        },
    );
}
