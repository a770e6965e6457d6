fn inference(n: u8) -> impl Iterator<Item = u8> {
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
    enum __State<T0, T1, T2, T3, T4> {
        Start { __v0: T0 },
        Join1 { __v3: T2, __v1: T1 },
        Yield2 { __v2: T3, __v3: T2, __v1: T1 },
        Join3 { __v1: T1 },
        Yield4 { __v1: T4 },
        Complete,
        Poisoned,
    }
    impl<T0, T1, T2, T3, T4> __genfn::State for __State<T0, T1, T2, T3, T4> {
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
        u8,
        (),
        _,
        _,
    >(
        __State::Start { __v0: n },
        |__genfn_state, mut __genfn_sent| {
            let __fate1 = __genfn::Fate::new();
            'step: loop {
                match __genfn::replace(__genfn_state, __State::Poisoned) {
                    __State::Start { __v0 } => {
                        let n = __v0;
                        let mut seen = Vec::new();
                        {
                            let mut __iter3 = __genfn::IntoIterator::into_iter(0..n);
                            {
                                *__genfn_state = __State::Join1 {
                                    __v3: __iter3,
                                    __v1: seen,
                                };
                                continue 'step;
                            }
                        };
                    }
                    __State::Join1 { __v3, __v1 } => {
                        let mut seen = __v1;
                        {
                            let mut __iter3 = __v3;
                            '__genfn_t0: loop {
                                match __genfn::Iterator::next(&mut __iter3) {
                                    __genfn::Some(i) => {
                                        let __genfn_yielded: u8 = i;
                                        *__genfn_state = __State::Yield2 {
                                            __v2: i,
                                            __v3: __iter3,
                                            __v1: seen,
                                        };
                                        return __genfn::Yielded(__genfn_yielded);
                                    }
                                    __genfn::None => {
                                        break '__genfn_t0;
                                    }
                                };
                            }
                        };
                        {
                            *__genfn_state = __State::Join3 { __v1: seen };
                            continue 'step;
                        }
                    }
                    __State::Yield2 { __v2, __v3, __v1 } => {
                        let mut seen = __v1;
                        {
                            let mut __iter3 = __v3;
                            '__genfn_t0: {
                                {
                                    {
                                        let i = __v2;
                                        __genfn::resumed_with(&mut __genfn_sent);
                                        seen.push(i);
                                    }
                                }
                                {
                                    *__genfn_state = __State::Join1 {
                                        __v3: __iter3,
                                        __v1: seen,
                                    };
                                    continue 'step;
                                }
                            };
                        };
                    }
                    __State::Join3 { __v1 } => {
                        let mut seen = __v1;
                        let __genfn_yielded: u8 = seen[0].pow(2);
                        *__genfn_state = __State::Yield4 {
                            __v1: if __fate1.is_gone() {
                                __fate1.nothing()
                            } else {
                                __fate1.present();
                                __fate1.keep(seen)
                            },
                        };
                        return __genfn::Yielded(__genfn_yielded);
                    }
                    __State::Yield4 { __v1 } => {
                        return __genfn::Complete({
                            let mut seen;
                            if __fate1.is_gone() {
                                __fate1.absent();
                            } else {
                                __fate1.present();
                                seen = __fate1.restore(__v1);
                            }
                            __genfn::resumed_with(&mut __genfn_sent);
                        });
                    }
                    __State::Complete | __State::Poisoned => __genfn::unreachable!(),
                }
            }
            __fate1.decide((&&&&&&__fate1.probe()).tag());
        },
    );
    __genfn_machine
}
