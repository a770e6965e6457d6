fn numbers(text: String) -> Box<dyn Iterator<Item = Result<i64, ParseIntError>>> {
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
        Result<i64, ParseIntError>,
    >();
    ::genfn::__private::Box::new(
        __genfn_vacancy
            .boxed(
                #[cfg_attr(not(debug_assertions), inline(always))]
                async move {
                    let mut __genfn_yielder = &mut __genfn_yielder;
                    let __genfn_outcome = {
                        #[allow(unused_mut, unused_variables)]
                        let mut __genfn_yielder = &mut *__genfn_yielder;
                        async move {
                            if let ::genfn::__private::Some(__genfn_returned) = ::genfn::__private::None::<
                                ::genfn::__private::Result<
                                    (),
                                    <Result<
                                        i64,
                                        ParseIntError,
                                    > as ::genfn::__private::Fallible>::Error,
                                >,
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
                            let __genfn_returned: ::genfn::__private::Result<
                                (),
                                <Result<
                                    i64,
                                    ParseIntError,
                                > as ::genfn::__private::Fallible>::Error,
                            > = {
                                let (): () = {
                                    for word in text.split(' ') {
                                        if word == "end" {
                                            return ::genfn::__private::Ok(());
                                        }
                                        (match ::genfn::__private::give::<
                                            (),
                                            Result<i64, ParseIntError>,
                                        >(
                                                <Result<
                                                    i64,
                                                    ParseIntError,
                                                > as ::genfn::__private::Fallible>::from_value(
                                                    word.parse()?,
                                                ),
                                                &mut __genfn_yielder,
                                            )
                                            .await
                                        {
                                            () => {
                                                ::genfn::__private::receive(&mut __genfn_yielder).await
                                            }
                                        });
                                    }
                                };
                                #[allow(unreachable_code)] ::genfn::__private::Ok(())
                            };
                            #[allow(unreachable_code)] __genfn_returned
                        }
                    };
                    if let ::genfn::__private::Err(__genfn_error) = __genfn_outcome.await
                    {
                        (match ::genfn::__private::give::<
                            (),
                            Result<i64, ParseIntError>,
                        >(
                                <Result<
                                    i64,
                                    ParseIntError,
                                > as ::genfn::__private::Fallible>::from_error(
                                    __genfn_error,
                                ),
                                &mut __genfn_yielder,
                            )
                            .await
                        {
                            () => ::genfn::__private::receive(&mut __genfn_yielder).await,
                        });
                    }
                },
            ),
    )
}
