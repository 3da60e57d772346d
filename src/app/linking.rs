//! Which place of one article stands beside which place of another, for scrolling that follows the alignment.

use crate::model::Comparison;
use crate::text::ArticleId;

/// A pair of places that belong together: byte offsets in two articles, and how surely.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Anchor {
    /// Offset in the article that leads.
    pub from: u32,
    /// Offset in the article that follows.
    pub to: u32,
    /// How well the two fit.
    pub weight: f32,
}

/// Anchors between two articles in rising order in both.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Link {
    anchors: Vec<(u32, u32)>,
}

/// Anchors beyond this number are dropped, the weakest first, so that the chain stays cheap.
const MOST_ANCHORS: usize = 600;

impl Link {
    /// The link from one article to another, through `pin` if one is given.
    #[must_use]
    pub fn between(comparison: &Comparison, from: ArticleId, to: ArticleId, pin: Option<(u32, u32)>) -> Self {
        let mut anchors: Vec<Anchor> = comparison
            .alignments
            .iter()
            .filter_map(|alignment| {
                let place = |article| {
                    let mut members = alignment.members.iter();
                    let member = members.find(|member| member.location.article == article)?;
                    Some(member.location.span.start)
                };
                Some(Anchor {
                    from: place(from)?,
                    to: place(to)?,
                    weight: alignment.score.max(0.01),
                })
            })
            .collect();
        anchors.sort_by(|a, b| b.weight.total_cmp(&a.weight).then((a.from, a.to).cmp(&(b.from, b.to))));
        anchors.truncate(MOST_ANCHORS);
        Self::chain(anchors, pin)
    }

    /// The heaviest chain of anchors that rises in both articles and passes through `pin`.
    #[must_use]
    pub fn chain(mut anchors: Vec<Anchor>, pin: Option<(u32, u32)>) -> Self {
        if let Some((from, to)) = pin {
            anchors.retain(|anchor| (anchor.from < from && anchor.to < to) || (anchor.from > from && anchor.to > to));
            anchors.push(Anchor { from, to, weight: 1.0 });
        }
        anchors.sort_by_key(|anchor| (anchor.from, anchor.to));
        // Weight of the best chain that ends at each anchor, and the anchor before it.
        let mut best: Vec<(f32, Option<usize>)> = Vec::with_capacity(anchors.len());
        for (at, anchor) in anchors.iter().enumerate() {
            let before = (0..at)
                .filter(|&other| anchors[other].from < anchor.from && anchors[other].to < anchor.to)
                .max_by(|&a, &b| best[a].0.total_cmp(&best[b].0).then(b.cmp(&a)));
            let weight = anchor.weight + before.map_or(0.0, |other| best[other].0);
            best.push((weight, before));
        }
        let mut at = (0..anchors.len()).max_by(|&a, &b| best[a].0.total_cmp(&best[b].0).then(b.cmp(&a)));
        let mut chain = Vec::new();
        while let Some(index) = at {
            chain.push((anchors[index].from, anchors[index].to));
            at = best[index].1;
        }
        chain.reverse();
        Self { anchors: chain }
    }

    /// Where height `y` of the leading column belongs in the following one.
    ///
    /// `from_y` and `to_y` turn byte offsets into heights; `ends` are the heights of both columns. Between
    /// two anchors the columns share the way evenly; without anchors they share it from end to end.
    pub fn follow(&self, y: f32, ends: (f32, f32), from_y: impl Fn(u32) -> f32, to_y: impl Fn(u32) -> f32) -> f32 {
        let mut low = (0.0, 0.0);
        let mut high = ends;
        for &(from, to) in &self.anchors {
            let point = (from_y(from), to_y(to));
            if point.0 <= y {
                low = (point.0.max(low.0), point.1.max(low.1));
            } else {
                high = (point.0, point.1);
                break;
            }
        }
        let way = high.0 - low.0;
        let share = if way > 0.0 { (y - low.0) / way } else { 0.0 };
        low.1 + share.clamp(0.0, 1.0) * (high.1 - low.1).max(0.0)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn anchor(from: u32, to: u32, weight: f32) -> Anchor {
        Anchor { from, to, weight }
    }

    #[test]
    fn the_chain_rises_and_prefers_weight() {
        let link = Link::chain(
            vec![
                anchor(10, 90, 0.9),
                anchor(20, 20, 0.8),
                anchor(40, 50, 0.8),
                anchor(60, 40, 0.3),
            ],
            None,
        );
        assert_eq!(link.anchors, [(20, 20), (40, 50)]);
    }

    #[test]
    fn the_chain_passes_through_the_pin() {
        let link = Link::chain(vec![anchor(20, 20, 0.8), anchor(40, 50, 0.8)], Some((10, 90)));
        assert_eq!(link.anchors, [(10, 90)]);
    }

    #[test]
    fn an_anchored_passage_is_level_and_the_way_between_is_shared() {
        let link = Link::chain(vec![anchor(10, 30, 1.0), anchor(20, 40, 1.0)], None);
        let scale = |offset: u32| offset as f32 * 10.0;
        let follow = |y| link.follow(y, (400.0, 600.0), scale, scale);
        assert_eq!(follow(0.0), 0.0);
        assert_eq!(follow(100.0), 300.0);
        assert_eq!(follow(150.0), 350.0);
        assert_eq!(follow(200.0), 400.0);
        assert_eq!(follow(400.0), 600.0);
    }

    #[test]
    fn without_anchors_columns_share_the_whole_way() {
        let link = Link::default();
        assert_eq!(link.follow(50.0, (100.0, 300.0), |_| 0.0, |_| 0.0), 150.0);
    }
}
