fn walk<'t, T>(
    tree: &'t Tree<T>,
    depth: u32,
) -> Box<dyn Iterator<Item = (u32, &'t T)> + 't> {
    use ::genfn::__private::recursion as __genfn;
    use ::genfn::__private::{
        Delegate as _, DelegatesGenerator as _, DelegatesIterable as _,
        DelegatesNothing as _,
    };
    #[allow(dead_code)]
    #[cfg_attr(clippy, allow(clippy::large_enum_variant))]
    enum HeldInLoop0 {
        Join1 {},
    }
    #[allow(dead_code)]
    #[cfg_attr(clippy, allow(clippy::large_enum_variant))]
    enum HeldAcrossYields<T0, T1, T2> {
        Start { __v0: T0, __v1: T1 },
        Join3 { __v1: T1, __v0: T0 },
        Yield4 { __v1: T1, __v0: T0 },
        Complete,
        Poisoned,
        Loop0 { __inner0: HeldInLoop0, __v6: T2, __v1: T1, __v0: T0 },
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
        #[inline]
        fn remaining(&self) -> __genfn::SizeHint {
            match self {
                Self::Start { .. } => (1usize, __genfn::None),
                Self::Join3 { .. } => (1usize, __genfn::None),
                Self::Loop0 { .. } => (1usize, __genfn::None),
                #[allow(unreachable_patterns)]
                _ => (0, __genfn::None),
            }
        }
    }
    #[cfg_attr(clippy, allow(clippy::used_underscore_binding))]
    let __genfn_first = HeldAcrossYields::Start {
        __v0: tree,
        __v1: depth,
    };
    let __genfn_unstarted = __genfn::with_twin::<
        (),
        (u32, &'t T),
        (),
        _,
        _,
    >(
        __genfn_first,
        |__genfn_state, __genfn_sink| {
            let HeldAcrossYields::Start { __v0, __v1 } = __genfn_state else {
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
            let tree = &(*__v0);
            #[cfg_attr(
                clippy,
                allow(
                    clippy::no_effect_underscore_binding,
                    clippy::borrow_deref_ref,
                    clippy::shadow_unrelated
                )
            )]
            let depth = __v1;
            match () {
                () => {
                    for child in &tree.children {
                        ({
                            let __genfn_source = walk(child, depth + 1);
                            (&&&__genfn::Source::<(), _>::new(&__genfn_source))
                                .genfn_tag()
                                .delegate(__genfn_source)
                        })
                            .genfn_finish(
                                __genfn::Some(()),
                                &mut |__genfn_value| {
                                    __genfn::Item::<(u32, &'t T)> {
                                        value: __genfn_value,
                                    }
                                        .give(__genfn_sink)
                                },
                            );
                    }
                    (__genfn::Item::<(u32, &'t T)> {
                        value: (depth, &tree.value),
                    })
                        .give::<()>(__genfn_sink);
                    if let Some(next) = &tree.next {
                        ({
                            let __genfn_source = walk(next, depth);
                            (&&&__genfn::Source::<(), _>::new(&__genfn_source))
                                .genfn_tag()
                                .delegate(__genfn_source)
                        })
                            .genfn_finish(
                                __genfn::Some(()),
                                &mut |__genfn_value| {
                                    __genfn::Item::<(u32, &'t T)> {
                                        value: __genfn_value,
                                    }
                                        .give(__genfn_sink)
                                },
                            );
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
    return __genfn::Box::new(
        __genfn::machine::<
            (),
            (u32, &'t T),
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
                        &mut HeldAcrossYields::Start { __v0, __v1 } => {
                            __genfn::begins();
                            __genfn::store(__genfn_state, HeldAcrossYields::Poisoned);
                            {
                                let tree = &(*__v0);
                                let depth = __v1;
                                {
                                    let mut __iter6 = {
                                        __genfn::IntoIterator::into_iter
                                    }(&tree.children);
                                    __genfn::store(
                                        __genfn_state,
                                        HeldAcrossYields::Loop0 {
                                            __inner0: HeldInLoop0::Join1 {},
                                            __v6: __iter6,
                                            __v1: depth,
                                            __v0: tree,
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
                            __v6: __genfn_v6,
                            __v1: _depth,
                            __v0: _tree,
                        } => {
                            let mut tree;
                            let mut depth;
                            {
                                let mut __iter6;
                                {
                                    let __genfn_tail = '__genfn_t0: loop {
                                        match { __genfn::Iterator::next }(&mut *__genfn_v6) {
                                            __genfn::Some(child) => {
                                                {
                                                    __genfn_write_a_path_to_walk();
                                                    let __args3: (&'_ Tree<T>, u32) = (child, *_depth + 1);
                                                    let (__v0, __v1) = __args3;
                                                    let __genfn_frame = HeldAcrossYields::Start {
                                                        __v0,
                                                        __v1,
                                                    };
                                                    __genfn::store(__inner0, HeldInLoop0::Join1 {});
                                                    return __genfn::Called(__genfn_frame);
                                                };
                                            }
                                            __genfn::None => {
                                                break '__genfn_t0;
                                            }
                                        };
                                    };
                                    let HeldAcrossYields::Loop0 {
                                        __inner0: _,
                                        __v6: __v6,
                                        __v1: __v1,
                                        __v0: __v0,
                                    } = __genfn::take(__genfn_state) else {
                                        __genfn::impossible()
                                    };
                                    tree = __v0;
                                    depth = __v1;
                                    __iter6 = __v6;
                                    __genfn_tail
                                }
                            };
                            __genfn::store(
                                __genfn_state,
                                HeldAcrossYields::Join3 {
                                    __v1: depth,
                                    __v0: tree,
                                },
                            );
                            break 'step;
                        }
                        _ => break 'step,
                    }
                }
                'step: loop {
                    match __genfn_state {
                        &mut HeldAcrossYields::Join3 { __v1, __v0 } => {
                            __genfn::store(__genfn_state, HeldAcrossYields::Poisoned);
                            {
                                let tree = &(*__v0);
                                let depth = __v1;
                                let __genfn_yielded = __genfn::Item::<(u32, &'t T)> {
                                    value: (depth, &tree.value),
                                }
                                    .value;
                                __genfn::store(
                                    __genfn_state,
                                    HeldAcrossYields::Yield4 {
                                        __v1: depth,
                                        __v0: tree,
                                    },
                                );
                                return __genfn::Yielded(__genfn_yielded);
                            }
                        }
                        &mut HeldAcrossYields::Yield4 { __v1, __v0 } => {
                            __genfn::store(__genfn_state, HeldAcrossYields::Poisoned);
                            {
                                return __genfn::Complete(
                                    __genfn::Item::<()> {
                                        value: {
                                            let tree = &(*__v0);
                                            let depth = __v1;
                                            if let Some(next) = &tree.next {
                                                {
                                                    __genfn_write_a_path_to_walk();
                                                    let __args5: (&'_ Tree<T>, u32) = (next, depth);
                                                    let (__v0, __v1) = __args5;
                                                    let __genfn_frame = HeldAcrossYields::Start {
                                                        __v0,
                                                        __v1,
                                                    };
                                                    return __genfn::Last(__genfn_frame);
                                                };
                                            } else {}
                                        },
                                    }
                                        .value,
                                )
                            }
                        }
                        _ => return __genfn::Idle,
                    }
                }
            },
        ),
    );
}
#[doc(hidden)]
#[allow(dead_code, non_snake_case)]
const fn __genfn_write_a_path_to_walk() {}
