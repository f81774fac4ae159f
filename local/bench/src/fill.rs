//! A table with many conversations, made straight in the embedded database's file: over HTTP a
//! million would take an hour.

use std::collections::BTreeMap;
use std::error::Error;
use std::path::Path;

use dynoxide::actions::scan::ScanRequest;
use dynoxide::{AttributeValue, Database, ImportOptions, Item};

/// The conversations' table.
const TABLE: &str = "aisle";
/// Items that are written in one transaction.
const AT_ONCE: usize = 20_000;

/// Adds copies of one conversation.
pub fn fill(database: &Path, conversations: u32) -> Result<(), Box<dyn Error>> {
    let path = database.to_str().ok_or("the path is not UTF-8")?;
    let database = Database::new(path)?;
    let original = conversation(&database)?;
    database.enable_bulk_loading()?;
    let mut waiting: Vec<Item> = Vec::with_capacity(AT_ONCE);
    for copy in 0..conversations {
        // Spread over the keys, as the real names are.
        let name = format!("C#c-{:08x}{copy:08x}", copy.wrapping_mul(2_654_435_761));
        waiting.extend(original.iter().cloned().map(|mut item| {
            item.insert("pk".to_owned(), AttributeValue::S(name.clone()));
            item
        }));
        if waiting.len() >= AT_ONCE {
            write(&database, std::mem::take(&mut waiting))?;
        }
    }
    write(&database, waiting)?;
    database.disable_bulk_loading()?;
    Ok(())
}

fn write(database: &Database, items: Vec<Item>) -> Result<(), Box<dyn Error>> {
    let options = ImportOptions { record_streams: false, set_cached_at: false };
    database.import_items(TABLE, items, options)?;
    Ok(())
}

/// The log of the shortest conversation that has at least a greeting, a message and a reply.
fn conversation(database: &Database) -> Result<Vec<Item>, Box<dyn Error>> {
    let request =
        ScanRequest { table_name: TABLE.to_owned(), limit: Some(1_000), ..Default::default() };
    let mut logs: BTreeMap<String, Vec<Item>> = BTreeMap::new();
    for item in database.scan(request)?.items.unwrap_or_default() {
        if let (Some(AttributeValue::S(pk)), Some(AttributeValue::S(sk))) =
            (item.get("pk"), item.get("sk"))
            && sk.starts_with("L#")
        {
            logs.entry(pk.clone()).or_default().push(item);
        }
    }
    let whole = logs.into_values().filter(|log| log.len() >= 3);
    Ok(whole.min_by_key(Vec::len).ok_or("there is no conversation to copy")?)
}
