//! Passages that speak of the same thing, by soft alignment of their words.

use std::borrow::Cow;
use std::collections::{BTreeMap, BTreeSet};

use rayon::prelude::*;

use crate::model::{AlignedPassage, Alignment, AlignmentId, ChainId, Comparison, Config, EntityId, Nearest, Notice};
use crate::text::{ArticleId, Cancel, Idx as _, IndexVec, Location};

use super::facts::{Link, Side, join};
use super::soft::{Fit, fit, meet, spans};
use super::units::{Item, Unit, Units, words_of};
use super::words::{WordId, Words};

/// Score from which two passages are linked.
const LINK: f32 = 0.15;

/// Mean score of the best links of two articles from which they are about one story. Articles that
/// share a language and a world meet here and there by chance, at about half of this.
const RELATED: f32 = 0.3;

/// Number of best links that tell whether two articles are about one story.
const TELLING: usize = 3;

/// Weight that met at which an alignment's score is halved: little that meets may meet by chance.
const SLIGHT: f32 = 8.0;

/// How far a word that stands in every sentence of the articles loses its weight.
const FAMILIAR: f32 = 0.3;

/// Weight that must meet before two passages are linked: about two rare words.
const LEAST_MASS: f32 = 7.0;

/// Weight that must meet before clauses of two sentences are looked at one by one.
const CLAUSE_MASS: f32 = 6.0;

/// Passages kept as nearest to a sentence, for each other article.
const NEAREST: usize = 5;

/// Sentence pairs of two articles up to which every pair is tried; beyond, only those that share a rare word.
const EVERY_PAIR: usize = 250_000;

/// Alignments over all articles of `comparison`, whose entities, events and origins are already
/// known, and for each sentence what comes nearest to it in every other article.
#[must_use]
pub fn passages(
    comparison: &Comparison,
    _config: &Config,
    cancel: &Cancel,
) -> (IndexVec<AlignmentId, Alignment>, Vec<Nearest>, Vec<Notice>) {
    let session = Session::new(comparison);
    let pairs: Vec<(usize, usize)> = (0..session.order.len())
        .flat_map(|first| (first + 1..session.order.len()).map(move |second| (first, second)))
        .collect();
    let found: Vec<(Vec<Link>, Vec<Nearest>)> = pairs
        .into_par_iter()
        .filter(|_| !cancel.is_cancelled())
        .map(|(first, second)| session.compare(first, second))
        .collect();
    let (links, nearest): (Vec<_>, Vec<_>) = found.into_iter().unzip();
    let mut nearest: Vec<Nearest> = nearest.into_iter().flatten().collect();
    nearest.sort_by(|one, other| {
        let place = |nearest: &Nearest| (nearest.from, nearest.to.article);
        place(one)
            .cmp(&place(other))
            .then(other.score.total_cmp(&one.score))
            .then(one.to.cmp(&other.to))
    });
    let mut alignments: Vec<Alignment> = join(links.into_iter().flatten().collect())
        .into_iter()
        .map(|fact| session.alignment(fact.score * fact.mass / (fact.mass + SLIGHT), fact.sides))
        .collect();
    alignments.sort_by(|one, other| {
        let place = |alignment: &Alignment| {
            alignment
                .members
                .iter()
                .map(|member| member.location)
                .collect::<Vec<_>>()
        };
        place(one).cmp(&place(other)).then(other.score.total_cmp(&one.score))
    });
    (alignments.into(), nearest, Vec::new())
}

/// Lowers the weight of what stands in many sentences of these articles: it names their common
/// story and tells no fact of it from another.
fn discount_familiar(units: &mut [Units], entities: &[BTreeMap<ChainId, EntityId>]) {
    let name = |article: usize, item: &Item| {
        let entity = item.chain.and_then(|chain| entities[article].get(&chain).copied());
        entity.map_or(Named::Word(item.word), Named::Entity)
    };
    let mut holders: BTreeMap<Named, usize> = BTreeMap::new();
    let mut sentences = 0;
    for (article, units) in units.iter().enumerate() {
        for unit in &units.sentences {
            let names: BTreeSet<Named> = units.items[unit.items.clone()]
                .iter()
                .map(|item| name(article, item))
                .collect();
            for name in names {
                *holders.entry(name).or_default() += 1;
            }
            sentences += 1;
        }
    }
    let all = ((sentences + 1) as f32).ln().max(f32::MIN_POSITIVE);
    for (article, units) in units.iter_mut().enumerate() {
        for item in &mut units.items {
            let held = holders.get(&name(article, item)).copied().unwrap_or(1);
            let rarity = 1.0 - (held as f32).ln() / all;
            item.weight *= 1.0 - FAMILIAR + FAMILIAR * rarity;
        }
    }
}

