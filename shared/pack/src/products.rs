//! What a shop's products are called, taken from its shop file when the pack is compiled. Only
//! names, options and identifiers are read; the rest of that file, and whether it is right, is
//! `aisle-shop`'s. A pack without a shop file recognises no products.

use std::collections::BTreeMap;
use std::path::Path;

use aisle_domain::ids::{ItemId, ProductId};
use aisle_understanding::entities::{Catalogue, CatalogueEntry, CatalogueVariant};
use serde::{Deserialize, Serialize};

use crate::{PackError, read};

/// The shop file in the source folder.
const SHOP: &str = "shop/shop.json";
/// Names of products in the compiled folder.
pub(crate) const PRODUCTS: &str = "products.json";

#[derive(Deserialize)]
struct Shop {
    #[serde(default)]
    products: Vec<Product>,
}

/// A product; the fields of the shop format that tell what it is called.
#[derive(Serialize, Deserialize)]
struct Product {
    id: ProductId,
    name: String,
    #[serde(default)]
    aliases: BTreeMap<String, Vec<String>>,
    #[serde(default)]
    variants: Vec<Variant>,
}

#[derive(Serialize, Deserialize)]
struct Variant {
    item: ItemId,
    #[serde(default)]
    options: BTreeMap<String, String>,
}

/// The compiled form of the names in a source folder's shop file; an empty list without one.
pub(crate) fn compile(source: &Path) -> Result<String, PackError> {
    let path = source.join(SHOP);
    if !path.is_file() {
        return Ok("[]".to_owned());
    }
    let text = read(&path)?;
    let problem =
        |error: serde_json::Error| PackError::Products { path: path.clone(), source: error };
    let shop: Shop = serde_json::from_str(&text).map_err(problem)?;
    serde_json::to_string(&shop.products).map_err(problem)
}

/// The products of a compiled folder, `None` where there are none.
pub(crate) fn open(folder: &Path) -> Result<Option<Catalogue>, PackError> {
    let path = folder.join(PRODUCTS);
    let products: Vec<Product> = serde_json::from_str(&read(&path)?)
        .map_err(|source| PackError::Products { path, source })?;
    Ok((!products.is_empty()).then(|| Catalogue::new(products.into_iter().map(entry))))
}

fn entry(product: Product) -> CatalogueEntry {
    let aliases = product.aliases.into_values().flatten();
    let variant = |variant: Variant| CatalogueVariant {
        item: variant.item,
        options: variant.options.into_values().collect(),
    };
    CatalogueEntry {
        product: product.id,
        names: std::iter::once(product.name).chain(aliases).collect(),
        variants: product.variants.into_iter().map(variant).collect(),
    }
}
