//! Linear weights in a flat file: what a feature says for each label.
//!
//! Owns the file layout, which is read where it lies, without copying: a header with the labels,
//! an open-addressed table of slots (the feature's check bits, where its entries begin and how many
//! they are), and entries of a label and an 8-bit weight. It must never know what a feature means.

/// Bytes of a slot: 32 check bits, 24 bits of position, 8 bits of length.
const SLOT: usize = 8;

/// Marks the beginning of a file.
pub const MAGIC: [u8; 4] = *b"PLW1";

/// A weight file, read in place.
#[derive(Clone, Debug)]
pub struct Weights {
    labels: Vec<&'static str>,
    slots: &'static [u8],
    slot_count: u64,
    entries: &'static [u8],
}

impl Weights {
    /// Reads a file as [`encode`] writes it.
    ///
    /// # Errors
    /// Says what is wrong, if `bytes` is not such a file.
    pub fn read(bytes: &'static [u8]) -> Result<Self, &'static str> {
        let header = bytes.get(..16).ok_or("the weights are cut short")?;
        if header[..4] != MAGIC {
            return Err("these are no weights");
        }
        let number =
            |at: usize| u32::from_le_bytes([header[at], header[at + 1], header[at + 2], header[at + 3]]) as usize;
        let (names, slot_count, entries) = (number(4), number(8), number(12));
        let slots_at = 16 + names;
        let entries_at = slots_at + slot_count * SLOT;
        if bytes.len() != entries_at + entries * 2 {
            return Err("the weights are cut short");
        }
        let names = std::str::from_utf8(&bytes[16..slots_at]).map_err(|_| "the labels are not text")?;
        Ok(Self {
            labels: names.split('\n').collect(),
            slots: &bytes[slots_at..entries_at],
            slot_count: slot_count as u64,
            entries: &bytes[entries_at..],
        })
    }

    /// The labels, by their codes.
    #[must_use]
    pub fn labels(&self) -> &[&'static str] {
        &self.labels
    }

    /// Adds what `feature` says to the scores of the labels.
    pub fn add(&self, feature: u64, scores: &mut [i32]) {
        for entry in self.entries_of(feature).chunks_exact(2) {
            if let Some(score) = scores.get_mut(usize::from(entry[0])) {
                *score += i32::from(entry[1].cast_signed());
            }
        }
    }

    /// The number kept for `feature`, in a file of single numbers.
    #[must_use]
    pub fn value(&self, feature: u64) -> Option<u16> {
        let entries = self.entries_of(feature);
        (entries.len() >= 2).then(|| u16::from_le_bytes([entries[0], entries[1]]))
    }

    fn entries_of(&self, feature: u64) -> &'static [u8] {
        if self.slot_count == 0 {
            return &[];
        }
        let check = check_bits(feature);
        let mut slot = first_slot(feature, self.slot_count);
        loop {
            let at = slot as usize * SLOT;
            let bytes = &self.slots[at..at + SLOT];
            let found = u32::from_le_bytes([bytes[0], bytes[1], bytes[2], bytes[3]]);
            if found == 0 {
                return &[];
            }
            if found == check {
                let from = usize::from(bytes[4]) | usize::from(bytes[5]) << 8 | usize::from(bytes[6]) << 16;
                return &self.entries[from * 2..(from + usize::from(bytes[7])) * 2];
            }
            slot = if slot + 1 == self.slot_count { 0 } else { slot + 1 };
        }
    }
}

/// The bits by which a slot knows its feature; never 0, which marks an empty slot.
fn check_bits(feature: u64) -> u32 {
    (feature as u32) | 1
}

fn first_slot(feature: u64, slots: u64) -> u64 {
    ((feature >> 32) * slots) >> 32
}

/// Writes weights in the layout that [`Weights::read`] reads; `rows` holds for each feature its
/// entries, a byte for the label and one for the weight.
///
/// # Panics
/// If there are more than 2^24 entries, or more than 255 of one feature.
#[must_use]
pub fn encode(labels: &[String], rows: &[(u64, Vec<[u8; 2]>)]) -> Vec<u8> {
    let slot_count = (rows.len() * 5 / 4 + 1) as u64;
    let mut slots = vec![0u8; slot_count as usize * SLOT];
    let mut entries: Vec<u8> = Vec::new();
    for (feature, row) in rows {
        let mut slot = first_slot(*feature, slot_count);
        let check = check_bits(*feature);
        let free = loop {
            let at = slot as usize * SLOT;
            let found = u32::from_le_bytes([slots[at], slots[at + 1], slots[at + 2], slots[at + 3]]);
            if found == 0 {
                break Some(at);
            }
            if found == check {
                break None;
            }
            slot = if slot + 1 == slot_count { 0 } else { slot + 1 };
        };
        // Two features with the same check bits side by side: the first one keeps the slot.
        let Some(at) = free else { continue };
        let from = u32::try_from(entries.len() / 2).ok().filter(|from| *from < 1 << 24);
        let from = from.expect("fewer than 2^24 entries").to_le_bytes();
        slots[at..at + 4].copy_from_slice(&check.to_le_bytes());
        slots[at + 4..at + 7].copy_from_slice(&from[..3]);
        slots[at + 7] = u8::try_from(row.len()).expect("fewer than 256 labels");
        entries.extend(row.iter().flatten());
    }
    let names = labels.join("\n");
    let mut bytes = MAGIC.to_vec();
    for number in [names.len(), slot_count as usize, entries.len() / 2] {
        bytes.extend(u32::try_from(number).expect("sizes fit in 32 bits").to_le_bytes());
    }
    bytes.extend(names.as_bytes());
    bytes.extend(slots);
    bytes.extend(entries);
    bytes
}

#[cfg(test)]
mod tests {
    use super::*;

    fn feature(number: u64) -> u64 {
        super::super::features::mix(7, number)
    }

    #[test]
    fn what_was_written_is_read() {
        let rows: Vec<(u64, Vec<[u8; 2]>)> = (0..1000)
            .map(|number| {
                (
                    feature(number),
                    vec![[(number % 3) as u8, ((number % 100) as i8).cast_unsigned()]],
                )
            })
            .collect();
        let labels = ["a", "b", "c"].map(String::from);
        let weights = Weights::read(encode(&labels, &rows).leak()).unwrap();
        assert_eq!(weights.labels(), ["a", "b", "c"]);
        for number in 0..1000u64 {
            let mut scores = [0; 3];
            weights.add(feature(number), &mut scores);
            assert_eq!(scores[(number % 3) as usize], (number % 100) as i32);
        }
        let mut scores = [0; 3];
        weights.add(feature(5000), &mut scores);
        assert_eq!(scores, [0; 3]);
    }

    #[test]
    fn a_broken_file_is_refused() {
        let whole = encode(&["a".to_owned()], &[(feature(1), vec![[0, 5]])]).leak();
        for end in [0, 3, 10, whole.len() - 1] {
            assert!(Weights::read(&whole[..end]).is_err());
        }
        assert!(Weights::read(&[b'x'; 64]).is_err());
    }
}
