//! The demo pack and shop, compiled once per process.

#![allow(clippy::unwrap_used)]

use std::path::Path;
use std::sync::{Arc, OnceLock};

use aisle_pack::Pack;
use aisle_simulate::Parts;

/// The parts of every run.
pub fn parts() -> &'static Parts {
    static PARTS: OnceLock<Parts> = OnceLock::new();
    PARTS.get_or_init(|| {
        let merchant = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../merchant");
        let target = tempfile::tempdir().unwrap();
        aisle_pack::compile(&merchant, target.path()).unwrap();
        let wording = Arc::new(Pack::open(target.path()).unwrap().wording);
        let understander = Arc::new(Pack::understander(target.path()).unwrap());
        let text = std::fs::read_to_string(merchant.join("shop/shop.json")).unwrap();
        let shop = aisle_shop::read(&text, "2026-11-26T12:00:00Z".parse().unwrap()).shop;
        Parts::new(understander, wording, shop.orders)
    })
}
