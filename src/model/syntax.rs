//! What the language core says of a text: sentences, tokens and their grammar.

use serde::{Deserialize, Serialize};

use crate::text::{IndexVec, Span, define_id};

define_id! {
    /// A sentence of an article.
    pub struct SentenceId;
    /// A token of an article.
    pub struct TokenId;
}

/// Sentences and tokens of one text, both in reading order.
#[derive(Clone, Debug, Default)]
pub struct Syntax {
    /// Sentences; they never overlap, and none crosses a block.
    pub sentences: IndexVec<SentenceId, Sentence>,
    /// Tokens of all sentences.
    pub tokens: IndexVec<TokenId, Token>,
}

impl Syntax {
    /// The tokens of one sentence.
    #[must_use]
    pub fn tokens_of(&self, sentence: SentenceId) -> &[Token] {
        let range = self.sentences[sentence].tokens.clone();
        &self.tokens.as_slice()[range.start as usize..range.end as usize]
    }

    /// Ids of the tokens of one sentence.
    pub fn token_ids(&self, sentence: SentenceId) -> impl DoubleEndedIterator<Item = TokenId> + use<> {
        let range = self.sentences[sentence].tokens.clone();
        (range.start as usize..range.end as usize).map(<TokenId as crate::text::Idx>::from_usize)
    }

    /// The sentence that byte `offset` lies in.
    #[must_use]
    pub fn sentence_at(&self, offset: u32) -> Option<SentenceId> {
        let after = self
            .sentences
            .as_slice()
            .partition_point(|sentence| sentence.span.start <= offset);
        let id = <SentenceId as crate::text::Idx>::from_usize(after.checked_sub(1)?);
        self.sentences[id].span.contains_offset(offset).then_some(id)
    }

    /// The tokens that share a byte with `span`, as a range of token positions.
    #[must_use]
    pub fn tokens_in(&self, span: Span) -> std::ops::Range<usize> {
        let tokens = self.tokens.as_slice();
        let first = tokens.partition_point(|token| token.span.end <= span.start);
        let last = tokens.partition_point(|token| token.span.start < span.end);
        first..last.max(first)
    }
}

/// A sentence, a headline or a heading.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Sentence {
    /// Where it stands, without surrounding white space.
    pub span: Span,
    /// Its tokens, as positions in [`Syntax::tokens`].
    pub tokens: std::ops::Range<u32>,
}

/// A token after the conventions of Universal Dependencies for English.
#[derive(Clone, Debug)]
pub struct Token {
    /// Where it stands.
    pub span: Span,
    /// Universal part of speech; [`Upos::X`] where no model has spoken.
    pub upos: Upos,
    /// Penn tag, empty where no model has spoken.
    pub xpos: &'static str,
    /// Lemma in lower case, but for proper nouns.
    pub lemma: Box<str>,
    /// Head in the same sentence; none for a root.
    pub head: Option<TokenId>,
    /// Relation to the head.
    pub deprel: Deprel,
    /// The name it is part of.
    pub name: Option<NameTag>,
}

/// Part of a name, in the IOB2 scheme.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct NameTag {
    /// Type of the name.
    pub kind: NameKind,
    /// Whether the name begins at this token.
    pub begin: bool,
}

/// Types of names that the tagger tells apart.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum NameKind {
    /// A person.
    Person,
    /// A company, party, agency, team.
    Organization,
    /// A country, city, region, building.
    Place,
    /// Any other name: a product, a work, an event, a people.
    Other,
}

