//! Time expressions in sentences of our own, both ways.

use jiff::civil::date;

use super::*;
use crate::annotate::words::plain_syntax;
use crate::model::fixture;

fn found(text: &str, reference: Option<Date>) -> Vec<(String, String)> {
    let (article, syntax) = (fixture::plain(text), plain_syntax(text));
    let config = Config {
        reference_date: reference,
        ..Config::default()
    };
    let (times, _) = times(&article, &syntax, &IndexVec::new(), &config);
    times
        .iter()
        .map(|time| (article.slice(time.span).to_owned(), time.value.clone()))
        .collect()
}

/// Texts, and words and value of each expression expected, read on Wednesday 17 January 2024.
fn check(cases: &[(&str, &[(&str, &str)])]) {
    let failed: Vec<_> = cases
        .iter()
        .map(|(text, expected)| {
            let expected: Vec<_> = expected
                .iter()
                .map(|(words, value)| ((*words).to_owned(), (*value).to_owned()))
                .collect();
            (text, expected, found(text, Some(date(2024, 1, 17))))
        })
        .filter(|(_, expected, found)| found != expected)
        .collect();
    assert!(failed.is_empty(), "{failed:#?}");
}

#[test]
fn dates_in_full_and_in_part() {
    check(&[
        ("It was signed on Jan. 3, 2023.", &[("Jan. 3, 2023", "2023-01-03")]),
        ("It was signed on 3 January 2023.", &[("3 January 2023", "2023-01-03")]),
        ("It was signed on the 3rd of March.", &[("3rd of March", "2024-03-03")]),
        ("It was signed on 2023-01-03.", &[("2023-01-03", "2023-01-03")]),
        ("It was signed on 1/25/23.", &[("1/25/23", "2023-01-25")]),
        ("It was signed on December 11.", &[("December 11", "2023-12-11")]),
        ("It was signed in October.", &[("October", "2023-10")]),
        ("It was signed in May 2020.", &[("May 2020", "2020-05")]),
        ("It was signed in 1998.", &[("1998", "1998")]),
        ("Prices fell in the 1990s.", &[("the 1990s", "199")]),
        ("It was built in the 19th century.", &[("the 19th century", "18")]),
        ("She may resign.", &[]),
        ("They march through the city.", &[]),
        ("About 2000 people came.", &[]),
    ]);
}

#[test]
fn weekdays_look_back_unless_the_clause_looks_ahead() {
    check(&[
        ("He spoke on Tuesday.", &[("Tuesday", "2024-01-16")]),
        ("He spoke on Wednesday.", &[("Wednesday", "2024-01-17")]),
        ("He spoke on Friday.", &[("Friday", "2024-01-12")]),
        ("He will speak on Friday.", &[("Friday", "2024-01-19")]),
        ("The talks are to be held on Friday.", &[("Friday", "2024-01-19")]),
        ("He said on Friday that it will rain.", &[("Friday", "2024-01-12")]),
        ("He spoke last Wednesday.", &[("last Wednesday", "2024-01-10")]),
        ("He speaks next Tuesday.", &[("next Tuesday", "2024-01-23")]),
        ("He left on Monday night.", &[("Monday night", "2024-01-15TNI")]),
        ("He left on Friday, Jan. 5.", &[("Friday, Jan. 5", "2024-01-05")]),
        ("He reads The Sunday Times.", &[]),
    ]);
}

#[test]
fn relative_expressions_count_from_the_right_day() {
    check(&[
        ("He left yesterday.", &[("yesterday", "2024-01-16")]),
        ("He left last night.", &[("last night", "2024-01-16TNI")]),
        ("He left this morning.", &[("this morning", "2024-01-17TMO")]),
        ("He left this week.", &[("this week", "2024-W03")]),
        ("He left last month.", &[("last month", "2023-12")]),
        ("He left four years ago.", &[("four years ago", "2020")]),
        ("He left two days ago.", &[("two days ago", "2024-01-15")]),
        (
            "He came on Jan. 3. A day later he left.",
            &[("Jan. 3", "2024-01-03"), ("A day later", "2024-01-04")],
        ),
        (
            "He came on Jan. 3. He left the next day.",
            &[("Jan. 3", "2024-01-03"), ("the next day", "2024-01-04")],
        ),
        (
            "He came on Jan. 3, a week earlier.",
            &[("Jan. 3", "2024-01-03"), ("a week earlier", "2023-12-27")],
        ),
        ("It grew in the third quarter.", &[("the third quarter", "2023-Q3")]),
        (
            "It grew in the fourth quarter of 2022.",
            &[("the fourth quarter of 2022", "2022-Q4")],
        ),
        ("It rained last summer.", &[("last summer", "2023-SU")]),
        ("He left this weekend.", &[("this weekend", "2024-W03-WE")]),
        ("He now sings.", &[("now", "PRESENT_REF")]),
    ]);
}

#[test]
fn lengths_and_repetitions() {
    check(&[
        ("It took three weeks.", &[("three weeks", "P3W")]),
        ("It was a six-month trial.", &[("six-month", "P6M")]),
        ("It lasted two and a half years.", &[("two and a half years", "P2.5Y")]),
        ("He waited half an hour.", &[("half an hour", "PT30M")]),
        ("It lasted for decades.", &[("decades", "PXDE")]),
        (
            "He lived there for the past five years.",
            &[("the past five years", "P5Y")],
        ),
        ("They meet every Monday.", &[("every Monday", "XXXX-WXX-1")]),
        ("The annual fair opened.", &[("annual", "P1Y")]),
        ("A 54-year-old man sang.", &[]),
        ("The second man sang.", &[]),
    ]);
}

#[test]
fn clock_times_with_zones_and_days() {
    check(&[
        (
            "It began at 10:30 a.m. on Monday.",
            &[("10:30 a.m. on Monday", "2024-01-15T10:30")],
        ),
        ("It began at 5 pm.", &[("5 pm", "2024-01-17T17:00")]),
        ("It began at 16:08 UTC.", &[("16:08 UTC", "2024-01-17T16:08Z")]),
        ("It began at 0800 GMT.", &[("0800 GMT", "2024-01-17T08:00Z")]),
        ("It began at noon.", &[("noon", "2024-01-17T12:00")]),
        ("They won by 3:1.", &[]),
        ("I am 5.", &[]),
    ]);
}

#[test]
fn without_a_date_the_text_gives_one_or_none() {
    let first = |text: &str| found(text, None).last().map(|(_, value)| value.clone());
    assert_eq!(
        first("NORWICK, Jan. 3, 2024. He left on Tuesday.").as_deref(),
        Some("2024-01-02")
    );
    assert_eq!(first("He left on Tuesday.").as_deref(), Some("XXXX-WXX-2"));
}

#[test]
fn days_cover_the_value() {
    let text = "He left in December.";
    let (article, syntax) = (fixture::plain(text), plain_syntax(text));
    let config = Config {
        reference_date: Some(date(2024, 1, 17)),
        ..Config::default()
    };
    let (times, _) = times(&article, &syntax, &IndexVec::new(), &config);
    assert_eq!(
        times.iter().next().and_then(|time| time.days),
        Some((date(2023, 12, 1), date(2023, 12, 31)))
    );
}

#[test]
fn hostile_text_takes_linear_time() {
    for text in [
        "7 ".repeat(60_000),
        "9999-99-99 ".repeat(20_000),
        "the ".repeat(60_000),
        "January ".repeat(30_000),
        "10:".repeat(60_000),
    ] {
        let _ = found(&text, Some(date(2024, 1, 17)));
    }
}
