fn operands(out: &mut Vec<u8>) -> impl Generator<u8, Yield = u8, Return = u8> {
    use ::genfn::__private as __genfn;
    use ::genfn::__private::{
        DelegatesGenerator as _, DelegatesIterable as _, DelegatesNothing as _,
    };
    #[allow(unused_imports)]
    use ::genfn::__private::{
        keep::{},
        part::{},
    };
    if false {
        #[allow(clippy::used_underscore_binding)]
        let __genfn_arguments = (out,);
        __genfn::twin::<
            u8,
            u8,
            _,
            _,
        >(
            __genfn_arguments,
            |__genfn_sink, (out,)| {
                out.push(
                    three(
                        first(),
                        ({
                            let __genfn_yielded: u8 = 1;
                            __genfn_sink
                        })
                            .sent(),
                        |x| x + 1,
                    ),
                );
                let ok = ({
                    let __genfn_yielded: u8 = 2;
                    __genfn_sink
                })
                    .sent() > 0 && ready();
                if ok {
                    ({
                        let __genfn_yielded: u8 = 3;
                        __genfn_sink
                    })
                        .sent()
                } else {
                    0
                }
            },
        );
    }
    #[allow(dead_code, clippy::large_enum_variant)]
    #[derive()]
    enum __State<T0, T1> {
        Start { __v0: T0 },
        Yield1 { __v2: T1, __v0: T0 },
        Yield2 {},
        Yield3 {},
        Complete,
        Poisoned,
    }
    impl<T0, T1> __genfn::State for __State<T0, T1> {
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
        u8,
        u8,
        u8,
        _,
        _,
    >(
        __State::Start { __v0: out },
        |__genfn_state, mut __genfn_sent| {
            'step: loop {
                match __genfn::replace(__genfn_state, __State::Poisoned) {
                    __State::Start { __v0 } => {
                        let out = __v0;
                        let mut __operand2 = first();
                        let __genfn_yielded: u8 = 1;
                        *__genfn_state = __State::Yield1 {
                            __v2: __operand2,
                            __v0: out,
                        };
                        return __genfn::Yielded(__genfn_yielded);
                    }
                    __State::Yield1 { __v2, __v0 } => {
                        let out = __v0;
                        let mut __operand2 = __v2;
                        let mut __sent3 = __genfn::resumed_with(&mut __genfn_sent);
                        out.push(three(__operand2, __sent3, |x| x + 1));
                        {
                            let __genfn_yielded: u8 = 2;
                            *__genfn_state = __State::Yield2 {};
                            return __genfn::Yielded(__genfn_yielded);
                        };
                    }
                    __State::Yield2 {} => {
                        return __genfn::Complete({
                            let mut __value4;
                            let mut __value7: bool;
                            {
                                let mut __place6;
                                let mut __sent5 = __genfn::resumed_with(&mut __genfn_sent);
                                __place6 = __sent5;
                                __value7 = __place6 > 0;
                            };
                            __value4 = if __value7 { ready() } else { false };
                            let ok = __value4;
                            if ok {
                                let __genfn_yielded: u8 = 3;
                                *__genfn_state = __State::Yield3 {};
                                return __genfn::Yielded(__genfn_yielded);
                            } else {
                                0
                            }
                        });
                    }
                    __State::Yield3 {} => {
                        return __genfn::Complete({
                            { __genfn::resumed_with(&mut __genfn_sent) }
                        });
                    }
                    __State::Complete | __State::Poisoned => __genfn::unreachable!(),
                }
            }
        },
    );
    __genfn_machine
}
