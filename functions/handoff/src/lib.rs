//! The handoff function.
