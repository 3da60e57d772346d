//! Cuts inside one word: contractions and units of measure.
//!
//! Owns the clitics of English and the units that are written without a space after a number. It
//! must never know the sentence.

/// Places at which a number is cut from its unit ("5pm", "3.2m", "1990s" stays), as byte offsets.
#[must_use]
pub fn cut_unit(word: &str) -> Vec<usize> {
    const UNITS: &[&str] = &[
        "am", "b", "bn", "c", "cm", "f", "ft", "ghz", "gb", "h", "ha", "hr", "hrs", "hz", "k", "kb", "kg", "khz", "km",
        "kph", "kw", "lb", "lbs", "m", "mb", "mg", "mhz", "min", "mins", "ml", "mm", "mn", "mph", "mw", "oz", "p.m",
        "a.m", "p.m.", "a.m.", "percent", "pm", "sq", "tn", "trn", "x", "yr", "yrs",
    ];
    let digits = word
        .bytes()
        .take_while(|byte| byte.is_ascii_digit() || matches!(byte, b'.' | b',' | b':'))
        .count();
    if digits == 0 || digits == word.len() || word.len() - digits > 7 {
        return Vec::new();
    }
    let (number, unit) = word.split_at(digits);
    let ends_in_digit = number.ends_with(|letter: char| letter.is_ascii_digit());
    if ends_in_digit && UNITS.contains(&unit.to_ascii_lowercase().as_str()) {
        vec![digits]
    } else {
        Vec::new()
    }
}

/// Places at which a word is cut into its contracted parts: "do|n't", "he|'d|'ve", "can|not", "gon|na".
#[must_use]
pub fn cut_clitics(word: &str) -> Vec<usize> {
    if word.len() > 64 {
        return Vec::new();
    }
    let lower = word.to_ascii_lowercase().replace('’', "'");
    if let Some((_, cuts)) = WHOLE.iter().find(|(whole, _)| *whole == lower && word.is_ascii()) {
        return cuts.to_vec();
    }
    let mut cuts = Vec::new();
    let mut end = word.len();
    while let Some(cut) = last_clitic(&word[..end]) {
        if cut == 0 {
            break;
        }
        cuts.push(cut);
        end = cut;
    }
    cuts.reverse();
    cuts
}

/// Start of the clitic that `word` ends with.
fn last_clitic(word: &str) -> Option<usize> {
    const CLITICS: &[&str] = &["s", "m", "d", "re", "ve", "ll"];
    let apostrophe = word.rfind(['\'', '’', 'ʼ', '´'])?;
    let width = word[apostrophe..].chars().next()?.len_utf8();
    let tail = word[apostrophe + width..].to_ascii_lowercase();
    let stem = &word[..apostrophe];
    if tail == "t" && stem.ends_with(['n', 'N']) && stem.len() > 1 {
        return Some(stem.len() - 1);
    }
    // Decades are one word: "the 1990's".
    let decade = tail == "s" && stem.ends_with('0') && stem.bytes().all(|byte| byte.is_ascii_digit());
    (CLITICS.contains(&tail.as_str()) && !decade && !stem.is_empty()).then_some(apostrophe)
}

/// Words cut otherwise than by their apostrophe, and where; in lower case.
const WHOLE: &[(&str, &[usize])] = &[
    ("aint", &[2]),
    ("arent", &[3]),
    ("cannot", &[3]),
    ("cant", &[2]),
    ("couldnt", &[5]),
    ("didnt", &[3]),
    ("doesnt", &[4]),
    ("dont", &[2]),
    ("dunno", &[2, 3]),
    ("gimme", &[3]),
    ("gonna", &[3]),
    ("gotta", &[3]),
    ("havent", &[4]),
    ("hasnt", &[3]),
    ("im", &[1]),
    ("isnt", &[2]),
    ("ive", &[1]),
    ("lemme", &[3]),
    ("shouldnt", &[6]),
    ("theyre", &[4]),
    ("wanna", &[3]),
    ("wasnt", &[3]),
    ("werent", &[4]),
    ("wouldnt", &[5]),
    ("youre", &[3]),
    ("'tis", &[2]),
    ("'twas", &[2]),
];

#[cfg(test)]
mod tests {
    use super::*;

    fn pieces(word: &str, cuts: &[usize]) -> Vec<String> {
        let mut from = 0;
        let mut out = Vec::new();
        for &cut in cuts.iter().chain([&word.len()]) {
            out.push(word[from..cut].to_owned());
            from = cut;
        }
        out
    }

    #[test]
    fn contractions() {
        for (word, expected) in [
            ("don't", "do|n't"),
            ("can’t", "ca|n’t"),
            ("He'd've", "He|'d|'ve"),
            ("wouldn't've", "would|n't|'ve"),
            ("O'Neill", "O'Neill"),
            ("cannot", "can|not"),
            ("Gonna", "Gon|na"),
            ("1980's", "1980's"),
            ("2003's", "2003|'s"),
            ("Mora’s", "Mora|’s"),
            ("'s", "'s"),
        ] {
            assert_eq!(pieces(word, &cut_clitics(word)).join("|"), expected);
        }
    }

    #[test]
    fn units() {
        for (word, expected) in [
            ("5pm", "5|pm"),
            ("3.2m", "3.2|m"),
            ("40th", "40th"),
            ("1990s", "1990s"),
            ("10km", "10|km"),
            ("5", "5"),
            ("4chan", "4chan"),
        ] {
            assert_eq!(pieces(word, &cut_unit(word)).join("|"), expected);
        }
    }
}
