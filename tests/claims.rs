//! Pairs of claims about one story, as news has them: conflicts that are found, look-alikes that are none, and conflicts
//! that are still missed. The list is the measure of how many sorts of conflict are known at all.

mod sample;

use parallax::model::Kind;

/// One account, with a place for a claim.
const ONE: &str = "Ferry Aurora hits quay in Lindholm, nine dead

LINDHOLM, March 4, 2024

The ferry Aurora struck the quay of Lindholm harbour on Sunday, killing nine passengers.

CLAIM

Divers raised the hull of the Aurora near the harbour of Lindholm. The Marine Safety Board has begun an inquiry into the crash.

Relatives of the passengers laid flowers at the terminal.";

/// Another account of the same.
const OTHER: &str = "Nine killed as ferry crashes in Lindholm harbour

4 March 2024

Nine passengers died when the ferry Aurora crashed into the quay of Lindholm harbour on Sunday.

CLAIM

The hull of the Aurora was raised by divers near Lindholm harbour. An inquiry into the crash has been opened by the Marine Safety Board.

Flowers were laid at the terminal by relatives of the passengers.";

#[test]
fn conflicts_are_found_and_look_alikes_are_not() {
    let lines = include_str!("fixtures/claims.tsv").lines();
    let mut wrong = Vec::new();
    let mut counted = 0;
    for line in lines.filter(|line| !line.starts_with('#') && !line.is_empty()) {
        let fields: Vec<&str> = line.split('\t').collect();
        let [expected, _, one, other] = fields.as_slice() else {
            panic!("four columns in {line:?}");
        };
        let found = conflicts([one, other]);
        counted += 1;
        if found != (*expected == "conflict") {
            wrong.push(line);
        }
    }
    assert!(counted > 100, "{counted} pairs");
    assert!(wrong.is_empty(), "{} of {counted}: {wrong:#?}", wrong.len());
}

/// Whether the two claims, each in its account, are told to conflict.
fn conflicts(claims: [&str; 2]) -> bool {
    let accounts = [ONE.replace("CLAIM", claims[0]), OTHER.replace("CLAIM", claims[1])];
    let comparison = sample::compare(&[("one.txt", &accounts[0]), ("other.txt", &accounts[1])]);
    comparison.findings.iter().any(|finding| {
        let touches = |at: usize| {
            finding.evidence.iter().any(|evidence| {
                let article = &comparison.articles[evidence.location.article].article;
                let start = accounts[at].find(claims[at]).unwrap_or_default();
                let own = article.text == accounts[at];
                let span = evidence.location.span;
                own && (span.start as usize) < start + claims[at].len() && span.end as usize > start
            })
        };
        finding.kind == Kind::Conflict && touches(0) && touches(1)
    })
}
