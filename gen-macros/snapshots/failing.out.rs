fn failing(text: &str) -> impl Iterator<Item = Result<u8, Error>> {
    use ::genfn::__private as __genfn;
    #[allow(unused_imports)]
    use ::genfn::__private::{
        keep::{
            UnknownCopy as _, UnknownUnique as _, UnknownIterator as _, UnknownAny as _,
            UnknownOwned as _, UnknownFrees as _, UnknownCopies as _, UnknownDrop as _,
            UnknownItems as _, UnknownCopiedItems as _,
        },
        part::{},
    };
    #[allow(dead_code)]
    #[cfg_attr(clippy, allow(clippy::large_enum_variant))]
    enum HeldInLoop0<T1> {
        Join1 {},
        Yield2 { __v1: T1 },
    }
    #[allow(dead_code)]
    #[cfg_attr(clippy, allow(clippy::large_enum_variant))]
    enum HeldAcrossYields<T0, T1, T2> {
        Start { __v0: T0 },
        Complete,
        Poisoned,
        Loop0 { __inner0: HeldInLoop0<T1>, __v2: T2 },
    }
    impl<T0, T1, T2> __genfn::State for HeldAcrossYields<T0, T1, T2> {
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
        __v0: text,
    };
    let __genfn_unstarted = __genfn::with_try_twin::<
        Result<u8, Error>,
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
            let text = &(*__v0);
            let __genfn_ended: () = match () {
                () => {
                    for word in text.split(' ') {
                        (__genfn::Item::<Result<u8, Error>> {
                            value: __genfn::Ok(
                                (match __genfn::Try::branch(word.parse()) {
                                    __genfn::Continue(__genfn_value) => __genfn_value,
                                    __genfn::Break(__genfn_residual) => {
                                        return __genfn::Some(
                                            ({ __genfn::FromResidual::from_residual })(__genfn_residual),
                                        );
                                    }
                                }),
                            ),
                        })
                            .give::<()>(__genfn_sink);
                    }
                }
            };
            #[allow(unreachable_code)] __genfn::MayFail::error(__genfn_ended)
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
    return __genfn::machine_try::<
        Result<u8, Error>,
        _,
        _,
        _,
    >(
        __genfn_unstarted,
        #[cfg_attr(not(debug_assertions), inline(always))]
        |__genfn_state, mut __genfn_sent| -> __genfn::Outcome<_, _> {
            let __fate1_unknown = __genfn::Fate::new();
            'step: loop {
                match __genfn_state {
                    &mut HeldAcrossYields::Start { __v0 } => {
                        __genfn::begins();
                        __genfn::store(__genfn_state, HeldAcrossYields::Poisoned);
                        {
                            let text = &(*__v0);
                            {
                                let mut __iter2 = {
                                    __genfn::IntoIterator::into_iter
                                }(text.split(' '));
                                __genfn::store(
                                    __genfn_state,
                                    HeldAcrossYields::Loop0 {
                                        __inner0: HeldInLoop0::Join1 {},
                                        __v2: __iter2,
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
                    HeldAcrossYields::Loop0 { __inner0: __inner0, __v2: __genfn_v2 } => {
                        return __genfn::ended(
                            __genfn::Item::<()> {
                                value: {
                                    {
                                        {
                                            let __genfn_tail = {
                                                match __inner0 {
                                                    HeldInLoop0::Yield2 { .. } => {
                                                        let (__v1,) = if __fate1_unknown.is_gone {
                                                            ((__fate1_unknown.nothing)(),)
                                                        } else {
                                                            let HeldInLoop0::Yield2 { __v1 } = __genfn::replace(
                                                                __inner0,
                                                                HeldInLoop0::Join1 {},
                                                            ) else { __genfn::impossible() };
                                                            (__v1,)
                                                        };
                                                        {
                                                            {
                                                                let mut word;
                                                                if __fate1_unknown.is_gone {
                                                                    (__fate1_unknown.absent)();
                                                                } else {
                                                                    (__fate1_unknown.present)();
                                                                    word = (__fate1_unknown.restore)(__v1);
                                                                }
                                                            }
                                                        }
                                                    }
                                                    _ => {}
                                                }
                                                '__genfn_t0: loop {
                                                    match { __genfn::Iterator::next }(&mut *__genfn_v2) {
                                                        __genfn::Some(word) => {
                                                            let __genfn_yielded = __genfn::Item::<Result<u8, Error>> {
                                                                value: __genfn::Ok(
                                                                    (match __genfn::Try::branch(word.parse()) {
                                                                        __genfn::Continue(__genfn_value) => __genfn_value,
                                                                        __genfn::Break(__genfn_residual) => {
                                                                            return __genfn::failed(
                                                                                ({ __genfn::FromResidual::from_residual })(__genfn_residual),
                                                                            );
                                                                        }
                                                                    }),
                                                                ),
                                                            }
                                                                .value;
                                                            __genfn::store(
                                                                __inner0,
                                                                HeldInLoop0::Yield2 {
                                                                    __v1: if __fate1_unknown.is_gone {
                                                                        (__fate1_unknown.nothing)()
                                                                    } else {
                                                                        (__fate1_unknown.present)();
                                                                        (__fate1_unknown.keep)(word)
                                                                    },
                                                                },
                                                            );
                                                            return __genfn::Yielded(__genfn_yielded);
                                                        }
                                                        __genfn::None => {
                                                            break '__genfn_t0;
                                                        }
                                                    };
                                                }
                                            };
                                            let HeldAcrossYields::Loop0 { __v2, .. } = __genfn::take(
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
            __fate1_unknown
                .decide((&&&&&&&&&&__fate1_unknown.probe()).genfn_tag_unknown());
        },
    );
}
