//! The aisle command.
