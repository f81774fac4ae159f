//! Dates in words, as each language writes them, from the Unicode locale data. Which date is told
//! is decided elsewhere.

use aisle_domain::language::Language;
use icu_calendar::{Date as CalendarDate, Gregorian};
use icu_datetime::FixedCalendarDateTimeFormatter;
use icu_datetime::fieldsets::YMD;
use icu_locale_core::{Locale, locale};
use jiff::civil::Date;

/// A date as the language writes it, with the month in words and the year.
pub(crate) fn in_words(date: Date, language: Language) -> String {
    try_in_words(date, language).unwrap_or_else(|| date.to_string())
}

/// `None` for a year or a locale that the data does not have.
fn try_in_words(date: Date, language: Language) -> Option<String> {
    let month = u8::try_from(date.month()).ok()?;
    let day = u8::try_from(date.day()).ok()?;
    let date = CalendarDate::try_new_gregorian(date.year().into(), month, day).ok()?;
    let formatter = FixedCalendarDateTimeFormatter::<Gregorian, _>::try_new(
        locale(language).into(),
        YMD::long(),
    );
    Some(formatter.ok()?.format(&date).to_string())
}

/// The locale whose habits are followed.
pub(crate) const fn locale(language: Language) -> Locale {
    match language {
        // Day before month, as most of the world reads it.
        Language::En => locale!("en-GB"),
        Language::Zh => locale!("zh"),
        Language::Es => locale!("es"),
        Language::Fr => locale!("fr"),
        Language::De => locale!("de"),
        Language::It => locale!("it"),
        Language::Pt => locale!("pt"),
        Language::Ja => locale!("ja"),
        Language::Ko => locale!("ko"),
        Language::Ar => locale!("ar"),
        Language::Ru => locale!("ru"),
        Language::Id => locale!("id"),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_language_writes_dates_its_own_way() {
        let date = jiff::civil::date(2026, 5, 3);
        for (language, expected) in [
            (Language::En, "3 May 2026"),
            (Language::Zh, "2026年5月3日"),
            (Language::Es, "3 de mayo de 2026"),
            (Language::De, "3. Mai 2026"),
            (Language::Ja, "2026年5月3日"),
            (Language::Ko, "2026년 5월 3일"),
            (Language::Id, "3 Mei 2026"),
        ] {
            assert_eq!(in_words(date, language), expected);
        }
        for language in Language::ALL {
            assert!(in_words(date, language).contains('3'));
        }
    }
}
