//! What elements and words say of themselves that are no part of an article: menus, boxes, invitations, comments.
//!
//! The words are those that makers of pages use for classes and ids, and that sites print; none is a site's own.

use dom_query::NodeRef;

use crate::model::Reason;

/// What an element hints at.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Hint {
    /// Why its words would be left out.
    pub reason: Reason,
    /// Whether an element's own name says so, and not only a class.
    pub sure: bool,
    /// The word that says so. Elements of one word are judged together: builders of pages set every paragraph in a
    /// "widget".
    pub word: &'static str,
}

/// What a box around a field for a mail address is.
pub const SIGN_UP: Hint = Hint {
    reason: Reason::Invitation,
    sure: false,
    word: "email",
};

/// Words of classes and ids, and what they hint at.
const CLASSES: &[(Reason, &[&str])] = &[
    (
        Reason::Comments,
        &[
            "comment",
            "comments",
            "disqus",
            "commentlist",
            "respond",
            "replies",
            "livefyre",
            "fbcomments",
        ],
    ),
    (
        Reason::Links,
        &[
            "related",
            "relateds",
            "recommended",
            "recommendation",
            "recommendations",
            "recirc",
            "recirculation",
            "trending",
            "popular",
            "mostpopular",
            "mostread",
            "readmore",
            "readnext",
            "readalso",
            "alsoread",
            "seealso",
            "morestories",
            "morefrom",
            "moreon",
            "upnext",
            "outbrain",
            "taboola",
            "zergnet",
            "revcontent",
            "mgid",
            "breadcrumb",
            "breadcrumbs",
            "pagination",
            "pager",
            "paginator",
            "tags",
            "taglist",
            "tagcloud",
            "topics",
            "nav",
            "navbar",
            "navigation",
            "menu",
            "submenu",
            "linklist",
            "toc",
            "siblings",
            "onwardjourneys",
            "latestnews",
            "jumplinks",
            "prevnext",
            "postnav",
        ],
    ),
    (
        Reason::Invitation,
        &[
            "share",
            "sharing",
            "sharebar",
            "sharetools",
            "sharebuttons",
            "sharedaddy",
            "social",
            "socials",
            "socialshare",
            "addtoany",
            "addthis",
            "newsletter",
            "newsletters",
            "subscribe",
            "subscription",
            "signup",
            "optin",
            "mailchimp",
            "cookie",
            "cookies",
            "cookiebanner",
            "consent",
            "gdpr",
            "ccpa",
            "onetrust",
            "paywall",
            "regwall",
            "login",
            "signin",
            "register",
            "donate",
            "donation",
            "follow",
            "appstore",
            "promo",
            "promotion",
            "advert",
            "adverts",
            "advertisement",
            "advertising",
            "adslot",
            "ad",
            "ads",
            "sponsor",
            "sponsored",
            "sponsorship",
            "dfp",
            "cta",
            "survey",
            "feedback",
            "modal",
            "popup",
            "lightbox",
            "membership",
        ],
    ),
    (
        Reason::Around,
        &[
            "sidebar",
            "siderail",
            "rightrail",
            "leftrail",
            "rail",
            "footer",
            "masthead",
            "topbar",
            "toolbar",
            "toolbox",
            "authorbio",
            "authorbox",
            "aboutauthor",
            "authorinfo",
            "bio",
            "widget",
            "widgets",
            "skip",
            "skiplink",
            "visuallyhidden",
            "srtonly",
            "sronly",
            "screenreader",
            "printonly",
            "colophon",
            "copyright",
            "disclaimer",
            "weather",
            "ticker",
        ],
    ),
];

/// Elements that stand inside lines.
const INLINE: &[&str] = &[
    "a", "abbr", "b", "big", "cite", "code", "em", "font", "i", "label", "mark", "q", "s", "small", "span", "strong",
    "sub", "sup", "time", "u", "var",
];

/// Pairs of words of classes that mean what neither means alone.
const PAIRS: &[(&str, &str, Reason)] = &[
    ("read", "more", Reason::Links),
    ("read", "next", Reason::Links),
    ("read", "also", Reason::Links),
    ("also", "read", Reason::Links),
    ("see", "also", Reason::Links),
    ("most", "read", Reason::Links),
    ("most", "popular", Reason::Links),
    ("more", "stories", Reason::Links),
    ("more", "from", Reason::Links),
    ("more", "on", Reason::Links),
    ("more", "news", Reason::Links),
    ("up", "next", Reason::Links),
    ("tag", "list", Reason::Links),
    ("tag", "cloud", Reason::Links),
    ("latest", "news", Reason::Links),
    ("sign", "up", Reason::Invitation),
    ("sign", "in", Reason::Invitation),
    ("log", "in", Reason::Invitation),
    ("opt", "in", Reason::Invitation),
    ("author", "bio", Reason::Around),
    ("author", "box", Reason::Around),
    ("author", "info", Reason::Around),
    ("about", "author", Reason::Around),
    ("right", "rail", Reason::Around),
    ("side", "bar", Reason::Around),
    ("sr", "only", Reason::Around),
    ("visually", "hidden", Reason::Around),
    ("screen", "reader", Reason::Around),
];

