//! Pairs of facts joined into groups, so that three articles on one slot make one finding.

use std::collections::BTreeMap;

/// Groups of the pairs' positions: pairs that share a member belong together. In order of first pair.
pub(super) fn groups<M: Ord + Clone>(pairs: &[(M, M)]) -> Vec<Vec<usize>> {
    let mut group_of: BTreeMap<M, usize> = BTreeMap::new();
    let mut groups: Vec<Vec<usize>> = Vec::new();
    for (place, (one, other)) in pairs.iter().enumerate() {
        let target = match (group_of.get(one).copied(), group_of.get(other).copied()) {
            (Some(ours), Some(theirs)) if ours != theirs => {
                let moved = std::mem::take(&mut groups[theirs]);
                groups[ours].extend(moved);
                for group in group_of.values_mut().filter(|group| **group == theirs) {
                    *group = ours;
                }
                ours
            }
            (Some(group), _) | (None, Some(group)) => group,
            (None, None) => {
                groups.push(Vec::new());
                groups.len() - 1
            }
        };
        groups[target].push(place);
        group_of.insert(one.clone(), target);
        group_of.insert(other.clone(), target);
    }
    groups.retain(|group| !group.is_empty());
    groups
}

#[cfg(test)]
mod tests {
    use super::groups;

    #[test]
    fn pairs_that_share_a_member_belong_together() {
        assert_eq!(groups(&[(1, 2), (3, 4), (2, 3), (7, 8)]), vec![vec![0, 1, 2], vec![3]]);
        assert!(groups::<u8>(&[]).is_empty());
    }
}
