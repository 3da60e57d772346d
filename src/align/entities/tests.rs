//! Order of articles, and joins that must and must not happen.

use std::collections::BTreeSet;
use std::sync::Arc;

use crate::model::{AnalysedArticle, Chain, ChainId, Config, EntityKind, Form, Mention, Syntax, fixture};
use crate::text::{ArticleId, IndexVec, Span};

use super::entities;

/// An article whose chains are given as lists of mentions: `(type, [(form, words, head)])`.
type Said<'a> = (EntityKind, Option<&'static str>, &'a [(Form, &'a str, &'a str)]);

fn article(said: &[Said<'_>]) -> Arc<AnalysedArticle> {
    let mut text = String::new();
    let mut mentions = IndexVec::new();
    let mut chains: IndexVec<ChainId, Chain> = IndexVec::new();
    for (kind, gazetteer, members) in said {
        let chain = chains.push(Chain {
            name: members[0].1.to_owned(),
            kind: *kind,
            gazetteer: *gazetteer,
            aliases: Vec::new(),
            mentions: Vec::new(),
        });
        for (form, words, head) in *members {
            let start = text.len();
            text.push_str(words);
            let at = start + words.find(head).expect("the head is part of the phrase");
            let mention = mentions.push(Mention {
                span: Span::of(&text, start, start + words.len()),
                head: Span::of(&text, at, at + head.len()),
                form: *form,
                chain,
                rule: "test",
            });
            chains[chain].mentions.push(mention);
            text.push_str(".\n\n");
        }
    }
    Arc::new(AnalysedArticle {
        mentions,
        chains,
        ..AnalysedArticle::bare(fixture::bare("test.txt", &text).article, Syntax::default())
    })
}

fn name(words: &str) -> (Form, &str, &str) {
    (Form::Name, words, words)
}

fn noun<'a>(words: &'a str, head: &'a str) -> (Form, &'a str, &'a str) {
    (Form::Nominal, words, head)
}

/// The joined chains as sets of their first words, over all articles.
fn partition(articles: &[Arc<AnalysedArticle>]) -> BTreeSet<(String, BTreeSet<String>)> {
    let list: IndexVec<ArticleId, Arc<AnalysedArticle>> = articles.iter().cloned().collect();
    let (found, _) = entities(&list, &Config::default());
    found
        .iter()
        .map(|entity| {
            let members = entity
                .chains
                .iter()
                .map(|(article, chain)| {
                    let article = &list[*article];
                    let words: Vec<_> = article.chains[*chain]
                        .mentions
                        .iter()
                        .map(|m| article.slice(article.mentions[*m].span))
                        .collect();
                    words.join("/")
                })
                .collect();
            (entity.name.clone(), members)
        })
        .collect()
}

fn one(articles: &[Arc<AnalysedArticle>], a: &str, b: &str) -> bool {
    partition(articles)
        .iter()
        .any(|(_, members)| members.contains(a) && members.contains(b))
}

#[test]
fn names_join_across_articles() {
    use EntityKind::{Organization, Person, Place};
    let a = article(&[
        (Person, None, &[name("Nora T. Quist"), name("Quist")]),
        (Place, Some("country:NO"), &[name("Norway")]),
        (Organization, None, &[name("Harbour Workers Alliance")]),
    ]);
    let b = article(&[
        (Person, None, &[name("Nora Quist")]),
        (Place, Some("country:NO"), &[name("the Norwegians")]),
        (Organization, None, &[name("HWA")]),
    ]);
    let c = article(&[(Person, None, &[name("Quist")])]);
    let all = [a, b, c];
    assert!(one(&all, "Nora T. Quist/Quist", "Nora Quist"));
    assert!(one(&all, "Nora Quist", "Quist"));
    assert!(one(&all, "Norway", "the Norwegians"));
    assert!(one(&all, "Harbour Workers Alliance", "HWA"));
}

#[test]
fn one_article_that_takes_a_team_for_a_person_parts_nobody() {
    use EntityKind::{Organization, Person};
    let right = |words: &'static str| article(&[(Organization, None, &[name(words), name(words)])]);
    let wrong = article(&[(Person, None, &[name("Deacons")])]);
    let all = [right("Deacons"), right("Deacons"), wrong];
    assert!(one(&all, "Deacons/Deacons", "Deacons"));
    // As many as not: the types tell them apart.
    let all = [article(&[(Organization, None, &[name("The Deacons")])]), all[2].clone()];
    assert!(!one(&all, "The Deacons", "Deacons"));
}