/// What an item is counted as.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum Named {
    Entity(EntityId),
    Word(WordId),
}

/// What comes near to each sentence, by the article in which it stands.
type Near = BTreeMap<(Location, ArticleId), Vec<Nearest>>;

/// Keeps the nearest by score, and the one that covers most.
fn keep_nearest(list: &mut Vec<Nearest>) {
    let most = list
        .iter()
        .copied()
        .max_by(|one, other| one.covered.total_cmp(&other.covered).then(other.to.cmp(&one.to)));
    list.sort_by(|one, other| other.score.total_cmp(&one.score).then(one.to.cmp(&other.to)));
    list.truncate(NEAREST);
    list.extend(most.filter(|most| !list.iter().any(|near| near.to == most.to)));
}

/// The articles in an order of their own, so that the order in which they were given changes nothing.
struct Session {
    order: Vec<ArticleId>,
    units: Vec<Units>,
    words: Words,
    /// The entity of each chain, article by article in `order`.
    entities: Vec<BTreeMap<ChainId, EntityId>>,
    /// Whether each article's words can be read.
    is_read: Vec<bool>,
}

impl Session {
    fn new(comparison: &Comparison) -> Self {
        let mut order: Vec<ArticleId> = comparison.articles.ids().collect();
        order.sort_by(|one, other| {
            let text = |id: &ArticleId| comparison.articles[*id].article.text.as_str();
            text(one).cmp(text(other))
        });
        let words: Vec<Vec<String>> = order.par_iter().map(|id| words_of(&comparison.articles[*id])).collect();
        let words = Words::new(&words);
        let classes: BTreeSet<&str> = comparison
            .articles
            .iter()
            .flat_map(|article| article.triggers.iter().map(|trigger| trigger.class.as_str()))
            .collect();
        let classes = classes
            .into_iter()
            .zip(0..)
            .map(|(class, number)| (class.to_owned(), number))
            .collect();
        let mut units: Vec<Units> = order
            .par_iter()
            .map(|id| Units::new(&comparison.articles[*id], &words, &classes))
            .collect();
        let mut entities: Vec<BTreeMap<ChainId, EntityId>> = vec![BTreeMap::new(); order.len()];
        let place: BTreeMap<ArticleId, usize> = order.iter().copied().zip(0..).collect();
        for (entity, joined) in comparison.entities.enumerated() {
            for (article, chain) in &joined.chains {
                entities[place[article]].insert(*chain, entity);
            }
        }
        discount_familiar(&mut units, &entities);
        Self {
            is_read: order
                .iter()
                .map(|id| comparison.articles[*id].article.foreign_language().is_none())
                .collect(),
            order,
            units,
            words,
            entities,
        }
    }

    /// Links between the passages of two articles, and what comes nearest to each of their sentences.
    fn compare(&self, first: usize, second: usize) -> (Vec<Link>, Vec<Nearest>) {
        let table = Table::new(self, first, second);
        let (ours, theirs) = (&self.units[first], &self.units[second]);
        let mut nearest = Near::new();
        let mut links = Vec::new();
        for (row, columns) in candidates(ours, theirs).into_iter().enumerate() {
            let unit = &ours.sentences[row];
            for column in columns {
                let other = &theirs.sentences[column];
                let whole = table.fit(unit, other);
                self.remember(&mut nearest, (first, unit), (second, other), &whole);
                if whole.mass >= CLAUSE_MASS || whole.score >= LINK {
                    links.extend(self.links(&table, (first, unit), (second, other), whole));
                }
            }
        }
        if !related(&links, ours.sentences.len().min(theirs.sentences.len())) {
            links.clear();
        }
        nearest.values_mut().for_each(keep_nearest);
        (links, nearest.into_values().flatten().collect())
    }

