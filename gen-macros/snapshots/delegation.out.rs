fn delegation() -> impl Generator<u8, Yield = u8, Return = u8> {
    use ::genfn::__private as __genfn;
    use ::genfn::__private::{
        Delegate as _, DelegatesGenerator as _, DelegatesIterable as _,
        DelegatesNothing as _,
    };
    #[allow(unused_imports)]
    use ::genfn::__private::{
        keep::{
            PassedIterator as _, PassedDrop as _, PassedRef as _, PassedRefMut as _,
            PassedAny as _, PassedFrees as _, PassedCopies as _,
        },
        part::{},
    };
    #[allow(dead_code)]
    #[cfg_attr(clippy, allow(clippy::large_enum_variant))]
    enum HeldInLoop0<T0, T1> {
        Join1 { __v4: T0 },
        Yield2 { __v7: T1 },
        Poisoned,
    }
    #[allow(dead_code)]
    #[cfg_attr(clippy, allow(clippy::large_enum_variant))]
    enum HeldAcrossYields<T0, T1, T2, T3> {
        Start {},
        Join3 { __v6: T2 },
        Loop0 { __inner0: HeldInLoop0<T0, T1>, __v0: T3 },
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
    }
    #[cfg_attr(clippy, allow(clippy::used_underscore_binding))]
    let __genfn_first = HeldAcrossYields::Start {};
    let __genfn_unstarted = __genfn::with_twin::<
        u8,
        u8,
        u8,
        _,
        _,
    >(
        __genfn_first,
        |__genfn_state, __genfn_sink| {
            match () {
                () => {
                    let a = ({
                        let __genfn_source = inner();
                        (&&&__genfn::Source::<u8, _>::new(&__genfn_source))
                            .genfn_tag()
                            .delegate(__genfn_source)
                    })
                        .genfn_finish(
                            __genfn::None,
                            &mut |__genfn_value| {
                                __genfn::Item::<u8> {
                                    value: __genfn_value,
                                }
                                    .give(__genfn_sink)
                            },
                        );
                    a + 1
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
            let __fate7_own = __genfn::Fate::new();
            let __type6 = __genfn::Probe::new();
            'step: loop {
                match __genfn_state {
                    HeldAcrossYields::Start { .. } => {
                        __genfn::begins();
                        {
                            {
                                let mut __delegate0 = {
                                    let __source1 = inner();
                                    (&&&__genfn::Source::<u8, _>::new(&__source1))
                                        .genfn_tag()
                                        .delegate(__source1)
                                };
                                let mut __sent4 = __genfn::None;
                                __genfn::store(
                                    __genfn_state,
                                    HeldAcrossYields::Loop0 {
                                        __inner0: HeldInLoop0::Join1 {
                                            __v4: __sent4,
                                        },
                                        __v0: __delegate0,
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
                        __v0: __genfn_v0,
                    } if match *__inner0 {
                        HeldInLoop0::Join1 { .. } => true,
                        _ => false,
                    } => {
                        let HeldInLoop0::Join1 { __v4 } = __genfn::replace(
                            __inner0,
                            HeldInLoop0::Poisoned,
                        ) else { __genfn::impossible() };
                        {
                            let mut __value6;
                            '__genfn_told: {
                                break '__genfn_told;
                                __type6.of(&__value6);
                            }
                            __value6 = {
                                let mut __delegate0;
                                let mut __sent4 = __v4;
                                {
                                    let __genfn_tail = '__genfn_t0: loop {
                                        {
                                            let mut __place7;
                                            __place7 = __genfn::Delegate::<
                                                u8,
                                            >::resume(&mut *__genfn_v0, __sent4);
                                            match __place7 {
                                                __genfn::Passed(__value2) => {
                                                    ({
                                                        let __genfn_yielded = __genfn::Item::<u8> {
                                                            value: __value2,
                                                        }
                                                            .value;
                                                        __genfn::store(
                                                            __inner0,
                                                            HeldInLoop0::Yield2 {
                                                                __v7: if __fate7_own.is_gone {
                                                                    (__fate7_own.nothing)()
                                                                } else {
                                                                    (__fate7_own.present)();
                                                                    (__fate7_own.keep)(__place7)
                                                                },
                                                            },
                                                        );
                                                        return __genfn::Yielded(__genfn_yielded);
                                                    })
                                                }
                                                __genfn::Ended(__result3) => {
                                                    ({
                                                        break '__genfn_t0 __result3;
                                                    })
                                                }
                                            };
                                        };
                                    };
                                    let HeldAcrossYields::Loop0 { __inner0: _, __v0: __v0 } = __genfn::take(
                                        __genfn_state,
                                    ) else { __genfn::impossible() };
                                    __delegate0 = __v0;
                                    __genfn_tail
                                }
                            };
                            __genfn::store(
                                __genfn_state,
                                HeldAcrossYields::Join3 {
                                    __v6: __value6,
                                },
                            );
                            break 'step;
                        }
                    }
                    HeldAcrossYields::Loop0 {
                        __inner0: __inner0,
                        __v0: __genfn_v0,
                    } if match *__inner0 {
                        HeldInLoop0::Yield2 { .. } => true,
                        _ => false,
                    } => {
                        let (__v7,) = if __fate7_own.is_gone {
                            ((__fate7_own.nothing)(),)
                        } else {
                            let HeldInLoop0::Yield2 { __v7 } = __genfn::replace(
                                __inner0,
                                HeldInLoop0::Poisoned,
                            ) else { __genfn::impossible() };
                            (__v7,)
                        };
                        {
                            let mut __value6;
                            '__genfn_told: {
                                break '__genfn_told;
                                __type6.of(&__value6);
                            }
                            __value6 = {
                                let mut __delegate0;
                                let mut __sent4;
                                {
                                    let __genfn_tail = {
                                        {
                                            {
                                                let mut __place7;
                                                if __fate7_own.is_gone {
                                                    (__fate7_own.absent)();
                                                } else {
                                                    (__fate7_own.present)();
                                                    __place7 = (__fate7_own.restore)(__v7);
                                                }
                                                match () {
                                                    () => {
                                                        let mut __sent8 = (__genfn_sent).resumed();
                                                        __sent4 = __genfn::Some(__sent8);
                                                    }
                                                }
                                            }
                                        }
                                        '__genfn_t0: loop {
                                            {
                                                let mut __place7;
                                                __place7 = __genfn::Delegate::<
                                                    u8,
                                                >::resume(&mut *__genfn_v0, __sent4);
                                                match __place7 {
                                                    __genfn::Passed(__value2) => {
                                                        ({
                                                            let __genfn_yielded = __genfn::Item::<u8> {
                                                                value: __value2,
                                                            }
                                                                .value;
                                                            __genfn::store(
                                                                __inner0,
                                                                HeldInLoop0::Yield2 {
                                                                    __v7: if __fate7_own.is_gone {
                                                                        (__fate7_own.nothing)()
                                                                    } else {
                                                                        (__fate7_own.present)();
                                                                        (__fate7_own.keep)(__place7)
                                                                    },
                                                                },
                                                            );
                                                            return __genfn::Yielded(__genfn_yielded);
                                                        })
                                                    }
                                                    __genfn::Ended(__result3) => {
                                                        ({
                                                            break '__genfn_t0 __result3;
                                                        })
                                                    }
                                                };
                                            };
                                        }
                                    };
                                    let HeldAcrossYields::Loop0 { __inner0: _, __v0: __v0 } = __genfn::take(
                                        __genfn_state,
                                    ) else { __genfn::impossible() };
                                    __delegate0 = __v0;
                                    __genfn_tail
                                }
                            };
                            __genfn::store(
                                __genfn_state,
                                HeldAcrossYields::Join3 {
                                    __v6: __value6,
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
                    HeldAcrossYields::Join3 { .. } => {
                        let HeldAcrossYields::Join3 { __v6 } = __genfn::take(
                            __genfn_state,
                        ) else { __genfn::impossible() };
                        {
                            return __genfn::Complete(
                                __genfn::Item::<u8> {
                                    value: {
                                        let mut __value6 = __v6;
                                        let a = __value6;
                                        a + 1
                                    },
                                }
                                    .value,
                            )
                        }
                    }
                    _ => __genfn::impossible(),
                }
            }
            __fate7_own.decide((&&&&&&&&&&__fate7_own.probe()).genfn_tag_passed());
        },
    );
}
