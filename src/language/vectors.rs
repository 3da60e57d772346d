//! Word vectors: what a word means, as 256 numbers, from a table embedded in the program.
//!
//! Owns the table's layout, the cut of unknown words into pieces, and cosines. It must never know a
//! sentence: soft alignment over whole sentences is `align`'s work.
//!
//! The rows were distilled from a sentence encoder by `parallax-train vectors` (docs/TRAINING.md).
//! Layout: `PXV1`, `dimensions: u32`, a [`WordTable`] of word pieces, then one row a piece of 4-bit
//! levels, two to a byte, low half first. Level `l` stands for `l - 7.5`; a row's length carries no
//! meaning, every decoded row is scaled to unit length.

use super::word_table::{WordTable, fold, read_u32};

/// Numbers in one vector.
pub const DIMENSIONS: usize = 256;

/// First bytes of the file.
pub const MAGIC: &[u8; 4] = b"PXV1";

/// Longest run of letters that is cut into pieces, in bytes; what stands beyond it is not looked at.
const LONGEST_RUN: usize = 96;

/// Most pieces that a word's vector is made of.
const MOST_PIECES: usize = 16;

/// The vector of a word: 256 numbers of unit length.
pub type Vector = [f32; DIMENSIONS];

/// The table of word vectors.
#[derive(Clone, Copy, Debug)]
pub struct WordVectors<'a> {
    pieces: WordTable<'a>,
    rows: &'a [u8],
}

impl WordVectors<'static> {
    /// The table that is part of the program. Nothing is copied or parsed.
    #[must_use]
    pub fn embedded() -> Self {
        static DATA: &[u8] = include_bytes!("../../assets/vectors/words.bin");
        Self::read(DATA).expect("the embedded table is whole")
    }
}

impl<'a> WordVectors<'a> {
    /// A table in the layout above; none where the bytes are not one.
    #[must_use]
    pub fn read(data: &'a [u8]) -> Option<Self> {
        let right = data.starts_with(MAGIC) && read_u32(data, 4)? as usize == DIMENSIONS;
        let (pieces, rows) = WordTable::read(data.get(8..)?)?;
        (right && rows.len() == pieces.len() * DIMENSIONS / 2).then_some(Self { pieces, rows })
    }

    /// Number of word pieces.
    #[must_use]
    pub fn len(&self) -> usize {
        self.pieces.len()
    }

    /// Whether the table is empty.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.pieces.is_empty()
    }

    /// The row of a whole word, as the vocabulary spells it (see [`fold`]).
    #[must_use]
    pub fn row(&self, folded: &str) -> Option<usize> {
        self.pieces.find(folded.as_bytes())
    }

    /// The vector of one row, at unit length.
    #[must_use]
    pub fn decode(&self, row: usize) -> Vector {
        let mut out = [0.0; DIMENSIONS];
        let bytes = &self.rows[row * DIMENSIONS / 2..(row + 1) * DIMENSIONS / 2];
        for (pair, byte) in out.chunks_exact_mut(2).zip(bytes) {
            pair[0] = f32::from(byte & 15) - 7.5;
            pair[1] = f32::from(byte >> 4) - 7.5;
        }
        scale_to_unit(&mut out);
        out
    }

    /// The vector of any word; none where it has no letter, digit or sign of the vocabulary.
    ///
    /// Case and accents are folded. A word outside the vocabulary is cut greedily into its longest
    /// pieces (after `WordPiece`: Wu et al. 2016), and its vector is their mean, weighted by their letters.
    #[must_use]
    pub fn vector(&self, word: &str) -> Option<Vector> {
        let folded = fold(word);
        if let Some(row) = self.row(&folded) {
            return Some(self.decode(row));
        }
        let pieces = self.cut(&folded);
        if let [(row, _)] = pieces[..] {
            return Some(self.decode(row));
        }
        let mut sum = [0.0; DIMENSIONS];
        for (row, weight) in &pieces {
            let part = self.decode(*row);
            sum.iter_mut().zip(&part).for_each(|(sum, part)| *sum += weight * part);
        }
        scale_to_unit(&mut sum).then_some(sum)
    }

    /// Cosine of two words' vectors, -1 to 1; 1 for one word in two spellings, 0 where one has none.
    #[must_use]
    pub fn cosine(&self, one: &str, other: &str) -> f32 {
        if fold(one) == fold(other) {
            return 1.0;
        }
        match (self.vector(one), self.vector(other)) {
            (Some(one), Some(other)) => dot(&one, &other),
            _ => 0.0,
        }
    }

    /// Rows and weights of the pieces of a folded word. Signs count only where it has nothing else.
    fn cut(&self, folded: &str) -> Vec<(usize, f32)> {
        let (mut words, mut signs) = (Vec::new(), Vec::new());
        let mut rest = folded;
        while let Some(first) = rest.chars().next() {
            if words.len() + signs.len() >= MOST_PIECES {
                break;
            }
            let run = rest
                .find(|letter: char| !letter.is_alphanumeric())
                .unwrap_or(rest.len());
            if run == 0 {
                let (sign, after) = rest.split_at(first.len_utf8());
                signs.extend(self.row(sign).map(|row| (row, 1.0)));
                rest = after;
            } else {
                let (letters, after) = rest.split_at(run);
                self.cut_run(letters, &mut words);
                rest = after;
            }
        }
        words.truncate(MOST_PIECES);
        if words.is_empty() { signs } else { words }
    }

    /// Cuts one run of letters and digits; letters that begin no piece are passed over.
    fn cut_run(&self, letters: &str, out: &mut Vec<(usize, f32)>) {
        let letters = &letters[..letters.floor_char_boundary(LONGEST_RUN)];
        let mut start = 0;
        while start < letters.len() {
            if let Some((row, length)) = self.longest_piece(&letters[start..], start > 0) {
                let piece = &letters[start..start + length];
                out.push((row, piece.chars().count() as f32));
                start += length;
            } else {
                start = letters.ceil_char_boundary(start + 1);
            }
        }
    }

    /// The longest piece that `rest` begins with, and its bytes. Inside a word it is a continuation
    /// piece (`##…`) or, of four bytes or more, a word in its own right, as in compounds.
    fn longest_piece(&self, rest: &str, inside: bool) -> Option<(usize, usize)> {
        let mut key = format!("##{rest}");
        let mut length = rest.len();
        while length > 0 {
            key.truncate(2 + length);
            let whole = (!inside || length >= 4).then(|| self.row(&key[2..])).flatten();
            let found = if inside { self.row(&key).or(whole) } else { whole };
            if let Some(row) = found {
                return Some((row, length));
            }
            length = rest.floor_char_boundary(length - 1);
        }
        None
    }
}

