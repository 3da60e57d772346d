//! Shapes of sentence pairs in which a comparison of news easily goes wrong, each both ways: where the difference
//! counts, and the look-alike where it does not.

mod sample;

use parallax::model::Kind;

/// What both accounts tell besides, so that they are about one story.
const COMMON: [&str; 2] = [
    "The ferry Aurora struck a reef in thick fog near Lindholm harbour and sank within an hour.",
    "In thick fog near Lindholm harbour the ferry Aurora hit a reef and sank within an hour.",
];

/// Two accounts, and whether their comparison holds a finding of a kind.
struct Shape {
    name: &'static str,
    told: [&'static str; 2],
    kind: Kind,
    expected: bool,
}

const SHAPES: &[Shape] = &[
    Shape {
        name: "planned or done",
        told: [
            "Divers will search the wreck of the ship for bodies on Tuesday.",
            "Divers searched the wreck of the ship for bodies on Tuesday.",
        ],
        kind: Kind::Compatible,
        expected: true,
    },
    Shape {
        name: "planned or done",
        told: [
            "Divers will search the wreck of the ship for bodies on Tuesday.",
            "Divers searched the wreck of the ship for bodies on Tuesday.",
        ],
        kind: Kind::Conflict,
        expected: false,
    },
    Shape {
        name: "planned or done",
        told: [
            "Divers searched the wreck of the ship for bodies on Tuesday.",
            "On Tuesday divers searched the wreck of the ship for bodies.",
        ],
        kind: Kind::Compatible,
        expected: false,
    },
    Shape {
        name: "conditional or asserted",
        told: [
            "Forty people could have drowned if the ship had sunk at sea.",
            "Twelve people drowned when the ship sank.",
        ],
        kind: Kind::Conflict,
        expected: false,
    },
    Shape {
        name: "conditional or asserted",
        told: [
            "Forty people drowned when the ship sank.",
            "Twelve people drowned when the ship sank.",
        ],
        kind: Kind::Conflict,
        expected: true,
    },
    Shape {
        name: "reported or told",
        told: [
            "Twenty sailors were injured in the sinking, the union said.",
            "Thirteen sailors were injured in the sinking, the police said.",
        ],
        kind: Kind::Conflict,
        expected: true,
    },
    Shape {
        name: "reported or told",
        told: [
            "Thirteen sailors were injured in the sinking, the union said.",
            "Thirteen sailors were injured in the sinking.",
        ],
        kind: Kind::Conflict,
        expected: false,
    },
    Shape {
        name: "two of one surname",
        told: [
            "Harbour master Lena Voss resigned in February over the sinking.",
            "The mayor fired the pilot Nils Voss in February over the sinking.",
        ],
        kind: Kind::Conflict,
        expected: false,
    },
    Shape {
        name: "two of one surname",
        told: [
            "Harbour master Lena Voss resigned in February over the sinking.",
            "The mayor fired harbour master Lena Voss in February over the sinking.",
        ],
        kind: Kind::Conflict,
        expected: true,
    },
    Shape {
        name: "numbers of different things",
        told: [
            "Over a hundred ships were damaged in the storm.",
            "Close to 90 people were injured in the storm.",
        ],
        kind: Kind::Conflict,
        expected: false,
    },
    Shape {
        name: "numbers of different things",
        told: [
            "Over a hundred people were injured in the storm.",
            "Close to 90 people were injured in the storm.",
        ],
        kind: Kind::Conflict,
        expected: true,
    },
    Shape {
        name: "another year",
        told: [
            "In 1994 a ferry sank off the same coast and 852 people were killed.",
            "Twelve people were killed when the ferry sank.",
        ],
        kind: Kind::Conflict,
        expected: false,
    },
    Shape {
        name: "another year",
        told: [
            "Fifteen people were killed when the ferry sank.",
            "Twelve people were killed when the ferry sank.",
        ],
        kind: Kind::Conflict,
        expected: true,
    },
    Shape {
        name: "part of a list",
        told: [
            "Erik Olsen and Lena Voss repaid the money to the harbour fund.",
            "Erik Olsen repaid the money to the harbour fund.",
        ],
        kind: Kind::Compatible,
        expected: true,
    },
    Shape {
        name: "part of a list",
        told: [
            "Erik Olsen and Lena Voss repaid the money to the harbour fund.",
            "Erik Olsen repaid the money to the harbour fund.",
        ],
        kind: Kind::Conflict,
        expected: false,
    },
    Shape {
        name: "a part and the whole",
        told: [
            "Five people were killed in the sinking, three of them officers of the ship.",
            "Three officers were killed in the sinking.",
        ],
        kind: Kind::Conflict,
        expected: false,
    },
    Shape {
        name: "a part and the whole",
        told: [
            "Five officers were killed in the sinking.",
            "Three officers were killed in the sinking.",
        ],
        kind: Kind::Conflict,
        expected: true,
    },
    Shape {
        name: "restatement",
        told: [
            "The court rejected the appeal of captain Erik Olsen.",
            "The appeal of captain Erik Olsen was turned down by the court.",
        ],
        kind: Kind::Conflict,
        expected: false,
    },
    Shape {
        name: "restatement",
        told: [
            "The court rejected the appeal of captain Erik Olsen.",
            "The court accepted the appeal of captain Erik Olsen.",
        ],
        kind: Kind::Conflict,
        expected: true,
    },
    Shape {
        name: "double negation",
        told: [
            "There is no reason to believe that Sweden was not involved in the sinking, a minister said.",
            "Sweden was involved in the sinking, a minister said.",
        ],
        kind: Kind::Conflict,
        expected: false,
    },
    Shape {
        name: "double negation",
        told: [
            "Norway blamed Sweden for the sinking.",
            "Sweden was not involved in the sinking, a minister said.",
        ],
        kind: Kind::Conflict,
        expected: true,
    },
    Shape {
        name: "a later count",
        told: [
            "At least 30 people were killed in the sinking.",
            "The number of people killed in the sinking rose to 40.",
        ],
        kind: Kind::Conflict,
        expected: false,
    },
    Shape {
        name: "a later count",
        told: [
            "Exactly 30 people were killed in the sinking.",
            "Exactly 40 people were killed in the sinking.",
        ],
        kind: Kind::Conflict,
        expected: true,
    },
    Shape {
        name: "a quotation cut",
        told: [
            "“We lost a good ship and many good people that night,” captain Erik Olsen said.",
            "“We lost a good ship,” captain Erik Olsen said.",
        ],
        kind: Kind::Conflict,
        expected: false,
    },
    Shape {
        name: "a quotation changed",
        told: [
            "“I know that they destroyed my life and my good name that night,” captain Erik Olsen said.",
            "“I know that it destroyed my life and my good name that night,” captain Erik Olsen said.",
        ],
        kind: Kind::Conflict,
        expected: true,
    },
    Shape {
        name: "two events of one kind",
        told: [
            "On Sunday a bus crash in Norway killed nine people.",
            "In May a bus crash in Peru killed 31 people.",
        ],
        kind: Kind::Conflict,
        expected: false,
    },
    Shape {
        name: "two events of one kind",
        told: [
            "On Sunday a bus crash in Norway killed nine people.",
            "On Sunday a bus crash in Norway killed 31 people.",
        ],
        kind: Kind::Conflict,
        expected: true,
    },
    Shape {
        name: "rounding",
        told: [
            "About 100 people were injured in the sinking.",
            "The sinking left 103 people injured.",
        ],
        kind: Kind::Compatible,
        expected: true,
    },
    Shape {
        name: "rounding",
        told: [
            "About 100 people were injured in the sinking.",
            "The sinking left 103 people injured.",
        ],
        kind: Kind::Conflict,
        expected: false,
    },
    Shape {
        name: "rounding",
        told: [
            "Close to 100 people were injured in the sinking.",
            "Over a hundred people were injured in the sinking.",
        ],
        kind: Kind::Conflict,
        expected: true,
    },
    Shape {
        name: "precision",
        told: [
            "The court sentenced captain Olsen to prison on Friday.",
            "The court sentenced captain Olsen to prison on Friday morning.",
        ],
        kind: Kind::Compatible,
        expected: true,
    },
    Shape {
        name: "precision",
        told: [
            "The court sentenced captain Olsen to prison on Friday.",
            "The court sentenced captain Olsen to prison on Friday.",
        ],
        kind: Kind::Compatible,
        expected: false,
    },
    Shape {
        name: "precision",
        told: [
            "The court sentenced captain Olsen to prison on March 2.",
            "The court sentenced captain Olsen to prison in March.",
        ],
        kind: Kind::Conflict,
        expected: false,
    },
    Shape {
        name: "precision",
        told: [
            "The court sentenced captain Olsen to prison on March 2.",
            "The court sentenced captain Olsen to prison on March 4.",
        ],
        kind: Kind::Conflict,
        expected: true,
    },
    Shape {
        name: "one count in two wordings",
        told: [
            "Pirates have attacked as many as 100 ships in the strait this year.",
            "This year pirates have attacked nearly 100 ships in the strait.",
        ],
        kind: Kind::Compatible,
        expected: true,
    },
    Shape {
        name: "one count in two wordings",
        told: [
            "Pirates have attacked nearly 100 ships in the strait this year.",
            "This year pirates have attacked nearly 100 ships in the strait.",
        ],
        kind: Kind::Compatible,
        expected: false,
    },
    Shape {
        name: "place in a country",
        told: [
            "Police arrested the ferry's captain in Finland on Friday.",
            "Police arrested the ferry's captain in Helsinki on Friday.",
        ],
        kind: Kind::Conflict,
        expected: false,
    },
    Shape {
        name: "place in a country",
        told: [
            "Police arrested the ferry's captain in Finland on Friday.",
            "Police arrested the ferry's captain in Sweden on Friday.",
        ],
        kind: Kind::Conflict,
        expected: true,
    },
    Shape {
        name: "number of another order",
        told: [
            "The outage hit millions of homes, and two were burnt down.",
            "The outage hit homes along the coast, and three were burnt down by sparks, of two million.",
        ],
        kind: Kind::Conflict,
        expected: false,
    },
    Shape {
        name: "two causes",
        told: [
            "The tanker Brise sank off Lindholm because of an explosion, the inquiry found.",
            "The tanker Brise sank off Lindholm because of a leak, the inquiry found.",
        ],
        kind: Kind::Conflict,
        expected: true,
    },
    Shape {
        name: "one cause, told more fully",
        told: [
            "The tanker Brise sank off Lindholm because of an explosion, the inquiry found.",
            "The tanker Brise sank off Lindholm due to an explosion in the engine room, the inquiry found.",
        ],
        kind: Kind::Conflict,
        expected: false,
    },
    Shape {
        name: "two orders",
        told: [
            "The crew evacuated the passengers of the Aurora before the boiler exploded, survivors said.",
            "The crew evacuated the passengers of the Aurora after the boiler exploded, survivors said.",
        ],
        kind: Kind::Conflict,
        expected: true,
    },
    Shape {
        name: "one order, told from either end",
        told: [
            "The crew evacuated the passengers of the Aurora before the boiler exploded, survivors said.",
            "The boiler of the Aurora exploded after the crew evacuated the passengers, survivors said.",
        ],
        kind: Kind::Conflict,
        expected: false,
    },
    Shape {
        name: "first of a narrower and of a wider circle",
        told: [
            "Karin Dahl, the region's first female harbour master, led the search for the missing.",
            "Karin Dahl, the country's first female harbour master, led the search for the missing.",
        ],
        kind: Kind::Compatible,
        expected: true,
    },
    Shape {
        name: "first of a narrower and of a wider circle",
        told: [
            "Karin Dahl, the region's first female harbour master, led the search for the missing.",
            "Karin Dahl, the country's first female harbour master, led the search for the missing.",
        ],
        kind: Kind::Conflict,
        expected: false,
    },
    Shape {
        name: "two days and one of them",
        told: [
            "Survivors gathered in Lindholm harbour late Saturday and early Sunday to mourn.",
            "Survivors gathered in Lindholm harbour late on Saturday to mourn.",
        ],
        kind: Kind::Compatible,
        expected: true,
    },
    Shape {
        name: "two days and one of them",
        told: [
            "Survivors gathered in Lindholm harbour late Saturday and early Sunday to mourn.",
            "Survivors gathered in Lindholm harbour late on Saturday to mourn.",
        ],
        kind: Kind::Conflict,
        expected: false,
    },
    Shape {
        name: "one distance in two units",
        told: [
            "The wreck lies 50 miles off the coast of Lindholm, divers said.",
            "The wreck lies 80 kilometres off the coast of Lindholm, divers said.",
        ],
        kind: Kind::Compatible,
        expected: true,
    },
    Shape {
        name: "one distance in two units",
        told: [
            "The wreck lies 50 miles off the coast of Lindholm, divers said.",
            "The wreck lies 80 kilometres off the coast of Lindholm, divers said.",
        ],
        kind: Kind::Conflict,
        expected: false,
    },
];

#[test]
fn failure_shapes() {
    let mut wrong = Vec::new();
    for shape in SHAPES {
        let texts: Vec<String> = shape
            .told
            .iter()
            .zip(COMMON)
            .map(|(told, common)| format!("{common}\n\n{told}"))
            .collect();
        // In either order, since the order of the articles must change nothing.
        for order in [[0, 1], [1, 0]] {
            let files = order.map(|at| (["one.txt", "two.txt"][at], texts[at].as_str()));
            let comparison = sample::compare(&files);
            let found: Vec<_> = comparison
                .findings
                .iter()
                .filter(|finding| finding.kind == shape.kind)
                .map(|finding| (finding.rule.0, &finding.summary))
                .collect();
            if found.is_empty() == shape.expected {
                wrong.push(format!("{}: {:?} {found:?}", shape.name, shape.told));
            }
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}
