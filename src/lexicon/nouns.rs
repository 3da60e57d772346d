//! Common nouns that can stand for an entity, with their type, gender and what they may stand for.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::LazyLock;

use super::gazetteer::{rows, values};

/// Types of what a noun stands for.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum NounKind {
    /// One person.
    Person,
    /// Several people.
    Group,
    /// An organization.
    Organization,
    /// A place or building.
    Place,
    /// A thing that is made.
    Product,
    /// A book, law, report.
    Work,
    /// Something that happens.
    Event,
    /// Anything else.
    Other,
}

/// Grammatical gender of the people a word stands for.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord)]
pub enum Gender {
    /// He.
    Male,
    /// She.
    Female,
    /// Not told by the word.
    #[default]
    Unknown,
}

/// A class of nouns that may stand for one another.
#[derive(Clone, Debug)]
pub struct Class {
    /// Name of the class.
    pub name: &'static str,
    /// What its words stand for.
    pub kind: NounKind,
    /// Their gender.
    pub gender: Gender,
    /// Classes whose words may stand for it as well.
    pub broader: Vec<&'static str>,
}

/// A noun as found in a text.
#[derive(Clone, Copy, Debug)]
pub struct Noun {
    /// Its class.
    pub class: &'static Class,
    /// Whether the form is a plural.
    pub plural: bool,
    /// The gender that the class or the form tells ("actress" among the actors).
    pub gender: Gender,
}

/// Most words in one noun.
pub const LONGEST: usize = 3;

struct Nouns {
    classes: Vec<Class>,
    names: BTreeMap<&'static str, usize>,
    forms: BTreeMap<String, (usize, bool)>,
}

static NOUNS: LazyLock<Nouns> = LazyLock::new(Nouns::parse);

/// The noun whose singular or plural is `form`, in lower case.
#[must_use]
pub fn noun(form: &str) -> Option<Noun> {
    let (class, plural) = NOUNS.forms.get(form).or_else(|| {
        // "missile-frigate": the last part is the head; ages stand for themselves.
        let (_, head) = form
            .rsplit_once('-')
            .filter(|_| !form.starts_with(|c: char| c.is_ascii_digit()))?;
        NOUNS.forms.get(head).filter(|_| head.len() > 3)
    })?;
    Some(Noun {
        class: &NOUNS.classes[*class],
        plural: *plural,
        gender: match NOUNS.classes[*class].gender {
            Gender::Unknown => gender_of_form(form, &NOUNS.classes[*class]),
            told => told,
        },
    })
}

/// The gender that the ending of a person's noun tells.
fn gender_of_form(form: &str, class: &Class) -> Gender {
    const FEMALE: [&str; 14] = [
        "woman",
        "women",
        "girl",
        "girls",
        "wife",
        "wives",
        "mother",
        "heroine",
        "ballerina",
        "starlet",
        "maid",
        "nun",
        "widow",
        "bride",
    ];
    let ess = form.trim_end_matches("es").ends_with("ess") || form.ends_with("ess");
    if class.kind != NounKind::Person {
        Gender::Unknown
    } else if FEMALE.iter().any(|ending| form.ends_with(ending)) || ess && !form.contains("witness") {
        Gender::Female
    // "Chairman" is said of women too.
    } else if (form.ends_with("man") || form.ends_with("men")) && !form.starts_with("chair") && !form.ends_with("human")
    {
        Gender::Male
    } else {
        Gender::Unknown
    }
}

static VAGUE: LazyLock<BTreeSet<&'static str>> =
    LazyLock::new(|| super::word_list(include_str!("../../assets/lexicons/vague_nouns.txt")).collect());

/// Whether a noun, in lower case, stands for a time, a measure or an abstraction and not for a thing or a person.
#[must_use]
pub fn vague(noun: &str) -> bool {
    const ABSTRACT: [&str; 9] = [
        "ness", "ism", "ility", "ivity", "ation", "ition", "ution", "ency", "ancy",
    ];
    VAGUE.contains(noun) || ABSTRACT.iter().any(|suffix| noun.ends_with(suffix))
}

/// The class called `name`.
#[must_use]
pub fn class(name: &str) -> Option<&'static Class> {
    NOUNS.names.get(name).map(|class| &NOUNS.classes[*class])
}

/// The class of what is called by a make and a model: "Toyota Corolla" is a car. A make alone is its maker.
#[must_use]
pub fn made(name: &str) -> Option<&'static str> {
    let (make, model) = name.split_once(' ')?;
    let maker = matches!(
        model.split(' ').next_back()?,
        "Motor"
            | "Motors"
            | "Corp"
            | "Corp."
            | "Corporation"
            | "Co"
            | "Co."
            | "Company"
            | "Inc"
            | "Inc."
            | "Ltd"
            | "Ltd."
            | "Group"
            | "AG"
            | "SA"
            | "Financial"
            | "Foundation"
    );
    MAKES.get(make).copied().filter(|_| !maker)
}

static MAKES: LazyLock<BTreeMap<&'static str, &'static str>> = LazyLock::new(|| {
    let mut makes = BTreeMap::new();
    for row in rows(include_str!("../../assets/lexicons/makes.tsv")) {
        for make in values(row.get(1)) {
            makes.insert(make, row[0]);
        }
    }
    makes
});

/// Whether of the bodies that a class names a place has one: its government, its police.
#[must_use]
pub fn institution(class: &str) -> bool {
    matches!(
        class,
        "government" | "police" | "parliament" | "military" | "navy" | "air-force" | "congress" | "senate"
    )
}

