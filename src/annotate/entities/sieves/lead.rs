//! The one unnamed person of the headline is the one whom the lead begins with: "Sacked worker held", "A man was …".

use crate::annotate::entities::candidate::{Candidate, Determiner};
use crate::annotate::entities::clusters::Clusters;
use crate::annotate::entities::words::Words;
use crate::model::{EntityKind, Form};

/// Blocks that count as headline and lead.
const LEAD: usize = 3;

pub(super) fn join(words: &Words<'_>, mentions: &[Candidate], clusters: &mut Clusters) {
    let title = only(words, mentions, clusters, |words, mention| {
        let line = &words.lines[mention.sentence];
        line.heading && line.block == 0 && mention.determiner == Determiner::Bare
    });
    let first = words
        .lines
        .iter()
        .position(|line| !line.heading && line.block > 0 && line.block < LEAD);
    let lead = only(words, mentions, clusters, |words, mention| {
        Some(mention.sentence) == first
            && words.is_subject(&mention.head)
            && mention.determiner == Determiner::Indefinite
    });
    if let (Some(title), Some(lead)) = (title, lead)
        && clusters.agree(title, lead)
    {
        clusters.join(title, lead, "headline");
    }
}

/// The only unnamed single person among the mentions that `take` accepts.
fn only(
    words: &Words<'_>,
    mentions: &[Candidate],
    clusters: &mut Clusters,
    take: impl Fn(&Words<'_>, &Candidate) -> bool,
) -> Option<usize> {
    let mut found = (0..mentions.len()).filter(|at| {
        let mention = &mentions[*at];
        let unnamed = mention.form == Form::Nominal && mention.kind == EntityKind::Person && !mention.plural;
        unnamed && mention.number.is_none() && take(words, mention) && clusters.of(*at).names.is_empty()
    });
    let one = found.next()?;
    found.next().is_none().then_some(one)
}
