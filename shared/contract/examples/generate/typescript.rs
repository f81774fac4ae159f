//! TypeScript types from JSON Schemas: exactly the constructs that our schemas use. Anything else is
//! an error, because a type that is silently too wide is worse than none.

use std::collections::BTreeMap;
use std::fmt::Write as _;

use serde_json::{Map, Value};

/// A construct that this emitter does not know.
#[derive(Debug)]
pub struct Unsupported(pub String);

/// Keywords that say nothing about a TypeScript type.
const ANNOTATIONS: [&str; 10] = [
    "$schema",
    "$defs",
    "title",
    "description",
    "format",
    "minimum",
    "maximum",
    "default",
    "minLength",
    "maxLength",
];

/// A module's types by name, in the order in which they are declared.
pub struct Module {
    types: Vec<(String, Value)>,
    imported: BTreeMap<String, Value>,
}

impl Module {
    /// The types of some root schemas, each after those that it refers to. Those of `base` are
    /// imported instead.
    pub fn of(roots: &[&Value], base: Option<&Self>) -> Result<Self, Unsupported> {
        let mut module = Self { types: Vec::new(), imported: BTreeMap::new() };
        let base_types = base.map(|base| base.types.as_slice()).unwrap_or_default();
        for root in roots {
            let defs = root.get("$defs").and_then(Value::as_object).cloned().unwrap_or_default();
            for (name, schema) in defs {
                module.add(name, schema, base_types)?;
            }
            let title = root.get("title").and_then(Value::as_str);
            let title = title.ok_or_else(|| Unsupported("a root without a title".to_owned()))?;
            module.add(title.to_owned(), (*root).clone(), base_types)?;
        }
        Ok(module)
    }

    fn add(
        &mut self,
        name: String,
        schema: Value,
        base: &[(String, Value)],
    ) -> Result<(), Unsupported> {
        let known = base.iter().chain(&self.types).find(|(known, _)| *known == name);
        match known {
            Some((_, same)) if *same != schema => {
                return Err(Unsupported(format!("two different types named {name}")));
            }
            Some(_) if self.types.iter().any(|(known, _)| *known == name) => {}
            Some(_) => {
                self.imported.insert(name, schema);
            }
            None => self.types.push((name, schema)),
        }
        Ok(())
    }

    /// The module's text, without its head; `base` is the path that the imports come from.
    pub fn emit(&self, base: &str) -> Result<String, Unsupported> {
        let mut text = String::new();
        let body = self.declarations()?;
        let used: Vec<&str> = self
            .imported
            .keys()
            .map(String::as_str)
            .filter(|name| refers(&self.types, name))
            .collect();
        if !used.is_empty() {
            let _ = writeln!(text, "import type {{ {} }} from \"{base}\";\n", used.join(", "));
        }
        text.push_str(&body);
        Ok(text)
    }

    fn declarations(&self) -> Result<String, Unsupported> {
        let mut text = String::new();
        for (name, schema) in &self.types {
            let at = name.as_str();
            let fields = object(schema, at)?;
            comment(&mut text, fields, "");
            if fields.contains_key("oneOf") {
                let _ = writeln!(text, "export type {name} ={};\n", union(fields, at)?);
            } else {
                let _ = writeln!(text, "export type {name} = {};\n", type_of(schema, at, "")?);
            }
        }
        Ok(text)
    }
}

fn refers(types: &[(String, Value)], name: &str) -> bool {
    let wanted = format!("#/$defs/{name}");
    fn search(value: &Value, wanted: &str) -> bool {
        match value {
            Value::Object(map) => {
                map.get("$ref").and_then(Value::as_str) == Some(wanted)
                    || map.iter().any(|(key, inner)| key != "$defs" && search(inner, wanted))
            }
            Value::Array(items) => items.iter().any(|item| search(item, wanted)),
            _ => false,
        }
    }
    types.iter().any(|(_, schema)| search(schema, &wanted))
}

fn object<'a>(schema: &'a Value, at: &str) -> Result<&'a Map<String, Value>, Unsupported> {
    schema.as_object().ok_or_else(|| Unsupported(format!("{at}: a schema that is no object")))
}

fn comment(text: &mut String, schema: &Map<String, Value>, indent: &str) {
    if let Some(description) = schema.get("description").and_then(Value::as_str) {
        let one_line = description.split_whitespace().collect::<Vec<_>>().join(" ");
        let _ = writeln!(text, "{indent}/** {} */", one_line.replace("*/", "* /"));
    }
}

