//! What is read in articles that are not in English: months, scales, small numbers, money and shares.
//!
//! Owns `assets/lexicons/foreign.tsv`, what other languages call countries, and the decimal mark of each language (CLDR).
//! It must never know an article.

use std::collections::BTreeMap;
use std::sync::LazyLock;

use super::gazetteer::{Entry, entry, rows};

/// Most letters that an ending of an inflected form has.
const ENDING: usize = 4;

/// What a word of another language says.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Word {
    /// A month, 1 to 12.
    Month(i8),
    /// A small number.
    Number(f64),
    /// A number that multiplies the one before it.
    Scale(f64),
    /// A unit, as quantities name it ("EUR", "percent").
    Unit(&'static str),
}

/// The words of one language.
#[derive(Default)]
struct Language {
    whole: BTreeMap<String, Word>,
    /// Beginnings of inflected forms.
    stems: Vec<(&'static str, Word)>,
    /// Names of countries with the keys of their gazetteer entries.
    countries: BTreeMap<&'static str, String>,
}

static LANGUAGES: LazyLock<BTreeMap<&'static str, Language>> = LazyLock::new(|| {
    let mut languages: BTreeMap<&'static str, Language> = BTreeMap::new();
    for row in rows(include_str!("../../assets/lexicons/foreign.tsv")) {
        let (language, values) = (languages.entry(row[0]).or_default(), &row[2..]);
        match row[1] {
            "month" => (1..)
                .zip(values)
                .for_each(|(month, forms)| language.add(forms, Word::Month(month))),
            "number" => {
                let numbers = (2_u8..).map(f64::from).zip(values);
                numbers.for_each(|(number, forms)| language.add(forms, Word::Number(number)));
            }
            "scale" => {
                if let Ok(factor) = values[0].parse() {
                    language.add(values[1], Word::Scale(factor));
                }
            }
            _ => language.add(values[1], Word::Unit(values[0])),
        }
    }
    for row in rows(include_str!("../../assets/gazetteer/exonyms.tsv")) {
        let countries = &mut languages.entry(row[0]).or_default().countries;
        countries.extend(row[2].split(';').map(|name| (name, format!("country:{}", row[1]))));
    }
    languages
});

impl Language {
    fn add(&mut self, forms: &'static str, word: Word) {
        for form in forms.split_whitespace() {
            match form.strip_suffix('*') {
                Some(stem) => self.stems.push((stem, word)),
                None => _ = self.whole.insert(form.replace('_', " "), word),
            }
        }
    }
}

/// What `form`, one or two words in lower case, says in a language (ISO 639-1); whole forms go before inflected ones.
#[must_use]
pub fn word(language: &str, form: &str) -> Option<Word> {
    let language = LANGUAGES.get(language)?;
    language.whole.get(form).copied().or_else(|| {
        language.stems.iter().find_map(|(stem, word)| {
            let ending = form.strip_prefix(stem)?;
            (ending.chars().count() <= ENDING && ending.chars().all(char::is_alphabetic)).then_some(*word)
        })
    })
}

/// The country that a language calls `name`, where that is not its English name.
#[must_use]
pub fn country(language: &str, name: &str) -> Option<&'static Entry> {
    entry(LANGUAGES.get(language)?.countries.get(name)?)
}

/// Languages that write decimals with a point; most others write a comma (CLDR).
const POINT: [&str; 26] = [
    "am", "bn", "cy", "en", "gu", "he", "hi", "ja", "km", "kn", "ko", "ml", "mr", "my", "ne", "or", "pa", "si", "sn",
    "ta", "te", "th", "tl", "ur", "yi", "zh",
];

/// The mark before decimals in a language.
#[must_use]
pub fn decimal_mark(language: &str) -> char {
    if POINT.contains(&language) { '.' } else { ',' }
}

/// Whether a language writes common nouns with a capital, so that a capital tells no name.
#[must_use]
pub fn capitalises_nouns(language: &str) -> bool {
    language == "de"
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

    use super::*;

    #[test]
    fn words_of_other_languages_have_values() {
        assert_eq!(word("de", "november"), Some(Word::Month(11)));
        assert_eq!(word("ru", "ноября"), Some(Word::Month(11)));
        assert_eq!(word("fr", "quatorze"), Some(Word::Number(14.0)));
        assert_eq!(word("de", "billionen"), Some(Word::Scale(1e12)));
        assert_eq!(word("fr", "pour cent"), Some(Word::Unit("percent")));
        assert_eq!(word("pl", "majestatyczny"), None);
        assert_eq!(word("xx", "november"), None);
    }

    #[test]
    fn months_are_told_apart() {
        for (code, language) in LANGUAGES.iter() {
            let words = language
                .whole
                .values()
                .chain(language.stems.iter().map(|(_, word)| word));
            let months: BTreeSet<i8> = words
                .filter_map(|word| match word {
                    Word::Month(month) => Some(*month),
                    _ => None,
                })
                .collect();
            assert!(months.is_empty() || months.len() == 12, "{code}");
        }
        assert_eq!(word("cs", "června"), Some(Word::Month(6)));
        assert_eq!(word("cs", "července"), Some(Word::Month(7)));
    }

    #[test]
    fn every_country_of_the_table_is_known() {
        for language in LANGUAGES.values() {
            for key in language.countries.values() {
                assert!(entry(key).is_some(), "{key}");
            }
        }
        assert_eq!(country("fr", "Allemagne").map(|entry| entry.name), Some("Germany"));
        assert!(country("de", "Allemagne").is_none());
    }

    #[test]
    fn decimals_are_marked_by_language() {
        assert_eq!(["de", "fr", "en", "ja"].map(decimal_mark), [',', ',', '.', '.']);
    }
}
