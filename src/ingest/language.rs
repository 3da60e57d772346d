//! Which language a text is in.

use whatlang::{Lang, Script};

use crate::model::Notice;

/// How much of a text decides, in bytes.
const SAMPLE: usize = 20_000;

/// The language as an ISO 639-1 code, where it can be told; a text that is not English gets a notice.
pub fn detect(text: &str, notices: &mut Vec<Notice>) -> Option<String> {
    let sample = &text[..text.floor_char_boundary(SAMPLE)];
    let info = whatlang::detect(sample)?;
    if info.lang() == Lang::Eng {
        return Some("en".to_owned());
    }
    // A script of another language is sure however short the text; Latin letters are shared by many.
    let own_script = !matches!(info.script(), Script::Latin) && sample.split_whitespace().count() >= 3;
    // Headlines full of names look like any language; only a long and clear text is believed.
    if !own_script && (!info.is_reliable() || sample.split_whitespace().count() < 20) {
        return None;
    }
    notices.push(Notice::new(format!(
        "The text seems to be in {}: only its names, numbers and dates, and copied text, are compared; what it says is not read.",
        info.lang().eng_name()
    )));
    if is_right_to_left(info.script()) {
        notices.push(Notice::new(
            "The text runs from right to left: it is shown with its lines in the wrong direction, and marks in it may stand \
             beside their words.",
        ));
    }
    Some(short_code(info.lang()).to_owned())
}

/// Whether a script is written from right to left.
fn is_right_to_left(script: Script) -> bool {
    matches!(script, Script::Arabic | Script::Hebrew)
}

/// The two-letter code of a language; the detector knows the three-letter ones (ISO 639-3).
fn short_code(lang: Lang) -> &'static str {
    match lang {
        Lang::Afr => "af",
        Lang::Aka => "ak",
        Lang::Amh => "am",
        Lang::Ara => "ar",
        Lang::Aze => "az",
        Lang::Bel => "be",
        Lang::Ben => "bn",
        Lang::Bul => "bg",
        Lang::Cat => "ca",
        Lang::Ces => "cs",
        Lang::Cmn => "zh",
        Lang::Cym => "cy",
        Lang::Dan => "da",
        Lang::Deu => "de",
        Lang::Ell => "el",
        Lang::Eng => "en",
        Lang::Epo => "eo",
        Lang::Est => "et",
        Lang::Fin => "fi",
        Lang::Fra => "fr",
        Lang::Guj => "gu",
        Lang::Heb => "he",
        Lang::Hin => "hi",
        Lang::Hrv => "hr",
        Lang::Hun => "hu",
        Lang::Hye => "hy",
        Lang::Ind => "id",
        Lang::Ita => "it",
        Lang::Jav => "jv",
        Lang::Jpn => "ja",
        Lang::Kan => "kn",
        Lang::Kat => "ka",
        Lang::Khm => "km",
        Lang::Kor => "ko",
        Lang::Lat => "la",
        Lang::Lav => "lv",
        Lang::Lit => "lt",
        Lang::Mal => "ml",
        Lang::Mar => "mr",
        Lang::Mkd => "mk",
        Lang::Mya => "my",
        Lang::Nep => "ne",
        Lang::Nld => "nl",
        Lang::Nob => "nb",
        Lang::Ori => "or",
        Lang::Pan => "pa",
        Lang::Pes => "fa",
        Lang::Pol => "pl",
        Lang::Por => "pt",
        Lang::Ron => "ro",
        Lang::Rus => "ru",
        Lang::Sin => "si",
        Lang::Slk => "sk",
        Lang::Slv => "sl",
        Lang::Sna => "sn",
        Lang::Spa => "es",
        Lang::Srp => "sr",
        Lang::Swe => "sv",
        Lang::Tam => "ta",
        Lang::Tel => "te",
        Lang::Tgl => "tl",
        Lang::Tha => "th",
        Lang::Tuk => "tk",
        Lang::Tur => "tr",
        Lang::Ukr => "uk",
        Lang::Urd => "ur",
        Lang::Uzb => "uz",
        Lang::Vie => "vi",
        Lang::Yid => "yi",
        Lang::Zul => "zu",
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_german_text_is_told_and_said() {
        let text = "Die Feuerwehr war am Freitag mit mehr als hundert Leuten im Einsatz, weil in der alten Halle am Hafen \
                    ein Brand ausgebrochen war, dessen Ursache noch niemand kennt.";
        let mut notices = Vec::new();
        assert_eq!(detect(text, &mut notices).as_deref(), Some("de"));
        assert!(notices[0].message.contains("German"));
    }

    #[test]
    fn a_text_from_right_to_left_gets_a_notice() {
        let text = "\u{5d4}\u{5e9}\u{5e8}\u{5d9}\u{5e4}\u{5d4} \u{5d1}\u{5e9}\u{5d5}\u{5e7} \u{5d4}\u{5d9}\u{5e9}\u{5df} \u{5d1}\u{5e0}\u{5de}\u{5dc} \u{5e4}\u{5e8}\u{5e6}\u{5d4} \u{5d1}\u{5dc}\u{5d9}\u{5dc}\u{5d4}";
        let mut notices = Vec::new();
        assert_eq!(detect(text, &mut notices).as_deref(), Some("he"));
        assert!(notices.iter().any(|notice| notice.message.contains("right to left")));
    }

    #[test]
    fn english_goes_without_a_word() {
        let mut notices = Vec::new();
        let text = "More than a hundred firefighters were called to the old hall at the harbour on Friday.";
        assert_eq!(detect(text, &mut notices).as_deref(), Some("en"));
        assert_eq!(detect("1234", &mut notices), None);
        assert!(notices.is_empty());
    }
}
