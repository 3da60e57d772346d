//! What a reader decides, as steps of the log; what is selected, told by content.

use crate::model::{Comparison, EntityId, FindingId, Speaker};
use crate::review::{Action, BY_HAND, Decisions, Entry, FindingKey, Made, MentionKey, PlaceKey};
use crate::text::{ArticleId, Location};

use super::{Command, Selection, State};

/// What is selected, so that it is found again in another comparison.
#[derive(Clone, Debug)]
pub enum SelectedKey {
    /// A finding.
    Finding(FindingKey),
    /// An entity.
    Entity(MentionKey),
    /// One mention.
    Mention(MentionKey),
    /// A stretch of the article with this hash.
    Passage(String, crate::text::Span),
}

impl SelectedKey {
    /// The selection in `comparison`; nothing if it is not there.
    #[must_use]
    pub fn find(&self, comparison: &Comparison) -> Selection {
        let entity_of = |key: &MentionKey| {
            let (article, mention) = key.find(comparison)?;
            let chain = comparison.articles[article].mentions[mention].chain;
            Some((comparison.entity_of(article, chain)?, article, mention))
        };
        let found = match self {
            Self::Finding(key) => comparison
                .findings
                .enumerated()
                .find(|(_, finding)| key.carries_over_to(&FindingKey::of(comparison, finding)))
                .map(|(id, _)| Selection::Finding(id)),
            Self::Entity(key) => entity_of(key).map(|(entity, ..)| Selection::Entity(entity)),
            Self::Mention(key) => {
                entity_of(key).map(|(entity, article, mention)| Selection::Mention(entity, article, mention))
            }
            Self::Passage(sha256, span) => comparison
                .articles
                .enumerated()
                .find(|(_, article)| article.article.source.sha256 == *sha256)
                .map(|(id, _)| Selection::Passage(Location::new(id, *span))),
        };
        found.unwrap_or_default()
    }
}

impl State {
    /// What is selected, by content.
    #[must_use]
    pub fn selected_key(&self) -> Option<SelectedKey> {
        let comparison = &self.story.comparison;
        match self.selection {
            Selection::None => None,
            Selection::Finding(id) => Some(SelectedKey::Finding(FindingKey::of(
                comparison,
                &comparison.findings[id],
            ))),
            Selection::Entity(id) => MentionKey::of_entity(comparison, id).map(SelectedKey::Entity),
            Selection::Mention(_, article, mention) => {
                Some(SelectedKey::Mention(MentionKey::of(comparison, article, mention)))
            }
            Selection::Passage(place) => {
                let source = &comparison.articles[place.article].article.source;
                Some(SelectedKey::Passage(source.sha256.clone(), place.span))
            }
        }
    }

    /// Works out again what the log comes to, and what is shown.
    pub fn decide(&mut self) {
        self.decisions = Decisions::new(&self.story.comparison, &self.review);
        self.refilter();
    }

    /// Takes a step of the log, or walks along it.
    pub(super) fn record(&mut self, command: &Command) {
        match command {
            Command::Undo => {
                let undone = self.review.undo().map(|entry| said(&entry.action));
                self.say_step("Taken back", undone);
            }
            Command::Redo => {
                let redone = self.review.redo().map(|entry| said(&entry.action));
                self.say_step("Done again", redone);
            }
            command => {
                let Some(action) = self.action(command) else {
                    return;
                };
                // What was taken has become a step; a finding of one's own is looked at next.
                if matches!(command, Command::Make(_) | Command::Align(_)) {
                    self.taken.clear();
                }
                let reviewer = (!self.reviewer.is_empty()).then(|| self.reviewer.clone());
                self.review.record(Entry { action, reviewer });
            }
        }
        self.decide();
    }

    fn say_step(&mut self, how: &str, what: Option<&'static str>) {
        let text = match what {
            Some(what) => format!("{how}: {what}"),
            None if how == "Taken back" => "There is nothing to take back".to_owned(),
            None => "There is nothing to do again".to_owned(),
        };
        self.messages.retain(|message| {
            !message.text.starts_with("Taken back")
                && !message.text.starts_with("Done again")
                && !message.text.starts_with("There is nothing")
        });
        self.say(text, false);
    }