#[test]
fn a_middle_name_leads_to_the_person() {
    use EntityKind::Person;
    let a = article(&[(Person, None, &[name("Edda Nora Quist Jr.")])]);
    let b = article(&[(Person, None, &[name("Nora Quist")])]);
    let c = article(&[(Person, None, &[name("Ruth Quist")])]);
    let all = [a, b, c];
    assert!(one(&all, "Edda Nora Quist Jr.", "Nora Quist"));
    assert!(!one(&all, "Nora Quist", "Ruth Quist"));
}

#[test]
fn a_name_that_most_articles_give_to_another_is_no_bridge() {
    use EntityKind::Product;
    let apart = || {
        article(&[
            (Product, None, &[name("Tessel Pilot")]),
            (Product, None, &[name("Fix 12"), name("Fix 12")]),
        ])
    };
    let wrong = article(&[(
        Product,
        None,
        &[name("Tessel Pilot"), name("Tessel Pilot"), name("Fix 12")],
    )]);
    let all = [apart(), apart(), wrong];
    assert!(one(&all, "Tessel Pilot", "Tessel Pilot/Tessel Pilot/Fix 12"));
    assert!(!one(&all, "Tessel Pilot", "Fix 12/Fix 12"));
}

#[test]
fn a_surname_of_two_people_joins_neither() {
    use EntityKind::Person;
    let a = article(&[(Person, None, &[name("Peter Vance")])]);
    let b = article(&[(Person, None, &[name("Laura Vance")])]);
    let c = article(&[(Person, None, &[name("Vance")])]);
    let all = [a, b, c];
    assert!(!one(&all, "Peter Vance", "Laura Vance"));
    assert!(!one(&all, "Peter Vance", "Vance"));
}

#[test]
fn a_description_may_spell_a_name() {
    use EntityKind::Organization;
    let a = article(&[(Organization, None, &[name("Danish Navy")])]);
    let b = article(&[
        (Organization, None, &[noun("the Danish navy", "navy")]),
        (Organization, None, &[noun("the Swedish navy", "navy")]),
    ]);
    let all = [a, b];
    assert!(one(&all, "Danish Navy", "the Danish navy"));
    assert!(!one(&all, "Danish Navy", "the Swedish navy"));
}

#[test]
fn a_title_leads_to_the_one_who_bears_it() {
    use EntityKind::Person;
    let a = article(&[(Person, None, &[(Form::Name, "special counsel Ann Lee", "Ann Lee")])]);
    let b = article(&[(Person, None, &[noun("the special counsel", "special counsel")])]);
    let c = article(&[(Person, None, &[(Form::Name, "special counsel Bo Day", "Bo Day")])]);
    assert!(one(
        &[a.clone(), b.clone()],
        "special counsel Ann Lee",
        "the special counsel"
    ));
    assert!(!one(&[a, b, c], "special counsel Ann Lee", "the special counsel"));
}

#[test]
fn descriptions_join_where_each_article_has_one() {
    use EntityKind::{Event, Product};
    let a = article(&[
        (Event, None, &[noun("a fire", "fire")]),
        (Product, None, &[noun("a boat", "boat")]),
        (Product, None, &[noun("the car", "car")]),
        (Product, None, &[noun("another car", "car")]),
    ]);
    let b = article(&[
        (Event, None, &[noun("the blaze", "blaze")]),
        (Product, None, &[name("HMS Orion"), noun("the ship", "ship")]),
        (Product, None, &[noun("a car", "car")]),
    ]);
    assert!(one(&[a.clone(), b.clone()], "a fire", "the blaze"));
    assert!(one(&[a.clone(), b.clone()], "a boat", "HMS Orion/the ship"));
    assert!(
        !one(&[a.clone(), b.clone()], "another car", "a car"),
        "the second of two cars"
    );
}

