//! The order function.