    /// Keeps for both sentences what this fit says of how near they are.
    fn remember(&self, nearest: &mut Near, ours: (usize, &Unit), theirs: (usize, &Unit), fit: &Fit) {
        let here = Location::new(self.order[ours.0], ours.1.span);
        let there = Location::new(self.order[theirs.0], theirs.1.span);
        for (from, to, covered) in [(here, there, fit.our_cover), (there, here, fit.their_cover)] {
            let list = nearest.entry((from, to.article)).or_default();
            list.push(Nearest {
                from,
                to,
                score: fit.score,
                covered,
            });
            if list.len() >= 4 * NEAREST {
                keep_nearest(list);
            }
        }
    }

    /// The facts on which two sentences meet: the best of whole sentences and clauses, then others
    /// that rest on other words.
    fn links(&self, table: &Table, ours: (usize, &Unit), theirs: (usize, &Unit), whole: Fit) -> Vec<Link> {
        let clauses = |article: usize, unit: &Unit| -> Vec<Unit> {
            let all = &self.units[article].clauses;
            let first = all.partition_point(|clause| clause.items.start < unit.items.start);
            all[first..]
                .iter()
                .take_while(|clause| clause.sentence == unit.sentence)
                .cloned()
                .collect()
        };
        let mut found = vec![(ours.1.clone(), theirs.1.clone(), whole)];
        let (our_clauses, their_clauses) = (clauses(ours.0, ours.1), clauses(theirs.0, theirs.1));
        for unit in std::iter::once(ours.1).chain(&our_clauses) {
            for other in std::iter::once(theirs.1).chain(&their_clauses) {
                if !(std::ptr::eq(unit, ours.1) && std::ptr::eq(other, theirs.1)) {
                    found.push((unit.clone(), other.clone(), table.fit(unit, other)));
                }
            }
        }
        found.retain(|(_, _, fit)| fit.score >= LINK);
        found
            .into_iter()
            .filter(|(_, _, fit)| fit.mass >= LEAST_MASS)
            .map(|(unit, other, fit)| Link {
                score: fit.score,
                mass: fit.mass,
                sides: [
                    self.side(ours.0, &unit, &fit.ours),
                    self.side(theirs.0, &other, &fit.theirs),
                ],
            })
            .collect()
    }

    fn side(&self, article: usize, unit: &Unit, met: &[(usize, f32)]) -> Side {
        let items = &self.units[article].items[unit.items.clone()];
        let mut words: BTreeMap<WordId, f32> = BTreeMap::new();
        for (at, how) in met {
            let best = words.entry(items[*at].word).or_default();
            *best = best.max(items[*at].weight * how);
        }
        Side {
            words,
            article,
            sentence: unit.sentence.index(),
            span: unit.span,
            keys: met
                .iter()
                .map(|(at, how)| (unit.items.start + at, items[*at].weight * how))
                .collect(),
        }
    }

    fn alignment(&self, score: f32, sides: Vec<Side>) -> Alignment {
        let mut members: Vec<AlignedPassage> = sides
            .into_iter()
            .map(|side| {
                let met: Vec<(usize, f32)> = side.keys.into_iter().collect();
                AlignedPassage {
                    location: Location::new(self.order[side.article], side.span),
                    keys: spans(&self.units[side.article].items, &met),
                }
            })
            .collect();
        members.sort_by_key(|member| member.location);
        Alignment { score, members }
    }
}

/// Similarities of the words of two articles.
struct Table<'s> {
    /// Items of either article. Where one of the two is not in English, words weigh nothing: only names, numbers and dates
    /// meet across languages.
    ours: Cow<'s, [Item]>,
    theirs: Cow<'s, [Item]>,
    /// Whether words meet.
    worded: bool,
    columns: usize,
    /// For each item of either article, the row or the column of its word.
    rows: Vec<u32>,
    places: Vec<u32>,
    cells: Vec<f32>,
    /// The entity of each item of either article.
    our_entities: Vec<Option<EntityId>>,
    their_entities: Vec<Option<EntityId>>,
}

