//! Start-up of the function.

fn main() {}
