fn patterns(shapes: Vec<Shape>) -> impl Iterator<Item = u32> {
    use ::genfn::__private as __genfn;
    #[allow(unused_imports)]
    use ::genfn::__private::{
        keep::{
            HeldCopy as _, HeldUnique as _, HeldPair as _, HeldAny as _, OwnDrop as _,
            OwnRef as _, OwnRefMut as _, OwnAny as _, HeldOwned as _, HeldFrees as _,
            HeldCopies as _, HeldDrop as _, HeldItems as _, HeldCopiedItems as _,
        },
        part::{},
    };
    #[allow(dead_code)]
    #[cfg_attr(clippy, allow(clippy::large_enum_variant))]
    enum HeldInLoop0<T1, T2, T3> {
        Join1 {},
        Yield2 { __v1: T1 },
        Yield3 { __v1: T2 },
        Yield4 { __v5: T3, __v1: T2 },
        Yield5 { __v1: T2 },
        Join6 { __v1: __genfn::Option<T1> },
        Yield7 { __v1: __genfn::Option<T1> },
    }
    #[allow(dead_code)]
    #[cfg_attr(clippy, allow(clippy::large_enum_variant))]
    enum HeldAcrossYields<T0, T1, T2, T3, T4> {
        Start { __v0: T0 },
        Complete,
        Poisoned,
        Loop0 { __inner0: HeldInLoop0<T1, T2, T3>, __v7: T4 },
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
    }
    #[cfg_attr(clippy, allow(clippy::used_underscore_binding))]
    let __genfn_first = HeldAcrossYields::Start {
        __v0: shapes,
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
            let shapes = __v0;
            match () {
                () => {
                    for shape in shapes {
                        match shape {
                            Shape::Dot => {
                                (__genfn::Item::<u32> { value: 0 }).give::<()>(__genfn_sink)
                            }
                            Shape::Line(n) if n > 100 => {}
                            Shape::Line(n) => {
                                (__genfn::Item::<u32> { value: n }).give::<()>(__genfn_sink)
                            }
                            Shape::Rect { w, h } => {
                                (__genfn::Item::<u32> { value: w })
                                    .give::<()>(__genfn_sink);
                                (__genfn::Item::<u32> { value: h })
                                    .give::<()>(__genfn_sink);
                            }
                        }
                        let Some(extra) = extra() else { return };
                        (__genfn::Item::<u32> {
                            value: extra,
                        })
                            .give::<()>(__genfn_sink);
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
            let __fate1 = __genfn::Fate::new();
            let __fate1_own = __genfn::Fate::new();
            'step: loop {
                match __genfn_state {
                    HeldAcrossYields::Start { .. } => {
                        __genfn::begins();
                        let HeldAcrossYields::Start { __v0 } = __genfn::take(
                            __genfn_state,
                        ) else { __genfn::impossible() };
                        {
                            let shapes = __v0;
                            {
                                let mut __iter7 = {
                                    __genfn::IntoIterator::into_iter
                                }(shapes);
                                __genfn::store(
                                    __genfn_state,
                                    HeldAcrossYields::Loop0 {
                                        __inner0: HeldInLoop0::Join1 {},
                                        __v7: __iter7,
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
                    HeldAcrossYields::Loop0 { __inner0: __inner0, __v7: __genfn_v7 } => {
                        return __genfn::Complete(
                            __genfn::Item::<()> {
                                value: {
                                    {
                                        {
                                            let __genfn_tail = {
                                                if false {
                                                    '__genfn_t0: loop {
                                                        match { __genfn::Iterator::next }(&mut *__genfn_v7) {
                                                            __genfn::Some(shape) => {
                                                                let mut __maybe1;
                                                                match shape {
                                                                    Shape::Dot => {
                                                                        ({
                                                                            let __genfn_yielded = __genfn::Item::<u32> { value: 0 }
                                                                                .value;
                                                                            __genfn::store(
                                                                                __inner0,
                                                                                HeldInLoop0::Yield2 {
                                                                                    __v1: if __fate1.is_gone {
                                                                                        (__fate1.nothing)()
                                                                                    } else {
                                                                                        (__fate1.present)();
                                                                                        (__fate1.keep)(shape)
                                                                                    },
                                                                                },
                                                                            );
                                                                            return __genfn::Yielded(__genfn_yielded);
                                                                        })
                                                                    }
                                                                    Shape::Line(n) if n > 100 => {
                                                                        let __genfn_tail = {};
                                                                        __maybe1 = if __fate1_own.is_gone {
                                                                            __genfn::None
                                                                        } else {
                                                                            (__fate1_own.present)();
                                                                            let shape = (__fate1_own
                                                                                .restore)((__fate1_own.keep)(shape));
                                                                            __genfn::Some(
                                                                                if __fate1.is_gone {
                                                                                    (__fate1.nothing)()
                                                                                } else {
                                                                                    (__fate1.present)();
                                                                                    (__fate1.keep)(shape)
                                                                                },
                                                                            )
                                                                        };
                                                                        __genfn_tail
                                                                    }
                                                                    Shape::Line(n) => {
                                                                        ({
                                                                            let __genfn_yielded = __genfn::Item::<u32> { value: n }
                                                                                .value;
                                                                            __genfn::store(
                                                                                __inner0,
                                                                                HeldInLoop0::Yield3 {
                                                                                    __v1: if __fate1_own.is_gone {
                                                                                        (__fate1_own.nothing)()
                                                                                    } else {
                                                                                        (__fate1_own.present)();
                                                                                        (__fate1_own.keep)(shape)
                                                                                    },
                                                                                },
                                                                            );
                                                                            return __genfn::Yielded(__genfn_yielded);
                                                                        })
                                                                    }
                                                                    Shape::Rect { w: w, h: h } => {
                                                                        let __genfn_yielded = __genfn::Item::<u32> { value: w }
                                                                            .value;
                                                                        __genfn::store(
                                                                            __inner0,
                                                                            HeldInLoop0::Yield4 {
                                                                                __v5: h,
                                                                                __v1: if __fate1_own.is_gone {
                                                                                    (__fate1_own.nothing)()
                                                                                } else {
                                                                                    (__fate1_own.present)();
                                                                                    (__fate1_own.keep)(shape)
                                                                                },
                                                                            },
                                                                        );
                                                                        return __genfn::Yielded(__genfn_yielded);
                                                                    }
                                                                };
                                                                __genfn::store(
                                                                    __inner0,
                                                                    HeldInLoop0::Join6 {
                                                                        __v1: __maybe1,
                                                                    },
                                                                );
                                                                continue 'step;
                                                            }
                                                            __genfn::None => {
                                                                break '__genfn_t0;
                                                            }
                                                        };
                                                    }
                                                } else {
                                                    match __inner0 {
                                                        HeldInLoop0::Yield2 { .. } => {
                                                            let (__v1,) = if __fate1.is_gone {
                                                                ((__fate1.nothing)(),)
                                                            } else {
                                                                let HeldInLoop0::Yield2 { __v1 } = __genfn::replace(
                                                                    __inner0,
                                                                    HeldInLoop0::Join1 {},
                                                                ) else { __genfn::impossible() };
                                                                (__v1,)
                                                            };
                                                            {
                                                                {
                                                                    let mut shape;
                                                                    if __fate1.is_gone {
                                                                        (__fate1.absent)();
                                                                    } else {
                                                                        (__fate1.present)();
                                                                        shape = (__fate1.restore)(__v1);
                                                                    }
                                                                    let mut __maybe1;
                                                                    {
                                                                        let __genfn_tail = { () };
                                                                        __maybe1 = __genfn::Some(
                                                                            if __fate1.is_gone {
                                                                                (__fate1.nothing)()
                                                                            } else {
                                                                                (__fate1.present)();
                                                                                (__fate1.keep)(shape)
                                                                            },
                                                                        );
                                                                        __genfn_tail
                                                                    };
                                                                    __genfn::store(
                                                                        __inner0,
                                                                        HeldInLoop0::Join6 {
                                                                            __v1: __maybe1,
                                                                        },
                                                                    );
                                                                    continue 'step;
                                                                }
                                                            }
                                                        }
                                                        HeldInLoop0::Yield3 { .. } => {
                                                            let (__v1,) = if __fate1_own.is_gone {
                                                                ((__fate1_own.nothing)(),)
                                                            } else {
                                                                let HeldInLoop0::Yield3 { __v1 } = __genfn::replace(
                                                                    __inner0,
                                                                    HeldInLoop0::Join1 {},
                                                                ) else { __genfn::impossible() };
                                                                (__v1,)
                                                            };
                                                            {
                                                                {
                                                                    let mut shape;
                                                                    if __fate1_own.is_gone {
                                                                        (__fate1_own.absent)();
                                                                    } else {
                                                                        (__fate1_own.present)();
                                                                        shape = (__fate1_own.restore)(__v1);
                                                                    }
                                                                    let mut __maybe1;
                                                                    {
                                                                        let __genfn_tail = { () };
                                                                        __maybe1 = if __fate1_own.is_gone {
                                                                            __genfn::None
                                                                        } else {
                                                                            (__fate1_own.present)();
                                                                            let shape = (__fate1_own
                                                                                .restore)((__fate1_own.keep)(shape));
                                                                            __genfn::Some(
                                                                                if __fate1.is_gone {
                                                                                    (__fate1.nothing)()
                                                                                } else {
                                                                                    (__fate1.present)();
                                                                                    (__fate1.keep)(shape)
                                                                                },
                                                                            )
                                                                        };
                                                                        __genfn_tail
                                                                    };
                                                                    __genfn::store(
                                                                        __inner0,
                                                                        HeldInLoop0::Join6 {
                                                                            __v1: __maybe1,
                                                                        },
                                                                    );
                                                                    continue 'step;
                                                                }
                                                            }
                                                        }
                                                        HeldInLoop0::Yield4 { .. } => {
                                                            let HeldInLoop0::Yield4 { __v5, __v1 } = __genfn::replace(
                                                                __inner0,
                                                                HeldInLoop0::Join1 {},
                                                            ) else { __genfn::impossible() };
                                                            {
                                                                {
                                                                    let mut shape;
                                                                    if __fate1_own.is_gone {
                                                                        (__fate1_own.absent)();
                                                                    } else {
                                                                        (__fate1_own.present)();
                                                                        shape = (__fate1_own.restore)(__v1);
                                                                    }
                                                                    {
                                                                        let h = __v5;
                                                                        let __genfn_yielded = __genfn::Item::<u32> { value: h }
                                                                            .value;
                                                                        __genfn::store(
                                                                            __inner0,
                                                                            HeldInLoop0::Yield5 {
                                                                                __v1: if __fate1_own.is_gone {
                                                                                    (__fate1_own.nothing)()
                                                                                } else {
                                                                                    (__fate1_own.present)();
                                                                                    (__fate1_own.keep)(shape)
                                                                                },
                                                                            },
                                                                        );
                                                                        return __genfn::Yielded(__genfn_yielded);
                                                                    };
                                                                }
                                                            }
                                                        }
                                                        HeldInLoop0::Yield5 { .. } => {
                                                            let (__v1,) = if __fate1_own.is_gone {
                                                                ((__fate1_own.nothing)(),)
                                                            } else {
                                                                let HeldInLoop0::Yield5 { __v1 } = __genfn::replace(
                                                                    __inner0,
                                                                    HeldInLoop0::Join1 {},
                                                                ) else { __genfn::impossible() };
                                                                (__v1,)
                                                            };
                                                            {
                                                                {
                                                                    let mut shape;
                                                                    if __fate1_own.is_gone {
                                                                        (__fate1_own.absent)();
                                                                    } else {
                                                                        (__fate1_own.present)();
                                                                        shape = (__fate1_own.restore)(__v1);
                                                                    }
                                                                    let mut __maybe1;
                                                                    {
                                                                        let __genfn_tail = {};
                                                                        __maybe1 = if __fate1_own.is_gone {
                                                                            __genfn::None
                                                                        } else {
                                                                            (__fate1_own.present)();
                                                                            let shape = (__fate1_own
                                                                                .restore)((__fate1_own.keep)(shape));
                                                                            __genfn::Some(
                                                                                if __fate1.is_gone {
                                                                                    (__fate1.nothing)()
                                                                                } else {
                                                                                    (__fate1.present)();
                                                                                    (__fate1.keep)(shape)
                                                                                },
                                                                            )
                                                                        };
                                                                        __genfn_tail
                                                                    };
                                                                    __genfn::store(
                                                                        __inner0,
                                                                        HeldInLoop0::Join6 {
                                                                            __v1: __maybe1,
                                                                        },
                                                                    );
                                                                    continue 'step;
                                                                }
                                                            }
                                                        }
                                                        HeldInLoop0::Join6 { .. } => {
                                                            let HeldInLoop0::Join6 { __v1 } = __genfn::replace(
                                                                __inner0,
                                                                HeldInLoop0::Join1 {},
                                                            ) else { __genfn::impossible() };
                                                            {
                                                                {
                                                                    let mut __maybe1 = __v1;
                                                                    let Some(extra) = extra() else {
                                                                        return __genfn::Complete(
                                                                            __genfn::Item::<()> { value: () }.value,
                                                                        )
                                                                    };
                                                                    let __genfn_yielded = __genfn::Item::<u32> {
                                                                        value: extra,
                                                                    }
                                                                        .value;
                                                                    __genfn::store(
                                                                        __inner0,
                                                                        HeldInLoop0::Yield7 {
                                                                            __v1: __maybe1,
                                                                        },
                                                                    );
                                                                    return __genfn::Yielded(__genfn_yielded);
                                                                }
                                                            }
                                                        }
                                                        HeldInLoop0::Yield7 { .. } => {
                                                            let HeldInLoop0::Yield7 { __v1 } = __genfn::replace(
                                                                __inner0,
                                                                HeldInLoop0::Join1 {},
                                                            ) else { __genfn::impossible() };
                                                            {
                                                                {
                                                                    let mut __maybe1 = __v1;
                                                                }
                                                            }
                                                        }
                                                        _ => {}
                                                    }
                                                    '__genfn_t0: loop {
                                                        match { __genfn::Iterator::next }(&mut *__genfn_v7) {
                                                            __genfn::Some(shape) => {
                                                                let mut __maybe1;
                                                                match shape {
                                                                    Shape::Dot => {
                                                                        ({
                                                                            let __genfn_yielded = __genfn::Item::<u32> { value: 0 }
                                                                                .value;
                                                                            __genfn::store(
                                                                                __inner0,
                                                                                HeldInLoop0::Yield2 {
                                                                                    __v1: if __fate1.is_gone {
                                                                                        (__fate1.nothing)()
                                                                                    } else {
                                                                                        (__fate1.present)();
                                                                                        (__fate1.keep)(shape)
                                                                                    },
                                                                                },
                                                                            );
                                                                            return __genfn::Yielded(__genfn_yielded);
                                                                        })
                                                                    }
                                                                    Shape::Line(n) if n > 100 => {
                                                                        let __genfn_tail = {};
                                                                        __maybe1 = if __fate1_own.is_gone {
                                                                            __genfn::None
                                                                        } else {
                                                                            (__fate1_own.present)();
                                                                            let shape = (__fate1_own
                                                                                .restore)((__fate1_own.keep)(shape));
                                                                            __genfn::Some(
                                                                                if __fate1.is_gone {
                                                                                    (__fate1.nothing)()
                                                                                } else {
                                                                                    (__fate1.present)();
                                                                                    (__fate1.keep)(shape)
                                                                                },
                                                                            )
                                                                        };
                                                                        __genfn_tail
                                                                    }
                                                                    Shape::Line(n) => {
                                                                        ({
                                                                            let __genfn_yielded = __genfn::Item::<u32> { value: n }
                                                                                .value;
                                                                            __genfn::store(
                                                                                __inner0,
                                                                                HeldInLoop0::Yield3 {
                                                                                    __v1: if __fate1_own.is_gone {
                                                                                        (__fate1_own.nothing)()
                                                                                    } else {
                                                                                        (__fate1_own.present)();
                                                                                        (__fate1_own.keep)(shape)
                                                                                    },
                                                                                },
                                                                            );
                                                                            return __genfn::Yielded(__genfn_yielded);
                                                                        })
                                                                    }
                                                                    Shape::Rect { w: w, h: h } => {
                                                                        let __genfn_yielded = __genfn::Item::<u32> { value: w }
                                                                            .value;
                                                                        __genfn::store(
                                                                            __inner0,
                                                                            HeldInLoop0::Yield4 {
                                                                                __v5: h,
                                                                                __v1: if __fate1_own.is_gone {
                                                                                    (__fate1_own.nothing)()
                                                                                } else {
                                                                                    (__fate1_own.present)();
                                                                                    (__fate1_own.keep)(shape)
                                                                                },
                                                                            },
                                                                        );
                                                                        return __genfn::Yielded(__genfn_yielded);
                                                                    }
                                                                };
                                                                __genfn::store(
                                                                    __inner0,
                                                                    HeldInLoop0::Join6 {
                                                                        __v1: __maybe1,
                                                                    },
                                                                );
                                                                continue 'step;
                                                            }
                                                            __genfn::None => {
                                                                break '__genfn_t0;
                                                            }
                                                        };
                                                    }
                                                }
                                            };
                                            let HeldAcrossYields::Loop0 { __v7, .. } = __genfn::take(
                                                __genfn_state,
                                            ) else { __genfn::impossible() };
                                            __genfn_tail
                                        }
                                    }
                                },
                            }
                                .value,
                        );
                    }
                    _ => return __genfn::Idle,
                }
            }
            __fate1.decide((&&&&&&&&&&__fate1.probe()).genfn_tag_held());
            __fate1_own.decide((&&&&&&&&&&__fate1_own.probe()).genfn_tag_own());
        },
    );
}
