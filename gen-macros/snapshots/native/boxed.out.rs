fn lengths(
    text: String,
    limit: usize,
    __genfn_arg2: (u8, u8),
) -> impl Iterator<Item = usize> {
    #![cfg_attr(
        clippy,
        allow(clippy::await_holding_refcell_ref, clippy::await_holding_lock)
    )]
    #[allow(unused_imports)]
    use ::genfn::__private::{
        DelegatesGenerator as _, DelegatesIterable as _, DelegatesNothing as _,
    };
    #[allow(unused_mut, unused_variables)]
    let (__genfn_vacancy, mut __genfn_yielder) = ::genfn::__private::frame::<
        (),
        usize,
    >();
    __genfn_vacancy
        .boxed(
            #[cfg_attr(not(debug_assertions), inline(always))]
            async move {
                if let ::genfn::__private::Some(__genfn_returned) = ::genfn::__private::None::<
                    (),
                > {
                    return __genfn_returned;
                }
                #[cfg_attr(
                    clippy,
                    allow(
                        clippy::used_underscore_binding,
                        clippy::no_effect_underscore_binding,
                        clippy::shadow_same
                    )
                )]
                let text = text;
                #[cfg_attr(
                    clippy,
                    allow(
                        clippy::used_underscore_binding,
                        clippy::no_effect_underscore_binding,
                        clippy::shadow_same
                    )
                )]
                let mut limit = limit;
                let __genfn_arg2 = __genfn_arg2;
                let (a, b) = __genfn_arg2;
                let __genfn_returned: () = {
                    for line in text.lines() {
                        (match ::genfn::__private::give::<
                            (),
                            usize,
                        >(line.len(), &mut __genfn_yielder)
                            .await
                        {
                            () => ::genfn::__private::receive(&mut __genfn_yielder).await,
                        });
                        limit -= 1;
                    }
                    println!(
                        "{}", (match ::genfn::__private::give:: < (), usize > (limit, &
                        mut __genfn_yielder). await { () => ::genfn::__private::receive(&
                        mut __genfn_yielder). await, })
                    );
                    ({
                        let mut __genfn_delegate = {
                            let __genfn_source = [a, b].map(usize::from);
                            (&&&::genfn::__private::Source::<
                                (),
                                _,
                            >::new(&__genfn_source))
                                .genfn_tag()
                                .delegate(__genfn_source)
                        };
                        let mut __genfn_sent = ::genfn::__private::Some(());
                        'genfn_delegation: loop {
                            match ::genfn::__private::Delegate::<
                                (),
                            >::resume(&mut __genfn_delegate, __genfn_sent) {
                                ::genfn::__private::Passed(__genfn_value) => {
                                    __genfn_sent = ::genfn::__private::Some(
                                        (match ::genfn::__private::give::<
                                            (),
                                            usize,
                                        >(__genfn_value, &mut __genfn_yielder)
                                            .await
                                        {
                                            () => {
                                                ::genfn::__private::receive(&mut __genfn_yielder).await
                                            }
                                        }),
                                    );
                                }
                                ::genfn::__private::Ended(__genfn_value) => {
                                    break 'genfn_delegation __genfn_value;
                                }
                            }
                        }
                    });
                };
                #[allow(unreachable_code)] __genfn_returned
            },
        )
}
