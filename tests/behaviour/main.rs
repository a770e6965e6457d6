//! What generators do: their bodies' values, drops and panics, as traces.
//!
//! Each module is about one construct or one promise. Each generator that is sent nothing runs item by item and by
//! `fold`, and the two have to agree.

#![allow(
    clippy::unnecessary_fold, // `fold` is one of the ways in which a generator is run
    clippy::option_option,    // so that there is something to take apart
    clippy::similar_names     // names that stand for nothing
)]
#![allow(
    irrefutable_let_patterns,
    unused_assignments,
    clippy::assign_op_pattern,
    clippy::cast_possible_truncation,
    clippy::cast_possible_wrap,
    clippy::cast_sign_loss,
    clippy::deref_addrof,
    clippy::explicit_iter_loop,
    clippy::let_unit_value,
    clippy::manual_range_patterns,
    clippy::needless_late_init,
    clippy::needless_range_loop,
    clippy::never_loop,
    clippy::nonminimal_bool,
    clippy::single_match,
    clippy::string_add_assign,
    clippy::type_complexity,
    clippy::unnecessary_literal_unwrap,
    clippy::useless_vec,
    reason = "a body shows one thing, and would be written in another way if it were of use"
)]

mod handed_out;
mod harness;

mod arrays;
mod borrows;
mod bound_again;
mod boxes;
mod by_index;
mod by_step;
mod called_fields;
mod cells;
mod closures;
mod consumed;
mod control;
mod conventions;
mod counting;
mod delegation;
mod diverging;
mod drops;
mod editions;
mod elements;
mod failing;
mod fields;
mod hints;
mod hygiene;
mod in_place;
mod inferred;
mod labels;
mod lent_to_calls;
mod macros;
mod method_names;
mod moves;
mod namesakes;
mod opened;
mod opened_beside;
mod operands;
mod order;
mod panics;
mod parts;
mod parts_of_borrows;
mod parts_of_elements;
mod patterns;
mod positions;
mod put_back;
mod receivers;
mod recursion;
mod remade;
mod returns;
mod sending;
mod several;
mod signatures;
mod size;
mod taken;
mod temporaries;
mod tried;
mod types;
mod used_again;
mod waiting_receivers;
mod whole;

/// The edition of this crate.
const EDITION_2024: bool = true;
