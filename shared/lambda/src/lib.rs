//! Lambda lift.
