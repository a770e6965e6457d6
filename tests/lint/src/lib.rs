//! Generators of every kind, under every lint that a user may have turned on: what the macros emit draws none.
//!
//! It is checked by `cargo clippy --workspace`, in two editions; there is nothing to run.

#![no_std]
#![deny(
    warnings,
    unused,
    nonstandard_style,
    future_incompatible,
    keyword_idents,
    let_underscore,
    refining_impl_trait,
    rust_2018_idioms,
    rust_2021_compatibility,
    rust_2024_compatibility,
    clippy::all,
    clippy::pedantic,
    clippy::nursery
)]
#![deny(
    absolute_paths_not_starting_with_crate,
    ambiguous_negative_literals,
    deprecated_in_future,
    explicit_outlives_requirements,
    ffi_unwind_calls,
    let_underscore_drop,
    macro_use_extern_crate,
    meta_variable_misuse,
    missing_copy_implementations,
    missing_debug_implementations,
    missing_docs,
    non_ascii_idents,
    redundant_imports,
    redundant_lifetimes,
    single_use_lifetimes,
    trivial_casts,
    trivial_numeric_casts,
    unit_bindings,
    unnameable_types,
    unreachable_pub,
    unsafe_code,
    unused_crate_dependencies,
    unused_extern_crates,
    unused_import_braces,
    unused_lifetimes,
    unused_macro_rules,
    unused_qualifications,
    unused_results,
    variant_size_differences
)]

extern crate alloc;

pub mod borrowing;
pub mod closures;
pub mod delegation;
pub mod items;
pub mod loops;
pub mod methods;
pub mod moves;
pub mod native;
pub mod patterns;
pub mod restricted;
pub mod sending;
