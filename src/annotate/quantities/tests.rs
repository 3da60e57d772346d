//! Quantities in sentences of our own, both ways.

use super::*;
use crate::annotate::events;
use crate::annotate::words::plain_syntax;
use crate::model::fixture;

fn found(text: &str) -> Vec<String> {
    let (article, syntax) = (fixture::plain(text), plain_syntax(text));
    let config = Config::default();
    let (triggers, _) = events(&article, &syntax, &IndexVec::new(), &config);
    let (quantities, _) = quantities(&article, &syntax, &triggers, &config);
    let number =
        |value: Option<f64>| value.map_or("-".to_owned(), |value| format!("{}", (value * 1000.0).round() / 1000.0));
    quantities
        .iter()
        .map(|quantity| {
            let low = number(quantity.interval.low);
            let high = number(quantity.interval.high);
            let interval = if low == high { low } else { format!("{low}..{high}") };
            format!(
                "{} {}{}",
                interval,
                quantity.unit.as_deref().unwrap_or("?"),
                quantity
                    .role
                    .as_ref()
                    .map(|role| format!(" {role}"))
                    .unwrap_or_default()
            )
        })
        .collect()
}

/// Texts, and interval, unit and role of each quantity expected in them.
fn check(cases: &[(&str, &[&str])]) {
    let failed: Vec<_> = cases
        .iter()
        .map(|(text, expected)| (text, expected.to_vec(), found(text)))
        .filter(|(_, expected, found)| found != expected)
        .collect();
    assert!(failed.is_empty(), "{failed:#?}");
}

#[test]
fn modifiers_bound_the_number() {
    check(&[
        ("Close to 100 people were killed.", &["-..100 person killed"]),
        ("The blast killed over a hundred.", &["100..- person killed"]),
        ("At least 14 miners died.", &["14..- miner killed"]),
        ("As many as 30 houses burned.", &["-..30 house burned"]),
        ("About 200 people fled.", &["180..220 person escaped"]),
        ("Between five and seven ships sank.", &["5..7 ship"]),
        ("Some 10 to 12 boats left the port.", &["10..12 boat left"]),
        ("They counted 10-15 shots.", &["10..15 shot"]),
        ("Dozens of villagers were arrested.", &["24..120 villager arrested"]),
        ("Tens of thousands of fans came.", &["20000..99999 fan"]),
        ("It cost 100 or more coins.", &["100..- coin cost"]),
        ("Half a dozen boats sank.", &["6 boat"]),
    ]);
}

#[test]
fn people_are_counted_where_nothing_is_named() {
    check(&[(
        "The bomb killed 40 and wounded 60 others.",
        &["40 person killed", "60 other injured"],
    )]);
    check(&[(
        "At least 10 people were killed and 20 injured.",
        &["10..- person killed", "20 person injured"],
    )]);
    check(&[
        ("The fire left 14 injured.", &["14 person injured"]),
        ("The death toll rose to 95.", &["95 person killed"]),
        ("Officials put the death toll at 95.", &["95 person killed"]),
        ("There were 95 deaths.", &["95 person killed"]),
        ("The blast left more than 100 dead.", &["100..- person killed"]),
    ]);
}

#[test]
fn who_does_it_is_not_whom_it_is_done_to() {
    check(&[
        ("Five gunmen killed a guard.", &["5 gunman"]),
        ("The army carried out over 100 attacks.", &["100..- attack"]),
        ("Police arrested 14 students.", &["14 student arrested"]),
    ]);
    check(&[(
        "Fourteen students were arrested by 30 officers.",
        &["14 student arrested", "30 officer"],
    )]);
}

#[test]
fn money_has_scale_and_currency() {
    check(&[
        ("The firm paid $5.4bn for it.", &["5400000000 USD paid"]),
        ("It cost 3.2 million euros.", &["3200000 EUR cost"]),
        ("They want $2-3 million.", &["2000000..3000000 USD"]),
        ("US$1,500 was stolen.", &["1500 USD stolen"]),
        ("Some 3.2m people live there.", &["2880000..3520000 person"]),
    ]);
}

#[test]
fn shares_ages_measures_and_magnitudes() {
    check(&[
        ("Half of the voters stayed home.", &["50 percent stayed"]),
        ("Prices rose 12 percent.", &["12 percent"]),
        ("Prices rose 12.5%.", &["12.5 percent"]),
        ("A 54-year-old man spoke.", &["54 year age"]),
        ("Anna Brandt, 54, spoke.", &["54 year age"]),
        ("She was 54 years old.", &["54 year age"]),
        ("A man aged 54 spoke.", &["54 year age"]),
        ("The 6.1-magnitude quake hit.", &["6.1 magnitude"]),
        ("A quake of magnitude 6.1 hit.", &["6.1 magnitude"]),
        ("It lies 12km north.", &["12 kilometre"]),
        ("It lies 30 miles north.", &["30 mile"]),
        ("He was jailed for ten years.", &["10 year sentenced"]),
    ]);
}

#[test]
fn scores_and_votes_are_two_numbers() {
    check(&[
        ("The senate voted 52-48.", &["52 score for", "48 score against"]),
        ("The team won 3-0.", &["3 score for", "0 score against"]),
    ]);
}

#[test]
fn ranks_are_no_counts() {
    check(&[
        ("It was the third attack this month.", &["3 attack ordinal"]),
        ("It was the 13th murder.", &["13 murder ordinal"]),
    ]);
}

#[test]
fn numbers_that_count_nothing_are_left_alone() {
    for text in [
        "It happened in 2012.",
        "On Jan. 3 he left.",
        "On 3 January 2024 he left.",
        "It began at 10:30 a.m. sharp.",
        "It began at 5 pm.",
        "The Boeing 737 landed.",
        "Flight 370 vanished.",
        "Call 555-1234 now.",
        "He lives at 10 Downing Street.",
        "An F-16 crashed.",
        "One of them spoke.",
        "No one spoke.",
        "He left four years ago.",
        "It came two days later.",
        "He grew up in the 1990s.",
        "He is in No. 10 today.",
        "1. Wash the pan.",
        "Article 5 applies.",
        "Version 1.2.3 is out.",
        "It was the 20th century.",
        "We met on January 3-5.",
    ] {
        check(&[(text, &[])]);
    }
}

#[test]
fn a_number_before_a_capital_may_still_count() {
    check(&[
        ("On Tuesday 14 people were hurt.", &["14 person injured"]),
        ("In Norwick 14 people were hurt.", &["14 person injured"]),
        ("At least 14 Norwegians were hurt.", &["14..- norwegian injured"]),
    ]);
}

#[test]
fn hostile_text_takes_linear_time() {
    for text in [
        "7 ".repeat(60_000),
        "killed 7 ".repeat(30_000),
        "seven hundred ".repeat(30_000),
        "7-".repeat(60_000),
        "$".repeat(100_000),
    ] {
        let _ = found(&text);
    }
}

#[test]
fn a_number_tied_by_a_hyphen_counts_what_it_is_tied_to() {
    check(&[
        ("They filed a 48-page complaint.", &["48 page"]),
        ("A six-man crew came.", &["6 man"]),
        ("They filed 48 complaints.", &["48 complaint"]),
    ]);
}
