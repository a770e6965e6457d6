fn ticks(count: u32) -> impl Stream<Item = u32> {
    #[allow(unused_mut, unused_variables)]
    let (__genfn_vacancy, mut __genfn_yielder) = ::genfn::__private::frame::<(), u32>();
    ::genfn::__private::Frame::fill(
        __genfn_vacancy,
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
            let count = count;
            let __genfn_returned: () = {
                for n in 0..count {
                    sleep(n).await;
                    (match ::genfn::__private::give::<(), u32>(n, &mut __genfn_yielder)
                        .await
                    {
                        () => ::genfn::__private::receive(&mut __genfn_yielder).await,
                    });
                }
            };
            #[allow(unreachable_code)] __genfn_returned
        },
    )
}
