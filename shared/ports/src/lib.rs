//! Ports: what the functions need from the outside world, and the conformance suite of each.
