//! Tests: pages of the shapes that news sites have, each with the same article inside.

use super::read;

const LEAD: &str = "The old market hall at the harbour of Port Varn burned down on Friday night, and two watchmen were hurt, \
    the town council said on Saturday.";
const QUOTE: &str = "Jon Vik, the mayor, who had come to the quay in the night, promised that the hall would stand again \
    within three years.";
const LOSS: &str = "Forty stalls were burned, and their owners put the loss at two million crowns, of which only a part \
    was insured.";
const CAUSE: &str = "The police have begun an investigation, but said that they do not yet know the cause of the fire or \
    where it began.";
const LAST: &str = "A special meeting of the council has been called for Monday evening, and the fire chief will be asked \
    about the sprinklers.";
/// The article.
pub const ARTICLE: [&str; 5] = [LEAD, QUOTE, LOSS, CAUSE, LAST];
/// Its headline.
pub const TITLE: &str = "Fire destroys the market hall of Port Varn";

/// Things that stand around articles, none of which is one.
pub const MENU: &str = "<div class='top-nav'><ul><li><a href='/'>Home</a></li><li><a href='/w'>World</a></li><li><a href='/s'>Sport</a>\
    </li><li><a href='/c'>Culture</a></li></ul></div>";
const RELATED: &str = "<div class='related-stories'><h3>Related stories</h3><ul><li><a href='/1'>Harbour bridge closed for a \
    third week</a></li><li><a href='/2'>Town elects a new council in the spring</a></li></ul></div>";
const COOKIES: &str = "<div id='cookie-banner'><p>We use cookies and similar technologies to make this site work, to measure \
    its use and to show you advertising that suits you, as our policy explains.</p><button>Accept</button></div>";
const NEWSLETTER: &str = "<div class='newsletter-signup'><p>Sign up for our morning newsletter and never miss a story from \
    the harbour again.</p></div>";
const COMMENTS: &str = "<div id='comments'><h3>2 comments</h3><p>I have bought my fish there since I was a child, and I am \
    very sad about this terrible loss for the town.</p><p>And who will pay for it in the end? We will, as always, with our \
    taxes and our fees, you will see.</p></div>";

/// The article as paragraphs.
pub fn paragraphs() -> String {
    ARTICLE.map(|words| format!("<p>{words}</p>")).concat()
}

/// Whether the article is read whole, in order, and nothing else but `also`.
#[track_caller]
pub fn check(page: &str, also: &[&str]) {
    let draft = read(page);
    let mut found: Vec<&str> = draft.text.split("\n\n").collect();
    if found.first() == Some(&TITLE) {
        found.remove(0);
    }
    found.retain(|words| !also.contains(words));
    assert_eq!(found, ARTICLE);
    assert_eq!(draft.title.as_deref(), Some(TITLE));
}

#[test]
fn an_article_element_with_everything_around_it() {
    check(
        &format!(
            "<html><head><title>{TITLE} | Harbour Gazette</title><meta property='og:site_name' content='Harbour Gazette'>\
             </head><body>{COOKIES}{MENU}<article><h1>{TITLE}</h1><p class='byline'>By Ada Holm</p><time>4 January 2024</time>\
             <div class='share-tools'><a href='#'>Share</a> <a href='#'>Tweet</a></div>{}{NEWSLETTER}{RELATED}</article>\
             {COMMENTS}<footer><p>All rights reserved.</p></footer></body></html>",
            paragraphs()
        ),
        &[],
    );
}

#[test]
fn nested_boxes_without_a_telling_element() {
    let body = ARTICLE
        .map(|words| format!("<div class='x1'><div>{words}</div></div>"))
        .concat();
    check(
        &format!(
            "<html><head><title>{TITLE}</title></head><body>{MENU}<div><div><div><h1>{TITLE}</h1><div>{body}</div></div></div>\
             {RELATED}</div></body></html>"
        ),
        &[],
    );
}