/// Classes and ids by which makers of pages call the element with the article's text.
const BODIES: &[&str] = &[
    "articlebody",
    "articletext",
    "articlecontent",
    "articlecopy",
    "storybody",
    "storytext",
    "storycontent",
    "postbody",
    "postcontent",
    "posttext",
    "postentry",
    "entrycontent",
    "entrytext",
    "entrybody",
    // The class of the microformat h-entry.
    "econtent",
    "contentbody",
    "bodycontent",
    "bodytext",
    "newsbody",
    "newstext",
    "newscontent",
    "storyline",
    "articlebodycontent",
    "articlebodytext",
    "articlemain",
    "maincontent",
    "singlecontent",
    "textbody",
    "bodycopy",
    "rtejs",
    "artikeltext",
    "articlecontenttext",
    "paragraphs",
    "newsarticlebody",
    "pagecontent",
];

/// What an element's name, role, classes and id hint at.
pub fn of_element(name: &str, node: &NodeRef<'_>) -> Option<Hint> {
    let sure = |reason, word| {
        Some(Hint {
            reason,
            sure: true,
            word,
        })
    };
    match name {
        "nav" | "menu" => return sure(Reason::Links, "nav"),
        "footer" => return sure(Reason::Around, "footer"),
        "aside" => return sure(Reason::Around, "aside"),
        "form" => return sure(Reason::Invitation, "form"),
        "dialog" => return sure(Reason::Invitation, "dialog"),
        "html" | "body" | "main" | "article" => return None,
        _ => {}
    }
    match node.attr("role").as_deref() {
        Some("navigation" | "menu" | "menubar" | "search") => return sure(Reason::Links, "navigation"),
        Some("complementary" | "contentinfo" | "banner") => return sure(Reason::Around, "complementary"),
        Some("dialog" | "alertdialog") => return sure(Reason::Invitation, "dialog"),
        _ => {}
    }
    // Words inside a line are styled by classes of any name.
    if INLINE.contains(&name) {
        return None;
    }
    let value = |name: &str| node.attr(name).as_deref().unwrap_or_default().to_owned();
    let named = [
        value("class"),
        value("id"),
        value("data-component"),
        value("data-testid"),
    ]
    .join(" ");
    of_names(&named).map(|(reason, word)| Hint {
        reason,
        sure: false,
        word,
    })
}

/// What classes and ids hint at.
fn of_names(names: &str) -> Option<(Reason, &'static str)> {
    if names.trim().is_empty() || names.len() > 600 {
        return None;
    }
    for name in names.split_whitespace() {
        let words = words_of(name);
        // A class that begins with "no", "has", "is", "with" tells of a layout, as "has-sidebar".
        if words
            .first()
            .is_some_and(|first| matches!(first.as_str(), "no" | "has" | "is" | "with" | "not" | "hide"))
        {
            continue;
        }
        let whole = words.concat();
        for (reason, known) in CLASSES {
            let is_it =
                |known: &&&str| whole == **known || words.len() <= 4 && words.iter().any(|word| word == **known);
            if let Some(word) = known.iter().find(is_it) {
                return Some((*reason, *word));
            }
        }
        for pair in words.windows(2) {
            let is_it = |(one, other, _): &&(&str, &str, Reason)| pair[0] == *one && pair[1] == *other;
            if let Some((word, _, reason)) = PAIRS.iter().find(is_it) {
                return Some((*reason, *word));
            }
        }
    }
    None
}

/// A class's words: "articleBody", "article-body" and "`article__body`" have the same two.
fn words_of(name: &str) -> Vec<String> {
    let mut words: Vec<String> = Vec::new();
    let mut begin = true;
    let mut before_small = false;
    for letter in name.chars() {
        if !letter.is_alphabetic() {
            begin = true;
            continue;
        }
        if begin || letter.is_uppercase() && before_small {
            words.push(String::new());
        }
        begin = false;
        before_small = letter.is_lowercase();
        if let Some(word) = words.last_mut() {
            word.extend(letter.to_lowercase());
        }
    }
    words
}

/// How plainly an element says that it holds the article's text: 3 by `itemprop`, 2 by name, 1 by an element's name.
pub fn is_body(name: &str, node: &NodeRef<'_>) -> Option<u8> {
    let marked = node
        .attr("itemprop")
        .is_some_and(|prop| prop.split_whitespace().any(|word| word == "articleBody"));
    if marked || node.attr("property").is_some_and(|prop| prop.ends_with("articleBody")) {
        return Some(3);
    }
    if matches!(name, "div" | "section" | "article" | "td" | "main") {
        let value = |name: &str| node.attr(name).as_deref().unwrap_or_default().to_owned();
        let named = [
            value("class"),
            value("id"),
            value("data-component"),
            value("data-testid"),
        ]
        .join(" ");
        if named
            .split_whitespace()
            .any(|name| BODIES.contains(&words_of(name).concat().as_str()))
        {
            return Some(2);
        }
    }
    (name == "article").then_some(1)
}

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

    #[test]
    fn classes_are_read_as_words() {
        assert_eq!(words_of("articleBody_2"), ["article", "body"]);
        assert_eq!(words_of("article__body--wide"), ["article", "body", "wide"]);
        let reason = |names: &str| of_names(names).map(|(reason, _)| reason);
        assert_eq!(reason("related-links"), Some(Reason::Links));
        assert_eq!(reason("js-newsletterSignup"), Some(Reason::Invitation));
        assert_eq!(reason("article-comments"), Some(Reason::Comments));
        assert_eq!(reason("layout has-sidebar"), None);
        assert_eq!(reason("article-body"), None);
        assert_eq!(reason("shared-content"), None);
        assert_eq!(reason("header"), None);
    }

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
