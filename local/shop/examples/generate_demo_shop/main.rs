//! Writes `merchant/shop/shop.json`, the demo shop, from its seed:
//! `cargo run -p aisle-shop --example generate_demo_shop`. The same seed gives the same file; a
//! test compares the two. What the shop holds is in `demo`.

mod demo;

use std::path::Path;

fn main() -> std::io::Result<()> {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../merchant/shop/shop.json");
    let text = demo::document();
    std::fs::write(&path, &text)?;
    println!("merchant/shop/shop.json: {} bytes", text.len());
    Ok(())
}
