//! What a word looks like to the linear models, as hashes.
//!
//! Owns the features of single words: form, affixes, shape, clusters. Training and use share this
//! code, so a change here asks for new weights. It must never know a model's labels.

/// A word as the models see it; all fields but the flags are hashes.
#[derive(Clone, Copy, Debug, Default)]
pub struct Word {
    /// The form as written, digits replaced by one of them.
    pub exact: u64,
    /// The form in lower case, digits replaced by one of them.
    pub lower: u64,
    /// First one to three characters in lower case.
    pub prefixes: [u64; 3],
    /// Last one to four characters in lower case.
    pub suffixes: [u64; 4],
    /// Kinds of its characters in a row: "Xx", "d", "X.X.".
    pub shape: u64,
    /// Whether it begins with a capital.
    pub capital: bool,
    /// Whether it has no lower-case letter and at least two capitals.
    pub capitals: bool,
    /// Classes of words that are used alike, from coarse to fine; 0 where the word has none.
    pub clusters: [u16; 3],
}

/// Characters of a word that are looked at; longer words are cut.
const LONGEST: usize = 40;

impl Word {
    /// Looks at `form`; `clusters` come from the cluster table.
    #[must_use]
    pub fn new(form: &str, clusters: [u16; 3]) -> Self {
        let mut exact: Vec<char> = Vec::with_capacity(16);
        let mut lower: Vec<char> = Vec::with_capacity(16);
        let (mut upper_letters, mut lower_letters) = (0, 0);
        for letter in form.chars().take(LONGEST) {
            upper_letters += usize::from(letter.is_uppercase());
            lower_letters += usize::from(letter.is_lowercase());
            let plain = match letter {
                '’' | 'ʼ' | '`' => '\'',
                '“' | '”' => '"',
                _ if letter.is_ascii_digit() => '7',
                _ => letter,
            };
            exact.push(plain);
            lower.push(plain.to_lowercase().next().unwrap_or(plain));
        }
        let part = |range: &[char]| hash(range.iter().copied());
        let end = |length: usize| part(&lower[lower.len().saturating_sub(length)..]);
        let start = |length: usize| part(&lower[..length.min(lower.len())]);
        Self {
            exact: part(&exact),
            lower: part(&lower),
            prefixes: [start(1), start(2), start(3)],
            suffixes: [end(1), end(2), end(3), end(4)],
            shape: shape(&exact),
            capital: exact.first().is_some_and(|letter| letter.is_uppercase()),
            capitals: upper_letters > 1 && lower_letters == 0,
            clusters,
        }
    }
}

/// Kinds of characters in a row, runs cut to two.
fn shape(form: &[char]) -> u64 {
    let kind = |letter: char| match letter {
        _ if letter.is_uppercase() => 'X',
        _ if letter.is_alphabetic() => 'x',
        _ if letter.is_numeric() => 'd',
        _ => letter,
    };
    let mut kinds: Vec<char> = Vec::with_capacity(8);
    for &letter in form {
        let next = kind(letter);
        if kinds.len() < 2 || kinds[kinds.len() - 2..] != [next, next] {
            kinds.push(next);
        }
    }
    hash(kinds.into_iter())
}

/// Hash of characters (FNV-1a, 64 bits).
pub fn hash(letters: impl Iterator<Item = char>) -> u64 {
    letters.fold(0xcbf2_9ce4_8422_2325, |state, letter| {
        (state ^ u64::from(letter)).wrapping_mul(0x0100_0000_01b3)
    })
}

/// Joins two hashes into one that depends on their order.
#[must_use]
pub fn mix(one: u64, other: u64) -> u64 {
    let mut state = one.wrapping_mul(0x9e37_79b9_7f4a_7c15) ^ other.wrapping_add(0x632b_e59b_d9b4_e019);
    state ^= state >> 29;
    state = state.wrapping_mul(0xbf58_476d_1ce4_e5b9);
    state ^ (state >> 32)
}

/// Features under construction: each is the number of its template, joined with what it saw.
#[derive(Clone, Debug, Default)]
pub struct Features {
    items: Vec<u64>,
    template: u64,
}

impl Features {
    /// Begins anew.
    pub fn clear(&mut self) {
        self.items.clear();
        self.template = 0;
    }

    /// Adds a feature of the next template that saw one thing.
    pub fn one(&mut self, seen: u64) {
        self.template += 1;
        self.items.push(mix(self.template, seen));
    }

    /// Adds a feature of the next template that saw two things.
    pub fn two(&mut self, first: u64, second: u64) {
        self.template += 1;
        self.items.push(mix(mix(self.template, first), second));
    }

    /// Adds a feature of the next template that saw three things.
    pub fn three(&mut self, first: u64, second: u64, third: u64) {
        self.template += 1;
        self.items.push(mix(mix(mix(self.template, first), second), third));
    }

    /// Passes over the next template, where there is nothing to see.
    pub fn skip(&mut self) {
        self.template += 1;
    }

    /// The features so far.
    #[must_use]
    pub fn as_slice(&self) -> &[u64] {
        &self.items
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn likeness_of_words() {
        let [a, b, c] = ["Harbour", "harbour", "Village"].map(|form| Word::new(form, [0; 3]));
        assert_eq!(a.lower, b.lower);
        assert_ne!(a.exact, b.exact);
        assert_eq!(a.shape, c.shape);
        assert_eq!(Word::new("1987", [0; 3]).exact, Word::new("2024", [0; 3]).exact);
        assert!(Word::new("NATO", [0; 3]).capitals);
    }

    #[test]
    fn a_word_of_a_megabyte_is_cut() {
        let long = "é".repeat(1_000_000);
        assert_eq!(
            Word::new(&long, [0; 3]).lower,
            Word::new(&long[..2 * LONGEST], [0; 3]).lower
        );
    }
}