#[test]
fn a_new_thing_is_not_one_that_the_article_names() {
    use EntityKind::Product;
    let a = article(&[(Product, None, &[name("HMS Orion"), noun("the warship", "warship")])]);
    let b = article(&[
        (Product, None, &[name("HMS Orion")]),
        (
            EntityKind::Place,
            None,
            &[name("Halden"), name("Ostra"), name("Bergen")],
        ),
        (Product, None, &[noun("a warship", "warship")]),
    ]);
    assert!(!one(&[a.clone(), b], "HMS Orion/the warship", "a warship"));
    // In the lead, a body's first sentence brings in again what the headline named.
    let lead = article(&[
        (Product, None, &[name("HMS Orion")]),
        (Product, None, &[noun("a warship", "warship")]),
    ]);
    assert!(one(&[a, lead], "HMS Orion/the warship", "a warship"));
}

#[test]
fn ages_and_genders_tell_people_apart() {
    use EntityKind::Person;
    let a = article(&[(Person, None, &[noun("a 59-year-old woman", "woman")])]);
    let b = article(&[(Person, None, &[noun("a 59-year-old teacher", "teacher")])]);
    let c = article(&[(Person, None, &[noun("a 31-year-old woman", "woman")])]);
    assert!(one(
        &[a.clone(), b.clone()],
        "a 59-year-old woman",
        "a 59-year-old teacher"
    ));
    assert!(!one(&[a, b, c], "a 59-year-old woman", "a 31-year-old woman"));
}

#[test]
fn bodies_of_one_country_are_one() {
    use EntityKind::Organization;
    let a = article(&[(Organization, None, &[noun("the Danish navy", "navy")])]);
    let b = article(&[(Organization, None, &[noun("Denmark's navy", "navy")])]);
    let c = article(&[(Organization, None, &[noun("Sweden's navy", "navy")])]);
    let all = [a, b, c];
    assert!(one(&all, "the Danish navy", "Denmark's navy"));
    assert!(!one(&all, "the Danish navy", "Sweden's navy"));
}

#[test]
fn spellings_and_given_names() {
    use EntityKind::{Person, Product};
    let a = article(&[
        (Product, None, &[name("Salamandra")]),
        (Person, None, &[name("Laura Vance")]),
    ]);
    let b = article(&[(Product, None, &[name("Salamandro")]), (Person, None, &[name("Laura")])]);
    let both = article(&[
        (Product, None, &[name("Salamandra")]),
        (Product, None, &[name("Salamandro")]),
        (Person, None, &[name("Laura Vance")]),
        (Person, None, &[name("Laura Holm")]),
    ]);
    assert!(one(&[a.clone(), b.clone()], "Salamandra", "Salamandro"));
    assert!(one(&[a.clone(), b.clone()], "Laura Vance", "Laura"));
    assert!(
        !one(&[both.clone(), b.clone()], "Salamandra", "Salamandro"),
        "an article writes both"
    );
    assert!(!one(&[both, b], "Laura Vance", "Laura"), "two bear the given name");
}

#[test]
fn the_order_of_articles_changes_nothing() {
    use EntityKind::{Event, Organization, Person, Place};
    let articles = [
        article(&[
            (Person, None, &[name("Peter Vance"), name("Vance")]),
            (Event, None, &[noun("a fire", "fire"), noun("the blaze", "blaze")]),
            (Place, Some("country:NO"), &[name("Norway")]),
        ]),
        article(&[
            (Person, None, &[name("Laura Vance")]),
            (Person, None, &[name("P. Vance")]),
            (Event, None, &[noun("the fire", "fire")]),
            (Organization, None, &[name("Acme Group")]),
        ]),
        article(&[
            (Person, None, &[name("Vance")]),
            (Organization, None, &[name("Acme")]),
            (Event, None, &[noun("a large fire", "fire")]),
            (Event, None, &[noun("another blaze", "blaze")]),
        ]),
        article(&[
            (Place, Some("country:NO"), &[name("Norway")]),
            (
                Organization,
                None,
                &[name("Acme Group"), noun("the company", "company")],
            ),
        ]),
    ];
    let expected = partition(&articles);
    for order in permutations(articles.len()) {
        let shuffled: Vec<_> = order.iter().map(|at| articles[*at].clone()).collect();
        assert_eq!(partition(&shuffled), expected, "order {order:?}");
    }
}

