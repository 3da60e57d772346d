//! Grammar for given tokens: tags, lemmas, dependencies and names, by the embedded models.
//!
//! Owns the models' files and the order in which they run. It must never know how a sentence was cut.

use std::sync::OnceLock;

use crate::model::{Deprel, Syntax, Upos};
use crate::text::{Cancel, Idx as _};

use super::clusters::Clusters;
use super::features::{Features, Word};
use super::vectors::WordVectors;
use super::weights::Weights;
use super::{consistency, lemmas, names, parser, tagger};

/// The models of the language core.
#[derive(Clone, Debug)]
pub struct Models {
    clusters: Clusters,
    tagger: Weights,
    parser: Weights,
    names: Weights,
    lemmas: Weights,
    /// What each label of the tagger stands for.
    tags: Vec<(&'static str, Upos)>,
    relations: Vec<Deprel>,
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
            include_bytes!("../../assets/models/clusters.bin"),
            include_bytes!("../../assets/models/tagger.bin"),
            include_bytes!("../../assets/models/parser.bin"),
            include_bytes!("../../assets/models/names.bin"),
            include_bytes!("../../assets/models/lemmas.bin"),
        )
        .expect("the embedded models are whole")
    }

    /// Models from their files.
    ///
    /// # Errors
    /// Says what is wrong, if one is not such a file.
    pub fn read(
        clusters: &'static [u8],
        tagger: &'static [u8],
        parser: &'static [u8],
        names: &'static [u8],
        lemmas: &'static [u8],
    ) -> Result<Self, &'static str> {
        let tagger = Weights::read(tagger)?;
        let parser = Weights::read(parser)?;
        let tags = tagger.labels().iter().map(|label| split_tag(label)).collect();
        let relations = parser.labels().iter().map(|label| Deprel::parse(label)).collect();
        Ok(Self {
            clusters: Clusters::new(WordVectors::embedded(), clusters),
            tagger,
            parser,
            names: Weights::read(names)?,
            lemmas: Weights::read(lemmas)?,
            tags,
            relations,
        })
    }

    /// A word as the models see it.
    #[must_use]
    pub fn word(&self, form: &str) -> Word {
        Word::new(form, self.clusters.of(form))
    }

    /// Fills in the grammar of the tokens `range` of `syntax`, which are one sentence.
    fn sentence(&self, text: &str, syntax: &mut Syntax, range: std::ops::Range<usize>, features: &mut Features) {
        let tokens = &mut syntax.tokens.as_mut_slice()[range.clone()];
        let words: Vec<Word> = tokens.iter().map(|token| self.word(token.span.slice(text))).collect();
        let tags = tagger::tag(&self.tagger, &words, features);
        let named = names::recognise(&self.names, &words, &tags, features);
        for ((token, tag), name) in tokens.iter_mut().zip(&tags).zip(named) {
            let (xpos, upos) = self.tags.get(*tag).copied().unwrap_or(("", Upos::X));
            (token.xpos, token.upos) = (xpos, upos);
            token.name = names::name_tag(name);
            let label = self.tagger.labels().get(*tag).copied().unwrap_or_default();
            token.lemma = lemmas::lemma(&self.lemmas, token.span.slice(text), label).into();
        }
        let ends: Vec<usize> = units(&words, tokens.iter().map(|token| token.span.slice(text)));
        let mut first = 0;
        let mut root = None;
        for end in ends {
            let arcs = parser::parse(&self.parser, &words[first..end], &tags[first..end], features);
            for (at, (head, relation)) in arcs.into_iter().enumerate() {
                let token = &mut tokens[first + at];
                token.head = head.map(|head| crate::model::TokenId::from_usize(range.start + first + head));
                token.deprel = self.relations.get(relation).copied().unwrap_or(Deprel::Dep);
                if head.is_none() {
                    let own = first + at;
                    token.deprel = Deprel::Root;
                    // One sentence has one root; the roots of its further parts stand beside it.
                    if let Some(root) = root {
                        token.head = Some(crate::model::TokenId::from_usize(range.start + root));
                        token.deprel = Deprel::Parataxis;
                    } else {
                        root = Some(own);
                    }
                }
            }
            first = end;
        }
    }
}

/// The two tags of a label such as "VBD VERB".
fn split_tag(label: &'static str) -> (&'static str, Upos) {
    let (xpos, upos) = label.split_once(' ').unwrap_or((label, "X"));
    (xpos, Upos::parse(upos))
}

/// Where the parts of a sentence end that are parsed alone: after a full stop inside a quotation,
/// before a capital. The treebanks cut there, so the parser knows no such sentences.
fn units<'t>(words: &[Word], forms: impl Iterator<Item = &'t str>) -> Vec<usize> {
    let forms: Vec<&str> = forms.collect();
    let mut ends = Vec::new();
    let mut first = 0;
    for at in 1..forms.len().saturating_sub(2) {
        let stops = matches!(forms[at], "." | "!" | "?") && at - first >= 3;
        if stops && words[at + 1].capital && forms.len() - at > 4 {
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
    let mut features = Features::default();
    let ranges: Vec<_> = syntax
        .sentences
        .iter()
        .map(|sentence| sentence.tokens.clone())
        .collect();
    for range in ranges {
        if cancel.is_cancelled() {
            return;
        }
        models.sentence(text, syntax, range.start as usize..range.end as usize, &mut features);
    }
    consistency::unify(text, syntax);
}
