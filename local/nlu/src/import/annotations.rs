//! Rasa marks entities in a phrase: `[text](entity)`, `[text](entity:value)`,
//! `[text]{"entity": "…"}` and `[text][{"entity": "…"}, …]`. Here the marks are taken out: the words
//! stay, and the entities' names are told.

use serde_json::Value;

/// A phrase without its marks, and the names of the entities that were marked.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub(super) struct Plain {
    pub(super) text: String,
    pub(super) entities: Vec<String>,
}

/// Takes the marks out. What only looks like one stays as it is.
pub(super) fn strip(phrase: &str) -> Plain {
    let mut plain = Plain::default();
    let mut rest = phrase;
    while let Some(open) = rest.find('[') {
        let (before, marked) = rest.split_at(open);
        plain.text.push_str(before);
        match annotation(marked) {
            Some((words, mut entities, after)) => {
                plain.text.push_str(words);
                plain.entities.append(&mut entities);
                rest = after;
            }
            None => {
                plain.text.push('[');
                rest = marked.strip_prefix('[').unwrap_or_default();
            }
        }
    }
    plain.text.push_str(rest);
    plain
}

/// The words, the entities, and what comes after, of a text that begins with a mark.
fn annotation(marked: &str) -> Option<(&str, Vec<String>, &str)> {
    let (words, after) = marked.strip_prefix('[')?.split_once(']')?;
    if words.is_empty() || words.contains('[') {
        return None;
    }
    if let Some(inside) = after.strip_prefix('(') {
        let (entity, after) = inside.split_once(')')?;
        let name = entity.split(':').next().unwrap_or_default().trim();
        return (!name.is_empty()).then(|| (words, vec![name.to_owned()], after));
    }
    if !after.starts_with(['{', '[']) {
        return None;
    }
    let mut values = serde_json::Deserializer::from_str(after).into_iter::<Value>();
    let value = values.next()?.ok()?;
    let after = after.get(values.byte_offset()..)?;
    let objects = match &value {
        Value::Array(objects) => objects.as_slice(),
        object => std::slice::from_ref(object),
    };
    let name = |object: &Value| Some(object.get("entity")?.as_str()?.to_owned());
    let names: Option<Vec<String>> = objects.iter().map(name).collect();
    Some((words, names.filter(|names| !names.is_empty())?, after))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_stay_and_entities_are_told() {
        for (phrase, text, entities) in [
            ("where is my order", "where is my order", &[][..]),
            ("where is [W1](order)?", "where is W1?", &["order"]),
            ("[a](x) and [b](y:other value)", "a and b", &["x", "y"]),
            (r#"to [New York]{"entity": "city", "role": "to"} now"#, "to New York now", &["city"]),
            (r#"[it][{"entity": "a"}, {"entity": "b"}]."#, "it.", &["a", "b"]),
            ("说[北京](city)吧", "说北京吧", &["city"]),
            ("an [open", "an [open", &[]),
            ("[just brackets] here", "[just brackets] here", &[]),
            ("[x]() y", "[x]() y", &[]),
            ("[x](y", "[x](y", &[]),
            (r#"[x]{"value": 1}"#, r#"[x]{"value": 1}"#, &[]),
            ("[x]{broken", "[x]{broken", &[]),
            ("[x][]", "[x][]", &[]),
            ("[[x](e)", "[x", &["e"]),
            ("]([", "]([", &[]),
        ] {
            let entities = entities.iter().map(|name| (*name).to_owned()).collect();
            assert_eq!(strip(phrase), Plain { text: text.to_owned(), entities }, "{phrase}");
        }
    }
}
