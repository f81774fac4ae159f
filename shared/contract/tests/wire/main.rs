//! The wire as a whole: generated files, contract pairs, invalid frames, and properties of every
//! parser. Modules of the generator are shared with `examples/generate`.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]

#[path = "../../examples/generate/asyncapi.rs"]
mod asyncapi;
#[path = "../../examples/generate/events.rs"]
mod events;
#[path = "../../examples/generate/files.rs"]
mod files;
#[path = "../../examples/generate/pairs.rs"]
mod pairs;
#[path = "../../examples/generate/schema.rs"]
mod schema;
#[path = "../../examples/generate/typescript.rs"]
mod typescript;

mod contract_pairs;
mod entries;
mod generated_files;
mod invalid_frames;
mod properties;
mod protocol_document;
