//! Lemmas: the form under which a dictionary lists a word.
//!
//! A table of exceptions by form and tag, then rules by ending and tag, both learnt from the
//! treebanks. Owns the edit scripts that turn a form into its lemma. It must never know a sentence.

use super::lemma_rules::{LemmaRules, hash, mix};

/// Longest ending that a rule looks at, in characters.
pub const LONGEST_ENDING: usize = 6;

/// How a form becomes its lemma: written as `3y` (drop three characters, add "y"), `=be` (the whole
/// word is "be"), with `^` before it where capitals are kept.
#[must_use]
pub fn script(form: &str, lemma: &str) -> String {
    let lower = lower(form);
    let kept = lemma.chars().any(char::is_uppercase);
    let (base, mark) = if kept { (plain(form), "^") } else { (lower, "") };
    let shared = base
        .chars()
        .zip(lemma.chars())
        .take_while(|(one, other)| one == other)
        .count();
    let length = base.chars().count();
    let tail: String = lemma.chars().skip(shared).collect();
    if shared == 0 && length > 0 && !lemma.is_empty() {
        format!("{mark}={lemma}")
    } else {
        format!("{mark}{}{tail}", length - shared)
    }
}

/// What `script` makes of `form`.
#[must_use]
pub fn apply(script: &str, form: &str) -> String {
    let (base, edit) = match script.strip_prefix('^') {
        Some(edit) => (plain(form), edit),
        None => (lower(form), script),
    };
    if let Some(whole) = edit.strip_prefix('=') {
        return whole.to_owned();
    }
    let digits = edit.bytes().take_while(u8::is_ascii_digit).count().min(2);
    let drop: usize = edit[..digits].parse().unwrap_or(0);
    let keep = base.chars().count().saturating_sub(drop);
    let mut lemma: String = base.chars().take(keep).collect();
    lemma.push_str(&edit[digits..]);
    if lemma.is_empty() { base } else { lemma }
}

/// The form in lower case, with straight apostrophes.
#[must_use]
pub fn lower(form: &str) -> String {
    plain(form).to_lowercase()
}

fn plain(form: &str) -> String {
    form.replace('’', "'")
}

/// The key of an exception.
#[must_use]
pub fn form_key(lower: &str, tag: &str) -> u64 {
    mix(mix(1, hash(lower.chars())), hash(tag.chars()))
}

/// The key of a rule; `tag` is the Penn tag with the Universal one, as labels spell it.
#[must_use]
pub fn ending_key(ending: &str, tag: &str) -> u64 {
    mix(mix(2, hash(ending.chars())), hash(tag.chars()))
}

/// The ending of `word` of at most `length` characters.
#[must_use]
pub fn ending(word: &str, length: usize) -> &str {
    let from = word
        .char_indices()
        .rev()
        .take(length)
        .last()
        .map_or(word.len(), |(at, _)| at);
    &word[from..]
}

/// The lemma of `form`, which bears `tag` ("VBD VERB").
#[must_use]
pub fn lemma(rules: &LemmaRules, form: &str, tag: &str) -> String {
    // What is that long is no word that a rule was learnt from.
    if form.len() > 64 {
        return form.to_owned();
    }
    let lower = lower(form);
    let script = rules.script(form_key(&lower, tag)).or_else(|| {
        (0..=LONGEST_ENDING)
            .rev()
            .find_map(|length| rules.script(ending_key(ending(&lower, length), tag)))
    });
    match script {
        Some(script) => apply(script, form),
        None => lower,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_script_gives_back_the_lemma() {
        for (form, lemma, expected) in [
            ("Studies", "study", "3y"),
            ("was", "be", "=be"),
            ("harbours", "harbour", "1"),
            ("Oslo", "Oslo", "^0"),
            ("n’t", "not", "2ot"),
            ("house", "house", "0"),
            ("Swedes", "Swede", "^1"),
        ] {
            assert_eq!(script(form, lemma), expected);
            assert_eq!(apply(expected, form), lemma);
        }
    }

    #[test]
    fn endings() {
        assert_eq!(ending("harbour", 3), "our");
        assert_eq!(ending("né", 1), "é");
        assert_eq!(ending("a", 5), "a");
        assert_eq!(ending("a", 0), "");
    }
}
