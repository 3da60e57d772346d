//! What a page says of itself: JSON-LD (schema.org), OpenGraph, Dublin Core, microdata and microformats.

use dom_query::Document;
use jiff::civil::Date;

use super::super::assemble::{one_line, same_words};
use super::super::{dates, header};
use super::linked::Linked;

/// Title, author, outlet and day of publication.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Meta {
    /// The headline, without the site's name.
    pub title: Option<String>,
    /// The author's name.
    pub byline: Option<String>,
    /// The site or paper.
    pub outlet: Option<String>,
    /// Day of publication.
    pub published: Option<Date>,
    /// Day of the last change.
    pub updated: Option<Date>,
    /// The whole text, where the structured data holds it; markup on some sites.
    pub body: Option<String>,
}

/// Names of `<meta>` in the order in which they are believed.
const TITLES: &[&str] = &[
    "dc:title",
    "dcterm:title",
    "dc.title",
    "dcterms.title",
    "dcterm.title",
    "og:title",
    "twitter:title",
    "parsely-title",
    "headline",
];
const AUTHORS: &[&str] = &[
    "author",
    "article:author",
    "dc.creator",
    "dcterms.creator",
    "parsely-author",
    "byl",
    "sailthru.author",
];
const OUTLETS: &[&str] = &[
    "og:site_name",
    "publisher",
    "dc.publisher",
    "application-name",
    "twitter:site_name",
];
const DATES: &[&str] = &[
    "article:published_time",
    "datepublished",
    "parsely-pub-date",
    "pubdate",
    "publishdate",
    "publish-date",
    "sailthru.date",
    "dc.date",
    "dc.date.issued",
    "dcterms.created",
    "date",
    "dc.date.created",
    "og:published_time",
    "displaydate",
];

const UPDATES: &[&str] = &[
    "article:modified_time",
    "og:updated_time",
    "datemodified",
    "dcterms.modified",
    "dc.date.modified",
    "lastmod",
    "last-modified",
    "revised",
];

/// What stands between a headline and the site's name in a page's title.
const SEPARATORS: &[&str] = &[
    " | ",
    " - ",
    " \u{2013} ",
    " \u{2014} ",
    " \u{b7} ",
    " :: ",
    " \u{bb} ",
    " / ",
    " > ",
];

impl Meta {
    /// Reads all that `page` says.
    pub fn of(page: &Document) -> Self {
        let said = Said::of(page);
        let linked = Linked::of(page);
        let outlet = linked
            .outlet
            .clone()
            .or_else(|| said.first(OUTLETS))
            .filter(|name| name.len() < 80);
        let tab = text_of(page, "title");
        let headings: Vec<String> = page
            .select("h1:not([class*='logo'])")
            .iter()
            .map(|heading| one_line(&heading.text()))
            // On some sites the name of the site is a heading too.
            .filter(|heading| outlet.as_deref().is_none_or(|outlet| !same_words(heading, outlet)))
            .collect();
        let bare = |title: &String| without_site(title, outlet.as_deref(), &headings, tab.as_deref());
        let given: Vec<String> = [
            said.first(TITLES),
            linked.title.clone(),
            linked.name.clone(),
            tab.clone(),
        ]
        .iter()
        .flatten()
        .map(bare)
        .collect();
        // What the page itself shows as its heading is the headline, whatever is told to those who share it.
        let shown = given
            .iter()
            .find(|title| headings.iter().any(|heading| same_words(heading, title)));
        let title = shown.or(given.first()).cloned().map(|title| {
            if tab.as_ref() == Some(&title) && given.len() == 1 {
                without_last(&title)
            } else {
                title
            }
        });
        let only_heading = || match headings.as_slice() {
            [heading] if !heading.is_empty() => Some(heading.clone()),
            _ => None,
        };
        Self {
            title: title.or_else(only_heading),
            byline: linked
                .byline
                .or_else(|| said.first(AUTHORS).filter(|name| is_a_name(name)))
                .or_else(|| byline_in(page))
                .map(|name| bare_name(&name)),
            outlet,
            published: linked
                .published
                .or_else(|| said.first(DATES).and_then(|date| dates::find(&date)))
                .or_else(|| time_in(page)),
            updated: linked
                .updated
                .or_else(|| said.first(UPDATES).and_then(|date| dates::find(&date))),
            body: linked.body,
        }
    }
}

/// The `<meta>` elements of a page: names in lower case with their content.
struct Said(Vec<(String, String)>);

impl Said {
    fn of(page: &Document) -> Self {
        let mut said = Vec::new();
        for node in page.select("meta[content]").nodes() {
            let content = one_line(&node.attr("content").unwrap_or_default());
            if content.is_empty() {
                continue;
            }
            for attribute in ["property", "name", "itemprop"] {
                for name in node.attr(attribute).unwrap_or_default().split_whitespace() {
                    said.push((name.to_ascii_lowercase(), content.clone()));
                }
            }
        }
        Self(said)
    }

