//! Which findings are shown, and why the others are not.

use crate::model::{Dimension, Finding, FindingId};
use crate::review::{Decision, Verdict};
use crate::text::ArticleId;

use super::Story;

/// Which review states are shown.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum ReviewFilter {
    /// All.
    #[default]
    Any,
    /// Those without a verdict.
    Open,
    /// Those with this verdict.
    Judged(Verdict),
    /// Those with a note.
    Noted,
}

impl ReviewFilter {
    /// Every choice, in the order of menus.
    pub const ALL: [Self; 6] = [
        Self::Any,
        Self::Open,
        Self::Judged(Verdict::Confirmed),
        Self::Judged(Verdict::Rejected),
        Self::Judged(Verdict::Unsure),
        Self::Noted,
    ];

    /// Name for a reader.
    #[must_use]
    pub fn label(self) -> &'static str {
        match self {
            Self::Any => "Any",
            Self::Open => "Not reviewed",
            Self::Judged(Verdict::Confirmed) => "Confirmed",
            Self::Judged(Verdict::Rejected) => "Rejected",
            Self::Judged(Verdict::Unsure) => "Unsure",
            Self::Noted => "With a note",
        }
    }
}

/// What a finding must be like to be shown, beside its kind.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct Filter {
    /// Whether lesser findings are shown too.
    pub minor: bool,
    /// Least confidence, 0 to 1.
    pub least: f32,
    /// What it is about; none is anything.
    pub dimension: Option<Dimension>,
    /// An article that must bear it.
    pub article: Option<ArticleId>,
    /// Its review state.
    pub review: ReviewFilter,
}

/// Why a finding is not shown; the first reason that holds.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Reason {
    /// Its rule is muted.
    Muted,
    /// Findings are kept back, and it is not the reader's own.
    KeptBack,
    /// Its kind is switched off.
    Kind,
    /// Its confidence is too small.
    Confidence,
    /// It is about something else.
    Dimension,
    /// The chosen article does not bear it.
    Article,
    /// Its review state is another one.
    Review,
    /// It is a lesser one.
    Minor,
}

impl Reason {
    /// The reason after a number: "12 of lesser weight".
    #[must_use]
    pub fn label(self) -> &'static str {
        match self {
            Self::Muted => "of rules that are muted",
            Self::KeptBack => "kept back",
            Self::Kind => "of a kind that is switched off",
            Self::Confidence => "below the confidence asked for",
            Self::Dimension => "about something else",
            Self::Article => "without that article",
            Self::Review => "in another review state",
            Self::Minor => "of lesser weight",
        }
    }
}

impl Filter {
    /// Why a finding is not shown; none if it is. Kinds are another switch.
    #[must_use]
    pub fn reason(&self, story: &Story, id: FindingId, decision: &Decision) -> Option<Reason> {
        let finding: &Finding = &story.comparison.findings[id];
        let judged = match self.review {
            ReviewFilter::Any => true,
            ReviewFilter::Open => decision.verdict.is_none(),
            ReviewFilter::Judged(verdict) => decision.verdict == Some(verdict),
            ReviewFilter::Noted => !decision.note.is_empty(),
        };
        let bears = |article| finding.evidence.iter().any(|it| it.location.article == article);
        if finding.confidence < self.least {
            Some(Reason::Confidence)
        } else if self.dimension.is_some_and(|wanted| wanted != finding.dimension) {
            Some(Reason::Dimension)
        } else if self.article.is_some_and(|article| !bears(article)) {
            Some(Reason::Article)
        } else if !judged {
            Some(Reason::Review)
        } else if !self.minor && self.asks_nothing() && story.minor[crate::text::Idx::index(id)] && decision.is_empty()
        {
            Some(Reason::Minor)
        } else {
            None
        }
    }

    /// Whether nothing but the weight of findings narrows the list; who asks for something sees all of it.
    #[must_use]
    pub fn asks_nothing(&self) -> bool {
        Self { minor: false, ..*self } == Self::default()
    }
}

/// Which findings are of lesser weight: all but conflicts, compatible ones, the first of each kind, and those whose
/// words mark a modest share of the texts. A page on which every line is marked tells nothing.
#[must_use]
pub fn minor(comparison: &crate::model::Comparison) -> Vec<bool> {
    use crate::model::Kind;
    let whole: usize = comparison.articles.iter().map(|it| it.article.text.len()).sum();
    let mut marked = [0_usize; 5];
    let mut seen = [0_usize; 5];
    let mut minor = Vec::with_capacity(comparison.findings.len());
    for finding in &comparison.findings {
        let (least, share) = match finding.kind {
            Kind::Conflict | Kind::Compatible => (usize::MAX, 1.0),
            Kind::Agreement => (6, 0.14),
            Kind::Framing => (6, 0.05),
            Kind::Omission => (5, 0.12),
        };
        let length: usize = super::marks::spans_of(finding).map(|(_, span)| span.len()).sum();
        let kind = finding.kind as usize;
        let own = finding.rule == crate::review::BY_HAND;
        let kept = own || seen[kind] < least || (marked[kind] + length) as f64 <= share * whole as f64;
        if kept {
            seen[kind] = seen[kind].saturating_add(1);
            marked[kind] += length;
        }
        minor.push(!kept);
    }
    minor
}

#[cfg(test)]
mod tests {
    use std::sync::Arc;

    use super::*;
    use crate::model::fixture;
    use crate::text::Idx;

    #[test]
    fn reasons_name_what_hides_a_finding() {
        let story = Story::new(Arc::new(fixture::comparison()));
        let check = |filter: Filter, at: usize, decision: Decision, want: Option<Reason>| {
            let id = FindingId::from_usize(at);
            assert_eq!(filter.reason(&story, id, &decision), want, "{filter:?} {at}");
        };
        let none = Decision::default;
        let all = Filter::default();
        check(all, 0, none(), None);
        check(Filter { least: 0.85, ..all }, 0, none(), None);
        check(Filter { least: 0.85, ..all }, 1, none(), Some(Reason::Confidence));
        let dated = Filter {
            dimension: Some(Dimension::Date),
            ..all
        };
        check(dated, 1, none(), None);
        check(dated, 0, none(), Some(Reason::Dimension));
        let second = Filter {
            article: Some(ArticleId::from_usize(1)),
            ..all
        };
        check(second, 0, none(), None);
        check(second, 2, none(), Some(Reason::Article));
        let open = Filter {
            review: ReviewFilter::Open,
            ..all
        };
        let confirmed = Decision {
            verdict: Some(Verdict::Confirmed),
            ..none()
        };
        check(open, 0, none(), None);
        check(open, 0, confirmed.clone(), Some(Reason::Review));
        let judged = Filter {
            review: ReviewFilter::Judged(Verdict::Confirmed),
            ..all
        };
        check(judged, 0, confirmed, None);
    }

    #[test]
    fn conflicts_are_never_minor_and_many_long_agreements_are() {
        let mut comparison = fixture::comparison();
        let agreement = comparison.findings.as_slice()[1].clone();
        let conflict = comparison.findings.as_slice()[0].clone();
        for _ in 0..30 {
            comparison.findings.push(agreement.clone());
            comparison.findings.push(conflict.clone());
        }
        let minor = minor(&comparison);
        let of = |kind| {
            let all = comparison.findings.iter().zip(&minor);
            all.filter(|(finding, minor)| finding.kind == kind && **minor).count()
        };
        assert_eq!(of(crate::model::Kind::Conflict), 0);
        assert!(of(crate::model::Kind::Agreement) > 20);
    }
}
