//! Changed copies of good files, the same for the same case everywhere.

/// A generator of numbers that is the same everywhere (Marsaglia's xorshift, 2003).
pub struct Numbers(u64);

impl Numbers {
    pub fn of_case(case: u64) -> Self {
        Self(case.wrapping_add(1).wrapping_mul(0x9E37_79B9_7F4A_7C15) | 1)
    }

    pub fn below(&mut self, end: usize) -> usize {
        self.0 ^= self.0 << 13;
        self.0 ^= self.0 >> 7;
        self.0 ^= self.0 << 17;
        usize::try_from(self.0 % end.max(1) as u64).expect("it is below a size")
    }

    pub fn of<'a, T>(&mut self, list: &'a [T]) -> &'a T {
        &list[self.below(list.len())]
    }
}

/// Characters that readers trip over: marks of other scripts and directions, joined and composed ones, blanks of all
/// kinds, quotes, and the byte-order mark.
const SIGNS: &str = "\u{feff}\u{200b}\u{200d}\u{202e}\u{301}\u{a0}\u{2028}\u{3000}\u{fffd}\u{0}\u{c}\u{1f469}\u{200d}\u{1f52c}\
    \u{df}\u{130}\u{1e9e}\u{fb01}\u{ad}\u{2019}\u{201c}\u{201d}\u{ab}\u{bb}\u{2014}\u{2026}\u{bd}\u{663}\u{6f0}\u{4e94}\u{661f}";

/// A changed copy of one of the `seeds`: up to six changes, among them pieces of other seeds and of `words`.
pub fn changed(numbers: &mut Numbers, seeds: &[Vec<u8>], words: &[&str]) -> Vec<u8> {
    if numbers.below(5) == 0 {
        // Nothing but pieces.
        let count = numbers.below(120);
        return (0..count).flat_map(|_| piece(numbers, seeds, words)).collect();
    }
    let mut copy = numbers.of(seeds).clone();
    for _ in 0..=numbers.below(6) {
        let length = copy.len();
        if length < 4 {
            break;
        }
        let from = numbers.below(length);
        let to = (from + 1 + numbers.below((length / 4).clamp(1, 2000))).min(length);
        match numbers.below(9) {
            0 => copy.truncate(from),
            1 => {
                for _ in 0..=numbers.below(12) {
                    let at = numbers.below(length);
                    copy[at] = u8::try_from(numbers.below(256)).expect("it is a byte");
                }
            }
            2 => drop(copy.drain(from..to)),
            3 => {
                let times = 1 + numbers.below(8);
                let part = copy[from..to].repeat(times);
                copy.splice(from..from, part);
            }
            4 => {
                let part: Vec<u8> = copy.drain(from..to).collect();
                let at = numbers.below(copy.len() + 1);
                copy.splice(at..at, part);
            }
            5 => {
                let part = piece(numbers, seeds, words);
                copy.splice(from..to, part);
            }
            6 => {
                // Numbers are lengths, places, dates: greater ones, smaller ones, with signs.
                for byte in &mut copy[from..to] {
                    if byte.is_ascii_digit() {
                        *byte = *numbers.of(b"0199-.");
                    }
                }
            }
            7 => {
                let signs: Vec<char> = SIGNS.chars().collect();
                let sign = numbers.of(&signs).to_string();
                let times = 1 + numbers.below(40);
                copy.splice(from..from, sign.repeat(times).into_bytes());
            }
            _ => {
                let part = piece(numbers, seeds, words);
                copy.splice(from..from, part);
            }
        }
        // Many doublings must not make one case take all the time.
        copy.truncate(200_000);
    }
    copy
}

/// A word of the target's own, a sign, or a stretch of a seed.
fn piece(numbers: &mut Numbers, seeds: &[Vec<u8>], words: &[&str]) -> Vec<u8> {
    match numbers.below(4) {
        0 => {
            let seed = numbers.of(seeds);
            let from = numbers.below(seed.len());
            let to = (from + numbers.below(200)).min(seed.len());
            seed[from..to].to_vec()
        }
        1 => {
            let signs: Vec<char> = SIGNS.chars().collect();
            numbers.of(&signs).to_string().into_bytes()
        }
        _ => numbers.of(words).as_bytes().to_vec(),
    }
}
