//! Places and well-known organizations with the names that stand for them.
//!
//! Facts of general knowledge, compiled for this project in `assets/gazetteer/`. A name may have several
//! readings ("Georgia" the country and the state); choosing is the business of whoever sees the sentence.

use std::borrow::Cow;
use std::collections::BTreeMap;
use std::sync::LazyLock;

/// What a gazetteer entry is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Sort {
    /// A sovereign state, of today or of the past.
    Country,
    /// A state or province of a country.
    State,
    /// A continent, region, range or territory.
    Region,
    /// A sea, strait or canal.
    Water,
    /// A city.
    City,
    /// An organization.
    Organization,
    /// A named event.
    Event,
    /// A named work: a law, a book.
    Work,
    /// Anything else.
    Other,
}

/// An entry of the gazetteer.
#[derive(Clone, Debug)]
pub struct Entry {
    /// Stable key: "country:IR", "org:fbi".
    pub key: String,
    /// The name to show.
    pub name: &'static str,
    /// What it is.
    pub sort: Sort,
    /// Key of the country it lies in, where it lies in one.
    pub country: Option<String>,
    /// Class of common nouns that it can be called by ("agency"), where that is known.
    pub class: Option<&'static str>,
}

/// How a form stands for an entry.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Use {
    /// It is a name of the entry.
    Name,
    /// The government stands for the country ("the Kremlin").
    Government,
    /// An adjective ("Iranian").
    Adjective,
    /// An inhabitant ("Spaniard").
    Person,
    /// Inhabitants ("Spaniards").
    People,
    /// The capital of the country, which may stand for its government.
    Capital,
    /// A short form that needs company ("TX" in "R-TX").
    Abbreviation,
}

/// The capital of `country`, if it is one and has one.
pub fn capital_of(country: &Entry) -> Option<&'static Entry> {
    let code = country.key.strip_prefix("country:")?;
    let of_country = format!("city:{code}:");
    GAZETTEER
        .entries
        .iter()
        .find(|entry| entry.key.starts_with(&of_country))
}

/// One way to read a form.
#[derive(Clone, Copy, Debug)]
pub struct Reading {
    /// What it stands for.
    pub entry: &'static Entry,
    /// How.
    pub used: Use,
}

/// Most words in one form.
pub const LONGEST: usize = 8;

struct Gazetteer {
    entries: Vec<Entry>,
    forms: BTreeMap<String, Vec<(usize, Use)>>,
}

static GAZETTEER: LazyLock<Gazetteer> = LazyLock::new(Gazetteer::parse);

/// The readings of `form`, likeliest first: exact case, but straight and curly apostrophes are one, and
/// white space is one blank. Empty where the gazetteer does not know it.
#[must_use]
pub fn readings(form: &str) -> Vec<Reading> {
    let form = normal(form);
    GAZETTEER.forms.get(form.as_ref()).map_or_else(Vec::new, |found| {
        found
            .iter()
            .map(|(entry, used)| Reading {
                entry: &GAZETTEER.entries[*entry],
                used: *used,
            })
            .collect()
    })
}

/// Whether the gazetteer knows `form`.
#[must_use]
pub fn knows(form: &str) -> bool {
    GAZETTEER.forms.contains_key(normal(form).as_ref())
}

/// The entry with `key`.
#[must_use]
pub fn entry(key: &str) -> Option<&'static Entry> {
    GAZETTEER.entries.iter().find(|entry| entry.key == key)
}

fn normal(form: &str) -> Cow<'_, str> {
    if form.contains(['\u{2019}', '\n', '\t', '\u{a0}']) || form.contains("  ") {
        let straight = form.replace('\u{2019}', "'");
        Cow::Owned(straight.split_whitespace().collect::<Vec<_>>().join(" "))
    } else {
        Cow::Borrowed(form)
    }
}

