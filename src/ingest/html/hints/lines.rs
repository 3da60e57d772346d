//! How lines begin that lead away from an article or invite to something.

use crate::model::Reason;

/// How lines begin that lead elsewhere, in lower case.
const LEADS: &[&str] = &[
    "read more",
    "read also",
    "also read",
    "read next",
    "read:",
    "see also",
    "see more",
    "related:",
    "related stories",
    "related articles",
    "related news",
    "related topics",
    "related coverage",
    "related content",
    "more on this",
    "more from ",
    "more on ",
    "more:",
    "more stories",
    "more news",
    "further reading",
    "recommended for you",
    "recommended stories",
    "you may also like",
    "you might also like",
    "you may like",
    "don't miss",
    "don\u{2019}t miss",
    "trending now",
    "most read",
    "most popular",
    "editor's picks",
    "editors' picks",
    "up next",
    "watch:",
    "watch more",
    "listen:",
    "in pictures:",
    "click here",
    "continue reading",
    "keep reading",
    "next article",
    "previous article",
    "next story",
    "previous story",
    "go to homepage",
    "back to top",
    "jump to",
    "lesen sie auch",
    "lesen sie mehr",
    "mehr zum thema",
    "mehr dazu",
    "auch interessant",
    "weiterlesen",
    "lire aussi",
    "\u{e0} lire aussi",
    "lire la suite",
    "sur le m\u{ea}me sujet",
    "voir aussi",
    "lea tambi\u{e9}n",
    "lee tambi\u{e9}n",
    "leer m\u{e1}s",
    "te puede interesar",
    "le puede interesar",
    "noticias relacionadas",
    "leggi anche",
    "leggi tutto",
    "leia tamb\u{e9}m",
    "leia mais",
    "saiba mais",
    "veja tamb\u{e9}m",
    "\u{447}\u{438}\u{442}\u{430}\u{439}\u{442}\u{435} \u{442}\u{430}\u{43a}\u{436}\u{435}",
    "lees ook",
    "lees meer",
    "czytaj tak\u{17c}e",
    "czytaj te\u{17c}",
    "l\u{e4}s ocks\u{e5}",
    "l\u{e4}s mer",
    "l\u{e6}s ogs\u{e5}",
    "les ogs\u{e5}",
    "lue my\u{f6}s",
    "\u{10d}t\u{11b}te tak\u{e9}",
];

/// How lines begin that invite to something, in lower case.
const INVITES: &[&str] = &[
    "sign up",
    "subscribe",
    "log in",
    "login",
    "sign in",
    "register now",
    "create an account",
    "already a subscriber",
    "become a member",
    "follow us",
    "follow @",
    "like us on",
    "join us on",
    "share this",
    "share on",
    "share via",
    "share:",
    "tweet this",
    "email this",
    "print this",
    "copy link",
    "save this",
    "get the latest",
    "get our ",
    "get breaking news",
    "download our app",
    "download the app",
    "get the app",
    "support our journalism",
    "support us",
    "donate",
    "thank you for reading",
    "thanks for reading",
    "enter your email",
    "your email address",
    "we use cookies",
    "this site uses cookies",
    "this website uses cookies",
    "by continuing to",
    "accept all cookies",
    "accept cookies",
    "manage cookies",
    "cookie settings",
    "i agree",
    "leave a comment",
    "leave a reply",
    "post a comment",
    "add a comment",
    "view comments",
    "show comments",
    "join the conversation",
    "join the discussion",
    "comments (",
    "have your say",
    "write to us",
    "send us",
    "got a tip",
    "do you have a story",
    "advertisement",
    "advertising",
    "sponsored",
    "promoted",
    "story continues below",
    "article continues below",
    "scroll to continue",
    "continue below",
    "this article is for subscribers",
    "to continue reading",
    "unlock this article",
    "newsletter",
    "anzeige",
    "werbung",
    "newsletter abonnieren",
    "publicit\u{e9}",
    "abonnez-vous",
    "publicidad",
    "suscr\u{ed}bete",
    "pubblicit\u{e0}",
    "iscriviti",
    "publicidade",
    "assine",
    "advertentie",
    "annons",
    "reklama",
    "\u{440}\u{435}\u{43a}\u{43b}\u{430}\u{43c}\u{430}",
    "all rights reserved",
];

/// Longest line that can lead elsewhere or invite, in words; running text that begins so is longer.
const LONGEST: usize = 28;

/// Whether a line leads away from the article or invites to something. Lines that only begin like one must be linked,
/// or be little more than the words themselves.
pub fn of_words(words: &str, linked: f32) -> Option<Reason> {
    let lower = words
        .trim_start_matches(|letter: char| !letter.is_alphanumeric())
        .to_lowercase();
    let count = lower.split_whitespace().count();
    if count == 0 || count > LONGEST {
        return None;
    }
    let begins = |list: &[&str]| {
        list.iter()
            .find(|lead| lower.starts_with(**lead))
            .map(|lead| lead.len())
    };
    let colon = |length: usize| {
        lower[length..]
            .trim_start()
            .starts_with([':', '|', '\u{bb}', '>', '\u{2192}'])
    };
    if let Some(length) = begins(LEADS) {
        let bare = lower.len() <= length + 14;
        if linked > 0.4 || bare || lower[..length].ends_with(':') && linked > 0.2 || colon(length) && count < 22 {
            return Some(Reason::Links);
        }
    }
    if let Some(length) = begins(INVITES) {
        let whole = !lower[length..].starts_with(char::is_alphabetic);
        let prose = lower.ends_with(['.', '\u{201d}', '"']) && count > 14 && linked < 0.1;
        let plain = ["newsletter", "cookie", "email address"]
            .iter()
            .any(|word| lower.contains(word));
        if whole && (plain || !prose && (count <= 12 || linked > 0.2)) {
            return Some(Reason::Invitation);
        }
    }
    None
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(words: &str, linked: f32, want: Option<Reason>) {
        assert_eq!(of_words(words, linked), want, "{words:?}");
    }

    #[test]
    fn lines_that_lead_elsewhere_or_invite() {
        check("Read more: Mayor promises a new hall", 0.9, Some(Reason::Links));
        check(
            "Lire aussi : Le maire promet une nouvelle halle",
            0.8,
            Some(Reason::Links),
        );
        check("Related stories", 0.0, Some(Reason::Links));
        check("Sign up for our morning newsletter", 0.0, Some(Reason::Invitation));
        check("ADVERTISEMENT", 0.0, Some(Reason::Invitation));
        check("We use cookies to make this site work.", 0.0, Some(Reason::Invitation));
        check("Share this article", 0.0, Some(Reason::Invitation));
    }

    #[test]
    fn prose_that_begins_alike_stays() {
        check(
            "Read more than one paper, the mayor told the children, and think for yourselves before you speak.",
            0.0,
            None,
        );
        check(
            "Sponsored by nobody, the old man walked across the country for two years without a break, he said.",
            0.0,
            None,
        );
        check("Donated clothes were handed out at the quay.", 0.0, None);
        check(
            "More from the sea than from the land, the family lived on fish for a hundred years.",
            0.0,
            None,
        );
        check("Watchmen saw the flames.", 0.0, None);
        check("Shares fell.", 0.0, None);
    }
}
