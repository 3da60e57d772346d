//! Mentions and the coreference chains of one article.
//!
//! Recognisers find names, nominals and pronouns; sieves then join them, the most precise first
//! (Raghunathan et al. 2010, "A Multi-Pass Sieve for Coreference Resolution"; Lee et al. 2013). Each
//! mention keeps the name of the sieve that put it into its chain. Nothing here may know another article.

mod candidate;
#[cfg(test)]
mod case;
mod clusters;
mod lookup;
mod names;
mod nominals;
mod phrases;
mod pronouns;
mod sieves;
mod words;

use std::collections::BTreeMap;

use crate::lexicon::gazetteer::Use;
use crate::model::{Article, Chain, ChainId, Config, EntityKind, Form, Mention, MentionId, Notice, Syntax};
use crate::text::{Idx as _, IndexVec};

pub(super) use lookup::kind_of_entry;

use candidate::Candidate;
use clusters::Clusters;
use words::Words;

/// Mentions in reading order, and the chains they form; every mention is in exactly one chain.
#[must_use]
pub fn entities(
    article: &Article,
    syntax: &Syntax,
    _config: &Config,
) -> (IndexVec<MentionId, Mention>, IndexVec<ChainId, Chain>, Vec<Notice>) {
    let words = Words::new(article, syntax);
    let mentions = mentions(&words);
    let mut clusters = Clusters::new(&mentions);
    sieves::run(&words, &mentions, &mut clusters);
    let (mentions, chains) = facts(&words, &mentions, &mut clusters);
    (mentions, chains, Vec::new())
}

/// All mentions in reading order, the longer first where two begin together.
fn mentions(words: &Words<'_>) -> Vec<Candidate> {
    let mut all = names::names(words);
    phrases::widen(words, &mut all);
    let inner: Vec<Candidate> = all.iter().filter_map(|name| phrases::inner_name(words, name)).collect();
    all.extend(inner);
    all.extend(nominals::nominals(words, &all));
    let mut relative = pronouns::relative(words, &all);
    relative.extend(pronouns::there(words, &all));
    all.extend(pronouns::pronouns(words));
    all.extend(relative);
    all.sort_by_key(|mention| {
        (
            mention.words.start,
            std::cmp::Reverse(mention.words.end),
            mention.form,
            std::cmp::Reverse(mention.head.start),
        )
    });
    all.dedup_by(|later, earlier| later.words == earlier.words);
    all
}

/// Turns clusters into chains, numbered by first mention.
fn facts(
    words: &Words<'_>,
    found: &[Candidate],
    clusters: &mut Clusters,
) -> (IndexVec<MentionId, Mention>, IndexVec<ChainId, Chain>) {
    let mut mentions = IndexVec::new();
    let mut chains: IndexVec<ChainId, Chain> = IndexVec::new();
    let mut numbers: BTreeMap<usize, ChainId> = BTreeMap::new();
    for (at, candidate) in found.iter().enumerate() {
        let root = clusters.find(at);
        let chain = *numbers
            .entry(root)
            .or_insert_with(|| chains.push(chain(words, found, clusters, root)));
        let id = mentions.push(Mention {
            span: words.span(candidate.words.start, candidate.words.end),
            head: words.span(candidate.head.start, candidate.head.end),
            form: candidate.form,
            chain,
            rule: clusters.rules[at],
        });
        chains[chain].mentions.push(id);
    }
    debug_assert!(
        mentions.ids().all(|id| id.index() < found.len()),
        "one mention a candidate"
    );
    (mentions, chains)
}

fn chain(words: &Words<'_>, found: &[Candidate], clusters: &mut Clusters, root: usize) -> Chain {
    let cluster = clusters.of(root).clone();
    let text = |candidate: &Candidate| words.slice(candidate.words.start, candidate.words.end).to_owned();
    let head = |candidate: &Candidate| words.slice(candidate.head.start, candidate.head.end).to_owned();
    // The fullest name; how often it is used decides among the like, then which comes first.
    let mut counts: BTreeMap<String, usize> = BTreeMap::new();
    for member in &cluster.members {
        let candidate = &found[*member];
        let plain = !matches!(
            candidate.entry,
            Some((_, Use::Adjective | Use::People | Use::Person | Use::Capital))
        );
        if candidate.is_name() && plain {
            *counts.entry(head(candidate)).or_default() += 1;
        }
    }
    let mut best: Option<(usize, usize, String)> = None;
    for member in &cluster.members {
        let name = head(&found[*member]);
        let Some(count) = counts.get(&name) else { continue };
        let size = name.split_whitespace().count();
        if best
            .as_ref()
            .is_none_or(|(most, often, _)| (size, *count) > (*most, *often))
        {
            best = Some((size, *count, name));
        }
    }
    let first = cluster
        .members
        .iter()
        .map(|member| &found[*member])
        .find(|candidate| candidate.form == Form::Nominal)
        .unwrap_or(&found[cluster.members[0]]);
    let name = match (cluster.entry, best) {
        (Some(entry), _) if cluster.kind == EntityKind::Place => entry.name.to_owned(),
        (_, Some((_, _, name))) => name,
        (Some(entry), None) => entry.name.to_owned(),
        (None, None) => text(first),
    };
    let mut aliases = Vec::new();
    for member in &cluster.members {
        let candidate = &found[*member];
        let alias = if candidate.is_name() {
            head(candidate)
        } else {
            text(candidate)
        };
        if candidate.form != Form::Pronoun && alias != name && !aliases.contains(&alias) {
            aliases.push(alias);
        }
    }
    Chain {
        name,
        kind: cluster.kind,
        gazetteer: cluster.entry.map(|entry| entry.key.as_str()),
        aliases,
        mentions: Vec::new(),
    }
}

#[cfg(test)]
mod tests {
    use crate::language;
    use crate::model::{Config, Form};
    use crate::text::Cancel;

    use super::case::article;
    use super::entities;

    #[test]
    fn every_mention_is_in_one_chain_and_lies_on_the_text() {
        for text in [
            "",
            "\u{201c}",
            "-",
            "A",
            "'s",
            "U.S",
            "O\u{2019}Neil\u{2019}s al-",
            "\u{feff}\u{1f600} Mr.",
            "THE END OF THE WORLD\nThe end.",
            "(((",
            "a-b-C-d 5-year",
        ] {
            let article = article(text);
            let syntax = language::parse(&article.text, &article.blocks, &Cancel::new());
            let (mentions, chains, _) = entities(&article, &syntax, &Config::default());
            let mut listed: Vec<_> = chains.iter().flat_map(|chain| chain.mentions.iter().copied()).collect();
            listed.sort_unstable();
            assert_eq!(listed, mentions.ids().collect::<Vec<_>>());
            for mention in &mentions {
                assert!(mention.span.contains(mention.head), "{text:?}");
                assert!(mention.form == Form::Pronoun || !article.slice(mention.head).is_empty());
            }
        }
    }
}
