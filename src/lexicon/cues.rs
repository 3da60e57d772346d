//! Verbs by which a text says that somebody said, wrote or thought something.

use std::collections::BTreeMap;
use std::sync::LazyLock;

use super::inflection::{VerbForm, verb_forms};

/// What a verb of saying takes as its content.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Complement {
    /// A clause, with or without "that".
    Clause,
    /// A clause with its introducing word, or quoted words.
    That,
    /// An infinitive.
    To,
    /// A thing.
    Object,
    /// A thing, where the grammar shows that it is one.
    Judged,
    /// A thing after a preposition.
    About,
}

/// A reading of a word as a cue.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Cue {
    /// Base form.
    pub lemma: &'static str,
    /// The form met.
    pub form: VerbForm,
    /// Word that must follow ("for" of "called for").
    pub particle: Option<&'static str>,
    /// What it may take, in the order of the list.
    pub takes: Vec<Complement>,
}

static CUES: LazyLock<BTreeMap<String, Vec<Cue>>> = LazyLock::new(|| {
    let mut cues: BTreeMap<String, Vec<Cue>> = BTreeMap::new();
    for line in super::data_lines(include_str!("../../assets/lexicons/cues.txt")) {
        let Some((kind, verbs)) = line.split_once('|') else {
            continue;
        };
        let complement = match kind.trim() {
            "clause" => Complement::Clause,
            "that" => Complement::That,
            "to" => Complement::To,
            "judge" => Complement::Judged,
            "about" => Complement::About,
            _ => Complement::Object,
        };
        for verb in verbs.split_whitespace() {
            let (base, particle) = verb
                .split_once('_')
                .map_or((verb, None), |(base, particle)| (base, Some(particle)));
            for (word, form) in verb_forms(base) {
                let known = cues.entry(word).or_default();
                match known
                    .iter_mut()
                    .find(|cue| cue.lemma == base && cue.particle == particle && cue.form == form)
                {
                    Some(cue) => cue.takes.push(complement),
                    None => known.push(Cue {
                        lemma: base,
                        form,
                        particle,
                        takes: vec![complement],
                    }),
                }
            }
        }
    }
    for ways in cues.values_mut() {
        ways.sort_by_key(|cue| cue.particle.is_none());
    }
    cues
});

/// The readings of a lower-case word as a verb of saying, those with a particle first.
#[must_use]
pub fn cues(word: &str) -> &'static [Cue] {
    CUES.get(word).map_or(&[], Vec::as_slice)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn forms_lead_to_their_complements() {
        let takes = |word: &str| cues(word).iter().flat_map(|cue| cue.takes.clone()).collect::<Vec<_>>();
        assert_eq!(takes("said"), [Complement::Clause]);
        assert_eq!(takes("denies"), [Complement::That, Complement::Object]);
        assert_eq!(takes("vowed"), [Complement::To]);
        assert!(cues("called").iter().any(|cue| cue.particle == Some("for")));
        assert!(takes("table").is_empty());
    }
}
