//! What a reader says of a quotation or a number that was read wrongly: who speaks, what is counted.

use serde::{Deserialize, Serialize};

use crate::text::Span;

use super::AnalysedArticle;

/// Who speaks in a quotation.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Speaker {
    /// The quotation's words in the article's text.
    pub quote: Span,
    /// Words of the article that name the speaker; none where nobody is named.
    pub by: Option<Span>,
}

/// What a number counts.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Counted {
    /// The number's words in the article's text, from modifier to unit.
    pub number: Span,
    /// What is counted, in the singular ("person"); none where it is not said.
    pub unit: Option<String>,
    /// What happens to the counted ("injured"); none where nothing does.
    pub role: Option<String>,
}

impl Speaker {
    /// Puts the speaker in the place of the one that was read. A quotation or a name that is not there changes nothing.
    pub(super) fn apply(&self, article: &mut AnalysedArticle) {
        let by = match self.by {
            None => None,
            Some(span) => match article.mentions.iter().find(|mention| mention.span == span) {
                Some(mention) => Some((span, mention.chain)),
                None => return,
            },
        };
        for quote in article.quotes.iter_mut().filter(|quote| quote.span == self.quote) {
            quote.source = by.map(|(span, _)| span);
            quote.chain = by.map(|(_, chain)| chain);
        }
    }
}

impl Counted {
    /// Puts what is counted in the place of what was read.
    pub(super) fn apply(&self, article: &mut AnalysedArticle) {
        let quantities = article.quantities.iter_mut();
        for quantity in quantities.filter(|quantity| quantity.span == self.number) {
            quantity.unit.clone_from(&self.unit);
            quantity.role.clone_from(&self.role);
        }
    }
}

#[cfg(test)]
mod tests {
    use std::sync::Arc;

    use super::*;
    use crate::model::{Correction, Quote, fixture};
    use crate::text::Idx as _;

    /// The first article of the fixture with a quotation of its first four letters.
    fn article() -> AnalysedArticle {
        let mut article = fixture::comparison().articles.as_slice()[0].clone();
        let made = Arc::make_mut(&mut article);
        made.quotes.push(Quote {
            span: Span::new(0, 4),
            direct: true,
            source: None,
            chain: None,
            cue: None,
        });
        made.clone()
    }

    fn corrected(speaker: Option<Speaker>, counted: Option<Counted>) -> AnalysedArticle {
        let mut article = article();
        let correction = Correction {
            speakers: speaker.into_iter().collect(),
            counts: counted.into_iter().collect(),
            ..Correction::default()
        };
        correction.apply_to_facts(&mut article);
        article
    }

    #[test]
    fn a_quotation_gets_the_speaker_that_is_named_elsewhere_or_none() {
        let mention = article().mentions.as_slice()[0].clone();
        let speaker = |quote, by| Some(Speaker { quote, by });
        let given = corrected(speaker(Span::new(0, 4), Some(mention.span)), None);
        let quote = &given.quotes.as_slice()[given.quotes.len() - 1];
        assert_eq!((quote.source, quote.chain), (Some(mention.span), Some(mention.chain)));
        for stranger in [
            speaker(Span::new(0, 3), Some(mention.span)),
            speaker(Span::new(0, 4), Some(Span::new(0, 1))),
        ] {
            assert_eq!(corrected(stranger, None).quotes, article().quotes);
        }
    }

    #[test]
    fn a_number_counts_what_the_reader_says() {
        let number = article().quantities.as_slice()[0].span;
        let counted = |number, unit: &str| {
            Some(Counted {
                number,
                unit: Some(unit.to_owned()),
                role: None,
            })
        };
        let given = corrected(None, counted(number, "boat"));
        let first = &given.quantities.as_slice()[0];
        assert_eq!((first.unit.as_deref(), first.role.as_deref()), (Some("boat"), None));
        let stranger = corrected(None, counted(Span::new(0, 1), "boat"));
        assert_eq!(stranger.quantities, article().quantities);
        assert_eq!(
            first.number,
            stranger.quantities[crate::model::QuantityId::from_usize(0)].number
        );
    }

    #[test]
    fn the_last_word_on_a_place_counts_and_a_file_of_before_is_read() {
        let mut correction: Correction = serde_json::from_str(r#"{"title":"Mill burns"}"#).expect("as written before");
        for unit in ["boat", "person"] {
            correction.say_count(Counted {
                number: Span::new(3, 9),
                unit: Some(unit.to_owned()),
                role: None,
            });
        }
        assert_eq!(correction.counts.len(), 1);
        assert_eq!(correction.counts[0].unit.as_deref(), Some("person"));
        for by in [None, Some(Span::new(0, 2))] {
            correction.say_speaker(Speaker {
                quote: Span::new(3, 9),
                by,
            });
        }
        assert_eq!(correction.speakers.len(), 1);
        let text = serde_json::to_string(&correction).expect("it is written");
        assert_eq!(
            serde_json::from_str::<Correction>(&text).expect("it is read"),
            correction
        );
    }
}
