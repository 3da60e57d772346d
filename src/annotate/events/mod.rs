//! Event triggers and their participants.

mod certainty;
mod nouns;
mod participants;
mod triggers;

use crate::model::{Article, Config, Mention, MentionId, Notice, Syntax, Trigger, TriggerId};
use crate::text::IndexVec;

use super::tree::Tree;
use super::words::Words;
pub(super) use certainty::modality;

/// Triggers in reading order, their participants tied to chains through `mentions`.
///
/// A trigger is a word of the event lexicon in a fitting use or, where a tagger has spoken, any
/// full verb; its class is the lexicon's, else its lemma.
#[must_use]
pub fn events(
    article: &Article,
    syntax: &Syntax,
    mentions: &IndexVec<MentionId, Mention>,
    _config: &Config,
) -> (IndexVec<TriggerId, Trigger>, Vec<Notice>) {
    let words = Words::new(&article.text, syntax);
    let tree = Tree::new(syntax);
    let finder = participants::Finder::new(syntax, &tree, mentions);
    let mut found = IndexVec::new();
    for sentence in &words.sentences {
        let triggers = triggers::in_sentence(&words, sentence);
        let verbs = triggers::starts(&triggers);
        for trigger in &triggers {
            let (certainty, negated) = modality(&words, sentence, trigger.first, &verbs);
            found.push(Trigger {
                span: words.cover(trigger.first, trigger.last),
                lemma: trigger.lemma.clone(),
                class: trigger.class.clone(),
                participants: finder.of(trigger, words.all[trigger.first].token),
                negated,
                certainty,
            });
        }
    }
    (found, Vec::new())
}