    /// The step that a command stands for; none if it changes nothing.
    fn action(&self, command: &Command) -> Option<Action> {
        let comparison = &self.story.comparison;
        let finding = |id: FindingId| Some(FindingKey::of(comparison, comparison.findings.get(id)?));
        let entity = |id: EntityId| {
            comparison.entities.get(id)?;
            MentionKey::of_entity(comparison, id)
        };
        Some(match command {
            Command::Judge(id, verdict) => Action::Judge {
                finding: finding(*id)?,
                verdict: (self.decisions.verdict(*id) != Some(*verdict)).then_some(*verdict),
            },
            Command::Note(id, text) => {
                if self.decisions.of(*id).note == text.trim() {
                    return None;
                }
                Action::Note {
                    finding: finding(*id)?,
                    text: text.clone(),
                }
            }
            Command::Rename(id, name) => {
                if name.trim().is_empty() || comparison.entities.get(*id)?.name == name.trim() {
                    return None;
                }
                Action::Rename {
                    entity: entity(*id)?,
                    name: name.clone(),
                }
            }
            Command::Merge(from, into) => {
                if from == into {
                    return None;
                }
                Action::Merge {
                    entity: entity(*from)?,
                    into: entity(*into)?,
                }
            }
            Command::Split(id, article, label) => {
                let mentions = self.mentions_called(*id, *article, label);
                // Taking out all that there is would change nothing.
                if mentions.is_empty() || mentions.len() == comparison.mentions_of(*id).len() {
                    return None;
                }
                Action::Split { mentions }
            }
            Command::Correct(id, correction) => {
                let (sha256, before) = self.corrected_so_far(*id)?;
                let correction = crate::model::Correction {
                    title: correction.title.clone(),
                    outlet: correction.outlet.clone(),
                    published: correction.published,
                    ..before
                };
                Action::Correct { sha256, correction }
            }
            Command::SetSpeaker(id, quote, by) => {
                let (sha256, mut correction) = self.corrected_so_far(*id)?;
                let article = comparison.articles.get(*id)?;
                let by = match by {
                    Some(mention) => Some(article.mentions.get(*mention)?.span),
                    None => None,
                };
                let quote = article.quotes.get(*quote)?.span;
                correction.say_speaker(Speaker { quote, by });
                Action::Correct { sha256, correction }
            }
            Command::SetCount(id, number, unit, role) => {
                let (sha256, mut correction) = self.corrected_so_far(*id)?;
                let article = comparison.articles.get(*id)?;
                correction.say_count(super::restating::counted(article, *number, unit, role)?);
                Action::Correct { sha256, correction }
            }
            Command::Choose(id, place, belongs) => {
                let (sha256, mut correction) = self.corrected_so_far(*id)?;
                correction.blocks.insert(*place, *belongs);
                Action::Correct { sha256, correction }
            }
            Command::Mute(rule, muted) => Action::Mute {
                rule: rule.clone(),
                muted: *muted,
            },
            Command::Make(kind) => Action::Add {
                made: Made::of(comparison, *kind, self.taken.iter().copied())?,
            },
            Command::Withdraw(id) => {
                let finding = comparison.findings.get(*id).filter(|finding| finding.rule == BY_HAND)?;
                let passages = finding.evidence.iter().map(|evidence| evidence.location);
                Action::Withdraw {
                    made: Made::of(comparison, finding.kind, passages)?,
                }
            }
            Command::Align(together) => {
                if self.taken.len() < 2 {
                    return None;
                }
                Action::Align {
                    places: self
                        .taken
                        .iter()
                        .map(|place| PlaceKey::of(comparison, *place))
                        .collect(),
                    together: *together,
                }
            }
            _ => return None,
        })
    }

    /// The hash of an article's file, and what was said of it so far.
    fn corrected_so_far(&self, id: ArticleId) -> Option<(String, crate::model::Correction)> {
        let sha256 = self.story.comparison.articles.get(id)?.article.source.sha256.clone();
        let before = self.review.corrections().remove(&sha256).unwrap_or_default();
        Some((sha256, before))
    }

    /// Selects the finding that the reader made last.
    pub(super) fn select_made(&mut self) {
        let last = self.story.comparison.findings.enumerated().next_back();
        if let Some((id, _)) = last.filter(|(_, finding)| finding.rule == BY_HAND) {
            self.apply(&Command::Select(Selection::Finding(id)));
        }
    }

    /// Mentions of an entity that an article makes with these words.
    fn mentions_called(&self, entity: EntityId, article: ArticleId, label: &str) -> Vec<MentionKey> {
        let comparison = &self.story.comparison;
        let analysed = &comparison.articles[article];
        let same = |words: &str| {
            let words = words.split_whitespace().collect::<Vec<_>>().join(" ");
            words.to_lowercase() == label.to_lowercase()
        };
        comparison
            .mentions_of(entity)
            .into_iter()
            .filter(|(of, mention)| *of == article && same(analysed.slice(analysed.mentions[*mention].span)))
            .map(|(of, mention)| MentionKey::of(comparison, of, mention))
            .collect()
    }
}

/// What a step did, for a reader.
fn said(action: &Action) -> &'static str {
    match action {
        Action::Judge { verdict: Some(_), .. } => "the verdict on a finding",
        Action::Judge { verdict: None, .. } => "the withdrawal of a verdict",
        Action::Note { .. } => "the note on a finding",
        Action::Rename { .. } => "the new name of an entity",
        Action::Merge { .. } => "the joining of two entities",
        Action::Split { .. } => "the parting of an entity",
        Action::Correct { .. } => "the correction of an article",
        Action::Mute { muted: true, .. } => "the muting of a rule",
        Action::Mute { muted: false, .. } => "the return of a rule",
        Action::Add { .. } => "a finding of your own",
        Action::Withdraw { .. } => "the withdrawal of a finding of your own",
        Action::Align { together: true, .. } => "the joining of passages",
        Action::Align { together: false, .. } => "the parting of passages",
    }
}
