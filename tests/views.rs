//! Each view as a screen reader meets it, in a form that a person can read and judge.
//!
//! After a change that is meant: `INSTA_UPDATE=always cargo test --test views`, then read the diff.

mod window;

use std::fmt::Write as _;

use egui_kittest::kittest::NodeT as _;
use parallax::app::{Command, Selection, View};
use parallax::text::{Idx, Location};

use window::{A, id, span, window};

/// Every named part of the window with its role, in the order in which it is drawn.
fn spoken(commands: Vec<Command>) -> String {
    let mut harness = window();
    for command in commands {
        harness.state_mut().apply(command);
        harness.run();
    }
    let mut out = String::new();
    for node in harness.root().children_recursive() {
        let node = node.accesskit_node();
        let Some(words) = node.label().or_else(|| node.value()) else {
            continue;
        };
        let chosen = if node.is_selected() == Some(true) {
            " (selected)"
        } else {
            ""
        };
        let _ = writeln!(out, "{:?}: {words}{chosen}", node.role());
    }
    out
}

fn check(name: &str, commands: Vec<Command>) {
    insta::assert_snapshot!(name, spoken(commands));
}

#[test]
fn each_view_is_spoken() {
    for view in View::ALL {
        check(view.label(), vec![Command::Show(view)]);
    }
}

#[test]
fn what_is_selected_is_explained() {
    let read = || Command::Show(View::Read);
    let finding = Command::Select(Selection::Finding(Idx::from_usize(0)));
    check("a finding", vec![read(), finding]);
    let entity = Command::Select(Selection::Entity(Idx::from_usize(0)));
    check("an entity", vec![read(), entity]);
}

#[test]
fn what_a_reader_does_by_hand_is_spoken() {
    let taken = Command::Take(Location::new(id(0), span(A, "fourteen")));
    check("a passage taken", vec![Command::Show(View::Read), taken]);
    check(
        "findings kept back",
        vec![Command::Show(View::Read), Command::ToggleTeaching],
    );
    check("nothing open", vec![Command::CloseAll]);
}