/// One member a line, each with its comment.
fn union(schema: &Map<String, Value>, at: &str) -> Result<String, Unsupported> {
    let mut text = String::new();
    for member in members(schema, "oneOf", at)? {
        text.push('\n');
        comment(&mut text, object(member, at)?, "  ");
        let _ = write!(text, "  | {}", type_of(member, at, "  ")?);
    }
    Ok(text)
}

fn members<'a>(
    schema: &'a Map<String, Value>,
    keyword: &str,
    at: &str,
) -> Result<&'a Vec<Value>, Unsupported> {
    let list = schema.get(keyword).and_then(Value::as_array);
    list.ok_or_else(|| Unsupported(format!("{at}: {keyword} is no list")))
}

/// The type of a schema, as it stands after `: ` or `= `.
fn type_of(schema: &Value, at: &str, indent: &str) -> Result<String, Unsupported> {
    let schema = object(schema, at)?;
    let mut keywords: Vec<&str> =
        schema.keys().map(String::as_str).filter(|key| !ANNOTATIONS.contains(key)).collect();
    keywords.sort_unstable();
    match keywords.as_slice() {
        ["$ref"] => reference(schema, at),
        ["const"] | ["const", "type"] => literal(&schema["const"], at),
        ["enum"] | ["enum", "type"] => {
            let values = members(schema, "enum", at)?;
            let values: Result<Vec<_>, _> = values.iter().map(|value| literal(value, at)).collect();
            Ok(values?.join(" | "))
        }
        ["anyOf"] => alternatives(schema, "anyOf", at, indent),
        ["oneOf"] => alternatives(schema, "oneOf", at, indent),
        ["type"] => primitive(&schema["type"], at),
        ["items", "type"] if schema["type"] == "array" => {
            let item = type_of(&schema["items"], at, indent)?;
            Ok(if item.contains(' ') { format!("Array<{item}>") } else { format!("{item}[]") })
        }
        // `additionalProperties: false` is how schemars closes an enum's one-key objects.
        ["additionalProperties", "properties", "required", "type"]
            if schema["additionalProperties"] == Value::Bool(false) =>
        {
            properties(schema, at, indent)
        }
        ["properties", "type"] | ["properties", "required", "type"] => {
            properties(schema, at, indent)
        }
        ["$ref", "properties", "required", "type"] => {
            Ok(format!("({} & {})", properties(schema, at, indent)?, reference(schema, at)?))
        }
        other => Err(Unsupported(format!("{at}: a schema of {}", other.join(", ")))),
    }
}

fn reference(schema: &Map<String, Value>, at: &str) -> Result<String, Unsupported> {
    let target = schema.get("$ref").and_then(Value::as_str).unwrap_or_default();
    let name = target.strip_prefix("#/$defs/");
    name.map(str::to_owned).ok_or_else(|| Unsupported(format!("{at}: a reference to {target}")))
}

fn literal(value: &Value, at: &str) -> Result<String, Unsupported> {
    match value {
        Value::String(text) => Ok(format!("{text:?}")),
        other => Err(Unsupported(format!("{at}: the constant {other}"))),
    }
}

fn alternatives(
    schema: &Map<String, Value>,
    keyword: &str,
    at: &str,
    indent: &str,
) -> Result<String, Unsupported> {
    let types: Result<Vec<_>, _> =
        members(schema, keyword, at)?.iter().map(|member| type_of(member, at, indent)).collect();
    Ok(types?.join(" | "))
}

fn primitive(kind: &Value, at: &str) -> Result<String, Unsupported> {
    match kind {
        Value::String(name) => match name.as_str() {
            "string" | "boolean" | "null" => Ok(name.clone()),
            "integer" => Ok("number".to_owned()),
            "object" => Ok("Record<string, never>".to_owned()),
            other => Err(Unsupported(format!("{at}: the type {other}"))),
        },
        Value::Array(names) => {
            let types: Result<Vec<_>, _> = names.iter().map(|name| primitive(name, at)).collect();
            Ok(types?.join(" | "))
        }
        other => Err(Unsupported(format!("{at}: the type {other}"))),
    }
}

fn properties(schema: &Map<String, Value>, at: &str, indent: &str) -> Result<String, Unsupported> {
    let none = Vec::new();
    let required = schema.get("required").and_then(Value::as_array).unwrap_or(&none);
    let fields = object(&schema["properties"], at)?;
    let inner = format!("{indent}  ");
    let mut text = "{\n".to_owned();
    for (name, field) in fields {
        let at = format!("{at}.{name}");
        comment(&mut text, object(field, &at)?, &inner);
        let mark = if required.iter().any(|one| one == name) { "" } else { "?" };
        let _ = writeln!(text, "{inner}{name}{mark}: {};", type_of(field, &at, &inner)?);
    }
    let _ = write!(text, "{indent}}}");
    Ok(text)
}
