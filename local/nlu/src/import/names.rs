//! Makes names that a pack can have of the names that other tools give intents.

use std::collections::BTreeMap;

use aisle_understanding::OUT_OF_SCOPE;

/// The names met so far, with what became of them.
#[derive(Debug)]
pub(super) struct Names {
    out_of_scope: String,
    given: BTreeMap<String, String>,
}

impl Names {
    /// Names, of which one stands for what is out of scope.
    pub(super) fn new(out_of_scope: &str) -> Self {
        Self { out_of_scope: out_of_scope.to_owned(), given: BTreeMap::new() }
    }

    /// The pack's name for an intent: small letters, digits and `_`.
    ///
    /// # Errors
    /// What to do when no name can be made of it.
    pub(super) fn name(&mut self, theirs: &str) -> Result<String, String> {
        let theirs = theirs.trim();
        if let Some(name) = self.given.get(theirs) {
            return Ok(name.clone());
        }
        // Also when it has kinds: out_of_scope/chitchat.
        let name = if theirs.split('/').next() == Some(&self.out_of_scope) {
            OUT_OF_SCOPE.to_owned()
        } else {
            plain(theirs).ok_or_else(|| {
                format!("no name can be made of the intent {theirs:?}: write it in letters a-z")
            })?
        };
        self.given.insert(theirs.to_owned(), name.clone());
        Ok(name)
    }

    /// What became of names that are not as they were, and of those that became the same.
    pub(super) fn told(&self) -> Vec<String> {
        let changed = self.given.iter().filter(|(theirs, ours)| theirs != ours);
        let line = |(theirs, ours): (&String, &String)| {
            let same = self.given.iter().filter(|(other, name)| *name == ours && *other != theirs);
            let same: Vec<&str> = same.map(|(other, _)| other.as_str()).collect();
            if same.is_empty() {
                format!("{theirs} is named {ours}")
            } else {
                format!(
                    "{theirs} is named {ours}, as is {}: they are one intent now",
                    same.join(", ")
                )
            }
        };
        changed.map(line).collect()
    }
}

fn plain(theirs: &str) -> Option<String> {
    let mut name = String::new();
    let mut before = ' ';
    for c in theirs.chars() {
        match c {
            // A new word in camel case.
            'A'..='Z' => {
                if before.is_ascii_lowercase() || before.is_ascii_digit() {
                    name.push('_');
                }
                name.push(c.to_ascii_lowercase());
            }
            'a'..='z' | '0'..='9' => name.push(c),
            _ if c.is_alphanumeric() => return None,
            _ if !name.is_empty() && !name.ends_with('_') => name.push('_'),
            _ => {}
        }
        before = c;
    }
    name.truncate(name.trim_end_matches('_').len());
    (!name.is_empty()).then_some(name)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_become_plain() {
        for (theirs, ours) in [
            ("track_order", Some("track_order")),
            ("faq/ask-shipping", Some("faq_ask_shipping")),
            ("Return Policy?", Some("return_policy")),
            ("trackOrder2Now", Some("track_order2_now")),
            ("FAQ", Some("faq")),
            ("__a__b__", Some("a_b")),
            ("oos", Some("out_of_scope")),
            ("oos/jokes", Some("out_of_scope")),
            ("jokes/oos", Some("jokes_oos")),
            ("退货", None),
            ("///", None),
        ] {
            assert_eq!(Names::new("oos").name(theirs).ok().as_deref(), ours, "{theirs}");
        }
    }

    #[test]
    fn what_changed_is_told() {
        let mut names = Names::new("oos");
        for theirs in ["a", "a-b", "a/b", "C"] {
            names.name(theirs).ok();
        }
        let told = [
            "C is named c",
            "a-b is named a_b, as is a/b: they are one intent now",
            "a/b is named a_b, as is a-b: they are one intent now",
        ];
        assert_eq!(names.told(), told);
    }
}
