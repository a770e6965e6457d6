fn exits(list: &[Option<u8>]) -> impl Generator<Yield = u8, Return = Option<u8>> {
    use ::genfn::__private as __genfn;
    #[allow(unused_imports)]
    use ::genfn::__private::{
        keep::{
            TargetCopy as _, TargetUnique as _, TargetBox as _, TargetIterator as _,
            TargetAny as _,
        },
        part::{},
    };
    #[allow(dead_code)]
    #[cfg_attr(clippy, allow(clippy::large_enum_variant))]
    enum HeldInLoop0<T1, T3> {
        Join1 {},
        Join4 {},
        Loop1 { __inner1: HeldInLoop1<T1>, __v5: T3 },
    }
    #[allow(dead_code)]
    #[cfg_attr(clippy, allow(clippy::large_enum_variant))]
    enum HeldInLoop1<T1> {
        Join2 {},
        Yield3 { __v1: T1 },
    }
    #[allow(dead_code)]
    #[cfg_attr(clippy, allow(clippy::large_enum_variant))]
    enum HeldAcrossYields<T0, T1, T2, T3> {
        Start { __v0: T0 },
        Join5 { __v4: T2 },
        Complete,
        Poisoned,
        Loop0 { __inner0: HeldInLoop0<T1, T3>, __v0: T0 },
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
                Self::Join5 { .. } => (0usize, __genfn::Some(0usize)),
                #[allow(unreachable_patterns)]
                _ => (0, __genfn::None),
            }
        }
    }
    #[cfg_attr(clippy, allow(clippy::used_underscore_binding))]
    let __genfn_first = HeldAcrossYields::Start {
        __v0: list,
    };
    let __genfn_unstarted = __genfn::with_twin::<
        (),
        u8,
        Option<u8>,
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
                    let found = 'search: loop {
                        for item in list {
                            let n = (match __genfn::Try::branch((*item)) {
                                __genfn::Continue(__genfn_value) => __genfn_value,
                                __genfn::Break(__genfn_residual) => {
                                    return ({
                                        __genfn::FromResidual::from_residual
                                    })(__genfn_residual);
                                }
                            });
                            if n > 9 {
                                break 'search n;
                            }
                            if n == 0 {
                                continue 'search;
                            }
                            (__genfn::Item::<u8> { value: n }).give::<()>(__genfn_sink);
                        }
                        return __genfn::Item::<Option<u8>> {
                            value: None,
                        }
                            .value;
                    };
                    __genfn::Item::<Option<u8>> {
                        value: Some(found),
                    }
                        .value
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
        Option<u8>,
        _,
        _,
        _,
    >(
        __genfn_unstarted,
        #[cfg_attr(not(debug_assertions), inline(always))]
        |__genfn_state, mut __genfn_sent| -> __genfn::Outcome<_, _> {
            let __fate1_target = __genfn::Fate::new();
            let __type4 = __genfn::Probe::new();
            'step: loop {
                match __genfn_state {
                    &mut HeldAcrossYields::Start { __v0 } => {
                        __genfn::begins();
                        __genfn::store(__genfn_state, HeldAcrossYields::Poisoned);
                        {
                            let list = &(*__v0);
                            __genfn::store(
                                __genfn_state,
                                HeldAcrossYields::Loop0 {
                                    __inner0: HeldInLoop0::Join1 {},
                                    __v0: list,
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
                    HeldAcrossYields::Loop0 {
                        __inner0: __inner0,
                        __v0: _list,
                    } if match *__inner0 {
                        HeldInLoop0::Join1 { .. } => true,
                        _ => false,
                    } => {
                        '__genfn_t0: loop {
                            '__genfn_c0: {
                                {
                                    let mut __iter5 = {
                                        __genfn::IntoIterator::into_iter
                                    }(*_list);
                                    __genfn::store(
                                        __inner0,
                                        HeldInLoop0::Loop1 {
                                            __inner1: HeldInLoop1::Join2 {},
                                            __v5: __iter5,
                                        },
                                    );
                                    continue 'step;
                                };
                            }
                        };
                    }
                    HeldAcrossYields::Loop0 {
                        __inner0: __inner0,
                        __v0: _list,
                    } if match *__inner0 {
                        HeldInLoop0::Loop1 { __inner1: HeldInLoop1::Join2 { .. }, .. }
                        | HeldInLoop0::Loop1 {
                            __inner1: HeldInLoop1::Yield3 { .. },
                            ..
                        } => true,
                        _ => false,
                    } => {
                        let HeldInLoop0::Loop1 {
                            __inner1: __inner1,
                            __v5: __genfn_v5,
                        } = &mut *__inner0 else { __genfn::impossible() };
                        {
                            let mut __value4;
                            '__genfn_told: {
                                break '__genfn_told;
                                __type4.of(&__value4);
                            }
                            __value4 = {
                                let __genfn_tail = '__genfn_r0: {
                                    {
                                        '__genfn_c0: {
                                            {
                                                let mut __iter5;
                                                '__genfn_left1: {
                                                    let __genfn_tail = '__genfn_c0_l1: {
                                                        let __genfn_tail = '__genfn_t0_l1: {
                                                            break '__genfn_left1 {
                                                                let __genfn_tail = {
                                                                    match __inner1 {
                                                                        HeldInLoop1::Yield3 { .. } => {
                                                                            let (__v1,) = if __fate1_target.is_gone {
                                                                                ((__fate1_target.nothing)(),)
                                                                            } else {
                                                                                let HeldInLoop1::Yield3 { __v1 } = __genfn::replace(
                                                                                    __inner1,
                                                                                    HeldInLoop1::Join2 {},
                                                                                ) else { __genfn::impossible() };
                                                                                (__v1,)
                                                                            };
                                                                            {
                                                                                {
                                                                                    let mut item;
                                                                                    if __fate1_target.is_gone {
                                                                                        (__fate1_target.absent)();
                                                                                    } else {
                                                                                        (__fate1_target.present)();
                                                                                        item = (__fate1_target.restore)(__v1);
                                                                                    }
                                                                                }
                                                                            }
                                                                        }
                                                                        _ => {}
                                                                    }
                                                                    '__genfn_t1: loop {
                                                                        match { __genfn::Iterator::next }(&mut *__genfn_v5) {
                                                                            __genfn::Some(item) => {
                                                                                let n = (match __genfn::Try::branch((*item)) {
                                                                                    __genfn::Continue(__genfn_value) => __genfn_value,
                                                                                    __genfn::Break(__genfn_residual) => {
                                                                                        return __genfn::Complete(
                                                                                            ({ __genfn::FromResidual::from_residual })(__genfn_residual),
                                                                                        );
                                                                                    }
                                                                                });
                                                                                if n > 9 {
                                                                                    break '__genfn_t0_l1 n;
                                                                                }
                                                                                if n == 0 {
                                                                                    break '__genfn_c0_l1;
                                                                                }
                                                                                let __genfn_yielded = __genfn::Item::<u8> { value: n }
                                                                                    .value;
                                                                                __genfn::store(
                                                                                    __inner1,
                                                                                    HeldInLoop1::Yield3 {
                                                                                        __v1: if __fate1_target.is_gone {
                                                                                            (__fate1_target.nothing)()
                                                                                        } else {
                                                                                            (__fate1_target.present)();
                                                                                            (__fate1_target.keep)(item)
                                                                                        },
                                                                                    },
                                                                                );
                                                                                return __genfn::Yielded(__genfn_yielded);
                                                                            }
                                                                            __genfn::None => {
                                                                                break '__genfn_t1;
                                                                            }
                                                                        };
                                                                    }
                                                                };
                                                                let HeldInLoop0::Loop1 { __inner1: _, __v5: __v5 } = __genfn::replace(
                                                                    __inner0,
                                                                    HeldInLoop0::Join1 {},
                                                                ) else { __genfn::impossible() };
                                                                __iter5 = __v5;
                                                                __genfn_tail
                                                            };
                                                        };
                                                        let HeldInLoop0::Loop1 { __v5, .. } = __genfn::replace(
                                                            __inner0,
                                                            HeldInLoop0::Join1 {},
                                                        ) else { __genfn::impossible() };
                                                        break '__genfn_r0 __genfn_tail;
                                                    };
                                                    let HeldInLoop0::Loop1 { __v5, .. } = __genfn::replace(
                                                        __inner0,
                                                        HeldInLoop0::Join1 {},
                                                    ) else { __genfn::impossible() };
                                                    break '__genfn_c0;
                                                }
                                            };
                                            __genfn::store(__inner0, HeldInLoop0::Join4 {});
                                            break 'step;
                                        }
                                    }
                                    __genfn::store(__inner0, HeldInLoop0::Join1 {});
                                    continue 'step;
                                };
                                let HeldAcrossYields::Loop0 { __inner0: _, __v0: __v0 } = __genfn::take(
                                    __genfn_state,
                                ) else { __genfn::impossible() };
                                __genfn_tail
                            };
                            __genfn::store(
                                __genfn_state,
                                HeldAcrossYields::Join5 {
                                    __v4: __value4,
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
                    HeldAcrossYields::Loop0 {
                        __inner0: __inner0,
                        __v0: _list,
                    } if match *__inner0 {
                        HeldInLoop0::Join4 { .. } => true,
                        _ => false,
                    } => {
                        {
                            '__genfn_c0: {
                                return __genfn::Complete(
                                    __genfn::Item::<Option<u8>> {
                                        value: None,
                                    }
                                        .value,
                                );
                            }
                        };
                    }
                    HeldAcrossYields::Join5 { .. } => {
                        let HeldAcrossYields::Join5 { __v4 } = __genfn::take(
                            __genfn_state,
                        ) else { __genfn::impossible() };
                        {
                            return __genfn::Complete(
                                __genfn::Item::<Option<u8>> {
                                    value: {
                                        let mut __value4 = __v4;
                                        let found = __value4;
                                        Some(found)
                                    },
                                }
                                    .value,
                            )
                        }
                    }
                    _ => return __genfn::Idle,
                }
            }
            __fate1_target.decide((&&&&&&&&&&__fate1_target.probe()).genfn_tag_target());
        },
    );
}
