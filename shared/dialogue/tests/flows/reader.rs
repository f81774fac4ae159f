//! A reader that knows a few English words: enough to say what is meant in these tests.

use aisle_domain::after_sales::{PaymentKind, Record};
use aisle_domain::ids::PaymentMethodId;
use aisle_domain::reading::{Mention, SlotReader};
use aisle_domain::shop::Address;

#[derive(Debug, Clone, Copy)]
pub struct PlainReader;

fn words(text: &str) -> Vec<String> {
    text.to_lowercase()
        .split(|c: char| !c.is_alphanumeric())
        .filter(|word| !word.is_empty())
        .map(str::to_owned)
        .collect()
}

impl SlotReader for PlainReader {
    fn which(&self, text: &str, labels: &[&str]) -> Vec<usize> {
        let said = words(text);
        let has = |word: &str| said.iter().any(|it| it == word);
        if has("first") {
            return vec![0];
        }
        if has("second") && labels.len() > 1 {
            return vec![1];
        }
        let names =
            |label: &&str| words(label).iter().any(|word| word.len() > 3 && said.contains(word));
        let meant: Vec<usize> =
            labels.iter().enumerate().filter(|(_, label)| names(label)).map(|(at, _)| at).collect();
        if meant.len() == 1 { meant } else { Vec::new() }
    }

    fn mentions(&self, text: &str, record: &Record) -> Vec<Mention> {
        let said = words(text);
        let has = |word: &str| said.iter().any(|it| it == word);
        let Some(order) = &record.order else { return Vec::new() };
        let mut mentions = Vec::new();
        for (line, of) in order.lines.iter().enumerate() {
            let named = words(&of.name).iter().any(|word| word.len() > 2 && has(word));
            if !named && !has("everything") {
                continue;
            }
            let product = record.products.iter().find(|product| product.id == of.product);
            let wanted = product
                .iter()
                .flat_map(|product| &product.variants)
                .filter(|it| it.available && it.item != of.item)
                .filter(|it| it.options.iter().any(|(_, value)| has(value)))
                .map(|it| it.item.clone())
                .collect();
            mentions.push(Mention { line, wanted, says_variant: has("pink") });
        }
        mentions
    }

    fn payment_methods(&self, text: &str, record: &Record) -> Vec<PaymentMethodId> {
        let said = text.to_lowercase();
        let methods = record.customer.iter().flat_map(|customer| &customer.payment_methods);
        methods
            .filter(|method| match &method.kind {
                PaymentKind::GiftCard { .. } => said.contains("gift card"),
                PaymentKind::Card { brand, .. } => said.contains(&brand.to_lowercase()),
                PaymentKind::Wallet { name } => said.contains(&name.to_lowercase()),
            })
            .map(|method| method.id.clone())
            .collect()
    }

    fn address(&self, text: &str, _known: Option<&Address>) -> Option<Address> {
        let parts: Vec<&str> = text.split(',').map(str::trim).collect();
        let [street, city, postcode, country] = parts[..] else { return None };
        Some(Address {
            lines: vec![street.to_owned()],
            city: city.to_owned(),
            region: None,
            postcode: postcode.to_owned(),
            country: country.to_owned(),
        })
    }
}
