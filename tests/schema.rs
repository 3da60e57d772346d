//! The exported JSON against a schema, and what a schema cannot say: ids, offsets, order.

mod sample;

use parallax::app::sample::SAMPLE;
use parallax::report::json;
use serde_json::Value;

const SCHEMA: &str = include_str!("fixtures/comparison.schema.json");

/// Lists whose items carry an article and a range.
const PLACED: [&str; 5] = ["mentions", "quantities", "times", "quotes", "statements"];

/// A hostile little article: multi-byte letters at every border, odd spaces, an unclosed quotation.
const ODD: &str = "Café “Zoë” – 3 dead\n\nBy Ñandú Õ’Brien\n\n„Five“ were hurt\u{a0}in Łódź on 3\u{202f}May…\n\n\u{1F6A8}\u{1F6A8}\n\n“We don’t know, said Zoë";

fn document(files: &[(&str, &str)]) -> Value {
    serde_json::from_str(&json::comparison(&sample::compare(files))).expect("valid JSON")
}

fn items<'a>(doc: &'a Value, list: &str) -> &'a [Value] {
    doc[list].as_array().unwrap_or_else(|| panic!("{list} is a list"))
}

fn number(item: &Value, field: &str) -> usize {
    let number = item[field].as_u64().unwrap_or_else(|| panic!("{field} of {item}"));
    usize::try_from(number).expect("small")
}

/// The words of a range; panics where it leaves the text or cuts a character.
fn words<'a>(doc: &'a Value, article: usize, range: &Value) -> &'a str {
    let text = doc["articles"][article]["text"].as_str().expect("a text");
    text.get(number(range, "start")..number(range, "end"))
        .unwrap_or_else(|| panic!("{range} in article {article}"))
}

fn check(doc: &Value) {
    let schema: Value = serde_json::from_str(SCHEMA).expect("valid JSON");
    let validator = jsonschema::validator_for(&schema).expect("a valid schema");
    let errors: Vec<String> = validator
        .iter_errors(doc)
        .map(|error| format!("{}: {error}", error.instance_path()))
        .collect();
    assert!(errors.is_empty(), "{errors:#?}");
    ids_are_positions(doc);
    ranges_hold_words(doc);
    references_hold(doc);
    evidence_is_sound(doc);
}

fn ids_are_positions(doc: &Value) {
    let lists = ["articles", "entities", "events", "alignments", "findings"];
    for list in lists.iter().chain(&PLACED) {
        for (at, item) in items(doc, list).iter().enumerate() {
            assert_eq!(number(item, "id"), at, "{list}");
        }
    }
    for list in PLACED {
        let places: Vec<_> = items(doc, list)
            .iter()
            .map(|item| (number(item, "article"), number(item, "start"), number(item, "end")))
            .collect();
        assert!(places.is_sorted(), "{list} in reading order");
    }
}

fn ranges_hold_words(doc: &Value) {
    for (article, item) in items(doc, "articles").iter().enumerate() {
        let mut end = 0;
        for block in items(item, "blocks") {
            assert!(number(block, "start") >= end, "blocks never overlap: {block}");
            end = number(block, "end");
            let words = words(doc, article, block);
            assert!(!words.is_empty() && words.trim() == words, "{words:?}");
        }
        let mut end = 0;
        for sentence in items(item, "sentences") {
            assert!(number(sentence, "start") >= end, "sentences never overlap: {sentence}");
            end = number(sentence, "end");
            assert!(!words(doc, article, sentence).trim().is_empty());
        }
    }
    for item in PLACED.iter().flat_map(|list| items(doc, list)) {
        assert!(!words(doc, number(item, "article"), item).is_empty(), "{item}");
    }
    for quote in items(doc, "quotes") {
        for part in ["source", "cue"] {
            if !quote[part].is_null() {
                assert!(!words(doc, number(quote, "article"), &quote[part]).is_empty());
            }
        }
    }
    for event in items(doc, "events") {
        for place in items(event, "mentions").iter().chain(items(event, "participants")) {
            assert!(!words(doc, number(place, "article"), place).is_empty(), "{event}");
        }
    }
}

