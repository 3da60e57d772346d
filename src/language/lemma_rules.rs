//! The lemmatiser's rules in a flat file: which edit script a key asks for.
//!
//! Owns the file layout, which is read where it lies, without copying: a header with the scripts, an
//! open-addressed table of slots (the key's check bits and where its entry lies), and entries of two
//! bytes, the script's place in the header. It must never know what a key was made of.

/// Bytes of a slot: 32 check bits, 24 bits of position, 8 bits of length, which is always 1.
const SLOT: usize = 8;

/// Marks the beginning of a file.
pub const MAGIC: [u8; 4] = *b"PLW1";

/// A file of rules, read in place.
#[derive(Clone, Debug)]
pub struct LemmaRules {
    scripts: Vec<&'static str>,
    slots: &'static [u8],
    slot_count: u64,
    entries: &'static [u8],
}

impl LemmaRules {
    /// Reads a file as [`encode`] writes it.
    ///
    /// # Errors
    /// Says what is wrong, if `bytes` is not such a file.
    pub fn read(bytes: &'static [u8]) -> Result<Self, &'static str> {
        let header = bytes.get(..16).ok_or("the rules are cut short")?;
        if header[..4] != MAGIC {
            return Err("these are no rules");
        }
        let number =
            |at: usize| u32::from_le_bytes([header[at], header[at + 1], header[at + 2], header[at + 3]]) as usize;
        let (names, slot_count, entries) = (number(4), number(8), number(12));
        let slots_at = 16 + names;
        let entries_at = slots_at + slot_count * SLOT;
        if bytes.len() != entries_at + entries * 2 {
            return Err("the rules are cut short");
        }
        let names = std::str::from_utf8(&bytes[16..slots_at]).map_err(|_| "the scripts are not text")?;
        Ok(Self {
            scripts: names.split('\n').collect(),
            slots: &bytes[slots_at..entries_at],
            slot_count: slot_count as u64,
            entries: &bytes[entries_at..],
        })
    }

    /// The script kept for `key`.
    #[must_use]
    pub fn script(&self, key: u64) -> Option<&'static str> {
        let code: [u8; 2] = self.entry(key)?.try_into().ok()?;
        self.scripts.get(usize::from(u16::from_le_bytes(code))).copied()
    }

    fn entry(&self, key: u64) -> Option<&'static [u8]> {
        if self.slot_count == 0 {
            return None;
        }
        let check = check_bits(key);
        let mut slot = first_slot(key, self.slot_count);
        loop {
            let at = slot as usize * SLOT;
            let bytes = &self.slots[at..at + SLOT];
            let found = u32::from_le_bytes([bytes[0], bytes[1], bytes[2], bytes[3]]);
            if found == 0 {
                return None;
            }
            if found == check {
                let from = usize::from(bytes[4]) | usize::from(bytes[5]) << 8 | usize::from(bytes[6]) << 16;
                return self.entries.get(from * 2..from * 2 + 2);
            }
            slot = if slot + 1 == self.slot_count { 0 } else { slot + 1 };
        }
    }
}

/// The bits by which a slot knows its key; never 0, which marks an empty slot.
fn check_bits(key: u64) -> u32 {
    (key as u32) | 1
}

fn first_slot(key: u64, slots: u64) -> u64 {
    ((key >> 32) * slots) >> 32
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

/// Writes rules in the layout that [`LemmaRules::read`] reads: for each key the place of its script.
///
/// # Panics
/// If there are more than 2^24 rules.
#[must_use]
pub fn encode(scripts: &[String], rules: &[(u64, u16)]) -> Vec<u8> {
    let slot_count = (rules.len() * 5 / 4 + 1) as u64;
    let mut slots = vec![0u8; slot_count as usize * SLOT];
    let mut entries: Vec<u8> = Vec::new();
    for (key, code) in rules {
        let mut slot = first_slot(*key, slot_count);
        let check = check_bits(*key);
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
        // Two keys with the same check bits side by side: the first one keeps the slot.
        let Some(at) = free else { continue };
        let from = u32::try_from(entries.len() / 2).ok().filter(|from| *from < 1 << 24);
        let from = from.expect("fewer than 2^24 rules").to_le_bytes();
        slots[at..at + 4].copy_from_slice(&check.to_le_bytes());
        slots[at + 4..at + 7].copy_from_slice(&from[..3]);
        slots[at + 7] = 1;
        entries.extend(code.to_le_bytes());
    }
    let names = scripts.join("\n");
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

    #[test]
    fn what_was_written_is_read() {
        let key = |number: u64| mix(7, number);
        let rules: Vec<(u64, u16)> = (0..1000).map(|number| (key(number), (number % 3) as u16)).collect();
        let scripts = ["a", "b", "c"].map(String::from);
        let read = LemmaRules::read(encode(&scripts, &rules).leak()).unwrap();
        for number in 0..1000 {
            assert_eq!(read.script(key(number)), Some(["a", "b", "c"][number as usize % 3]));
        }
        assert_eq!(read.script(key(5000)), None);
    }

    #[test]
    fn a_broken_file_is_refused() {
        let whole = encode(&["a".to_owned()], &[(1, 0)]).leak();
        for end in [0, 3, 10, whole.len() - 1] {
            assert!(LemmaRules::read(&whole[..end]).is_err());
        }
        assert!(LemmaRules::read(&[b'x'; 64]).is_err());
    }
}
