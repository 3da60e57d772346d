//! Regular and irregular inflection of English verbs and nouns.
//!
//! Serves the word lists, which hold base forms only, and texts that no tagger has seen.

use std::collections::BTreeMap;
use std::sync::LazyLock;

/// Forms of an English verb.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum VerbForm {
    /// "kill"
    Base,
    /// "kills"
    Third,
    /// "took": a simple past that is no participle.
    Past,
    /// "taken": a participle that is no simple past.
    Participle,
    /// "killed": both.
    PastOrParticiple,
    /// "killing"
    Gerund,
}

impl VerbForm {
    /// Whether the form can be a past participle.
    #[must_use]
    pub fn is_participle(self) -> bool {
        matches!(self, Self::Participle | Self::PastOrParticiple)
    }

    /// Whether the form can be a finite verb with its own tense: past or third person.
    #[must_use]
    pub fn is_tensed(self) -> bool {
        matches!(self, Self::Past | Self::PastOrParticiple | Self::Third)
    }
}

/// Past and participle of a verb.
type Principal = (&'static str, &'static str);

static IRREGULAR: LazyLock<BTreeMap<&'static str, Principal>> = LazyLock::new(|| {
    super::data_lines(include_str!("../../assets/lexicons/irregular_verbs.txt"))
        .filter_map(|line| {
            let mut columns = line.split_whitespace();
            Some((columns.next()?, (columns.next()?, columns.next()?)))
        })
        .collect()
});

/// Verbs of more than one syllable whose last consonant doubles.
const DOUBLING: &[&str] = &[
    "abet", "abhor", "acquit", "admit", "allot", "begin", "commit", "compel", "concur", "confer", "control", "debar",
    "defer", "deter", "dispel", "embed", "emit", "equip", "excel", "expel", "handicap", "hobnob", "incur", "infer",
    "input", "kidnap", "occur", "offset", "omit", "outbid", "patrol", "permit", "prefer", "propel", "rebel", "rebut",
    "recur", "refer", "regret", "repel", "submit", "transfer", "transmit", "unplug", "zigzag", "cancel", "travel",
    "model", "label", "level", "signal", "quarrel", "counsel", "fuel", "tunnel", "channel", "marshal", "worship",
];

fn is_vowel(letter: u8) -> bool {
    matches!(letter, b'a' | b'e' | b'i' | b'o' | b'u')
}

/// Whether the last consonant of `base` doubles before "-ed" and "-ing".
fn doubles(base: &str) -> bool {
    if DOUBLING.contains(&base) {
        return true;
    }
    let bytes = base.as_bytes();
    let [.., before, vowel, last] = bytes else {
        return false;
    };
    let one_syllable =
        bytes.iter().filter(|letter| is_vowel(**letter)).count() == 1 || bytes.starts_with(b"qu") && bytes.len() == 4;
    one_syllable
        && is_vowel(*vowel)
        && !is_vowel(*before)
        && last.is_ascii_alphabetic()
        && !is_vowel(*last)
        && !matches!(last, b'w' | b'x' | b'y')
}

fn with_s(base: &str) -> String {
    let bytes = base.as_bytes();
    match bytes {
        [.., before, b'y'] if !is_vowel(*before) => format!("{}ies", &base[..base.len() - 1]),
        [.., b's' | b'x' | b'z']
        | [.., b'c' | b's', b'h']
        | [.., b'g' | b'd' | b't', b'o']
        | [b'v' | b'e', .., b'o'] => format!("{base}es"),
        _ => format!("{base}s"),
    }
}

fn with_ed(base: &str) -> String {
    let bytes = base.as_bytes();
    match bytes {
        [.., b'e'] => format!("{base}d"),
        [.., before, b'y'] if !is_vowel(*before) => format!("{}ied", &base[..base.len() - 1]),
        [.., last] if doubles(base) => format!("{base}{}ed", char::from(*last)),
        [.., b'i' | b'a', b'c'] => format!("{base}ked"),
        _ => format!("{base}ed"),
    }
}

fn with_ing(base: &str) -> String {
    let bytes = base.as_bytes();
    match bytes {
        [.., b'i', b'e'] => format!("{}ying", &base[..base.len() - 2]),
        [.., b'e' | b'o' | b'y', b'e'] | [_, b'e'] => format!("{base}ing"),
        [.., b'e'] => format!("{}ing", &base[..base.len() - 1]),
        [.., last] if doubles(base) => format!("{base}{}ing", char::from(*last)),
        [.., b'i' | b'a', b'c'] => format!("{base}king"),
        _ => format!("{base}ing"),
    }
}