/// The scalar product; of two unit vectors, their cosine.
#[must_use]
pub fn dot(one: &Vector, other: &Vector) -> f32 {
    // Sixteen sums side by side let the compiler use wide registers.
    let mut sums = [0.0_f32; 16];
    for (one, other) in one.chunks_exact(16).zip(other.chunks_exact(16)) {
        for lane in 0..16 {
            sums[lane] += one[lane] * other[lane];
        }
    }
    sums.iter().sum()
}

/// Scales to unit length; false for a vector without length, which is left alone.
fn scale_to_unit(vector: &mut Vector) -> bool {
    let length = dot(vector, vector).sqrt();
    if length > 0.0 {
        for value in vector.iter_mut() {
            *value /= length;
        }
    }
    length > 0.0
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    #[test]
    fn like_words_lie_close() {
        let vectors = WordVectors::embedded();
        for (near, word, far) in [
            ("bombing", "explosion", "harvest"),
            ("killed", "dead", "painted"),
            ("lawyer", "attorney", "banana"),
            ("Paris", "France", "Peru"),
            ("denied", "rejected", "cooked"),
            ("premier", "minister", "violin"),
        ] {
            let (near, far) = (vectors.cosine(near, word), vectors.cosine(far, word));
            assert!(near > far + 0.1, "{word}: {near} against {far}");
        }
    }

    #[test]
    fn case_and_accents_do_not_count() {
        let vectors = WordVectors::embedded();
        assert_eq!(vectors.cosine("CAFÉ", "cafe"), 1.0);
        assert_eq!(vectors.vector("Café"), vectors.vector("cafe"));
    }

    #[test]
    fn unknown_words_are_made_of_their_pieces() {
        let vectors = WordVectors::embedded();
        assert!(vectors.row("counterdemonstrators").is_none());
        assert!(vectors.cosine("counterdemonstrators", "demonstrators") > 0.5);
        assert!(vectors.cosine("quakelike", "quake") > 0.5);
        assert!(vectors.cosine("quake-hit", "quake") > 0.5);
        assert!(vectors.vector("").is_none());
        assert!(vectors.vector("—").is_some());
    }

    proptest! {
        #[test]
        fn any_string_has_a_unit_vector_or_none(word in "\\PC*") {
            if let Some(vector) = WordVectors::embedded().vector(&word) {
                prop_assert!((dot(&vector, &vector) - 1.0).abs() < 1e-3);
            }
        }

        #[test]
        fn a_cosine_stays_within_its_bounds(one in "\\PC{0,12}", other in "\\PC{0,12}") {
            let cosine = WordVectors::embedded().cosine(&one, &other);
            prop_assert!((-1.001..=1.001).contains(&cosine));
        }
    }

    #[test]
    fn a_word_of_a_megabyte_costs_no_more_than_its_reading() {
        let word = "xq".repeat(500_000);
        assert!(WordVectors::embedded().vector(&word).is_some());
        assert!(WordVectors::embedded().vector(&"-.".repeat(500_000)).is_some());
    }
}
