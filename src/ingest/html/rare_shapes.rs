//! Tests: pages of rarer shapes, of other makers and savers, each with the same article inside.

use super::read;
use super::shapes::{ARTICLE, MENU, TITLE, check, paragraphs};

/// A page without anything that tells where the article is, but its headline.
fn page(body: &str) -> String {
    format!("<html><head><title>{TITLE}</title></head><body>{MENU}{body}</body></html>")
}

/// A page that a script draws, with structured data.
fn drawn(json: &str) -> String {
    format!(
        "<html><head><title>{TITLE}</title><script type='application/ld+json'>{json}</script></head><body><div \
         id='app'></div></body></html>"
    )
}

#[test]
fn a_typed_page_parts_its_paragraphs_by_blank_lines() {
    let typed = ARTICLE.map(|words| words.replace(", ", ",\n")).join("\n\n");
    check(&page(&format!("<h1>{TITLE}</h1><pre>\n{typed}\n</pre>")), &[]);
}

#[test]
fn lines_that_only_a_style_sets_apart() {
    let body = ARTICLE
        .map(|words| format!("<span style='display: block'>{words}</span>"))
        .concat();
    check(&page(&format!("<h1>{TITLE}</h1><div id='txt'>{body}</div>")), &[]);
}

#[test]
fn a_shadow_tree_that_a_saver_wrote_down() {
    check(
        &page(&format!(
            "<x-article><template shadowrootmode='open'><div class='article-body'><h1>{TITLE}</h1>{}</div></template></x-article>",
            paragraphs()
        )),
        &[],
    );
    // What is no shadow tree is never shown.
    check(
        &page(&format!(
            "<template><p>Sit down, {{{{name}}}}, and read what others have written about it.</p></template><article><h1>{TITLE}\
             </h1>{}</article>",
            paragraphs()
        )),
        &[],
    );
}

#[test]
fn a_field_for_an_address_makes_its_box_an_invitation() {
    let [lead, quote, loss, cause, last] = ARTICLE;
    check(
        &page(&format!(
            "<article><h1>{TITLE}</h1><p>{lead}</p><div class='embed'><h4>Morning briefing</h4><p>Our editors choose the stories \
             of the day for you, every day at six.</p><input type='email'><button>Go</button></div><p>{quote}</p><p>{loss}</p>\
             <p>{cause}</p><p>{last}</p></article>"
        )),
        &[],
    );
    // A box that holds the article too is no invitation.
    check(
        &page(&format!(
            "<div><div><h1>{TITLE}</h1>{}<input type='email'></div></div>",
            paragraphs()
        )),
        &[],
    );
}

#[test]
fn one_caption_under_many_pictures() {
    let caption = "The hall in flames on Friday night, seen from the quay.";
    let figure = format!("<figure><img src='x.jpg'><figcaption>{caption}</figcaption></figure>");
    let body = ARTICLE.map(|words| format!("<p>{words}</p>{figure}")).concat();
    let page = page(&format!("<article><h1>{TITLE}</h1>{body}</article>"));
    check(&page, &[caption]);
    assert_eq!(read(&page).text.matches(caption).count(), 1);
}

#[test]
fn the_points_of_a_summary_and_the_rows_of_a_table_stay() {
    let points = [
        "Market hall burned down on Friday",
        "Two watchmen hurt",
        "Mayor promises to rebuild",
    ];
    let list = points.map(|point| format!("<li>{point}</li>")).concat();
    check(
        &page(&format!(
            "<article><h1>{TITLE}</h1><ul>{list}</ul>{}</article>",
            paragraphs()
        )),
        &points,
    );
    let rows = "<table><tr><th>Stall</th><th>Loss</th></tr><tr><td>Fish</td><td>40,000</td></tr><tr><td>Bread</td><td>20,000</td>\
        </tr></table>";
    check(
        &page(&format!("<article><h1>{TITLE}</h1>{}{rows}</article>", paragraphs())),
        &["Stall Loss", "Fish 40,000", "Bread 20,000"],
    );
}

#[test]
fn structured_data_in_lists_graphs_and_pages_about_it() {
    let body = ARTICLE.join("\\n\\n");
    let article =
        format!("{{\"@type\":[\"Thing\",\"NewsArticle\"],\"headline\":\"{TITLE}\",\"articleBody\":\"{body}\"}}");
    let other = "{\"@type\":\"NewsArticle\",\"headline\":\"Harbour bridge closed for a third week\"}";
    check(&drawn(&format!("[{other},{article}]")), &[]);
    check(
        &drawn(&format!("{{\"@graph\":[{{\"@type\":\"WebSite\"}},{article}]}}")),
        &[],
    );
    check(
        &drawn(&format!("{{\"@type\":\"WebPage\",\"mainEntity\":{article}}}")),
        &[],
    );
    // Line ends inside a string are against the format, and are written all the same.
    check(&drawn(&article.replace("\\n", "\n")), &[]);
    let updates = ARTICLE.map(|words| format!("{{\"@type\":\"BlogPosting\",\"articleBody\":\"{words}\"}}"));
    check(
        &drawn(&format!(
            "{{\"@type\":\"LiveBlogPosting\",\"headline\":\"{TITLE}\",\"liveBlogUpdate\":[{}]}}",
            updates.join(",")
        )),
        &[],
    );
}

#[test]
fn a_small_page_in_a_script_without_blanks_is_no_page_without_words() {
    let text = [
        "\u{6e2f}\u{53e3}\u{7684}\u{65e7}\u{5e02}\u{573a}\u{5927}\u{5385}\u{661f}\u{671f}\u{4e94}\u{665a}\u{4e0a}\u{88ab}\u{5927}\u{706b}\u{70e7}\u{6bc1}\u{ff0c}\u{4e24}\u{540d}\u{770b}\u{5b88}\u{4eba}\u{53d7}\u{4f24}\u{3002}",
        "\u{8b66}\u{65b9}\u{5df2}\u{7ecf}\u{5f00}\u{59cb}\u{8c03}\u{67e5}\u{ff0c}\u{4f46}\u{8bf4}\u{8fd8}\u{4e0d}\u{77e5}\u{9053}\u{8d77}\u{706b}\u{539f}\u{56e0}\u{548c}\u{8d77}\u{706b}\u{5730}\u{70b9}\u{3002}",
    ];
    let body = text.map(|words| format!("<p>{words}</p>")).concat().repeat(4);
    let menu = "<div><a href='/'>\u{9996}\u{9875}</a>|<a href='/n'>\u{65b0}\u{95fb}</a>|<a href='/b'>\u{56fe}\u{7247}</a></div>";
    let draft = read(&format!(
        "<html><head><title>\u{706b}\u{707e}</title></head><body>{menu}<div>{body}</div></body></html>"
    ));
    assert!(!draft.text.contains("\u{9996}\u{9875}"), "{}", draft.text);
    assert!(draft.text.contains(text[0]) && draft.text.contains(text[1]));
}

#[test]
fn a_heading_that_is_a_logo_is_no_headline() {
    let draft = read(&format!(
        "<html><head><title>{TITLE} :: Harbour Net</title></head><body><h1 class='topbar__logo'>Harbour Net</h1><article><h1>\
         {TITLE}</h1>{}</article></body></html>",
        paragraphs()
    ));
    assert_eq!(draft.title.as_deref(), Some(TITLE));
}
