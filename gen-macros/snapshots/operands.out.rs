fn operands(out: &mut Vec<u8>) -> impl Generator<u8, Yield = u8, Return = u8> {
    use ::genfn::__private as __genfn;
    #[allow(dead_code)]
    #[cfg_attr(clippy, allow(clippy::large_enum_variant))]
    enum HeldAcrossYields<T0, T1> {
        Start { __v0: T0 },
        Yield1 { __v2: T1, __v0: T0 },
        Yield2 {},
        Yield3 {},
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
    }
    #[cfg_attr(clippy, allow(clippy::used_underscore_binding))]
    let __genfn_first = HeldAcrossYields::Start {
        __v0: out,
    };
    let __genfn_unstarted = __genfn::with_twin::<
        u8,
        u8,
        u8,
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
            let out = __v0;
            match () {
                () => {
                    out.push(
                        three(
                            first(),
                            (__genfn::Item::<u8> { value: 1 }).give::<u8>(__genfn_sink),
                            |x| x + 1,
                        ),
                    );
                    let ok = (__genfn::Item::<u8> { value: 2 }).give::<u8>(__genfn_sink)
                        > 0 && ready();
                    if ok {
                        (__genfn::Item::<u8> { value: 3 }).give::<u8>(__genfn_sink)
                    } else {
                        0
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
        u8,
        u8,
        u8,
        _,
        _,
        _,
    >(
        __genfn_unstarted,
        #[cfg_attr(not(debug_assertions), inline(always))]
        |__genfn_state, mut __genfn_sent| -> __genfn::Outcome<_, _> {
            let __type4 = __genfn::Probe::new();
            'step: loop {
                match __genfn::take(__genfn_state) {
                    HeldAcrossYields::Start { __v0 } => {
                        let out = __v0;
                        let mut __operand2 = first();
                        let __genfn_yielded = __genfn::Item::<u8> { value: 1 }.value;
                        __genfn::store(
                            __genfn_state,
                            HeldAcrossYields::Yield1 {
                                __v2: __operand2,
                                __v0: out,
                            },
                        );
                        return __genfn::Yielded(__genfn_yielded);
                    }
                    HeldAcrossYields::Yield1 { __v2, __v0 } => {
                        let out = __v0;
                        let mut __operand2 = __v2;
                        let mut __sent3 = (__genfn_sent).resumed();
                        out.push(three(__operand2, __sent3, |x| x + 1));
                        {
                            let __genfn_yielded = __genfn::Item::<u8> { value: 2 }.value;
                            __genfn::store(__genfn_state, HeldAcrossYields::Yield2 {});
                            return __genfn::Yielded(__genfn_yielded);
                        };
                    }
                    HeldAcrossYields::Yield2 {} => {
                        return __genfn::Complete(
                            __genfn::Item::<u8> {
                                value: {
                                    let mut __value4;
                                    '__genfn_told: {
                                        break '__genfn_told;
                                        __type4.of(&__value4);
                                    }
                                    let mut __value7: bool;
                                    {
                                        let mut __place6;
                                        let mut __sent5 = (__genfn_sent).resumed();
                                        __place6 = __sent5;
                                        __value7 = __place6 > 0;
                                    };
                                    __value4 = if __value7 { ready() } else { false };
                                    let ok = __value4;
                                    if ok {
                                        let __genfn_yielded = __genfn::Item::<u8> { value: 3 }
                                            .value;
                                        __genfn::store(__genfn_state, HeldAcrossYields::Yield3 {});
                                        return __genfn::Yielded(__genfn_yielded);
                                    } else {
                                        0
                                    }
                                },
                            }
                                .value,
                        );
                    }
                    HeldAcrossYields::Yield3 {} => {
                        return __genfn::Complete(
                            __genfn::Item::<u8> {
                                value: { { (__genfn_sent).resumed() } },
                            }
                                .value,
                        );
                    }
                    HeldAcrossYields::Complete | HeldAcrossYields::Poisoned => {
                        __genfn::impossible()
                    }
                }
            }
        },
    );
}