impl<'s> Table<'s> {
    fn new(session: &'s Session, first: usize, second: usize) -> Self {
        let (ours, rows) = distinct(&session.units[first].items);
        let (theirs, places) = distinct(&session.units[second].items);
        let cells = session.words.similarities(&ours, &theirs);
        let entities = |article: usize| -> Vec<Option<EntityId>> {
            let entity = |item: &Item| session.entities[article].get(&item.chain?).copied();
            session.units[article].items.iter().map(entity).collect()
        };
        let worded = session.is_read[first] && session.is_read[second];
        let items = |article: usize| {
            let all = &session.units[article].items;
            if worded {
                return Cow::Borrowed(all.as_slice());
            }
            let weighed = |item: &Item| Item {
                weight: if item.is_universal() { item.weight } else { 0.0 },
                ..item.clone()
            };
            Cow::Owned(all.iter().map(weighed).collect())
        };
        Self {
            our_entities: entities(first),
            their_entities: entities(second),
            ours: items(first),
            theirs: items(second),
            worded,
            columns: theirs.len(),
            rows,
            places,
            cells,
        }
    }

    fn fit(&self, unit: &Unit, other: &Unit) -> Fit {
        let (ours, theirs) = (&self.ours[unit.items.clone()], &self.theirs[other.items.clone()]);
        fit(ours, theirs, |i, j| {
            if !(self.worded || ours[i].is_universal() && theirs[j].is_universal()) {
                return 0.0;
            }
            let (i_whole, j_whole) = (unit.items.start + i, other.items.start + j);
            let words = self.cells[self.rows[i_whole] as usize * self.columns + self.places[j_whole] as usize];
            let entities = (self.our_entities[i_whole], self.their_entities[j_whole]);
            meet(&ours[i], &theirs[j], words, entities)
        })
    }
}

/// Whether the best links of two articles, the shorter of so many sentences, show them to be about one story.
fn related(links: &[Link], sentences: usize) -> bool {
    let mut best: BTreeMap<usize, f32> = BTreeMap::new();
    for link in links {
        let score = best.entry(link.sides[0].sentence).or_default();
        *score = score.max(link.score);
    }
    let mut best: Vec<f32> = best.into_values().collect();
    best.sort_by(|one, other| other.total_cmp(one));
    let telling = TELLING.min(sentences).max(1);
    best.iter().take(telling).sum::<f32>() / telling as f32 >= RELATED
}

/// The distinct words of some items, and for each item the place of its word among them.
fn distinct(items: &[Item]) -> (Vec<WordId>, Vec<u32>) {
    let words: BTreeSet<WordId> = items.iter().map(|item| item.word).collect();
    let words: Vec<WordId> = words.into_iter().collect();
    let places = items
        .iter()
        .map(|item| words.partition_point(|word| *word < item.word) as u32)
        .collect();
    (words, places)
}

/// For each sentence of one article, the sentences of the other that are worth comparing with it.
fn candidates(ours: &Units, theirs: &Units) -> Vec<Vec<usize>> {
    let every: Vec<usize> = (0..theirs.sentences.len()).collect();
    if ours.sentences.len() * theirs.sentences.len() <= EVERY_PAIR {
        return vec![every; ours.sentences.len()];
    }
    let mut index: BTreeMap<WordId, Vec<usize>> = BTreeMap::new();
    for (place, unit) in theirs.sentences.iter().enumerate() {
        for item in &theirs.items[unit.items.clone()] {
            index.entry(item.word).or_default().push(place);
        }
    }
    // A word in a great many sentences tells none of them apart.
    let limit = EVERY_PAIR / ours.sentences.len().max(1) + 1;
    ours.sentences
        .iter()
        .map(|unit| {
            let near: BTreeSet<usize> = ours.items[unit.items.clone()]
                .iter()
                .filter_map(|item| index.get(&item.word))
                .filter(|places| places.len() <= limit)
                .flatten()
                .copied()
                .collect();
            near.into_iter().collect()
        })
        .collect()
}
