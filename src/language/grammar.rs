//! Grammar for given tokens: tags, lemmas, dependencies and names, by the embedded models.
//!
//! Owns the models' files and the order in which they run. It must never know how a sentence was cut.

use std::ops::Range;
use std::sync::OnceLock;

use crate::model::{Deprel, NameKind, NameTag, Syntax, Token, TokenId, Upos};
use crate::text::{Cancel, Idx as _};

use super::lemma_rules::LemmaRules;
use super::network::file::{Network, Reading};
use super::{consistency, lemmas};

/// Sentences that are read between two looks at the cancel token.
const SENTENCES: usize = 64;

/// The models of the language core.
#[derive(Clone, Debug)]
pub struct Models {
    lemmas: LemmaRules,
    network: Network<'static>,
}

impl Models {
    /// The models that are part of the program, read once.
    pub fn embedded() -> &'static Self {
        static MODELS: OnceLock<Models> = OnceLock::new();
        MODELS.get_or_init(Self::load)
    }

    /// Reads the models that are part of the program.
    #[must_use]
    pub fn load() -> Self {
        Self::read(
            include_bytes!("../../assets/models/lemmas.bin"),
            include_bytes!("../../assets/models/network.bin"),
        )
        .expect("the embedded models are whole")
    }

    /// Models from their files.
    ///
    /// # Errors
    /// Says what is wrong, if one is not such a file.
    pub fn read(lemmas: &'static [u8], network: &'static [u8]) -> Result<Self, &'static str> {
        Ok(Self {
            lemmas: LemmaRules::read(lemmas)?,
            network: Network::read(network).ok_or("not a file of the network's weights")?,
        })
    }

    /// Fills in the grammar of the tokens of some sentences, each a range of positions in `syntax`.
    fn sentences(&self, text: &str, syntax: &mut Syntax, ranges: &[Range<usize>]) {
        let mut parts = Vec::new();
        for range in ranges {
            let tokens = &syntax.tokens.as_slice()[range.clone()];
            let mut first = range.start;
            for end in units(tokens.iter().map(|token| token.span.slice(text))) {
                parts.push((range.start, first..range.start + end));
                first = range.start + end;
            }
        }
        let tokens = syntax.tokens.as_mut_slice();
        let forms = |range: &Range<usize>| {
            tokens[range.clone()]
                .iter()
                .map(|token| token.span.slice(text))
                .collect()
        };
        let sentences: Vec<Vec<&str>> = parts.iter().map(|(_, range)| forms(range)).collect();
        let readings = self.network.read_sentences(&sentences);
        let mut root = None;
        for ((start, range), readings) in parts.into_iter().zip(readings) {
            if range.start == start {
                root = None;
            }
            for (at, reading) in range.clone().zip(readings) {
                let token = &mut tokens[at];
                self.fill(token, text, reading);
                token.head = reading.head.map(|head| TokenId::from_usize(range.start + head));
                // One sentence has one root; the roots of its further parts stand beside it.
                match (token.head, root) {
                    (None, Some(root)) => {
                        token.head = Some(TokenId::from_usize(root));
                        token.deprel = Deprel::Parataxis;
                    }
                    (None, None) => root = Some(at),
                    _ => {}
                }
            }
        }
    }

    /// The tags, lemma, relation and name of one token.
    fn fill(&self, token: &mut Token, text: &str, reading: Reading) {
        token.upos = Upos::ALL.get(reading.upos).copied().unwrap_or(Upos::X);
        token.xpos = self.network.penn(reading.xpos);
        token.deprel = Deprel::ALL.get(reading.relation).copied().unwrap_or(Deprel::Dep);
        token.name = name_tag(reading.name);
        let label = format!("{} {}", token.xpos, token.upos.as_str());
        token.lemma = lemmas::lemma(&self.lemmas, token.span.slice(text), &label).into();
    }
}

/// The name tag of a code of the network: 0 outside, then begin and inside of each kind.
fn name_tag(code: usize) -> Option<NameTag> {
    const KINDS: [NameKind; 4] = [
        NameKind::Person,
        NameKind::Organization,
        NameKind::Place,
        NameKind::Other,
    ];
    let place = code.checked_sub(1)?;
    Some(NameTag {
        kind: *KINDS.get(place / 2)?,
        begin: place.is_multiple_of(2),
    })
}

/// Where the parts of a sentence end that are parsed alone: after a full stop inside a quotation,
/// before a capital. The treebanks cut there, so the parser knows no such sentences.
fn units<'t>(forms: impl Iterator<Item = &'t str>) -> Vec<usize> {
    let forms: Vec<&str> = forms.collect();
    let mut ends = Vec::new();
    let mut first = 0;
    for at in 1..forms.len().saturating_sub(2) {
        let stops = matches!(forms[at], "." | "!" | "?") && at - first >= 3;
        if stops && forms[at + 1].starts_with(char::is_uppercase) && forms.len() - at > 4 {
            ends.push(at + 1);
            first = at + 1;
        }
    }
    ends.push(forms.len());
    ends
}

/// Fills in the grammar of the tokens of `syntax`, sentence by sentence, then makes the names agree.
///
/// When `cancel` is raised, the sentences not yet reached stay as they are.
pub fn analyse(text: &str, syntax: &mut Syntax, cancel: &Cancel) {
    let models = Models::embedded();
    let ranges: Vec<Range<usize>> = syntax
        .sentences
        .iter()
        .map(|sentence| sentence.tokens.start as usize..sentence.tokens.end as usize)
        .collect();
    for ranges in ranges.chunks(SENTENCES) {
        if cancel.is_cancelled() {
            return;
        }
        models.sentences(text, syntax, ranges);
    }
    consistency::unify(text, syntax);
}

#[cfg(test)]
mod tests {
    use crate::language::parse;
    use crate::model::{Block, BlockKind};
    use crate::text::{IndexVec, Span};

    use super::*;

    #[test]
    fn a_plain_sentence_is_read_rightly() {
        let text = "The harbour master opened the old gate on Monday.";
        let block = Block {
            span: Span::of(text, 0, text.len()),
            kind: BlockKind::Paragraph,
        };
        let syntax = parse(text, &IndexVec::from_iter([block]), &Cancel::default());
        let find = |word: &str| syntax.tokens.iter().position(|token| token.span.slice(text) == word);
        let token = |word: &str| &syntax.tokens.as_slice()[find(word).expect("the word is a token")];
        assert_eq!((token("opened").upos, token("opened").xpos), (Upos::Verb, "VBD"));
        assert_eq!(&*token("opened").lemma, "open");
        assert_eq!(token("opened").head, None);
        assert_eq!(token("master").deprel, Deprel::Nsubj);
        assert_eq!(token("gate").deprel, Deprel::Obj);
        assert_eq!(token("gate").head, find("opened").map(TokenId::from_usize));
        assert_eq!(token("old").head, find("gate").map(TokenId::from_usize));
    }
}
