//! What is marked in an article's text: the words of findings and the mentions of entities; what a click on them means.

use crate::model::{Comparison, EntityId, Finding, FindingId, Form, Kind, MentionId};
use crate::text::{ArticleId, Idx as _, IndexVec, Span};

/// Words of a finding in one article.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Mark {
    /// The words.
    pub span: Span,
    /// Decides shape and colour.
    pub kind: Kind,
    /// The finding they bear.
    pub finding: FindingId,
}

/// A mention with the entity it belongs to.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Named {
    /// The words to outline.
    pub span: Span,
    /// How it refers.
    pub form: Form,
    /// The mention.
    pub mention: MentionId,
    /// Its entity.
    pub entity: EntityId,
}

/// Marks of all articles, each list sorted by start.
#[derive(Clone, Debug, Default)]
pub struct Marks {
    /// Words of findings.
    pub findings: IndexVec<ArticleId, Vec<Mark>>,
    /// Mentions of entities.
    pub names: IndexVec<ArticleId, Vec<Named>>,
    /// Bytes of the longest mark of an article, so that what overlaps a place is found without looking at all.
    longest: IndexVec<ArticleId, u32>,
    /// The same of names.
    longest_name: IndexVec<ArticleId, u32>,
}

impl Marks {
    /// Collects the marks of a comparison.
    #[must_use]
    pub fn of(comparison: &Comparison) -> Self {
        let mut marks = Self {
            findings: comparison.articles.ids().map(|_| Vec::new()).collect(),
            names: comparison.articles.ids().map(|_| Vec::new()).collect(),
            longest: IndexVec::new(),
            longest_name: IndexVec::new(),
        };
        for (finding, found) in comparison.findings.enumerated() {
            for (article, span) in spans_of(found) {
                marks.findings[article].push(Mark {
                    span,
                    kind: found.kind,
                    finding,
                });
            }
        }
        for (entity, known) in comparison.entities.enumerated() {
            for (article, chain) in &known.chains {
                let analysed = &comparison.articles[*article];
                marks.names[*article].extend(analysed.chains[*chain].mentions.iter().map(|mention| {
                    let said = &analysed.mentions[*mention];
                    Named {
                        span: outlined(said.form, said.span, said.head),
                        form: said.form,
                        mention: *mention,
                        entity,
                    }
                }));
            }
        }
        for article in comparison.articles.ids() {
            marks.findings[article].sort_by_key(|mark| (mark.span.start, mark.kind, mark.finding));
            marks.names[article].sort_by_key(|named| (named.span.start, named.span.end, named.mention));
        }
        marks.longest = marks
            .findings
            .iter()
            .map(|list| list.iter().map(|mark| mark.span.len() as u32).max().unwrap_or_default())
            .collect();
        marks.longest_name = marks
            .names
            .iter()
            .map(|list| {
                list.iter()
                    .map(|named| named.span.len() as u32)
                    .max()
                    .unwrap_or_default()
            })
            .collect();
        marks
    }

    /// Words of findings in `span` of an article, in order.
    pub fn findings_in(&self, article: ArticleId, span: Span) -> impl Iterator<Item = &Mark> {
        let marks = &self.findings[article];
        let least = span.start.saturating_sub(self.longest[article]);
        let from = marks.partition_point(|mark| mark.span.start < least);
        marks[from..]
            .iter()
            .take_while(move |mark| mark.span.start < span.end)
            .filter(move |mark| mark.span.overlaps(span))
    }

    /// Names in `span` of an article.
    pub fn names_in(&self, article: ArticleId, span: Span) -> impl Iterator<Item = &Named> {
        let names = &self.names[article];
        let least = span.start.saturating_sub(self.longest_name[article]);
        let from = names.partition_point(|named| named.span.start < least);
        names[from..]
            .iter()
            .take_while(move |named| named.span.start < span.end)
            .filter(move |named| named.span.overlaps(span))
    }
}

/// The words that are drawn for a finding, in each article.
pub fn spans_of(finding: &Finding) -> impl Iterator<Item = (ArticleId, Span)> {
    finding.evidence.iter().flat_map(|evidence| {
        let spans = marked_words(finding.kind, evidence.location.span, &evidence.keys);
        spans.into_iter().map(|span| (evidence.location.article, span))
    })
}

/// The words of a passage that are drawn for a finding of `kind`.
///
/// Agreement is about whole clauses: from the first deciding word to the last. An omission is marked
/// beside the passage, so all of it counts. Elsewhere the deciding words alone are marked.
fn marked_words(kind: Kind, passage: Span, keys: &[Span]) -> Vec<Span> {
    let joined = keys.iter().copied().reduce(Span::cover);
    match (kind, joined) {
        (Kind::Omission, _) | (_, None) => vec![passage],
        (Kind::Agreement, Some(joined)) => vec![joined],
        (_, Some(_)) => keys.to_vec(),
    }
}

/// A long phrase is outlined at its head only.
fn outlined(form: Form, span: Span, head: Span) -> Span {
    if form == Form::Nominal && span.len() > 40 {
        head
    } else {
        span
    }
}

/// A run of one kind as it is drawn; runs of one kind never overlap.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Run {
    /// The words.
    pub span: Span,
    /// Decides shape and colour.
    pub kind: Kind,
    /// How far below the text its line is drawn, so that lines of two kinds stay apart.
    pub lane: u8,
}