macro_rules! tag_set {
    ($(#[$meta:meta])* $name:ident { $($(#[$doc:meta])* $variant:ident = $text:literal,)+ } else $fallback:ident) => {
        $(#[$meta])*
        #[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
        #[repr(u8)]
        pub enum $name { $($(#[$doc])* $variant,)+ }

        impl $name {
            /// Every tag of the set, in the order of their codes.
            pub const ALL: &'static [Self] = &[$(Self::$variant,)+];

            /// The tag as treebanks write it.
            #[must_use]
            pub fn as_str(self) -> &'static str {
                match self { $(Self::$variant => $text,)+ }
            }

            /// Reads a tag; subtypes after a colon are dropped, unknown ones become the fallback.
            #[must_use]
            pub fn parse(tag: &str) -> Self {
                match tag.split(':').next().unwrap_or_default() { $($text => Self::$variant,)+ _ => Self::$fallback }
            }
        }
    };
}

tag_set! {
    /// Universal parts of speech (Universal Dependencies, version 2).
    Upos {
        /// Adjective.
        Adj = "ADJ",
        /// Adposition.
        Adp = "ADP",
        /// Adverb.
        Adv = "ADV",
        /// Auxiliary.
        Aux = "AUX",
        /// Coordinating conjunction.
        Cconj = "CCONJ",
        /// Determiner.
        Det = "DET",
        /// Interjection.
        Intj = "INTJ",
        /// Noun.
        Noun = "NOUN",
        /// Numeral.
        Num = "NUM",
        /// Particle.
        Part = "PART",
        /// Pronoun.
        Pron = "PRON",
        /// Proper noun.
        Propn = "PROPN",
        /// Punctuation.
        Punct = "PUNCT",
        /// Subordinating conjunction.
        Sconj = "SCONJ",
        /// Symbol.
        Sym = "SYM",
        /// Verb.
        Verb = "VERB",
        /// Anything else, or not known.
        X = "X",
    } else X
}

tag_set! {
    /// Universal dependency relations without subtypes (Universal Dependencies, version 2).
    Deprel {
        /// Clausal modifier of a noun.
        Acl = "acl",
        /// Adverbial clause.
        Advcl = "advcl",
        /// Adverbial modifier.
        Advmod = "advmod",
        /// Adjectival modifier.
        Amod = "amod",
        /// Apposition.
        Appos = "appos",
        /// Auxiliary.
        Aux = "aux",
        /// Case marking.
        Case = "case",
        /// Coordinating conjunction.
        Cc = "cc",
        /// Clausal complement.
        Ccomp = "ccomp",
        /// Classifier.
        Clf = "clf",
        /// Compound.
        Compound = "compound",
        /// Conjunct.
        Conj = "conj",
        /// Copula.
        Cop = "cop",
        /// Clausal subject.
        Csubj = "csubj",
        /// Unspecified dependency, or not known.
        Dep = "dep",
        /// Determiner.
        Det = "det",
        /// Discourse element.
        Discourse = "discourse",
        /// Dislocated element.
        Dislocated = "dislocated",
        /// Expletive.
        Expl = "expl",
        /// Fixed multiword expression.
        Fixed = "fixed",
        /// Flat multiword expression, as in names.
        Flat = "flat",
        /// Goes with.
        Goeswith = "goeswith",
        /// Indirect object.
        Iobj = "iobj",
        /// List.
        List = "list",
        /// Marker of a subordinate clause.
        Mark = "mark",
        /// Nominal modifier.
        Nmod = "nmod",
        /// Nominal subject.
        Nsubj = "nsubj",
        /// Numeric modifier.
        Nummod = "nummod",
        /// Object.
        Obj = "obj",
        /// Oblique nominal.
        Obl = "obl",
        /// Orphan.
        Orphan = "orphan",
        /// Parataxis.
        Parataxis = "parataxis",
        /// Punctuation.
        Punct = "punct",
        /// Overridden disfluency.
        Reparandum = "reparandum",
        /// Root.
        Root = "root",
        /// Vocative.
        Vocative = "vocative",
        /// Open clausal complement.
        Xcomp = "xcomp",
    } else Dep
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn tags_survive_a_round_trip() {
        for tag in Upos::ALL {
            assert_eq!(Upos::parse(tag.as_str()), *tag);
        }
        for tag in Deprel::ALL {
            assert_eq!(Deprel::parse(tag.as_str()), *tag);
        }
        assert_eq!(Deprel::parse("nsubj:pass"), Deprel::Nsubj);
        assert_eq!(Upos::parse("?"), Upos::X);
    }
}
