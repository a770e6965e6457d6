fn patterns(shapes: Vec<Shape>) -> impl Iterator<Item = u32> {
    use ::genfn::__private as __genfn;
    use ::genfn::__private::{
        DelegatesGenerator as _, DelegatesIterable as _, DelegatesNothing as _,
    };
    use ::genfn::__private::keep::{KeepCopy as _, KeepUnique as _, KeepAny as _};
    #[allow(dead_code, clippy::large_enum_variant)]
    #[derive()]
    enum __State<T0, T1, T2, T3> {
        Start { v0: T0 },
        Join1 { v7: T1 },
        Yield2 { v1: T2, v7: T1 },
        Yield3 { v7: T1 },
        Yield4 { v5: T3, v7: T1 },
        Yield5 { v7: T1 },
        Join6 { v1: __genfn::Option<T2>, v7: T1 },
        Yield7 { v1: __genfn::Option<T2>, v7: T1 },
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
    #[allow(warnings, clippy::all, clippy::pedantic, clippy::nursery)]
    let machine = __genfn::machine::<
        (),
        u32,
        (),
        _,
        _,
    >(
        __State::Start { v0: shapes },
        |state, mut sent| {
            let fate1 = __genfn::Fate::new();
            'step: loop {
                match __genfn::replace(state, __State::Poisoned) {
                    __State::Start { v0 } => {
                        let shapes = v0;
                        {
                            let mut iter7 = __genfn::IntoIterator::into_iter(shapes);
                            {
                                *state = __State::Join1 { v7: iter7 };
                                continue 'step;
                            }
                        };
                    }
                    __State::Join1 { v7 } => {
                        return __genfn::Complete({
                            {
                                let mut iter7 = v7;
                                '__genfn_t0: loop {
                                    match __genfn::Iterator::next(&mut iter7) {
                                        __genfn::Some(shape) => {
                                            let mut maybe1;
                                            match shape {
                                                Shape::Dot => {
                                                    let yielded: u32 = 0;
                                                    *state = __State::Yield2 {
                                                        v1: if fate1.is_gone() {
                                                            fate1.nothing()
                                                        } else {
                                                            fate1.present();
                                                            fate1.keep(shape)
                                                        },
                                                        v7: iter7,
                                                    };
                                                    return __genfn::Yielded(yielded);
                                                }
                                                Shape::Line(n) if n > 100 => {
                                                    let tail = {};
                                                    maybe1 = __genfn::None;
                                                    tail
                                                }
                                                Shape::Line(n) => {
                                                    let yielded: u32 = n;
                                                    *state = __State::Yield3 { v7: iter7 };
                                                    return __genfn::Yielded(yielded);
                                                }
                                                Shape::Rect { w: w, h: h } => {
                                                    let yielded: u32 = w;
                                                    *state = __State::Yield4 {
                                                        v5: h,
                                                        v7: iter7,
                                                    };
                                                    return __genfn::Yielded(yielded);
                                                }
                                            };
                                            {
                                                *state = __State::Join6 {
                                                    v1: maybe1,
                                                    v7: iter7,
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
                    __State::Yield2 { v1, v7 } => {
                        {
                            let mut iter7 = v7;
                            '__genfn_t0: {
                                {
                                    {
                                        let shape = v1;
                                        let mut maybe1;
                                        {
                                            let tail = { __genfn::resumed_with(&mut sent) };
                                            maybe1 = __genfn::Some(
                                                if fate1.is_gone() {
                                                    fate1.nothing()
                                                } else {
                                                    fate1.present();
                                                    fate1.keep(shape)
                                                },
                                            );
                                            tail
                                        };
                                        {
                                            *state = __State::Join6 {
                                                v1: maybe1,
                                                v7: iter7,
                                            };
                                            continue 'step;
                                        }
                                    };
                                }
                            };
                        };
                    }
                    __State::Yield3 { v7 } => {
                        {
                            let mut iter7 = v7;
                            '__genfn_t0: {
                                {
                                    {
                                        let mut maybe1;
                                        {
                                            let tail = { __genfn::resumed_with(&mut sent) };
                                            maybe1 = __genfn::None;
                                            tail
                                        };
                                        {
                                            *state = __State::Join6 {
                                                v1: maybe1,
                                                v7: iter7,
                                            };
                                            continue 'step;
                                        }
                                    };
                                }
                            };
                        };
                    }
                    __State::Yield4 { v5, v7 } => {
                        {
                            let mut iter7 = v7;
                            '__genfn_t0: {
                                {
                                    {
                                        {
                                            let h = v5;
                                            __genfn::resumed_with(&mut sent);
                                            let yielded: u32 = h;
                                            *state = __State::Yield5 { v7: iter7 };
                                            return __genfn::Yielded(yielded);
                                        };
                                    };
                                }
                            };
                        };
                    }
                    __State::Yield5 { v7 } => {
                        {
                            let mut iter7 = v7;
                            '__genfn_t0: {
                                {
                                    {
                                        let mut maybe1;
                                        {
                                            let tail = {
                                                __genfn::resumed_with(&mut sent);
                                            };
                                            maybe1 = __genfn::None;
                                            tail
                                        };
                                        {
                                            *state = __State::Join6 {
                                                v1: maybe1,
                                                v7: iter7,
                                            };
                                            continue 'step;
                                        }
                                    };
                                }
                            };
                        };
                    }
                    __State::Join6 { v1, v7 } => {
                        {
                            let mut iter7 = v7;
                            '__genfn_t0: {
                                {
                                    {
                                        let mut maybe1 = v1;
                                        let Some(extra) = extra() else {
                                            return __genfn::Complete(())
                                        };
                                        let yielded: u32 = extra;
                                        *state = __State::Yield7 {
                                            v1: maybe1,
                                            v7: iter7,
                                        };
                                        return __genfn::Yielded(yielded);
                                    };
                                }
                            };
                        };
                    }
                    __State::Yield7 { v1, v7 } => {
                        {
                            let mut iter7 = v7;
                            '__genfn_t0: {
                                {
                                    {
                                        let mut maybe1 = v1;
                                        __genfn::resumed_with(&mut sent);
                                    }
                                }
                                {
                                    *state = __State::Join1 { v7: iter7 };
                                    continue 'step;
                                }
                            };
                        };
                    }
                    __State::Complete | __State::Poisoned => __genfn::unreachable!(),
                }
            }
            fate1.decide((&&&&&&fate1.probe()).tag());
        },
    );
    machine
}
