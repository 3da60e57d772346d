//! A sorted list of words inside a flat file, looked up in place.
//!
//! Owns the layout that the embedded tables share. It must never know what a table's words stand for.
//!
//! Layout, little endian: `count: u32`, `bytes: u32`, then `count + 1` offsets of 4 bytes, then the
//! words' bytes without separators, in ascending byte order, filled up to a multiple of four.

/// A view of a sorted list of words.
#[derive(Clone, Copy, Debug)]
pub struct WordTable<'a> {
    offsets: &'a [u8],
    bytes: &'a [u8],
}

impl<'a> WordTable<'a> {
    /// Reads the list at the start of `data`; gives it and what follows it, or none where `data` is too short.
    #[must_use]
    pub fn read(data: &'a [u8]) -> Option<(Self, &'a [u8])> {
        let count = read_u32(data, 0)? as usize;
        let length = read_u32(data, 4)? as usize;
        let offsets = data.get(8..)?.get(..count.checked_add(1)?.checked_mul(4)?)?;
        let rest = &data[8 + offsets.len()..];
        let bytes = rest.get(..length)?;
        let after = rest.get(length.next_multiple_of(4)..)?;
        Some((Self { offsets, bytes }, after))
    }

    /// Number of words.
    #[must_use]
    pub fn len(&self) -> usize {
        self.offsets.len() / 4 - 1
    }

    /// Whether there is no word.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.len() == 0
    }

    /// The position of `word` in the list.
    #[must_use]
    pub fn find(&self, word: &[u8]) -> Option<usize> {
        let (mut low, mut high) = (0, self.len());
        while low < high {
            let middle = usize::midpoint(low, high);
            match self.word(middle).cmp(word) {
                std::cmp::Ordering::Less => low = middle + 1,
                std::cmp::Ordering::Greater => high = middle,
                std::cmp::Ordering::Equal => return Some(middle),
            }
        }
        None
    }

    /// The word at a position; empty beyond the list.
    #[must_use]
    pub fn word(&self, position: usize) -> &'a [u8] {
        let at = |index: usize| read_u32(self.offsets, index * 4).map_or(usize::MAX, |offset| offset as usize);
        self.bytes.get(at(position)..at(position + 1)).unwrap_or_default()
    }
}

/// Writes a list in the layout that [`WordTable::read`] reads.
///
/// `words` must be sorted by their bytes and free of doubles.
#[must_use]
pub fn write_words<'w>(words: impl Iterator<Item = &'w str>) -> Vec<u8> {
    let (mut offsets, mut bytes) = (vec![0_u32], Vec::new());
    for word in words {
        bytes.extend_from_slice(word.as_bytes());
        offsets.push(bytes.len() as u32);
    }
    let mut out = Vec::new();
    out.extend_from_slice(&(offsets.len() as u32 - 1).to_le_bytes());
    out.extend_from_slice(&(bytes.len() as u32).to_le_bytes());
    out.extend(offsets.iter().flat_map(|offset| offset.to_le_bytes()));
    bytes.resize(bytes.len().next_multiple_of(4), 0);
    out.extend_from_slice(&bytes);
    out
}

/// The word in lower case, without the accents of Latin letters, as the vectors' vocabulary spells it.
#[must_use]
pub fn fold(word: &str) -> String {
    word.chars()
        .flat_map(char::to_lowercase)
        .filter_map(base_letter)
        .collect()
}

/// The letter below an accent (of those in Latin-1 and Latin Extended-A); nothing for a combining mark.
fn base_letter(letter: char) -> Option<char> {
    Some(match letter {
        'à' | 'á' | 'â' | 'ã' | 'ä' | 'å' | 'ā' | 'ă' | 'ą' | 'ǎ' => 'a',
        'ç' | 'ć' | 'ĉ' | 'ċ' | 'č' => 'c',
        'ď' => 'd',
        'è' | 'é' | 'ê' | 'ë' | 'ē' | 'ĕ' | 'ė' | 'ę' | 'ě' => 'e',
        'ĝ' | 'ğ' | 'ġ' | 'ģ' => 'g',
        'ĥ' => 'h',
        'ì' | 'í' | 'î' | 'ï' | 'ĩ' | 'ī' | 'ĭ' | 'į' => 'i',
        'ĵ' => 'j',
        'ķ' => 'k',
        'ĺ' | 'ļ' | 'ľ' => 'l',
        'ñ' | 'ń' | 'ņ' | 'ň' => 'n',
        'ò' | 'ó' | 'ô' | 'õ' | 'ö' | 'ō' | 'ŏ' | 'ő' => 'o',
        'ŕ' | 'ŗ' | 'ř' => 'r',
        'ś' | 'ŝ' | 'ş' | 'š' | 'ș' => 's',
        'ţ' | 'ť' | 'ț' => 't',
        'ù' | 'ú' | 'û' | 'ü' | 'ũ' | 'ū' | 'ŭ' | 'ů' | 'ű' | 'ų' => 'u',
        'ŵ' => 'w',
        'ý' | 'ÿ' | 'ŷ' => 'y',
        'ź' | 'ż' | 'ž' => 'z',
        '‘' | '’' | 'ʼ' => '\'',
        '“' | '”' => '"',
        '\u{300}'..='\u{36f}' => return None,
        _ => letter,
    })
}

/// The four bytes at `at` as a little-endian number.
pub(super) fn read_u32(data: &[u8], at: usize) -> Option<u32> {
    Some(u32::from_le_bytes(data.get(at..)?.first_chunk::<4>().copied()?))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_written_word_is_found_again() {
        let words = ["##s", "a", "ab", "b", "être"];
        let data = write_words(words.iter().copied());
        let (table, after) = WordTable::read(&data).expect("a whole table");
        assert_eq!((table.len(), after.len()), (5, 0));
        for (position, word) in words.iter().enumerate() {
            assert_eq!(table.find(word.as_bytes()), Some(position));
        }
        assert_eq!(table.find(b"aa"), None);
        assert_eq!(table.find(b""), None);
        assert!(WordTable::read(&data[..data.len() - 4]).is_none());
    }

    #[test]
    fn folding_drops_case_and_accents() {
        assert_eq!(fold("Élysée"), "elysee");
        assert_eq!(fold("Nin\u{303}o"), "nino");
        assert_eq!(fold("DON’T"), "don't");
    }
}
