//! Agreement on what somebody is: accounts that give one person the same office.

use crate::model::{Dimension, Finding, Kind, Rule};

use super::difference::{Difference, Shape, findings};
use super::offices::{Office, offices};
use super::view::View;
use super::wording::list;

const SHAPE: Shape = Shape {
    kind: Kind::Agreement,
    dimension: Dimension::Actor,
    rule: Rule("same-office"),
    topic: "The same office",
};

/// Chance that readers would list an office on which accounts agree among what they agree on.
const SURE: f32 = 0.3;

/// Agreements on offices, one a person.
pub(super) fn find(view: &View<'_>) -> Vec<Finding> {
    let mut found = Vec::new();
    for (person, by_article) in offices(view) {
        let all: Vec<&Office> = by_article.values().flatten().collect();
        let mut same: Vec<Difference> = Vec::new();
        for (at, one) in all.iter().enumerate() {
            let fitting = all[at + 1..]
                .iter()
                .filter(|other| other.said.sentence.article != one.said.sentence.article && other.is_same(one));
            same.extend(fitting.map(|other| Difference {
                one: one.said,
                other: other.said,
                sure: SURE,
            }));
        }
        let name = &view.all.entities[person].name;
        let why = |sides: &[String]| format!("The accounts give {name} the same office: {}.", list(sides));
        found.extend(findings(view, SHAPE, same, why).into_iter().map(|finding| {
            let office = finding.summary.strip_prefix(SHAPE.topic).unwrap_or_default();
            Finding {
                summary: format!("{name}{office}"),
                ..finding
            }
        }));
    }
    found
}

#[cfg(test)]
mod tests {
    use crate::compare::case::check;

    #[test]
    fn one_office_and_another() {
        let one = "The hull was sound, said Nils Berg, a former director of the line.";
        check(
            "same-office",
            one,
            "Divers went down. Nils Berg, a former director of the line, wept.",
            true,
        );
        check(
            "same-office",
            one,
            "Divers went down. Nils Berg, a lawyer of the port, wept.",
            false,
        );
        check(
            "same-office",
            "The hull was sound, said Oslo Mayor Nils Berg.",
            "Divers went down. Mayor Nils Berg wept.",
            true,
        );
        check(
            "same-office",
            "The hull was sound, said Mayor-elect Nils Berg.",
            "Divers went down. Mayor Nils Berg wept.",
            false,
        );
        check(
            "same-office",
            one,
            "Divers went down. Peter Holm, a former director of the line, wept.",
            false,
        );
    }
}
