//! Writes what is generated from the wire types: JSON Schemas, the AsyncAPI document, TypeScript
//! types. A contract pair without an expected half gets one, to be read and committed; an existing
//! half is never touched, because it says what old messages must mean. `tests/generated_files.rs` fails when a file is not what this would write.

mod asyncapi;
mod events;
mod files;
mod pairs;
mod schema;
mod typescript;

fn main() -> Result<(), Box<dyn std::error::Error>> {
    let root = files::root();
    for file in files::all()? {
        let path = root.join(file.path);
        if let Some(folder) = path.parent() {
            std::fs::create_dir_all(folder)?;
        }
        if std::fs::read_to_string(&path).ok().as_deref() != Some(file.text.as_str()) {
            std::fs::write(&path, file.text)?;
            println!("wrote {}", file.path);
        }
    }
    for pair in pairs::all(&root)? {
        if !pair.expected_path.exists() {
            std::fs::write(&pair.expected_path, format!("{:#}\n", pair.actual()?))?;
            println!("wrote the expected half of {}/{}", pair.channel, pair.message);
        }
    }
    Ok(())
}
