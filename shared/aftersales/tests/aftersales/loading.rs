//! Defects of a policy's files: each is told with its file and line.

use aisle_aftersales::{Effect, Policy, PolicySource};

fn source(name: &str, text: &str) -> PolicySource {
    PolicySource { name: name.into(), text: text.into() }
}

/// The problems of one rules file, as `line: what`.
fn problems(text: &str) -> Vec<String> {
    match Policy::load(&[source("rules.cedar", text)]) {
        Ok(_) => vec![],
        Err(errors) => {
            assert!(errors.iter().all(|error| error.file == "rules.cedar"));
            errors.into_iter().map(|error| format!("{}: {}", error.line, error.problem)).collect()
        }
    }
}

const HEAD: &str = "// the shop; its rules\n\n";

#[test]
fn every_defect_has_its_line() {
    for (text, line, said) in [
        ("permit (principal, action, resource);", 3, "write @id"),
        ("@id(\"a\") forbid (principal, action, resource);", 3, "write @reason"),
        ("@id(\"A b\") permit (principal, action, resource);", 3, "small letters"),
        ("@id(\"a\") @reson(\"x\") permit (principal, action, resource);", 3, "no @reson"),
        ("@id(\"a\") @review(\"no\") forbid (principal, action, resource);", 3, "@review"),
        ("@id(\"a\") @review(\"yes\") permit (principal, action, resource);", 3, "above a forbid"),
        ("@id(\"a\") @fee(\"free\") permit (principal, action, resource);", 3, "4.90 USD"),
        ("@id(\"a\") @fee_percent(\"101\") permit (principal, action, resource);", 3, "0 to 100"),
        (
            "@id(\"a\") @fee(\"1 USD\") @fee_percent(\"1\") permit (principal, action, resource);",
            3,
            "leave one out",
        ),
        (
            "@id(\"a\") @reason(\"r\") @until(\"soon\")\nforbid (principal, action, resource);",
            3,
            "delivered_at + 30d",
        ),
        ("@id(\"a\")\npermit (principal, action,\n  resource) when { 1 + };", 5, "unexpected"),
        ("@id(\"a\") permit (principal, action, resource)", 3, "unexpected end"),
        ("@id(\"a\")\npermit (principal, action, resource)\nwhen { principal.age > 3 };", 5, "age"),
        (
            "@id(\"a\") permit (principal, action == Action::\"refund_all\", resource);",
            3,
            "refund_all",
        ),
        (
            "@id(\"a\")\npermit (principal, action == Action::\"cancel_order\", resource)\n\
             when { context.reason == \"x\" };",
            5,
            "reason",
        ),
        (
            "@id(\"a\") permit (principal, action == Action::\"place_order\", resource)\n\
             when { resource.status == \"pending\" };",
            4,
            "status",
        ),
        ("@id(\"a\") permit (principal, action, resource) when { false };", 3, "impossible"),
        (
            "@id(\"a\") permit (principal, action, resource);\n\
             @id(\"a\") permit (principal, action, resource);",
            4,
            "taken by rules.cedar:3",
        ),
    ] {
        let found = problems(&format!("{HEAD}{text}"));
        let here = format!("{line}: ");
        let told = found.iter().any(|problem| problem.starts_with(&here) && problem.contains(said));
        assert!(told, "{text}\n{found:?}");
    }
}

#[test]
fn all_problems_are_told_at_once() {
    let found = problems("permit (principal, action, resource);\n@id(\"b\") permit (oops);\n");
    assert!(found[0].starts_with("1: ") && found[1].starts_with("2: "), "{found:?}");
}

#[test]
fn a_semicolon_in_a_text_or_comment_ends_nothing() {
    let rules = "@id(\"a\") @note(\"first; \\\" then; // more\") // and; so\n\
                 permit (principal, action, resource);";
    assert_eq!(problems(rules), [""; 0]);
}

#[test]
fn terms_have_their_lines_too() {
    for (text, line) in [
        ("[refund_days]\ncard = [7, 5]\n", 1),
        ("\n[refund_days]\ncheque = [1, 2]\n", 3),
        ("[returns]\nrefund = \"never\"\n", 2),
        ("[refund_days]\ncard = [1, 300]\n", 2),
    ] {
        let errors = Policy::load(&[source("terms.toml", text)]).unwrap_err();
        assert_eq!((errors[0].file.as_str(), errors[0].line), ("terms.toml", line), "{text}");
    }
    let stray = Policy::load(&[source("rules.txt", "")]).unwrap_err();
    assert!(stray[0].problem.contains("*.cedar"));
}

#[test]
fn rules_say_where_they_stand() {
    let text = "\n@id(\"a\") permit (principal, action, resource);\n\n\
                @id(\"b\") @reason(\"no\") forbid (principal, action, resource);\n\
                @id(\"c\") @review(\"yes\") forbid (principal, action, resource);";
    let policy = Policy::load(&[source("policy/rules.cedar", text)]).unwrap();
    let rules: Vec<_> = policy.rules().iter().map(|r| (r.id.as_str(), r.line, r.effect)).collect();
    assert_eq!(
        rules,
        [("a", 2, Effect::Permits), ("b", 4, Effect::Forbids), ("c", 5, Effect::AsksForReview)]
    );
}

#[test]
fn the_version_changes_with_the_files_only() {
    let rules = source("a.cedar", "@id(\"a\") permit (principal, action, resource);");
    let terms = source("terms.toml", "[refund_days]\ncard = [1, 2]\n");
    let version = |sources: &[PolicySource]| Policy::load(sources).unwrap().version().to_owned();
    let both = version(&[rules.clone(), terms.clone()]);
    assert_eq!(both.len(), 16);
    assert_eq!(both, version(&[terms, rules.clone()]));
    assert_ne!(both, version(&[rules]));
}