/// Whether a word of class `broad` may stand for something of class `narrow`.
#[must_use]
pub fn covers(broad: &str, narrow: &str) -> bool {
    if broad == narrow {
        return true;
    }
    // The table is at most three steps deep, and no step leads back.
    class(narrow).is_some_and(|class| class.broader.iter().any(|step| covers(broad, step)))
}

/// The regular plural of an English noun.
fn plural(singular: &str) -> String {
    let vowel_before_y = singular
        .strip_suffix('y')
        .is_some_and(|stem| stem.ends_with(['a', 'e', 'i', 'o', 'u']));
    if let Some(stem) = singular.strip_suffix('y').filter(|_| !vowel_before_y) {
        format!("{stem}ies")
    } else if singular.ends_with(['s', 'x', 'z']) || singular.ends_with("ch") || singular.ends_with("sh") {
        format!("{singular}es")
    } else {
        format!("{singular}s")
    }
}

impl Nouns {
    fn parse() -> Self {
        let mut this = Self {
            classes: Vec::new(),
            names: BTreeMap::new(),
            forms: BTreeMap::new(),
        };
        for row in rows(include_str!("../../assets/lexicons/nouns.tsv")) {
            if row[0] == "*" {
                this.lone(&row);
                continue;
            }
            let class = this.classes.len();
            this.classes.push(Class {
                name: row[0],
                kind: kind(row[1]),
                gender: gender(row[2]),
                broader: broader(&row),
            });
            for word in values(row.get(3)) {
                this.word(word, class);
            }
        }
        for (at, class) in this.classes.iter().enumerate() {
            this.names.entry(class.name).or_insert(at);
        }
        this
    }

    /// Words that each are a class of their own, named by the word.
    fn lone(&mut self, row: &[&'static str]) {
        for word in values(row.get(3)) {
            let name = word.split('/').next().unwrap_or(word);
            if self.forms.contains_key(name) {
                continue;
            }
            let class = self.classes.len();
            self.classes.push(Class {
                name,
                kind: kind(row[1]),
                gender: gender(row[2]),
                broader: broader(row),
            });
            self.word(word, class);
        }
    }

    fn word(&mut self, word: &str, class: usize) {
        let (singular, many) = match word.split_once('/') {
            Some((one, many)) => (one, many.to_owned()),
            None => (word, plural(word)),
        };
        // The first class that lists a word owns it.
        if singular != many {
            self.forms.entry(singular.to_lowercase()).or_insert((class, false));
        }
        // "the police" take a plural verb and are one organization all the same; so are "riots" one event.
        let one_body = singular == many && matches!(self.classes[class].kind, NounKind::Organization | NounKind::Event);
        self.forms.entry(many.to_lowercase()).or_insert((class, !one_body));
    }
}

/// The classes that the last column of a row names.
fn broader(row: &[&'static str]) -> Vec<&'static str> {
    row.get(4)
        .map_or_else(Vec::new, |names| names.split_whitespace().collect())
}

fn kind(name: &str) -> NounKind {
    match name {
        "person" => NounKind::Person,
        "group" => NounKind::Group,
        "organization" => NounKind::Organization,
        "place" => NounKind::Place,
        "product" => NounKind::Product,
        "work" => NounKind::Work,
        "event" => NounKind::Event,
        _ => NounKind::Other,
    }
}

pub(super) fn gender(name: &str) -> Gender {
    match name {
        "m" => Gender::Male,
        "f" => Gender::Female,
        _ => Gender::Unknown,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn plurals_follow_the_rules_of_spelling() {
        for (one, many) in [
            ("fire", "fires"),
            ("party", "parties"),
            ("boy", "boys"),
            ("coach", "coaches"),
        ] {
            assert_eq!(plural(one), many);
        }
    }

    #[test]
    fn words_of_one_class_and_broader_ones() {
        assert_eq!(noun("blaze").unwrap().class.name, noun("fire").unwrap().class.name);
        assert!(noun("congressmen").unwrap().plural);
        assert!(covers("ship", "warship"));
        assert!(!covers("warship", "ship"));
        assert!(noun("quickly").is_none());
    }

    #[test]
    fn a_form_may_tell_the_gender_that_its_class_leaves_open() {
        for (form, gender) in [
            ("actress", Gender::Female),
            ("actor", Gender::Unknown),
            ("policewomen", Gender::Female),
            ("policeman", Gender::Male),
            ("witness", Gender::Unknown),
            ("chairman", Gender::Unknown),
        ] {
            assert_eq!(noun(form).map(|noun| noun.gender), Some(gender), "{form}");
        }
    }

    #[test]
    fn a_make_with_a_model_is_a_thing() {
        assert_eq!(made("Toyota Corolla"), Some("car"));
        assert_eq!(made("Boeing 737"), Some("plane"));
        for maker in ["Toyota", "Toyota Motors", "Ford Motor Company", "Nora Quist"] {
            assert_eq!(made(maker), None, "{maker}");
        }
        assert!(MAKES.values().all(|made| class(made).is_some()));
    }

    #[test]
    fn every_broader_class_but_a_label_exists_and_none_leads_back() {
        for class in &NOUNS.classes {
            for step in &class.broader {
                assert!(
                    !covers(class.name, step),
                    "{} and {step} lead to one another",
                    class.name
                );
            }
        }
    }
}
