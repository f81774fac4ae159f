//! The words of the assistant, from the merchant pack's Fluent files, one per language. Every key
//! that the dialogue needs must exist in every language, or the wording does not load.

use aisle_domain::language::Language;
use fluent_bundle::concurrent::FluentBundle;
use fluent_bundle::{FluentArgs, FluentResource};
use unic_langid::LanguageIdentifier;

/// The keys that the dialogue needs.
pub const KEYS: [&str; 49] = [
    "greeting",
    "choice-track-order",
    "choice-delivery",
    "choice-returns",
    "choice-human",
    "choice-bot",
    "choice-wait",
    "ask-order-number",
    "ask-order-number-again",
    "ask-proof",
    "ask-proof-again",
    "ask-which-order",
    "ask-which-order-again",
    "no-orders",
    "order-not-found",
    "order-too-many-attempts",
    "order-unknown",
    "order-pending",
    "order-processed",
    "order-shipped",
    "order-late",
    "order-out_for_delivery",
    "order-delivered",
    "order-cancelled",
    "order-returned",
    "status-pending",
    "status-processed",
    "status-shipped",
    "status-out_for_delivery",
    "status-delivered",
    "status-cancelled",
    "status-returned",
    "hello",
    "thanks",
    "goodbye",
    "capabilities",
    "acknowledged",
    "not-understood",
    "not-understood-choices",
    "no-flow",
    "handoff-requested",
    "handoff-joined",
    "handoff-left",
    "handoff-nobody",
    "handoff-waiting",
    "handoff-back",
    "failed",
    "ended",
    // Asked for by name when an intent has no flow; this one must exist, the others may.
    "intent-delivery_period",
];

/// Why wording does not load.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum WordingError {
    /// The file is not Fluent.
    #[error("wording/{language}.ftl: {problem}")]
    Syntax {
        /// Of which language.
        language: Language,
        /// What is wrong, with the byte position.
        problem: String,
    },
    /// Keys are missing.
    #[error("wording/{language}.ftl lacks {}", .keys.join(", "))]
    Missing {
        /// Of which language.
        language: Language,
        /// Which.
        keys: Vec<String>,
    },
    /// A language has no file.
    #[error("wording/{0}.ftl is missing")]
    NoFile(Language),
}

/// The words in every language.
pub struct Wording {
    shop: String,
    default_language: Language,
    bundles: Vec<(Language, FluentBundle<FluentResource>)>,
}

impl std::fmt::Debug for Wording {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("Wording").field("shop", &self.shop).finish_non_exhaustive()
    }
}

impl Wording {
    /// Loads the words of a shop from the text of each offered language's file. What is said in a
    /// language that is not offered is said in the default one.
    ///
    /// # Errors
    /// [`WordingError`] names file and problem; the default language must be among the files.
    pub fn load(
        shop: &str,
        default_language: Language,
        files: &[(Language, String)],
    ) -> Result<Self, WordingError> {
        let mut bundles = Vec::new();
        for (language, text) in files {
            bundles.push((*language, bundle(*language, text)?));
        }
        if !bundles.iter().any(|(language, _)| *language == default_language) {
            return Err(WordingError::NoFile(default_language));
        }
        Ok(Self { shop: shop.to_owned(), default_language, bundles })
    }

    /// The language itself if it is offered, else the default one.
    #[must_use]
    pub fn offered(&self, language: Language) -> Language {
        let offered = self.bundles.iter().any(|(of, _)| *of == language);
        if offered { language } else { self.default_language }
    }

    /// The words of a key, with `$shop` and the arguments filled in. A key that does not exist
    /// (which loading rules out for [`KEYS`]) comes back as itself.
    #[must_use]
    pub fn say(&self, language: Language, key: &str, arguments: &[(&str, &str)]) -> String {
        self.say_if_known(language, key, arguments).unwrap_or_else(|| key.to_owned())
    }

    /// The words of a key that may not exist.
    #[must_use]
    pub fn say_if_known(
        &self,
        language: Language,
        key: &str,
        arguments: &[(&str, &str)],
    ) -> Option<String> {
        let language = self.offered(language);
        let bundle = self.bundles.iter().find(|(of, _)| *of == language).map(|(_, b)| b)?;
        let pattern = bundle.get_message(key)?.value()?;
        let mut filled = FluentArgs::new();
        filled.set("shop", self.shop.as_str());
        for (name, value) in arguments {
            filled.set(*name, *value);
        }
        let mut errors = Vec::new();
        Some(bundle.format_pattern(pattern, Some(&filled), &mut errors).into_owned())
    }
}

fn bundle(language: Language, text: &str) -> Result<FluentBundle<FluentResource>, WordingError> {
    let syntax = |problem: String| WordingError::Syntax { language, problem };
    let resource = FluentResource::try_new(text.to_owned()).map_err(|(_, errors)| {
        syntax(errors.iter().map(ToString::to_string).collect::<Vec<_>>().join("; "))
    })?;
    let locale: LanguageIdentifier =
        language.code().parse().map_err(|_| syntax("no such locale".to_owned()))?;
    let mut bundle = FluentBundle::new_concurrent(vec![locale]);
    // Both languages are written left to right, so no isolation marks around arguments.
    bundle.set_use_isolating(false);
    bundle.add_resource(resource).map_err(|errors| {
        syntax(errors.iter().map(ToString::to_string).collect::<Vec<_>>().join("; "))
    })?;
    let missing: Vec<String> =
        KEYS.iter().filter(|key| !bundle.has_message(key)).map(|key| (*key).to_owned()).collect();
    if missing.is_empty() {
        Ok(bundle)
    } else {
        Err(WordingError::Missing { language, keys: missing })
    }
}
