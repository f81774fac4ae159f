//! The nlu function.
