//! Whether the files of all languages agree: each has every key of the default language, no other,
//! and uses the same variables in it. What the words say is for people to check.

use std::collections::{BTreeMap, BTreeSet};

use aisle_domain::language::Language;
use fluent_bundle::FluentResource;
use fluent_syntax::ast::{
    CallArguments, Entry, Expression, InlineExpression, Pattern, PatternElement,
};

use super::WordingError;

/// The variables of every key.
pub(super) type Variables = BTreeMap<String, BTreeSet<String>>;

/// The variables of every key of a file.
pub(super) fn variables(resource: &FluentResource) -> Variables {
    let message = |entry: &Entry<&str>| match entry {
        Entry::Message(message) => {
            let mut found = BTreeSet::new();
            if let Some(value) = &message.value {
                in_pattern(value, &mut found);
            }
            Some((message.id.name.to_owned(), found))
        }
        _ => None,
    };
    resource.entries().filter_map(message).collect()
}

/// Holds a language against the default one.
pub(super) fn compare(
    reference: &Variables,
    language: Language,
    own: &Variables,
) -> Result<(), WordingError> {
    let lacking = |of: &Variables, other: &Variables| -> Vec<String> {
        of.keys().filter(|key| !other.contains_key(*key)).cloned().collect()
    };
    let missing = lacking(reference, own);
    if !missing.is_empty() {
        return Err(WordingError::Missing { language, keys: missing });
    }
    let unknown = lacking(own, reference);
    if !unknown.is_empty() {
        return Err(WordingError::Unknown { language, keys: unknown });
    }
    let list = |set: &BTreeSet<String>| {
        let names: Vec<String> = set.iter().map(|name| format!("${name}")).collect();
        if names.is_empty() { "none".to_owned() } else { names.join(", ") }
    };
    for (key, expected) in reference {
        match own.get(key) {
            Some(found) if found != expected => {
                return Err(WordingError::Variables {
                    language,
                    key: key.clone(),
                    found: list(found),
                    expected: list(expected),
                });
            }
            _ => {}
        }
    }
    Ok(())
}

fn in_pattern(pattern: &Pattern<&str>, found: &mut BTreeSet<String>) {
    for element in &pattern.elements {
        if let PatternElement::Placeable { expression } = element {
            in_expression(expression, found);
        }
    }
}

fn in_expression(expression: &Expression<&str>, found: &mut BTreeSet<String>) {
    match expression {
        Expression::Inline(inline) => in_inline(inline, found),
        Expression::Select { selector, variants } => {
            in_inline(selector, found);
            for variant in variants {
                in_pattern(&variant.value, found);
            }
        }
    }
}

fn in_inline(inline: &InlineExpression<&str>, found: &mut BTreeSet<String>) {
    match inline {
        InlineExpression::VariableReference { id } => {
            found.insert(id.name.to_owned());
        }
        InlineExpression::Placeable { expression } => in_expression(expression, found),
        InlineExpression::FunctionReference { arguments, .. }
        | InlineExpression::TermReference { arguments: Some(arguments), .. } => {
            in_arguments(arguments, found);
        }
        InlineExpression::TermReference { arguments: None, .. }
        | InlineExpression::MessageReference { .. }
        | InlineExpression::StringLiteral { .. }
        | InlineExpression::NumberLiteral { .. } => {}
    }
}

fn in_arguments(arguments: &CallArguments<&str>, found: &mut BTreeSet<String>) {
    for argument in &arguments.positional {
        in_inline(argument, found);
    }
    for argument in &arguments.named {
        in_inline(&argument.value, found);
    }
}
