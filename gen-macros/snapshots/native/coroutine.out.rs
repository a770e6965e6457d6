fn wait(&self, __genfn_arg1: Guard) -> Pin<Box<dyn Future<Output = u32> + '_>> {
    #![allow(clippy::manual_async_fn)]
    #[allow(unused_imports)]
    use ::genfn::__private::{PausesForFuture as _, PausesForNothing as _};
    ::genfn::__private::Box::pin(async move {
        if let ::genfn::__private::Some(__genfn_returned) = ::genfn::__private::None::<
            u32,
        > {
            return __genfn_returned;
        }
        let _ = &self;
        let __genfn_arg1 = __genfn_arg1;
        let _ = __genfn_arg1;
        let __genfn_returned: u32 = {
            ::genfn::__private::turn().await;
            (match self.ready() {
                __genfn_source => {
                    let __genfn_awaited = (&&::genfn::__private::Pause::new(
                        &__genfn_source,
                    ))
                        .genfn_tag()
                        .wait(__genfn_source);
                    __genfn_awaited.await
                }
            }) + 1
        };
        #[allow(unreachable_code)] __genfn_returned
    })
}