#[test]
fn a_page_laid_out_with_tables() {
    let body = ARTICLE.join("<br><br>");
    check(
        &format!(
            "<html><head><title>{TITLE}</title></head><body><table><tr><td width='150'><a href='/'>Home</a><br><a href='/n'>News\
             </a><br><a href='/s'>Sport</a></td><td><font size='5'><b>{TITLE}</b></font><br><br>{body}</td><td><a href='/a'>Buy a \
             boat</a></td></tr></table></body></html>"
        ),
        &[],
    );
}

#[test]
fn links_and_invitations_between_the_paragraphs() {
    check(
        &format!(
            "<html><head><title>{TITLE}</title></head><body><main><h1>{TITLE}</h1><div class='story'><p>{LEAD}</p>\
             <p><a href='/r'>Read more: Harbour bridge closed for a third week</a></p><p>{QUOTE}</p><p>ADVERTISEMENT</p>\
             <p>{LOSS}</p><ul><li><a href='/1'>Harbour bridge closed for a third week</a></li><li><a href='/2'>Town elects a \
             new council in the spring</a></li></ul><p>{CAUSE}</p><p>Story continues below</p><p>{LAST}</p><p>Follow us on all \
             channels</p></div></main></body></html>"
        ),
        &[],
    );
}

#[test]
fn a_page_drawn_by_a_script_that_says_its_text_in_structured_data() {
    let body = ARTICLE.join("\\n\\n");
    check(
        &format!(
            "<html><head><title>{TITLE}</title><script type='application/ld+json'>{{\"@type\":\"NewsArticle\",\"headline\":\
             \"{TITLE}\",\"articleBody\":\"{body}\"}}</script></head><body><div id='root'></div>{COOKIES}</body></html>"
        ),
        &[],
    );
}

#[test]
fn structured_data_keeps_what_follows_out() {
    let body = ARTICLE.join(" ");
    let more = "The same harbour saw another fire four years ago, when a warehouse was lost, and its owner has never been paid.";
    check(
        &format!(
            "<html><head><title>{TITLE}</title><script type='application/ld+json'>{{\"@type\":\"NewsArticle\",\"headline\":\
             \"{TITLE}\",\"articleBody\":\"{body}\"}}</script></head><body>{MENU}<div><h1>{TITLE}</h1>{}<h4>Elsewhere</h4>\
             <span>{more}</span></div></body></html>",
            paragraphs()
        ),
        &[more],
    );
}

#[test]
fn parts_of_an_article_in_many_sections() {
    let parts = ARTICLE.map(|words| format!("<section class='block'><div class='text'><p>{words}</p></div></section><div class='ad-slot'>Advertisement</div>")).concat();
    check(
        &format!(
            "<html><head><title>{TITLE}</title></head><body><div class='page has-sidebar'><article><h1>{TITLE}</h1>{parts}\
             </article><div class='sidebar'><p>The weather in Port Varn will be fine today, with some clouds in the evening and \
             a light wind.</p></div></div></body></html>"
        ),
        &[],
    );
}

#[test]
fn more_words_in_the_comments_than_in_the_article() {
    let comments = COMMENTS.repeat(8);
    check(
        &format!(
            "<html><head><title>{TITLE}</title></head><body><div class='post'><h1>{TITLE}</h1><div class='entry-content'>{}\
             </div></div>{comments}</body></html>",
            paragraphs()
        ),
        &[],
    );
}

#[test]
fn a_builder_that_sets_every_paragraph_in_a_widget() {
    let body = ARTICLE
        .map(|words| format!("<div class='el-widget el-widget-text'><p>{words}</p></div>"))
        .concat();
    check(
        &format!(
            "<html><head><title>{TITLE}</title></head><body>{MENU}<div class='el-section'><div class='el-widget'><h1>{TITLE}</h1>\
             </div>{body}</div><div class='newsletter-box'><p>{}</p></div></body></html>",
            "Sign up for our newsletter, which comes each morning, and read what happened at the harbour and in the town."
        ),
        &[],
    );
}

#[test]
fn a_teaser_before_a_wall_is_all_there_is() {
    let page = format!(
        "<html><head><title>{TITLE}</title></head><body>{MENU}<article><h1>{TITLE}</h1><p>{LEAD}</p><p>{QUOTE}</p><div class='paywall'>\
         <p>To continue reading this article, subscribe now or log in to your account, for less than a coffee a month.</p></div>\
         </article>{RELATED}</body></html>"
    );
    assert_eq!(read(&page).text, format!("{TITLE}\n\n{LEAD}\n\n{QUOTE}"));
}