    fn first(&self, names: &[&str]) -> Option<String> {
        names.iter().find_map(|name| {
            let found = self.0.iter().find(|(known, _)| known == name);
            found.map(|(_, content)| content.clone())
        })
    }
}

/// Whether something given as a name can be one: no address, no sentence.
pub fn is_a_name(name: &str) -> bool {
    !name.is_empty()
        && name.len() <= 120
        && !name.contains("://")
        && !name.starts_with('@')
        && name.contains(char::is_alphabetic)
}

/// "By Ada Holm" is Ada Holm.
fn bare_name(name: &str) -> String {
    header::byline(name).and_then(|found| found.authors).unwrap_or_else(|| {
        let bare = name
            .get(..3)
            .filter(|mark| mark.eq_ignore_ascii_case("by "))
            .map_or(name, |_| &name[3..]);
        bare.trim().to_owned()
    })
}

/// The author as the page's markup shows it.
fn byline_in(page: &Document) -> Option<String> {
    let marks = [
        "[rel='author']",
        "[itemprop='author'] [itemprop='name']",
        "[itemprop='author']",
        ".byline",
        ".author",
    ];
    marks
        .iter()
        .find_map(|mark| text_of(page, mark).filter(|name| is_a_name(name) && name.split(' ').count() <= 8))
}

/// The day that the markup says is the day of publication, else that of the first `<time>`.
fn time_in(page: &Document) -> Option<Date> {
    let marked = page.select("[itemprop='datePublished'], time[pubdate], .dt-published, abbr.published");
    let said = marked.nodes().iter().take(4).find_map(|node| {
        let stamp = ["datetime", "content", "title"].map(|name| node.attr(name).unwrap_or_default());
        stamp
            .iter()
            .find_map(|stamp| dates::find(stamp))
            .or_else(|| dates::find(&node.text()))
    });
    if said.is_some() {
        return said;
    }
    let times = page.select("time");
    times.nodes().iter().take(4).find_map(|node| {
        let stamp = node.attr("datetime").unwrap_or_default();
        dates::find(&stamp).or_else(|| dates::find(&node.text()))
    })
}

fn text_of(page: &Document, selector: &str) -> Option<String> {
    let text = one_line(&page.select_single(selector).text());
    (!text.is_empty()).then_some(text)
}

/// A title without the name of the site before or behind it.
///
/// A part is the site's name if it is the outlet, if the rest is a heading of the page, or if the page's tab adds it.
fn without_site(title: &str, outlet: Option<&str>, headings: &[String], tab: Option<&str>) -> String {
    let is_heading = |part: &str| headings.iter().any(|heading| same_words(heading, part));
    if is_heading(title) {
        return title.to_owned();
    }
    for separator in SEPARATORS {
        let is_site = |part: &str| outlet.is_some_and(|outlet| same_words(outlet, part)) || header::is_outlet(part);
        if let Some((head, site)) = title.rsplit_once(separator)
            && (is_heading(head) || is_site(site) || tab.is_some_and(|tab| same_words(tab, head)))
            && head.split(' ').count() > 1
        {
            return without_site(head.trim(), None, headings, None);
        }
        if let Some((site, head)) = title.split_once(separator)
            && (is_heading(head) || is_site(site))
            && head.split(' ').count() > 1
        {
            return head.trim().to_owned();
        }
    }
    title.to_owned()
}

/// A tab's title without the few words behind the last separator, which are the site's name where nothing else says.
fn without_last(title: &str) -> String {
    for separator in SEPARATORS {
        if let Some((head, last)) = title.rsplit_once(separator)
            && head.split(' ').count() >= 4
            && last.split(' ').count() <= 4
        {
            return head.trim().to_owned();
        }
    }
    title.to_owned()
}

#[cfg(test)]
impl Meta {
    /// What a page with this head says.
    pub fn of_head(head: &str) -> Self {
        Self::of(&Document::from(format!(
            "<html><head>{head}</head><body></body></html>"
        )))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn titles_lose_the_sites_name() {
        let title = |head: &str| Meta::of_head(head).title.unwrap_or_default();
        let site = "<meta property='og:site_name' content='Gazette'>";
        assert_eq!(
            title(&format!("{site}<title>Hall burns - Gazette</title>")),
            "Hall burns"
        );
        assert_eq!(
            title(&format!("{site}<title>Gazette | Hall burns down</title>")),
            "Hall burns down"
        );
        assert_eq!(
            title("<title>Hall burns - and what now</title>"),
            "Hall burns - and what now"
        );
        assert_eq!(title("<title>Hall burns | Harbour Daily News</title>"), "Hall burns");
    }

    #[test]
    fn addresses_are_no_authors() {
        let found = Meta::of_head("<meta property='article:author' content='https://example.org/ada'>");
        assert_eq!(found.byline, None);
        assert_eq!(
            Meta::of_head("<meta name='author' content='By Ada Holm'>")
                .byline
                .as_deref(),
            Some("Ada Holm")
        );
    }
}