fn references_hold(doc: &Value) {
    let check = |item: &Value, field: &str, list: &str| {
        if !item[field].is_null() {
            assert!(number(item, field) < items(doc, list).len(), "{field} of {item}");
        }
    };
    for mention in items(doc, "mentions") {
        check(mention, "entity", "entities");
        if !mention["entity"].is_null() {
            let entity = &doc["entities"][number(mention, "entity")];
            assert!(
                items(entity, "mentions").contains(&mention["id"]),
                "{mention} in {entity}"
            );
        }
    }
    let held: usize = items(doc, "entities")
        .iter()
        .map(|entity| items(entity, "mentions").len())
        .sum();
    assert!(
        held <= items(doc, "mentions").len(),
        "a mention is in one entity at most"
    );
    for item in items(doc, "quantities").iter().chain(items(doc, "statements")) {
        check(item, "event", "events");
    }
    for statement in items(doc, "statements") {
        check(statement, "quote", "quotes");
    }
    for quote in items(doc, "quotes") {
        check(quote, "entity", "entities");
    }
    for copy in items(doc, "copies") {
        check(copy, "article", "articles");
        check(copy, "of", "articles");
        assert_ne!(copy["article"], copy["of"], "{copy}");
    }
    for event in items(doc, "events") {
        check(event, "place", "entities");
        for participant in items(event, "participants") {
            check(participant, "entity", "entities");
        }
    }
}

fn evidence_is_sound(doc: &Value) {
    for finding in items(doc, "findings") {
        let mut articles = Vec::new();
        for evidence in items(finding, "evidence") {
            articles.push(number(evidence, "article"));
            words(doc, number(evidence, "article"), evidence);
            for key in items(evidence, "keys") {
                assert!(!words(doc, number(evidence, "article"), key).is_empty());
                let inside =
                    number(evidence, "start") <= number(key, "start") && number(key, "end") <= number(evidence, "end");
                assert!(inside, "{key} inside {evidence}");
            }
        }
        assert!(articles.is_sorted(), "evidence in the order of the articles: {finding}");
        for absent in items(finding, "absent_in") {
            let absent = usize::try_from(absent.as_u64().expect("a number")).expect("small");
            assert!(
                absent < items(doc, "articles").len() && !articles.contains(&absent),
                "{finding}"
            );
        }
    }
}

#[test]
fn the_sample_story_follows_the_contract() {
    let doc = document(&SAMPLE);
    check(&doc);
    assert_eq!(items(&doc, "articles").len(), 3);
    assert_eq!(doc["articles"][0]["published"], "2026-03-12");
    assert_eq!(doc["articles"][1]["outlet"], "Meridian Wire");
}

#[test]
fn an_article_alone_follows_the_contract() {
    check(&document(&SAMPLE[..1]));
    check(&document(&[("odd.txt", ODD)]));
    check(&document(&[("word.txt", "Word")]));
}

#[test]
fn an_article_against_itself_agrees_with_itself() {
    let doc = document(&[SAMPLE[0], SAMPLE[0]]);
    check(&doc);
    assert_eq!(items(&doc, "copies").len(), 1);
    for finding in items(&doc, "findings") {
        assert_eq!(finding["kind"], "agreement", "{finding}");
    }
}

#[test]
fn odd_texts_side_by_side_follow_the_contract() {
    check(&document(&[("odd.txt", ODD), SAMPLE[1], ("word.txt", "Word")]));
}

#[test]
fn the_same_articles_give_the_same_bytes() {
    let once = json::comparison(&sample::compare(&SAMPLE));
    assert_eq!(once, json::comparison(&sample::compare(&SAMPLE)));
}

#[test]
fn an_annotation_is_an_article_with_its_own_facts() {
    let line = json::annotation(&sample::compare(&SAMPLE[..1]));
    assert_eq!(line.matches('\n').count(), 1);
    let annotation: Value = serde_json::from_str(&line).expect("valid JSON");
    let whole = document(&SAMPLE[..1]);
    for (field, value) in whole["articles"][0].as_object().expect("an object") {
        assert_eq!(&annotation[field], value, "{field}");
    }
    for list in PLACED.iter().chain(&["entities", "events"]) {
        assert_eq!(annotation[list], whole[list], "{list}");
    }
}
