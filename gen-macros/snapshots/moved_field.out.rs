fn moved_field(task: Task) -> impl Iterator<Item = u8> {
    use ::genfn::__private as __genfn;
    #[allow(unused_imports)]
    use ::genfn::__private::{
        keep::{},
        part::{},
    };
    #[allow(unused_imports)]
    use ::genfn::__private::split::{
        OrderAny as _, OrderCopy as _, OrderFrees as _, StaysAny as _, StaysCopy as _,
        TakenAny as _, TakenCopy as _,
    };
    #[allow(unused_imports)]
    use ::genfn::__private::blank::{
        BlankCopy as _, BlankDefault as _, BlankDrop as _, BlankOther as _, BlankAny as _,
    };
    #[allow(dead_code)]
    #[derive()]
    struct __Fields0<T0, T1, T2> {
        job: T0,
        id: T1,
        name: T2,
    }
    #[allow(dead_code)]
    #[cfg_attr(clippy, allow(clippy::large_enum_variant))]
    enum HeldAcrossYields<T0, T1> {
        Start { __v0: T0 },
        Yield1 { __v0: T1 },
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
        #[inline]
        fn remaining(&self) -> __genfn::SizeHint {
            match self {
                Self::Start { .. } => (1usize, __genfn::Some(1usize)),
                Self::Yield1 { .. } => (0usize, __genfn::Some(0usize)),
                #[allow(unreachable_patterns)]
                _ => (0, __genfn::None),
            }
        }
    }
    #[cfg_attr(clippy, allow(clippy::used_underscore_binding))]
    let __genfn_first = HeldAcrossYields::Start {
        __v0: task,
    };
    let __genfn_unstarted = __genfn::with_twin::<
        (),
        u8,
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
            let task = __v0;
            match () {
                () => {
                    run(task.job);
                    (__genfn::Item::<u8> {
                        value: task.id,
                    })
                        .give::<()>(__genfn_sink);
                    log(&task.name);
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
        (),
        _,
        _,
        _,
    >(
        __genfn_unstarted,
        #[cfg_attr(not(debug_assertions), inline(always))]
        |__genfn_state, mut __genfn_sent| -> __genfn::Outcome<_, _> {
            let __split0 = __genfn::split::Split::new();
            let __left_a0 = __genfn::Fate::new();
            let __left_a1 = __genfn::Fate::new();
            let __genfn_part0 = __genfn::Part::new();
            let __genfn_part1 = __genfn::Part::new();
            'step: loop {
                match __genfn::take(__genfn_state) {
                    HeldAcrossYields::Start { __v0 } => {
                        let mut task = __v0;
                        run(
                            (if __genfn_part0.is_taken() {
                                __genfn_part0.taken();
                                __genfn_part0.take(&mut task.job)
                            } else {
                                __genfn_part0.left();
                                task.job
                            }),
                        );
                        let __genfn_yielded = __genfn::Item::<u8> {
                            value: (if __genfn_part1.is_taken() {
                                __genfn_part1.taken();
                                __genfn_part1.take(&mut task.id)
                            } else {
                                __genfn_part1.left();
                                task.id
                            }),
                        }
                            .value;
                        __genfn::store(
                            __genfn_state,
                            HeldAcrossYields::Yield1 {
                                __v0: {
                                    if false {
                                        __genfn::split::never();
                                        let __probe_a0 = __genfn::Probe::new();
                                        __genfn::Probe::of(&__probe_a0, &task.job);
                                        let __probe_a1 = __genfn::Probe::new();
                                        __genfn::Probe::of(&__probe_a1, &task.id);
                                        __left_a0
                                            .decide((&&&&&__probe_a0).genfn_tag_blank().left());
                                        __left_a1
                                            .decide((&&&&&__probe_a1).genfn_tag_blank().left());
                                        __split0
                                            .decide(
                                                (&&&&&__probe_a0)
                                                    .genfn_tag_blank()
                                                    .split()
                                                    .or((&&&&&__probe_a1).genfn_tag_blank().split())
                                                    .of_all(),
                                            );
                                    }
                                    let both = __split0.both();
                                    if __split0.is_whole() {
                                        __split0.whole();
                                        both.keep(task)
                                    } else {
                                        __split0.parts();
                                        both.take(__Fields0 {
                                            job: if __left_a0.is_gone {
                                                (__left_a0.nothing)()
                                            } else {
                                                (__left_a0.present)();
                                                (__left_a0.keep)(task.job)
                                            }
                                                .value,
                                            id: if __left_a1.is_gone {
                                                (__left_a1.nothing)()
                                            } else {
                                                (__left_a1.present)();
                                                (__left_a1.keep)(task.id)
                                            }
                                                .value,
                                            name: task.name,
                                        })
                                    }
                                },
                            },
                        );
                        return __genfn::Yielded(__genfn_yielded);
                    }
                    HeldAcrossYields::Yield1 { __v0 } => {
                        return __genfn::Complete(
                            __genfn::Item::<()> {
                                value: {
                                    let mut task = __v0;
                                    log(&task.name);
                                },
                            }
                                .value,
                        );
                    }
                    HeldAcrossYields::Complete => {
                        __genfn::store(__genfn_state, HeldAcrossYields::Complete);
                        return __genfn::Idle;
                    }
                    HeldAcrossYields::Poisoned => return __genfn::Idle,
                }
            }
            __genfn_part0.decide((&&&&&__genfn_part0.probe()).genfn_tag_blank().part());
            __genfn_part1.decide((&&&&&__genfn_part1.probe()).genfn_tag_blank().part());
        },
    );
}
