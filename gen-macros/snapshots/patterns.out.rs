fn patterns(shapes: Vec<Shape>) -> impl Iterator<Item = u32> {
    use ::genfn::__private as __genfn;
    use ::genfn::__private::{
        DelegatesGenerator as _, DelegatesIterable as _, DelegatesNothing as _,
    };
    #[allow(unused_imports)]
    use ::genfn::__private::{
        keep::{KeepCopy as _, KeepUnique as _, KeepAny as _},
        part::{},
    };
    #[allow(dead_code, clippy::large_enum_variant)]
    #[derive()]
    enum __State<T0, T1, T2, T3> {
        Start { __v0: T0 },
        Join1 { __v7: T1 },
        Yield2 { __v1: T2, __v7: T1 },
        Yield3 { __v7: T1 },
        Yield4 { __v5: T3, __v7: T1 },
        Yield5 { __v7: T1 },
        Join6 { __v1: __genfn::Option<T2>, __v7: T1 },
        Yield7 { __v1: __genfn::Option<T2>, __v7: T1 },
        Complete,
        Poisoned,
    }
    impl<T0, T1, T2, T3> __genfn::State for __State<T0, T1, T2, T3> {
        const COMPLETE: Self = Self::Complete;
        const POISONED: Self = Self::Poisoned;
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
        clippy::all,
        clippy::pedantic,
        clippy::nursery,
    )]
    let __genfn_machine = __genfn::machine::<
        (),
        u32,
        (),
        _,
        _,
    >(
        __State::Start { __v0: shapes },
        |__genfn_state, mut __genfn_sent| {
            let __fate1 = __genfn::Fate::new();
            'step: loop {
                match __genfn::replace(__genfn_state, __State::Poisoned) {
                    __State::Start { __v0 } => {
                        let shapes = __v0;
                        {
                            let mut __iter7 = __genfn::IntoIterator::into_iter(shapes);
                            {
                                *__genfn_state = __State::Join1 { __v7: __iter7 };
                                continue 'step;
                            }
                        };
                    }
                    __State::Join1 { __v7 } => {
                        return __genfn::Complete({
                            {
                                let mut __iter7 = __v7;
                                '__genfn_t0: loop {
                                    match __genfn::Iterator::next(&mut __iter7) {
                                        __genfn::Some(shape) => {
                                            let mut __maybe1;
                                            match shape {
                                                Shape::Dot => {
                                                    let __genfn_yielded: u32 = 0;
                                                    *__genfn_state = __State::Yield2 {
                                                        __v1: if __fate1.is_gone() {
                                                            __fate1.nothing()
                                                        } else {
                                                            __fate1.present();
                                                            __fate1.keep(shape)
                                                        },
                                                        __v7: __iter7,
                                                    };
                                                    return __genfn::Yielded(__genfn_yielded);
                                                }
                                                Shape::Line(n) if n > 100 => {
                                                    let __genfn_tail = {};
                                                    __maybe1 = __genfn::None;
                                                    __genfn_tail
                                                }
                                                Shape::Line(n) => {
                                                    let __genfn_yielded: u32 = n;
                                                    *__genfn_state = __State::Yield3 { __v7: __iter7 };
                                                    return __genfn::Yielded(__genfn_yielded);
                                                }
                                                Shape::Rect { w: w, h: h } => {
                                                    let __genfn_yielded: u32 = w;
                                                    *__genfn_state = __State::Yield4 {
                                                        __v5: h,
                                                        __v7: __iter7,
                                                    };
                                                    return __genfn::Yielded(__genfn_yielded);
                                                }
                                            };
                                            {
                                                *__genfn_state = __State::Join6 {
                                                    __v1: __maybe1,
                                                    __v7: __iter7,
                                                };
                                                continue 'step;
                                            }
                                        }
                                        __genfn::None => {
                                            break '__genfn_t0;
                                        }
                                    };
                                }
                            }
                        });
                    }
                    __State::Yield2 { __v1, __v7 } => {
                        {
                            let mut __iter7 = __v7;
                            '__genfn_t0: {
                                {
                                    {
                                        let mut shape;
                                        if __fate1.is_gone() {
                                            __fate1.absent();
                                        } else {
                                            __fate1.present();
                                            shape = __fate1.restore(__v1);
                                        }
                                        let mut __maybe1;
                                        {
                                            let __genfn_tail = {
                                                __genfn::resumed_with(&mut __genfn_sent)
                                            };
                                            __maybe1 = __genfn::Some(
                                                if __fate1.is_gone() {
                                                    __fate1.nothing()
                                                } else {
                                                    __fate1.present();
                                                    __fate1.keep(shape)
                                                },
                                            );
                                            __genfn_tail
                                        };
                                        {
                                            *__genfn_state = __State::Join6 {
                                                __v1: __maybe1,
                                                __v7: __iter7,
                                            };
                                            continue 'step;
                                        }
                                    };
                                }
                            };
                        };
                    }
                    __State::Yield3 { __v7 } => {
                        {
                            let mut __iter7 = __v7;
                            '__genfn_t0: {
                                {
                                    {
                                        let mut __maybe1;
                                        {
                                            let __genfn_tail = {
                                                __genfn::resumed_with(&mut __genfn_sent)
                                            };
                                            __maybe1 = __genfn::None;
                                            __genfn_tail
                                        };
                                        {
                                            *__genfn_state = __State::Join6 {
                                                __v1: __maybe1,
                                                __v7: __iter7,
                                            };
                                            continue 'step;
                                        }
                                    };
                                }
                            };
                        };
                    }
                    __State::Yield4 { __v5, __v7 } => {
                        {
                            let mut __iter7 = __v7;
                            '__genfn_t0: {
                                {
                                    {
                                        {
                                            let h = __v5;
                                            __genfn::resumed_with(&mut __genfn_sent);
                                            let __genfn_yielded: u32 = h;
                                            *__genfn_state = __State::Yield5 { __v7: __iter7 };
                                            return __genfn::Yielded(__genfn_yielded);
                                        };
                                    };
                                }
                            };
                        };
                    }
                    __State::Yield5 { __v7 } => {
                        {
                            let mut __iter7 = __v7;
                            '__genfn_t0: {
                                {
                                    {
                                        let mut __maybe1;
                                        {
                                            let __genfn_tail = {
                                                __genfn::resumed_with(&mut __genfn_sent);
                                            };
                                            __maybe1 = __genfn::None;
                                            __genfn_tail
                                        };
                                        {
                                            *__genfn_state = __State::Join6 {
                                                __v1: __maybe1,
                                                __v7: __iter7,
                                            };
                                            continue 'step;
                                        }
                                    };
                                }
                            };
                        };
                    }
                    __State::Join6 { __v1, __v7 } => {
                        {
                            let mut __iter7 = __v7;
                            '__genfn_t0: {
                                {
                                    {
                                        let mut __maybe1 = __v1;
                                        let Some(extra) = extra() else {
                                            return __genfn::Complete(())
                                        };
                                        let __genfn_yielded: u32 = extra;
                                        *__genfn_state = __State::Yield7 {
                                            __v1: __maybe1,
                                            __v7: __iter7,
                                        };
                                        return __genfn::Yielded(__genfn_yielded);
                                    };
                                }
                            };
                        };
                    }
                    __State::Yield7 { __v1, __v7 } => {
                        {
                            let mut __iter7 = __v7;
                            '__genfn_t0: {
                                {
                                    {
                                        let mut __maybe1 = __v1;
                                        __genfn::resumed_with(&mut __genfn_sent);
                                    }
                                }
                                {
                                    *__genfn_state = __State::Join1 { __v7: __iter7 };
                                    continue 'step;
                                }
                            };
                        };
                    }
                    __State::Complete | __State::Poisoned => __genfn::unreachable!(),
                }
            }
            __fate1.decide((&&&&&&__fate1.probe()).tag());
        },
    );
    __genfn_machine
}
