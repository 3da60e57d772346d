//! Words that tell of an event, in sense classes ("attack", "die", "deny"), with all their forms.

use std::collections::BTreeMap;
use std::sync::LazyLock;

use super::inflection::{VerbForm, plural, verb_forms};

/// A sense class: words of one class may tell of one event.
#[derive(Debug, PartialEq, Eq)]
pub struct EventClass {
    /// Stable name ("kill").
    pub name: &'static str,
    /// What happens to those whom a number counts in such an event ("killed").
    pub role: Option<&'static str>,
    /// Whether people are counted where nothing is named ("14 were killed").
    pub of_people: bool,
}

/// How a word of the lexicon is used.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum EventWord {
    /// A verb, in one of its forms.
    Verb(VerbForm),
    /// A noun.
    Noun,
    /// An adjective of state ("dead").
    Adjective,
}

/// One reading of a word.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct EventSense {
    /// Its class.
    pub class: &'static EventClass,
    /// Base form; of a verb with a particle "step down".
    pub lemma: String,
    /// Use.
    pub word: EventWord,
    /// Words that must follow for this reading ("down").
    pub particles: Vec<&'static str>,
    /// Whether the subject of the verb undergoes the event ("ten people died").
    pub subject_undergoes: bool,
}

struct Lexicon {
    classes: Vec<&'static EventClass>,
    words: BTreeMap<String, Vec<EventSense>>,
}

static LEXICON: LazyLock<Lexicon> = LazyLock::new(read);

fn read() -> Lexicon {
    let mut lexicon = Lexicon {
        classes: Vec::new(),
        words: BTreeMap::new(),
    };
    for line in super::data_lines(include_str!("../../assets/lexicons/events.txt")) {
        let columns: Vec<&'static str> = line.split('|').map(str::trim).collect();
        let [name, role, verbs, nouns, rest @ ..] = columns.as_slice() else {
            continue;
        };
        let bare = role.trim_end_matches('*');
        // Classes live as long as the program: the list is read once.
        let class: &'static EventClass = Box::leak(Box::new(EventClass {
            name,
            role: (bare != "-").then_some(bare),
            of_people: role.ends_with('*'),
        }));
        lexicon.classes.push(class);
        for verb in listed(verbs) {
            add_verb(&mut lexicon.words, class, verb);
        }
        for noun in listed(nouns) {
            let sense = EventSense {
                class,
                lemma: noun.to_owned(),
                word: EventWord::Noun,
                particles: Vec::new(),
                subject_undergoes: false,
            };
            lexicon.words.entry(plural(noun)).or_default().push(sense.clone());
            if plural(noun) != noun {
                lexicon.words.entry(noun.to_owned()).or_default().push(sense);
            }
        }
        for adjective in rest.iter().flat_map(|column| listed(column)) {
            lexicon.words.entry(adjective.to_owned()).or_default().push(EventSense {
                class,
                lemma: adjective.to_owned(),
                word: EventWord::Adjective,
                particles: Vec::new(),
                subject_undergoes: true,
            });
        }
    }
    // Longer readings first, so that "step down" is met before "step".
    for senses in lexicon.words.values_mut() {
        senses.sort_by_key(|sense| std::cmp::Reverse(sense.particles.len()));
    }
    lexicon
}

fn listed(column: &'static str) -> impl Iterator<Item = &'static str> {
    column.split_whitespace().filter(|word| *word != "-")
}

fn add_verb(words: &mut BTreeMap<String, Vec<EventSense>>, class: &'static EventClass, verb: &'static str) {
    let (verb, subject_undergoes) = verb.strip_prefix('^').map_or((verb, false), |verb| (verb, true));
    let mut parts = verb.split('_');
    let base = parts.next().unwrap_or(verb);
    let particles: Vec<&'static str> = parts.collect();
    for (form, kind) in verb_forms(base) {
        words.entry(form).or_default().push(EventSense {
            class,
            lemma: verb.replace('_', " "),
            word: EventWord::Verb(kind),
            particles: particles.clone(),
            subject_undergoes,
        });
    }
}

/// Every reading of a lower-case word; those that ask for following words come first.
#[must_use]
pub fn event_senses(word: &str) -> &'static [EventSense] {
    LEXICON.words.get(word).map_or(&[], Vec::as_slice)
}

/// A class by name.
#[must_use]
pub fn event_class(name: &str) -> Option<&'static EventClass> {
    LEXICON.classes.iter().copied().find(|class| class.name == name)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn forms_lead_to_classes() {
        let check = |word: &str, class: &str, lemma: &str| {
            let found = event_senses(word)
                .iter()
                .any(|sense| sense.class.name == class && sense.lemma == lemma);
            assert!(found, "{word}: {class}/{lemma} not in {:?}", event_senses(word));
        };
        check("killed", "kill", "kill");
        check("stabbings", "injure", "stabbing");
        check("dying", "die", "die");
        check("dead", "die", "dead");
        check("stepped", "resign", "step down");
        check("denies", "deny", "deny");
        check("injuries", "injure", "injury");
        check("struck", "attack", "strike");
        assert!(event_senses("cathedral").is_empty());
    }

    #[test]
    fn names_are_unique_and_roles_known() {
        let names: std::collections::BTreeSet<_> = LEXICON.classes.iter().map(|class| class.name).collect();
        assert_eq!(names.len(), LEXICON.classes.len());
        assert_eq!(event_class("die").and_then(|class| class.role), Some("killed"));
        assert!(event_class("kill").is_some_and(|class| class.of_people));
    }
}