/// Every form of a verb. Where two spellings are in use ("cancelled", "canceled") both are given.
#[must_use]
pub fn verb_forms(base: &str) -> Vec<(String, VerbForm)> {
    let mut forms = vec![
        (base.to_owned(), VerbForm::Base),
        (with_s(base), VerbForm::Third),
        (with_ing(base), VerbForm::Gerund),
    ];
    if let Some((past, participle)) = IRREGULAR.get(base) {
        for word in past.split('/') {
            let both = participle.split('/').any(|other| other == word);
            let form = if both {
                VerbForm::PastOrParticiple
            } else {
                VerbForm::Past
            };
            forms.push((word.to_owned(), form));
        }
        for word in participle
            .split('/')
            .filter(|word| !past.split('/').any(|other| other == *word))
        {
            forms.push((word.to_owned(), VerbForm::Participle));
        }
    } else {
        forms.push((with_ed(base), VerbForm::PastOrParticiple));
        if base.ends_with('l') && doubles(base) {
            forms.push((format!("{base}ed"), VerbForm::PastOrParticiple));
            forms.push((format!("{base}ing"), VerbForm::Gerund));
        }
    }
    if base.ends_with("fit") || base.ends_with("focus") {
        forms.push((
            format!("{base}{}ed", &base[base.len() - 1..]),
            VerbForm::PastOrParticiple,
        ));
    }
    forms
}

/// Irregular plurals and their singulars.
const PLURALS: &[(&str, &str)] = &[
    ("people", "person"),
    ("persons", "person"),
    ("men", "man"),
    ("women", "woman"),
    ("children", "child"),
    ("feet", "foot"),
    ("teeth", "tooth"),
    ("geese", "goose"),
    ("mice", "mouse"),
    ("oxen", "ox"),
    ("lives", "life"),
    ("wives", "wife"),
    ("knives", "knife"),
    ("thieves", "thief"),
    ("leaves", "leaf"),
    ("halves", "half"),
    ("shelves", "shelf"),
    ("wolves", "wolf"),
    ("loaves", "loaf"),
    ("selves", "self"),
    ("crises", "crisis"),
    ("theses", "thesis"),
    ("analyses", "analysis"),
    ("bases", "base"),
    ("diagnoses", "diagnosis"),
    ("criteria", "criterion"),
    ("phenomena", "phenomenon"),
    ("bacteria", "bacterium"),
    ("data", "datum"),
    ("media", "medium"),
    ("strata", "stratum"),
    ("alumni", "alumnus"),
    ("dice", "die"),
    ("passers-by", "passer-by"),
    ("passersby", "passerby"),
    ("attorneys", "attorney"),
    ("movies", "movie"),
    ("cookies", "cookie"),
    ("calories", "calorie"),
    ("ties", "tie"),
    ("lies", "lie"),
    ("pies", "pie"),
    ("zombies", "zombie"),
    ("rookies", "rookie"),
    ("selfies", "selfie"),
    ("heroes", "hero"),
    ("potatoes", "potato"),
    ("tomatoes", "tomato"),
    ("volcanoes", "volcano"),
    ("echoes", "echo"),
    ("vetoes", "veto"),
    ("torpedoes", "torpedo"),
    ("cargoes", "cargo"),
    ("mosquitoes", "mosquito"),
    ("embargoes", "embargo"),
    ("buses", "bus"),
    ("gases", "gas"),
    ("viruses", "virus"),
    ("campuses", "campus"),
    ("caucuses", "caucus"),
    ("statuses", "status"),
    ("bonuses", "bonus"),
    ("consensuses", "consensus"),
    ("censuses", "census"),
    ("atlases", "atlas"),
    ("canvases", "canvas"),
    ("aliases", "alias"),
];

/// Nouns that end in "s" and are singular, or are the same in both numbers.
const UNCHANGED: &[&str] = &[
    "news",
    "series",
    "species",
    "means",
    "crossroads",
    "headquarters",
    "barracks",
    "gallows",
    "works",
    "politics",
    "economics",
    "physics",
    "mathematics",
    "athletics",
    "police",
    "aircraft",
    "spacecraft",
    "hovercraft",
    "sheep",
    "deer",
    "fish",
    "troops",
    "talks",
    "hostilities",
    "arms",
    "clothes",
    "goods",
    "proceeds",
    "remains",
    "thanks",
    "premises",
    "outskirts",
    "bus",
    "gas",
    "virus",
    "campus",
    "caucus",
    "status",
    "bonus",
    "consensus",
    "census",
    "atlas",
    "canvas",
    "alias",
    "crisis",
    "thesis",
    "analysis",
    "basis",
    "diagnosis",
    "chaos",
    "christmas",
    "lens",
    "perhaps",
    "always",
    "us",
    "this",
    "is",
    "was",
    "has",
    "his",
    "its",
    "as",
    "yes",
    "plus",
    "thus",
    "focus",
];

