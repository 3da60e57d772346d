//! Pairs of facts joined into groups, so that three articles on one slot make one finding.

/// Groups of pairs, the first pairs first, in which each article speaks once: a pair that shares a member
/// with a group joins it when its other member's article is new to the group, and is left out when not.
/// `article` tells the article of a member.
pub(super) fn one_voice_each<M: Ord + Copy, A: PartialEq>(
    pairs: &[(M, M)],
    article: impl Fn(M) -> A,
) -> Vec<Vec<usize>> {
    let mut groups: Vec<(Vec<M>, Vec<usize>)> = Vec::new();
    for (place, (one, other)) in pairs.iter().enumerate() {
        let known = groups
            .iter_mut()
            .find(|(members, _)| members.contains(one) || members.contains(other));
        let Some((members, group)) = known else {
            groups.push((vec![*one, *other], vec![place]));
            continue;
        };
        let new: Vec<M> = [*one, *other]
            .into_iter()
            .filter(|member| !members.contains(member))
            .collect();
        let is_new = |member: &M| members.iter().all(|known| article(*known) != article(*member));
        if new.iter().all(is_new) {
            members.extend(new);
            group.push(place);
        }
    }
    groups.into_iter().map(|(_, group)| group).collect()
}

#[cfg(test)]
mod tests {
    use super::one_voice_each;

    #[test]
    fn each_article_speaks_once_in_a_group() {
        // The tens stand for the article.
        let article = |member: i32| member / 10;
        assert_eq!(
            one_voice_each(&[(11, 21), (11, 31), (11, 22), (41, 51)], article),
            vec![vec![0, 1], vec![3]]
        );
        assert!(one_voice_each::<i32, i32>(&[], article).is_empty());
    }
}
