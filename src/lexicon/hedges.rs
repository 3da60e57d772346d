//! Words that negate, plan, condition or hedge what follows them.

use std::collections::BTreeMap;
use std::sync::LazyLock;

use super::inflection::verb_forms;

/// What a cue does to the clause that follows it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Effect {
    /// It did not happen, or is denied.
    Negated,
    /// It is possible or likely.
    Hedged,
    /// It is meant to happen.
    Planned,
    /// It holds under a condition.
    Hypothetical,
}

/// Further words of a cue, and what it does.
type Cue = (Vec<&'static str>, Effect);

/// First word of a cue -> the ways to go on, longest first.
static CUES: LazyLock<BTreeMap<String, Vec<Cue>>> = LazyLock::new(|| {
    let mut cues: BTreeMap<String, Vec<Cue>> = BTreeMap::new();
    for line in super::data_lines(include_str!("../../assets/lexicons/hedges.txt")) {
        let Some((effect, phrases)) = line.split_once('|') else {
            continue;
        };
        let effect = match effect.trim() {
            "negated" => Effect::Negated,
            "planned" => Effect::Planned,
            "hypothetical" => Effect::Hypothetical,
            _ => Effect::Hedged,
        };
        for phrase in phrases.split(';').map(str::trim) {
            let (phrase, verb) = phrase
                .strip_prefix("v:")
                .map_or((phrase, false), |phrase| (phrase, true));
            let mut words = phrase.split(' ');
            let first = words.next().unwrap_or(phrase);
            let more: Vec<_> = words.collect();
            let forms = if verb {
                verb_forms(first).into_iter().map(|(form, _)| form).collect()
            } else {
                vec![first.to_owned()]
            };
            for form in forms {
                cues.entry(form).or_default().push((more.clone(), effect));
            }
        }
    }
    for ways in cues.values_mut() {
        ways.sort_by_key(|(more, _)| std::cmp::Reverse(more.len()));
    }
    cues
});

/// The cue that lower-case words begin with: its effect and how many words it takes.
///
/// `word(0)`, `word(1)` … are the words from the place asked about; empty past the end.
pub fn certainty_cue<'a>(word: impl Fn(usize) -> &'a str) -> Option<(Effect, usize)> {
    let first = word(0);
    if first.ends_with("n't") || first.ends_with("n’t") {
        return Some((Effect::Negated, 1));
    }
    let ways = CUES.get(first)?;
    ways.iter()
        .find(|(more, _)| more.iter().enumerate().all(|(at, part)| word(at + 1) == *part))
        .map(|(more, effect)| (*effect, more.len() + 1))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn cues_are_told_by_their_longest_form() {
        let check = |text: &str, expected: Option<(Effect, usize)>| {
            let words: Vec<_> = text.split(' ').collect();
            assert_eq!(
                certainty_cue(|at| words.get(at).copied().unwrap_or_default()),
                expected,
                "{text}"
            );
        };
        check("failed to reach", Some((Effect::Negated, 2)));
        check("failed badly", None);
        check("no reason to believe that", Some((Effect::Negated, 4)));
        check("wouldn't", Some((Effect::Negated, 1)));
        check("planning to strike", Some((Effect::Planned, 2)));
        check("if it rains", Some((Effect::Hypothetical, 1)));
        check("reportedly", Some((Effect::Hedged, 1)));
        check("table", None);
    }
}
