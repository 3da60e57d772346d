//! What an element's name, role, classes and id say of what is in it.

use dom_query::NodeRef;

use crate::model::Reason;

use super::Hint;

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
    of_names(&names_of(node)).map(|(reason, word)| Hint {
        reason,
        sure: false,
        word,
    })
}

/// Classes, ids and the names that builders of pages give.
fn names_of(node: &NodeRef<'_>) -> String {
    ["class", "id", "data-component", "data-testid"]
        .map(|name| node.attr(name).as_deref().unwrap_or_default().to_owned())
        .join(" ")
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
    let holds = matches!(name, "div" | "section" | "article" | "td" | "main");
    let is_body = |name: &str| BODIES.contains(&words_of(name).concat().as_str());
    if holds && names_of(node).split_whitespace().any(is_body) {
        return Some(2);
    }
    (name == "article").then_some(1)
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
}