/// The lines of a table without comments, cut at tabs.
pub(super) fn rows(table: &'static str) -> impl Iterator<Item = Vec<&'static str>> {
    table
        .lines()
        .filter(|line| !line.is_empty() && !line.starts_with('#'))
        .map(|line| line.split('\t').collect())
}

/// The values of a column that holds several.
pub(super) fn values(column: Option<&&'static str>) -> impl Iterator<Item = &'static str> {
    column
        .copied()
        .unwrap_or_default()
        .split(';')
        .map(str::trim)
        .filter(|value| !value.is_empty())
}

impl Gazetteer {
    fn parse() -> Self {
        let mut this = Self {
            entries: Vec::new(),
            forms: BTreeMap::new(),
        };
        this.countries();
        this.states();
        this.regions();
        this.cities();
        this.organizations();
        this
    }

    fn add(&mut self, key: String, name: &'static str, sort: Sort, country: Option<String>) -> usize {
        // A remark in brackets tells two entries of one name apart and is no part of the name.
        let bare = name.split(" (").next().unwrap_or(name);
        self.entries.push(Entry {
            key,
            name: bare,
            sort,
            country,
            class: None,
        });
        let entry = self.entries.len() - 1;
        self.form(bare, entry, Use::Name);
        entry
    }

    fn form(&mut self, form: &str, entry: usize, used: Use) {
        let form = form.strip_prefix("the ").unwrap_or(form);
        let readings = self.forms.entry(form.to_owned()).or_default();
        if !readings.contains(&(entry, used)) {
            readings.push((entry, used));
        }
    }

    fn countries(&mut self) {
        for row in rows(include_str!("../../assets/gazetteer/countries.tsv")) {
            let key = format!("country:{}", row[0]);
            let entry = self.add(key.clone(), row[1], Sort::Country, None);
            for name in values(row.get(5)) {
                self.form(name, entry, Use::Name);
            }
            for adjective in values(row.get(2)) {
                self.form(adjective, entry, Use::Adjective);
            }
            for people in values(row.get(3)) {
                if people == "+" {
                    for adjective in values(row.get(2)).filter(|word| !word.ends_with('.') && *word != "UK") {
                        self.form(adjective, entry, Use::Person);
                        self.form(&format!("{adjective}s"), entry, Use::People);
                    }
                } else {
                    let plural = people.ends_with('s') || people.ends_with("men") || people.ends_with("ese");
                    self.form(people, entry, if plural { Use::People } else { Use::Person });
                }
            }
            for government in values(row.get(6)) {
                self.form(government, entry, Use::Government);
            }
            for capital in values(row.get(4)) {
                let city = self.add(
                    format!("city:{}:{capital}", row[0]),
                    capital,
                    Sort::City,
                    Some(key.clone()),
                );
                self.form(capital, entry, Use::Capital);
                debug_assert!(city > entry, "a capital follows its country");
            }
        }
    }

    fn states(&mut self) {
        for row in rows(include_str!("../../assets/gazetteer/states.tsv")) {
            let country = row[0].split('-').next().map(|code| format!("country:{code}"));
            let entry = self.add(format!("state:{}", row[0]), row[1], Sort::State, country.clone());
            for short in values(row.get(2)) {
                self.form(short, entry, Use::Abbreviation);
            }
            for people in values(row.get(3)) {
                self.form(people, entry, Use::Adjective);
                self.form(&format!("{people}s"), entry, Use::People);
            }
            for capital in values(row.get(4)) {
                self.add(
                    format!("city:{}:{capital}", row[0]),
                    capital,
                    Sort::City,
                    country.clone(),
                );
            }
        }
    }

    fn regions(&mut self) {
        for row in rows(include_str!("../../assets/gazetteer/regions.tsv")) {
            let sort = if row.get(4) == Some(&"water") {
                Sort::Water
            } else {
                Sort::Region
            };
            let entry = self.add(format!("region:{}", row[0]), row[1], sort, None);
            for people in values(row.get(2)) {
                let used = if people.ends_with('s') {
                    Use::People
                } else {
                    Use::Adjective
                };
                self.form(people, entry, used);
            }
            for name in values(row.get(3)) {
                self.form(name, entry, Use::Name);
            }
        }
    }

    fn cities(&mut self) {
        for row in rows(include_str!("../../assets/gazetteer/cities.tsv")) {
            let country = Some(format!("country:{}", row[0]));
            let entry = self.add(format!("city:{}:{}", row[0], row[1]), row[1], Sort::City, country);
            for name in values(row.get(2)) {
                self.form(name, entry, Use::Name);
            }
        }
    }

    fn organizations(&mut self) {
        for row in rows(include_str!("../../assets/gazetteer/organizations.tsv")) {
            let sort = match row[2] {
                "organization" => Sort::Organization,
                "event" => Sort::Event,
                "work" => Sort::Work,
                _ => Sort::Other,
            };
            let name = row[1].strip_prefix("The ").unwrap_or(row[1]);
            let entry = self.add(format!("org:{}", row[0]), name, sort, None);
            self.form(row[1], entry, Use::Name);
            for other in values(row.get(3)) {
                self.form(other, entry, Use::Name);
            }
            for adjective in values(row.get(4)) {
                self.form(adjective, entry, Use::Adjective);
            }
            self.entries[entry].class = row.get(5).copied().filter(|class| !class.is_empty());
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(form: &str, key: &str, used: Use) {
        let found = readings(form);
        assert!(
            found
                .iter()
                .any(|reading| reading.entry.key == key && reading.used == used),
            "{form}: {found:?}"
        );
    }

    #[test]
    fn forms_lead_to_their_entries() {
        check("Iran", "country:IR", Use::Name);
        check("Iranians", "country:IR", Use::People);
        check("Spaniard", "country:ES", Use::Person);
        check("Tehran", "country:IR", Use::Capital);
        check("Kremlin", "country:RU", Use::Government);
        check("Georgia", "country:GE", Use::Name);
        check("Georgia", "state:US-GA", Use::Name);
        check("Calif.", "state:US-CA", Use::Abbreviation);
        check("Daesh", "org:islamic-state", Use::Name);
        check("Cote d\u{2019}Ivoire", "country:CI", Use::Name);
        assert!(readings("Nowhereland").is_empty());
    }

    #[test]
    fn keys_are_unique() {
        let mut keys: Vec<_> = GAZETTEER.entries.iter().map(|entry| &entry.key).collect();
        let all = keys.len();
        keys.sort();
        keys.dedup();
        assert_eq!(keys.len(), all);
    }
}