fn permutations(count: usize) -> Vec<Vec<usize>> {
    if count == 0 {
        return vec![Vec::new()];
    }
    permutations(count - 1)
        .into_iter()
        .flat_map(|rest| {
            (0..count).map(move |at| {
                let mut order = rest.clone();
                order.insert(at, count - 1);
                order
            })
        })
        .collect()
}

#[test]
fn names_without_their_country_and_with_a_short_form_in_full() {
    let a = article(&[(EntityKind::Organization, None, &[name("United States Marine Corps")])]);
    let b = article(&[(EntityKind::Organization, None, &[name("Marine Corps")])]);
    assert!(one(&[a, b], "United States Marine Corps", "Marine Corps"));
    let a = article(&[(EntityKind::Place, None, &[name("Mt. Halden")])]);
    let b = article(&[(EntityKind::Place, None, &[name("Mount Halden")])]);
    assert!(one(&[a.clone(), b], "Mt. Halden", "Mount Halden"));
    let b = article(&[(EntityKind::Place, None, &[name("Vindra Mount Halden")])]);
    assert!(one(&[a, b], "Mt. Halden", "Vindra Mount Halden"));
}

#[test]
fn a_letter_more_is_another_spelling_and_a_plural_is_none() {
    use EntityKind::{Organization, Person, Place};
    let a = article(&[(Person, None, &[name("Gordon Vance")])]);
    let b = article(&[(Person, None, &[name("Gordon Vancer")])]);
    assert!(one(&[a, b], "Gordon Vance", "Gordon Vancer"));
    let a = article(&[(Place, Some("region:gulf-of-aden"), &[name("Gulf of Aden")])]);
    let b = article(&[(Place, None, &[name("Gulf of Eden")])]);
    assert!(one(&[a, b], "Gulf of Aden", "Gulf of Eden"));
    let a = article(&[(Organization, None, &[name("Halden Ranger")])]);
    let b = article(&[(Organization, None, &[name("Halden Rangers")])]);
    assert!(!one(&[a, b], "Halden Ranger", "Halden Rangers"));
}

#[test]
fn a_description_joins_the_name_that_most_articles_give() {
    let named = |words| article(&[(EntityKind::Organization, None, &[name(words), noun("police", "police")])]);
    let bare = article(&[(EntityKind::Organization, None, &[noun("the police", "police")])]);
    let articles = [
        named("Halden Police"),
        named("Halden Police"),
        named("Ostra Police"),
        bare,
    ];
    assert!(one(&articles, "Halden Police/police", "the police"));
}

#[test]
fn a_countrys_capital_is_the_city_wherever_it_is_said() {
    let city = article(&[(EntityKind::Place, Some("city:GR:Athens"), &[name("Athens")])]);
    let said = article(&[(EntityKind::Place, None, &[noun("the Greek capital", "capital")])]);
    let other = article(&[(EntityKind::Place, None, &[noun("the Danish capital", "capital")])]);
    assert!(one(&[city.clone(), said], "Athens", "the Greek capital"));
    assert!(!one(&[city, other], "Athens", "the Danish capital"));
}

#[test]
fn numbers_in_words_tell_people_apart() {
    let a = article(&[(EntityKind::Group, None, &[noun("thirty-one people", "people")])]);
    let b = article(&[(EntityKind::Group, None, &[noun("two people", "people")])]);
    let c = article(&[(EntityKind::Group, None, &[noun("31 people", "people")])]);
    assert!(!one(&[a.clone(), b], "thirty-one people", "two people"));
    assert!(one(&[a, c], "thirty-one people", "31 people"));
}

#[test]
fn what_any_article_calls_a_person_describes_them_and_what_few_do_does_not() {
    let named = |words| {
        article(&[(
            EntityKind::Person,
            None,
            &[name("Nora Quist"), noun(words, words.trim_start_matches("the "))],
        )])
    };
    let bare = article(&[(EntityKind::Person, None, &[noun("the driver", "driver")])]);
    let articles = [named("the driver"), named("the teacher"), bare.clone()];
    assert!(one(&articles, "Nora Quist/the driver", "the driver"));
    let articles = [
        named("the driver"),
        named("the teacher"),
        named("the singer"),
        named("the mayor"),
        bare,
    ];
    assert!(!one(&articles, "Nora Quist/the driver", "the driver"));
}