#[test]
fn a_live_blog_with_its_times() {
    let posts: Vec<String> = ARTICLE
        .iter()
        .enumerate()
        .map(|(n, words)| format!("<div class='post'><time>{}.30pm</time><p>{words}</p></div>", n + 1))
        .collect();
    let posts = posts.concat();
    let draft = read(&format!(
        "<html><head><title>{TITLE}</title></head><body>{MENU}<main><h1>{TITLE}</h1><div class='live-blog'>{posts}</div></main></body></html>"
    ));
    let mut last = 0;
    for words in ARTICLE {
        let at = draft
            .text
            .find(words)
            .unwrap_or_else(|| panic!("{words} in {}", draft.text));
        assert!(at >= last);
        last = at;
    }
    assert!(!draft.text.contains("Sport"), "{}", draft.text);
}

#[test]
fn a_print_page_is_nearly_bare() {
    check(
        &format!(
            "<html><head><title>{TITLE} - Print - Harbour Gazette</title></head><body><a href='/'>Back</a><h1>{TITLE}</h1>{}<hr>\
             <small>Printed from the Harbour Gazette</small></body></html>",
            paragraphs()
        ),
        &["Back", "Printed from the Harbour Gazette"],
    );
}

#[test]
fn an_accelerated_page() {
    check(
        &format!(
            "<!doctype html><html amp><head><title>{TITLE}</title></head><body><amp-sidebar><ul><li><a href='/'>Home</a></li>\
             </ul></amp-sidebar><main><article><h1>{TITLE}</h1><amp-img src='x.jpg'></amp-img>{}<amp-ad></amp-ad></article>\
             </main><amp-consent><p>We use cookies to make this site work.</p></amp-consent></body></html>",
            paragraphs()
        ),
        &[],
    );
}

#[test]
fn a_page_in_another_language() {
    let text = [
        "Die alte Markthalle am Hafen ist in der Nacht zum Samstag abgebrannt, zwei Wachleute wurden verletzt, teilte die Stadt mit.",
        "Der B\u{fc}rgermeister versprach, dass die Halle in drei Jahren wieder stehen werde, und dankte den sechzig Feuerwehrleuten.",
        "Die Polizei ermittelt, kennt die Ursache des Brandes aber noch nicht, wie ein Sprecher am Samstagmorgen sagte.",
    ];
    let page = format!(
        "<html lang='de'><head><title>Markthalle am Hafen abgebrannt - Hafenbote</title></head><body><article><h1>Markthalle am Hafen \
         abgebrannt</h1><p>{}</p><p><a href='/m'>Lesen Sie auch: Hafenbr\u{fc}cke bleibt gesperrt</a></p><p>{}</p><p>{}</p><p>Anzeige\
         </p></article></body></html>",
        text[0], text[1], text[2]
    );
    let draft = read(&page);
    assert_eq!(
        draft.text,
        format!("Markthalle am Hafen abgebrannt\n\n{}", text.join("\n\n"))
    );
}

#[test]
fn what_was_left_out_is_kept_with_its_reason() {
    use crate::model::Reason;
    let page = format!(
        "<html><head><title>{TITLE}</title></head><body>{MENU}<article><h1>{TITLE}</h1>{}{NEWSLETTER}{RELATED}</article>{COMMENTS}</body></html>",
        paragraphs()
    );
    let draft = read(&page);
    let reason = |begin: &str| {
        draft
            .left_out
            .iter()
            .find(|left| left.words.starts_with(begin))
            .map(|left| left.reason)
    };
    assert_eq!(reason("World"), Some(Reason::Links));
    assert_eq!(reason("Sign up"), Some(Reason::Invitation));
    assert_eq!(reason("Harbour bridge"), Some(Reason::Links));
    assert_eq!(reason("I have bought"), Some(Reason::Comments));
    assert!(draft.left_out.windows(2).all(|pair| pair[0].place < pair[1].place));
}