/// Joins marks of one kind that touch or stand next to each other, and gives runs of different kinds that overlap lanes of their own.
///
/// `marks` are sorted by start; so are the runs of each kind. Margin bars take no lane.
#[must_use]
pub fn runs(marks: &[Mark]) -> Vec<Run> {
    let mut placed: Vec<Run> = Vec::new();
    for kind in Kind::ALL {
        let first = placed.len();
        for mark in marks.iter().filter(|mark| mark.kind == kind) {
            match placed[first..].last_mut() {
                // One byte between two marks is a blank or a hyphen.
                Some(run) if mark.span.start <= run.span.end + 1 => run.span = run.span.cover(mark.span),
                _ => placed.push(Run {
                    span: mark.span,
                    kind,
                    lane: 0,
                }),
            }
        }
        if kind == Kind::Omission {
            continue;
        }
        for at in first..placed.len() {
            let span = placed[at].span;
            let taken = |lane: u8| {
                placed[..first]
                    .iter()
                    .any(|run| run.lane == lane && run.span.overlaps(span))
            };
            placed[at].lane = (0..3).find(|lane| !taken(*lane)).unwrap_or(3);
        }
    }
    placed
}

/// What stands at a place of the text.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Hit {
    /// Words of a finding.
    Finding(FindingId),
    /// A mention of an entity.
    Mention(EntityId, MentionId),
}

/// What a click at byte `offset` means: the shortest marked stretch wins, as it is the harder to hit; a name wins a tie.
#[must_use]
pub fn hit<'a>(
    offset: u32,
    marks: impl Iterator<Item = &'a Mark>,
    names: impl Iterator<Item = &'a Named>,
) -> Option<Hit> {
    let findings = marks
        .filter(|mark| mark.kind != Kind::Omission && mark.span.contains_offset(offset))
        .map(|mark| ((mark.span.len(), 1, mark.finding.index()), Hit::Finding(mark.finding)));
    let mentions = names.filter(|named| named.span.contains_offset(offset)).map(|named| {
        let tie = if named.form == Form::Name { 0 } else { 2 };
        let hit = Hit::Mention(named.entity, named.mention);
        ((named.span.len(), tie, named.mention.index()), hit)
    });
    findings
        .chain(mentions)
        .min_by_key(|(order, _)| *order)
        .map(|(_, hit)| hit)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn mark(start: usize, end: usize, kind: Kind, finding: usize) -> Mark {
        Mark {
            span: Span::new(start, end),
            kind,
            finding: FindingId::from_usize(finding),
        }
    }

    fn named(start: usize, end: usize, form: Form) -> Named {
        Named {
            span: Span::new(start, end),
            form,
            mention: MentionId::from_usize(7),
            entity: EntityId::from_usize(3),
        }
    }

    #[test]
    fn runs_of_one_kind_join_and_kinds_that_overlap_get_lanes() {
        let marks = [
            mark(0, 10, Kind::Agreement, 0),
            mark(5, 14, Kind::Agreement, 1),
            mark(8, 20, Kind::Framing, 2),
            mark(9, 11, Kind::Conflict, 3),
            mark(30, 34, Kind::Framing, 2),
        ];
        let runs = runs(&marks);
        let lane = |kind, start| {
            let run = runs.iter().find(|run| run.kind == kind && run.span.start == start);
            run.map(|run| (run.span.end, run.lane))
        };
        assert_eq!(lane(Kind::Conflict, 9), Some((11, 0)));
        assert_eq!(lane(Kind::Agreement, 0), Some((14, 1)));
        assert_eq!(lane(Kind::Framing, 8), Some((20, 2)));
        assert_eq!(lane(Kind::Framing, 30), Some((34, 0)));
        assert_eq!(runs.len(), 4);
    }

    #[test]
    fn the_shortest_stretch_is_hit() {
        let marks = [mark(0, 40, Kind::Agreement, 0), mark(10, 12, Kind::Conflict, 1)];
        let names = [named(5, 18, Form::Nominal), named(20, 26, Form::Name)];
        let at = |offset| hit(offset, marks.iter(), names.iter());
        assert_eq!(at(11), Some(Hit::Finding(FindingId::from_usize(1))));
        assert!(matches!(at(6), Some(Hit::Mention(..))));
        assert!(matches!(at(22), Some(Hit::Mention(..))));
        assert_eq!(at(30), Some(Hit::Finding(FindingId::from_usize(0))));
        assert_eq!(at(50), None);
    }

    #[test]
    fn a_name_wins_a_tie_and_a_pronoun_loses_it() {
        let marks = [mark(0, 6, Kind::Framing, 0)];
        assert!(matches!(
            hit(2, marks.iter(), [named(0, 6, Form::Name)].iter()),
            Some(Hit::Mention(..))
        ));
        assert!(matches!(
            hit(2, marks.iter(), [named(0, 6, Form::Pronoun)].iter()),
            Some(Hit::Finding(_))
        ));
    }

    #[test]
    fn an_agreement_is_one_stretch_and_an_omission_the_whole_passage() {
        let passage = Span::new(0, 50);
        let keys = [Span::new(4, 8), Span::new(20, 25)];
        assert_eq!(marked_words(Kind::Agreement, passage, &keys), [Span::new(4, 25)]);
        assert_eq!(marked_words(Kind::Conflict, passage, &keys), keys);
        assert_eq!(marked_words(Kind::Omission, passage, &keys), [passage]);
        assert_eq!(marked_words(Kind::Agreement, passage, &[]), [passage]);
    }
}
