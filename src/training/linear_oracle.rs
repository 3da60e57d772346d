//! The dynamic oracle of arc-hybrid parsing (Goldberg & Nivre 2013): from any state, which moves
//! lose no gold arc that can still be reached.

use parallax::language::parser::{Move, State};

/// A sentence's gold tree; position `words` stands for the root.
pub struct Gold {
    heads: Vec<usize>,
    relations: Vec<usize>,
    children: Vec<Vec<usize>>,
}

impl Gold {
    /// From the heads and relations of the words.
    pub fn new(heads: Vec<usize>, relations: Vec<usize>) -> Self {
        let mut children = vec![Vec::new(); heads.len() + 1];
        for (word, &head) in heads.iter().enumerate() {
            children[head].push(word);
        }
        Self {
            heads,
            relations,
            children,
        }
    }

    /// Arcs lost by each kind of move, whatever its relation: shift, left, right. Moves that are
    /// not possible cost more than any sentence has arcs.
    pub fn costs(&self, state: &State) -> [usize; 3] {
        const IMPOSSIBLE: usize = usize::MAX;
        let next = state.next;
        let waiting = |word: usize| word >= next;
        let on_stack = |word: usize| word < next && state.heads.get(word).is_some_and(Option::is_none);
        let mut costs = [IMPOSSIBLE; 3];
        let top = state.stack.last().copied();
        let second = state.stack.len().checked_sub(2).map(|at| state.stack[at]);
        if state.allows(Move::Shift) {
            let head = self.heads[next];
            let head_lost = on_stack(head) && Some(head) != top;
            let children_lost = self.children[next].iter().filter(|&&child| on_stack(child)).count();
            costs[0] = usize::from(head_lost) + children_lost;
        }
        let Some(top) = top else { return costs };
        let children_waiting = self.children[top].iter().filter(|&&child| waiting(child)).count();
        if state.allows(Move::Left(0)) {
            let head = self.heads[top];
            let lost = (waiting(head) && head != next) || Some(head) == second;
            costs[1] = usize::from(lost) + children_waiting;
        }
        if state.allows(Move::Right(0)) {
            costs[2] = usize::from(waiting(self.heads[top])) + children_waiting;
        }
        costs
    }

    /// Whether `what`, one of the cheapest kinds, also bears the right relation, where there is one.
    pub fn relation_fits(&self, state: &State, what: Move) -> bool {
        let Some(&top) = state.stack.last() else { return true };
        let (head, relation) = match what {
            Move::Shift => return true,
            Move::Left(relation) => (state.next, relation),
            Move::Right(relation) => (state.stack[state.stack.len() - 2], relation),
        };
        self.heads[top] != head || self.relations[top] == relation
    }
}
