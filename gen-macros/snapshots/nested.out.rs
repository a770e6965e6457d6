fn nested(n: u64) -> impl Iterator<Item = u64> {
    use ::genfn::__private as __genfn;
    use ::genfn::__private::{
        DelegatesGenerator as _, DelegatesIterable as _, DelegatesNothing as _,
    };
    #[allow(unused_imports)]
    use ::genfn::__private::{
        keep::{},
        part::{},
    };
    #[allow(dead_code, clippy::large_enum_variant)]
    #[derive()]
    enum __State<T0, T1, T2, T3> {
        Start { __v0: T0 },
        Join1 { __v3: T1 },
        Join2 { __v4: T3, __v1: T2, __v3: T1 },
        Yield3 { __v4: T3, __v1: T2, __v3: T1 },
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
        u64,
        (),
        _,
        _,
    >(
        __State::Start { __v0: n },
        |__genfn_state, mut __genfn_sent| {
            'step: loop {
                match __genfn::replace(__genfn_state, __State::Poisoned) {
                    __State::Start { __v0 } => {
                        let n = __v0;
                        {
                            let mut __iter3 = __genfn::IntoIterator::into_iter(0..n);
                            {
                                *__genfn_state = __State::Join1 { __v3: __iter3 };
                                continue 'step;
                            }
                        };
                    }
                    __State::Join1 { __v3 } => {
                        return __genfn::Complete({
                            {
                                let mut __iter3 = __v3;
                                '__genfn_t0: loop {
                                    match __genfn::Iterator::next(&mut __iter3) {
                                        __genfn::Some(i) => {
                                            {
                                                let mut __iter4 = __genfn::IntoIterator::into_iter(0..i);
                                                {
                                                    *__genfn_state = __State::Join2 {
                                                        __v4: __iter4,
                                                        __v1: i,
                                                        __v3: __iter3,
                                                    };
                                                    continue 'step;
                                                }
                                            };
                                        }
                                        __genfn::None => {
                                            break '__genfn_t0;
                                        }
                                    };
                                }
                            }
                        });
                    }
                    __State::Join2 { __v4, __v1, __v3 } => {
                        {
                            let mut __iter3 = __v3;
                            '__genfn_t0: {
                                {
                                    {
                                        let i = __v1;
                                        {
                                            let mut __iter4 = __v4;
                                            '__genfn_t1: loop {
                                                match __genfn::Iterator::next(&mut __iter4) {
                                                    __genfn::Some(j) => {
                                                        let __genfn_yielded: u64 = i ^ j;
                                                        *__genfn_state = __State::Yield3 {
                                                            __v4: __iter4,
                                                            __v1: i,
                                                            __v3: __iter3,
                                                        };
                                                        return __genfn::Yielded(__genfn_yielded);
                                                    }
                                                    __genfn::None => {
                                                        break '__genfn_t1;
                                                    }
                                                };
                                            }
                                        }
                                    }
                                }
                                {
                                    *__genfn_state = __State::Join1 { __v3: __iter3 };
                                    continue 'step;
                                }
                            };
                        };
                    }
                    __State::Yield3 { __v4, __v1, __v3 } => {
                        {
                            let mut __iter3 = __v3;
                            '__genfn_t0: {
                                {
                                    {
                                        let i = __v1;
                                        {
                                            let mut __iter4 = __v4;
                                            '__genfn_t1: {
                                                {
                                                    {
                                                        __genfn::resumed_with(&mut __genfn_sent);
                                                    }
                                                }
                                                {
                                                    *__genfn_state = __State::Join2 {
                                                        __v4: __iter4,
                                                        __v1: i,
                                                        __v3: __iter3,
                                                    };
                                                    continue 'step;
                                                }
                                            };
                                        };
                                    };
                                }
                            };
                        };
                    }
                    __State::Complete | __State::Poisoned => __genfn::unreachable!(),
                }
            }
        },
    );
    __genfn_machine
}
