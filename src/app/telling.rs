//! Notices of the analysis as messages for a reader: the same thing said once, with the letters it is true of.

use crate::model::{Comparison, Notice};
use crate::text::ArticleId;

use super::story::{letter, letters};
use super::{Dialog, State};

impl State {
    /// Says what could not be read well or compared.
    pub(super) fn tell_notices(&mut self, comparison: &Comparison) {
        let mut told: Vec<(&str, Vec<ArticleId>)> = Vec::new();
        for (id, article) in comparison.articles.enumerated() {
            for notice in article.article.notices.iter().chain(&article.notices) {
                match told.iter_mut().find(|(words, _)| *words == notice.message) {
                    Some((_, articles)) if articles.last() == Some(&id) => {}
                    Some((_, articles)) => articles.push(id),
                    None => told.push((&notice.message, vec![id])),
                }
            }
        }
        // What was said of another set of articles no longer holds.
        self.messages.retain(|message| !message.notice);
        for (words, articles) in told {
            let line = format!("{}: {words}", letters(&articles));
            match articles.first() {
                Some(first) if words == Notice::UNDATED => {
                    let way = format!("Set the date of {}…", letter(*first));
                    self.note_with(line, (way, Dialog::Correct(*first)));
                }
                _ => self.note(line),
            }
        }
        let name = |id: ArticleId| comparison.articles[id].article.source.file_name();
        let mut by_name = Vec::new();
        for copy in comparison.copies.iter().filter(|copy| copy.is_folded()) {
            by_name.push(copy.says(&name(copy.article), &name(copy.of)));
            let (copied, of) = (letter(copy.article), letter(copy.of));
            self.note(format!(
                "{} The cross in the head of {copied} closes it; the overview shows what differs.",
                copy.says(&copied, &of)
            ));
        }
        for notice in &comparison.notices {
            // Of a copy, the window has just said more than the notice does.
            if !by_name.iter().any(|says| notice.message.starts_with(says)) {
                self.note(notice.message.clone());
            }
        }
    }

    /// Says how many decisions no longer meet a finding.
    pub(super) fn tell_lost(&mut self) {
        let lost = self.decisions.lost.len();
        if lost > 0 {
            let (are, they) = if lost == 1 {
                ("decision meets", "it is")
            } else {
                ("decisions meet", "they are")
            };
            self.note(format!(
                "{lost} earlier {are} no finding of this comparison; {they} kept for when the article is back."
            ));
        }
    }
}
