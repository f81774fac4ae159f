//! `pack.toml`: what a merchant decides about the shop. Checked when it is opened, so that a
//! mistake is named with its file and never met by a shopper.

use std::path::Path;

use aisle_domain::language::Language;
use aisle_domain::money::Currency;
use aisle_understanding::entities::{DEFAULT_ORDER_NUMBERS, Shape};
use aisle_understanding::{Home, Recognisers};
use jiff::tz::TimeZone;
use serde::Deserialize;

use crate::{PackError, SETTINGS, read};

/// `pack.toml`.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct PackSettings {
    /// The shop's name, as shoppers read it.
    pub name: String,
    /// The language of a shopper whose own is not offered.
    #[serde(default)]
    pub default_language: Language,
    /// The languages that are offered; each has a file of phrases and one of wording.
    pub languages: Vec<Language>,
    /// What prices are in; what a bare "$" or "¥" stands for where it fits.
    #[serde(default = "dollar")]
    pub currency: Currency,
    /// From which days are counted: a name of the IANA time zone database.
    #[serde(default = "universal", deserialize_with = "zone")]
    pub time_zone: TimeZone,
    /// The shapes of order numbers, see [`Shape`].
    #[serde(default = "usual", deserialize_with = "shapes")]
    pub order_numbers: Vec<Shape>,
}

impl PackSettings {
    /// The recognisers of this shop, without its products.
    pub(crate) fn recognisers(self) -> Recognisers {
        let home = Home { time_zone: self.time_zone, currency: self.currency };
        Recognisers::with_order_numbers(self.order_numbers).at_home(home)
    }
}

/// Opens the settings of a source or compiled folder.
pub(crate) fn open(folder: &Path) -> Result<PackSettings, PackError> {
    let path = folder.join(SETTINGS);
    let settings: PackSettings = toml::from_str(&read(&path)?).map_err(|problem| {
        PackError::Settings { path: path.clone(), problem: problem.to_string() }
    })?;
    if settings.languages.contains(&settings.default_language) {
        return Ok(settings);
    }
    let problem =
        format!("languages must name the default language, {}", settings.default_language);
    Err(PackError::Settings { path, problem })
}

const fn dollar() -> Currency {
    Currency::USD
}

const fn universal() -> TimeZone {
    TimeZone::UTC
}

fn usual() -> Vec<Shape> {
    DEFAULT_ORDER_NUMBERS.iter().filter_map(|shape| Shape::parse(shape).ok()).collect()
}

fn zone<'de, D: serde::Deserializer<'de>>(text: D) -> Result<TimeZone, D::Error> {
    let name = String::deserialize(text)?;
    TimeZone::get(&name).map_err(|_| {
        serde::de::Error::custom(format!("{name:?} is no time zone; use one such as Europe/Paris"))
    })
}

fn shapes<'de, D: serde::Deserializer<'de>>(texts: D) -> Result<Vec<Shape>, D::Error> {
    let texts = Vec::<String>::deserialize(texts)?;
    let shape = |text: &String| {
        let problem = |error| serde::de::Error::custom(format!("{text:?}: {error}"));
        Shape::parse(text).map_err(problem)
    };
    texts.iter().map(shape).collect()
}
