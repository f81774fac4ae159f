//! The words of the assistant, from the merchant pack's Fluent files, one per language. Every key
//! that the dialogue needs must exist in every language, or the wording does not load.

mod agreement;

use aisle_domain::language::Language;
use fluent_bundle::concurrent::FluentBundle;
use fluent_bundle::{FluentArgs, FluentResource};
use unic_langid::LanguageIdentifier;

/// The keys that the dialogue needs.
pub const KEYS: [&str; 109] = [
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
    "carrier-latest",
    "carrier-label_created",
    "carrier-in_transit",
    "carrier-delayed",
    "carrier-out_for_delivery",
    "carrier-attempt_failed",
    "carrier-ready_for_pickup",
    "carrier-delivered",
    "carrier-returning",
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
    // What is said around every flow of the merchant's; see `flow`.
    "flow-restarted",
    "flow-cancelled",
    "go-on",
    "start-other",
    "next-order",
    "orders-in-turn",
    "order-taken",
    "sign-in-needed",
    "angry-human",
    "choice-outdated",
    "confirm-question",
    "confirm-again",
    "choice-yes",
    "choice-no",
    "choice-all-items",
    "quote-changed",
    "review-needed",
    "perform-unknown",
    "settled-done",
    "settled-not-done",
    "settled-unknown",
    "label-link",
    "refused-other",
    "ask-new-variant",
    "variant-not-available",
    "no-other-variants",
    "summary-line",
    "summary-swap",
    "summary-refund",
    "summary-charge",
    "summary-fee",
    "arrives-at-once",
    "arrives-in-days",
    "arrives-after-return",
    "arrives-in-days-after-return",
    "method-gift_card",
    "method-card",
    "method-wallet",
    "method-paid",
    // What is told unasked; see `notice`.
    "notice-shipped",
    "notice-tracking",
    "notice-delayed",
    "notice-out_for_delivery",
    "notice-delivered",
    "notice-refund_paid",
    "notice-back_in_stock",
    "choice-notices-off",
    "choice-notices-on",
    "notices-off",
    "notices-on",
    "watching-item",
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
    /// Keys that the default language does not have, most likely mistyped.
    #[error("wording/{language}.ftl has keys that the default language lacks: {}", .keys.join(", "))]
    Unknown {
        /// Of which language.
        language: Language,
        /// Which.
        keys: Vec<String>,
    },
    /// A key does not use the variables that it uses in the default language.
    #[error("wording/{language}.ftl: {key} uses {found}; in the default language {expected}")]
    Variables {
        /// Of which language.
        language: Language,
        /// Of which key.
        key: String,
        /// Its variables.
        found: String,
        /// Those of the default language.
        expected: String,
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
        let read =
            |(language, text): &(Language, String)| Ok((*language, resource(*language, text)?));
        let resources: Vec<(Language, FluentResource)> =
            files.iter().map(read).collect::<Result<_, WordingError>>()?;
        let of_default = resources.iter().find(|(language, _)| *language == default_language);
        let (_, reference) = of_default.ok_or(WordingError::NoFile(default_language))?;
        let reference = agreement::variables(reference);
        let mut bundles = Vec::new();
        for (language, resource) in resources {
            let own = agreement::variables(&resource);
            bundles.push((language, bundle(language, resource)?));
            agreement::compare(&reference, language, &own)?;
        }
        Ok(Self { shop: shop.to_owned(), default_language, bundles })
    }

    /// The language itself if it is offered, else the default one.
    #[must_use]
    pub fn offered(&self, language: Language) -> Language {
        let offered = self.bundles.iter().any(|(of, _)| *of == language);
        if offered { language } else { self.default_language }
    }

    /// The offered languages in which a key does not exist.
    #[must_use]
    pub fn languages_without(&self, key: &str) -> Vec<Language> {
        let without = |(_, bundle): &&(Language, FluentBundle<FluentResource>)| {
            bundle.get_message(key).and_then(|message| message.value()).is_none()
        };
        self.bundles.iter().filter(without).map(|(language, _)| *language).collect()
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

fn syntax(language: Language, problem: &str) -> WordingError {
    WordingError::Syntax { language, problem: problem.to_owned() }
}

fn resource(language: Language, text: &str) -> Result<FluentResource, WordingError> {
    FluentResource::try_new(text.to_owned()).map_err(|(_, errors)| {
        let errors: Vec<String> = errors.iter().map(ToString::to_string).collect();
        syntax(language, &errors.join("; "))
    })
}

fn bundle(
    language: Language,
    resource: FluentResource,
) -> Result<FluentBundle<FluentResource>, WordingError> {
    let locale: LanguageIdentifier =
        language.code().parse().map_err(|_| syntax(language, "no such locale"))?;
    let mut bundle = FluentBundle::new_concurrent(vec![locale]);
    // An order number in a text from right to left needs marks around it; others need none.
    bundle.set_use_isolating(language.is_right_to_left());
    bundle.add_resource(resource).map_err(|errors| {
        let errors: Vec<String> = errors.iter().map(ToString::to_string).collect();
        syntax(language, &errors.join("; "))
    })?;
    let missing: Vec<String> =
        KEYS.iter().filter(|key| !bundle.has_message(key)).map(|key| (*key).to_owned()).collect();
    if missing.is_empty() {
        Ok(bundle)
    } else {
        Err(WordingError::Missing { language, keys: missing })
    }
}
