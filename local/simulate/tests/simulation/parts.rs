//! The demo pack and shop, compiled once per process.

#![allow(clippy::unwrap_used)]

use std::path::Path;
use std::sync::{Arc, OnceLock};

use aisle_pack::Pack;
use aisle_simulate::{DemoShop, MerchantPack, Parts};

/// The parts of every run.
pub fn parts() -> &'static Parts {
    static PARTS: OnceLock<Parts> = OnceLock::new();
    PARTS.get_or_init(|| {
        let merchant = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../merchant");
        let target = tempfile::tempdir().unwrap();
        aisle_pack::compile(&merchant, target.path()).unwrap();
        let pack = Pack::open(target.path()).unwrap();
        let pack = MerchantPack {
            understander: Arc::new(Pack::understander(target.path()).unwrap()),
            wording: Arc::new(pack.wording),
            flows: Arc::new(pack.flows),
            policy: Arc::new(Pack::policy(target.path()).unwrap()),
        };
        let text = std::fs::read_to_string(merchant.join("shop/shop.json")).unwrap();
        let shop = aisle_shop::read(&text, aisle_simulate::beginning()).shop;
        let (orders, customers, products) = (shop.orders, shop.customers, shop.products);
        Parts::new(pack, DemoShop { orders, customers, products })
    })
}