/// The singular of a lower-case noun; a word that is no plural comes back as it is.
///
/// "Police" and "troops" stay as they are: English counts with them without a singular.
#[must_use]
pub fn singular(word: &str) -> String {
    if let Some((_, singular)) = PLURALS.iter().find(|(plural, _)| *plural == word) {
        return (*singular).to_owned();
    }
    if UNCHANGED.contains(&word) || word.len() < 4 || !word.is_ascii() {
        return word.to_owned();
    }
    // Compounds with "man": "gunmen", "policewomen".
    if let Some(stem) = word.strip_suffix("men") {
        return format!("{stem}man");
    }
    if let Some(stem) = word.strip_suffix("children").or_else(|| word.strip_suffix("people")) {
        let end = if word.ends_with("children") { "child" } else { "person" };
        return format!("{stem}{end}");
    }
    let Some(stem) = word.strip_suffix('s') else {
        return word.to_owned();
    };
    match stem.as_bytes() {
        [.., b's' | b'u' | b'i'] => word.to_owned(),
        [.., b'i', b'e'] => format!("{}y", &stem[..stem.len() - 2]),
        [.., b's', b's', b'e'] | [.., b'x' | b'z', b'e'] | [.., b'c' | b's', b'h', b'e'] => {
            let bare = &stem[..stem.len() - 1];
            // "axe", "size", "prize" keep their "e"; "ache" and "cache" too.
            if matches!(
                stem,
                "axe"
                    | "size"
                    | "prize"
                    | "maze"
                    | "gaze"
                    | "blaze"
                    | "bronze"
                    | "ache"
                    | "cache"
                    | "headache"
                    | "avalanche"
                    | "niche"
            ) {
                stem.to_owned()
            } else {
                bare.to_owned()
            }
        }
        _ => stem.to_owned(),
    }
}

/// The regular or irregular plural of a lower-case noun.
#[must_use]
pub fn plural(noun: &str) -> String {
    if let Some((plural, _)) = PLURALS.iter().find(|(_, singular)| *singular == noun) {
        return (*plural).to_owned();
    }
    if UNCHANGED.contains(&noun) {
        return noun.to_owned();
    }
    if let Some(stem) = noun.strip_suffix("child") {
        return format!("{stem}children");
    }
    match noun.strip_suffix("man") {
        Some(stem) if noun != "human" && noun != "german" => format!("{stem}men"),
        _ => with_s(noun),
    }
}

/// Whether a lower-case word looks like a plural noun: it has a singular, or is counted as one.
#[must_use]
pub fn is_plural(word: &str) -> bool {
    matches!(
        word,
        "police" | "troops" | "aircraft" | "fish" | "sheep" | "headquarters" | "series" | "species"
    ) || singular(word) != word
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn verbs_inflect() {
        let check = |base: &str, expected: &[&str]| {
            let forms: Vec<_> = verb_forms(base).into_iter().map(|(word, _)| word).collect();
            for word in expected {
                assert!(forms.iter().any(|form| form == word), "{base}: {word} not in {forms:?}");
            }
        };
        check("stab", &["stabs", "stabbed", "stabbing"]);
        check("die", &["dies", "died", "dying"]);
        check("deny", &["denies", "denied", "denying"]);
        check("bomb", &["bombed", "bombing"]);
        check("cancel", &["cancelled", "canceled", "cancelling"]);
        check("admit", &["admitted", "admitting"]);
        check("visit", &["visited", "visiting"]);
        check("take", &["took", "taken", "taking"]);
        check("flee", &["fled", "fleeing"]);
        check("crash", &["crashes", "crashed"]);
        check("veto", &["vetoes", "vetoed", "vetoing"]);
        check("acquit", &["acquitted"]);
        check("suspect", &["suspected"]);
        check("assault", &["assaulted"]);
    }

    #[test]
    fn nouns_go_to_their_singular_and_back() {
        let check = |plural_form: &str, one: &str| {
            assert_eq!(singular(plural_form), one, "{plural_form}");
            if plural_form != one && plural_form != "persons" {
                assert_eq!(plural(one), plural_form, "{one}");
            }
        };
        for (many, one) in [
            ("people", "person"),
            ("gunmen", "gunman"),
            ("bodies", "body"),
            ("blasts", "blast"),
            ("crashes", "crash"),
            ("witnesses", "witness"),
            ("police", "police"),
            ("houses", "house"),
            ("boxes", "box"),
            ("buses", "bus"),
            ("children", "child"),
            ("troops", "troops"),
            ("cases", "case"),
            ("deaths", "death"),
            ("crisis", "crisis"),
            ("schoolchildren", "schoolchild"),
        ] {
            check(many, one);
        }
    }
}
