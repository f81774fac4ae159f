//! Products and their stock. Once the stock of an item was told of by itself, a telling of the
//! product changes no more whether that item can be bought.

use super::{Merged, Mirrored, Source};
use crate::ids::ItemId;
use crate::news::News;
use crate::shop::{Product, Variant};

/// What was told of the stock of an item.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct StockUpdate {
    /// Which item.
    pub item: ItemId,
    /// Whether it can be bought.
    pub available: bool,
    /// How many there are, where the source counts.
    pub stock: Option<u32>,
}

/// What becomes of a product by a telling of it.
#[must_use]
pub fn product_changed(
    stored: &Mirrored<Product>,
    incoming: Product,
    version: u64,
) -> Merged<Product> {
    if let Some(known) = Source::not_newer(stored.source.whole.as_ref(), version) {
        return known;
    }
    let mut after = incoming;
    for variant in &mut after.variants {
        let told = stored.source.part(variant.item.as_str()).is_some();
        if let Some(known) = variant_of(stored, &variant.item).filter(|_| told) {
            (variant.available, variant.stock) = (known.available, known.stock);
        }
    }
    // A product that nobody here knew is no news, or an import would be told to everybody.
    let known = stored.record.is_some() || stored.source.version().is_some();
    let back = |variant: &&Variant| {
        let before = variant_of(stored, &variant.item).is_some_and(|before| before.available);
        known && variant.available && !before
    };
    let news: Vec<News> =
        after.variants.iter().filter(back).map(|it| back_in_stock(&after, it, version)).collect();
    let source = stored.source.with_whole(version, &news);
    Merged::Newer(Box::new(Mirrored { record: Some(after), source }), news)
}

/// What becomes of a product that the catalogue has no more. Its versions stay known, so that an
/// older telling does not bring it back.
#[must_use]
pub fn product_removed(stored: &Mirrored<Product>, version: u64) -> Merged<Product> {
    if let Some(known) = Source::not_newer(stored.source.whole.as_ref(), version) {
        return known;
    }
    let source = stored.source.with_whole(version, &[]);
    Merged::Newer(Box::new(Mirrored { record: None, source }), Vec::new())
}

/// What becomes of a product by a telling of the stock of one of its items.
#[must_use]
pub fn stock_changed(
    stored: &Mirrored<Product>,
    update: &StockUpdate,
    version: u64,
) -> Merged<Product> {
    let part = update.item.as_str();
    if let Some(known) = Source::not_newer(stored.source.parts.get(part), version) {
        return known;
    }
    let Some(before) = &stored.record else { return Merged::Missing };
    if stored.source.is_full_without(part) {
        return Merged::TooMany;
    }
    let mut after = before.clone();
    let Some(variant) = after.variants.iter_mut().find(|variant| variant.item == update.item)
    else {
        return Merged::Missing;
    };
    let back = update.available && !variant.available;
    (variant.available, variant.stock) = (update.available, update.stock);
    let variant = variant.clone();
    let news: Vec<News> =
        back.then(|| back_in_stock(&after, &variant, version)).into_iter().collect();
    let source = stored.source.with_part(part, version, &news);
    Merged::Newer(Box::new(Mirrored { record: Some(after), source }), news)
}

fn variant_of<'a>(stored: &'a Mirrored<Product>, item: &ItemId) -> Option<&'a Variant> {
    stored.record.as_ref()?.variants.iter().find(|variant| variant.item == *item)
}

fn back_in_stock(product: &Product, variant: &Variant, version: u64) -> News {
    let options: Vec<&str> = variant.options.iter().map(|(_, value)| value.as_str()).collect();
    let name = if options.is_empty() {
        product.name.clone()
    } else {
        format!("{} ({})", product.name, options.join(", "))
    };
    News::BackInStock { item: variant.item.clone(), name, version }
}
