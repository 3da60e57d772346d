//! Selecting, and stepping through findings and mentions.

use crate::model::MentionId;
use crate::text::{ArticleId, Location, Span};

use super::{List, Reveal, Selection, State, Step, View};

impl State {
    /// Selects, and asks the columns to scroll to what has a place in them.
    pub(super) fn select(&mut self, selection: Selection) {
        self.selection = selection;
        let story = &self.story;
        let targets: Vec<Location> = match selection {
            Selection::None | Selection::Entity(_) => return,
            Selection::Finding(finding) => {
                self.list = List::Findings;
                let seat = |article: &ArticleId| Some(Location::new(*article, story.seat(finding, *article)?));
                story.articles_of(finding).iter().filter_map(seat).collect()
            }
            Selection::Mention(_, article, mention) => {
                vec![Location::new(article, self.mention_span(article, mention))]
            }
            Selection::Passage(location) => vec![location],
        };
        self.reveal = Reveal {
            serial: self.reveal.serial + 1,
            targets,
        };
    }

    fn mention_span(&self, article: ArticleId, mention: MentionId) -> Span {
        self.story.comparison.articles[article].mentions[mention].span
    }

    pub(super) fn step_finding(&mut self, step: Step) {
        let listed = &self.listing;
        let at = self
            .selection
            .finding()
            .and_then(|finding| listed.iter().position(|id| *id == finding));
        let next = match (at, step) {
            (None, Step::Next) => listed.first(),
            (None, Step::Previous) => listed.last(),
            (Some(at), Step::Next) => listed.get(at + 1).or(listed.last()),
            (Some(at), Step::Previous) => listed.get(at.saturating_sub(1)),
        };
        if let Some(finding) = next.copied() {
            self.select(Selection::Finding(finding));
        }
    }

    pub(super) fn step_mention(&mut self, step: Step, within: bool) {
        let Some(entity) = self.selection.entity() else {
            return;
        };
        let current = match self.selection {
            Selection::Mention(_, article, mention) => Some((article, mention)),
            _ => None,
        };
        if let Some((article, mention)) = self.story.step_mention(entity, current, step, within, &self.order) {
            self.view = View::Read;
            self.select(Selection::Mention(entity, article, mention));
        }
    }
}
