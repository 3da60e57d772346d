//! A mention before it is known to which entity it belongs.

use std::ops::Range;

use crate::lexicon::gazetteer::{Entry, Use};
use crate::lexicon::nouns::{Class, Gender, NounKind};
use crate::model::{EntityKind, Form};

/// What stands before a noun.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) enum Determiner {
    /// Nothing.
    #[default]
    Bare,
    /// "the", "this", "those".
    Definite,
    /// "a", "another", "some".
    Indefinite,
    /// "his", "Hunter's": the owner's words in lower case.
    Owned(String),
}

/// A mention, with all that the sieves ask about it.
#[derive(Clone, Debug)]
pub(super) struct Candidate {
    /// Its words.
    pub(super) words: Range<usize>,
    /// The head noun or the name proper.
    pub(super) head: Range<usize>,
    pub(super) form: Form,
    pub(super) kind: EntityKind,
    /// Whether the type is more than a guess.
    pub(super) sure: bool,
    pub(super) gender: Gender,
    pub(super) plural: bool,
    /// The gazetteer's reading, for names.
    pub(super) entry: Option<(&'static Entry, Use)>,
    /// Classes of the title or role noun before a name ("president").
    pub(super) roles: Vec<&'static str>,
    /// The noun's class, for nominals.
    pub(super) class: Option<&'static Class>,
    /// What a nominal's noun means: its class, or the noun itself in the singular where no class lists it.
    pub(super) concept: String,
    /// How old a person is said to be.
    pub(super) age: Option<u32>,
    /// The word that a relative pronoun stands for.
    pub(super) refers: Option<usize>,
    /// The head in lower case.
    pub(super) key: String,
    /// Content words before the head, in lower case, without determiner and numbers.
    pub(super) modifiers: Vec<String>,
    /// Those of them that name or contrast ("French", "smaller", "second") and so tell two of a kind apart.
    pub(super) telling: Vec<String>,
    pub(super) number: Option<String>,
    pub(super) determiner: Determiner,
    pub(super) sentence: usize,
}

impl Candidate {
    /// A name; kind, title and reading are filled in by the recogniser.
    pub(super) fn name(words: Range<usize>, head: Range<usize>, key: String, sentence: usize) -> Self {
        Self {
            words,
            head,
            form: Form::Name,
            kind: EntityKind::Other,
            sure: false,
            gender: Gender::Unknown,
            plural: false,
            entry: None,
            roles: Vec::new(),
            class: None,
            concept: String::new(),
            age: None,
            refers: None,
            key,
            modifiers: Vec::new(),
            telling: Vec::new(),
            number: None,
            determiner: Determiner::Bare,
            sentence,
        }
    }

    pub(super) fn is_name(&self) -> bool {
        self.form == Form::Name
    }

    /// Whether it is an adjective that stands for a country ("Iranian").
    pub(super) fn is_adjective(&self) -> bool {
        matches!(self.entry, Some((_, Use::Adjective)))
    }
}

/// The type of entity that a noun stands for.
pub(super) fn kind_of(noun: NounKind, plural: bool) -> EntityKind {
    match noun {
        NounKind::Person if plural => EntityKind::Group,
        NounKind::Person => EntityKind::Person,
        NounKind::Group => EntityKind::Group,
        NounKind::Organization => EntityKind::Organization,
        NounKind::Place => EntityKind::Place,
        NounKind::Product => EntityKind::Product,
        NounKind::Work => EntityKind::Work,
        NounKind::Event => EntityKind::Event,
        NounKind::Other => EntityKind::Other,
    }
}
