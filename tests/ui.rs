//! The window without a display, driven by the names that a screen reader hears.

mod window;

use egui::{Key, Modifiers};
use egui_kittest::Harness;
use egui_kittest::kittest::Queryable as _;
use parallax::app::filter::ReviewFilter;
use parallax::app::{Command, Dialog, Selection, Verdict, View};
use parallax::model::Kind;
use parallax::text::Idx;
use parallax::ui::Window;

use window::{A, click, id, press, span, window};

#[test]
fn the_views_and_their_keys_switch() {
    let mut harness = window();
    assert_eq!(harness.state().state().view, View::Overview);
    click(&mut harness, "Read");
    assert_eq!(harness.state().state().view, View::Read);
    harness.get_by_label("Harbour Line said the tide was low.");
    let numbers = [Key::Num3, Key::Num4, Key::Num5, Key::Num6];
    for (key, view) in numbers.into_iter().zip(&View::ALL[2..]) {
        press(&mut harness, key);
        assert_eq!(harness.state().state().view, *view);
    }
    press(&mut harness, Key::Num1);
    assert_eq!(harness.state().state().view, View::Overview);
}

#[test]
fn a_finding_is_selected_by_its_row_and_explained() {
    let mut harness = window();
    click(&mut harness, "Read");
    click(&mut harness, "Conflict: Hurt: fourteen / nineteen");
    let selection = harness.state().state().selection;
    assert_eq!(selection.finding().map(Idx::index), Some(0));
    harness.get_by_label("Fourteen and nineteen cannot both be the number of the hurt.");
    harness.get_by_label("A: hurting fourteen people");
    press(&mut harness, Key::J);
    let selection = harness.state().state().selection;
    assert_eq!(selection.finding().map(Idx::index), Some(1));
    press(&mut harness, Key::Escape);
    assert_eq!(harness.state().state().selection, Selection::None);
}

#[test]
fn chips_hide_and_show_a_kind() {
    let mut harness = window();
    click(&mut harness, "Conflict: 1 finding");
    assert!(!harness.state().state().shows(Kind::Conflict));
    assert_eq!(harness.state().state().listing.len(), 1);
    click(&mut harness, "Conflict: 1 finding");
    assert_eq!(harness.state().state().listing.len(), 2);
}

#[test]
fn a_name_in_the_text_selects_its_entity_and_its_mentions_are_walked() {
    let mut harness = window();
    click(&mut harness, "Read");
    let rects = harness.state().rects_of(id(0), span(A, "Harbour Line"));
    let middle = rects.first().expect("the name is in sight").center();
    harness.hover_at(middle);
    harness.drag_at(middle);
    harness.drop_at(middle);
    harness.run();
    let at = |harness: &Harness<'static, Window>| match harness.state().state().selection {
        Selection::Mention(_, article, mention) => Some((article.index(), mention.index())),
        _ => None,
    };
    assert_eq!(at(&harness), Some((0, 0)));
    click(&mut harness, "Next mention");
    assert_eq!(at(&harness), Some((0, 1)));
    press(&mut harness, Key::N);
    assert_eq!(at(&harness), Some((1, 0)));
    press(&mut harness, Key::P);
    harness.key_press_modifiers(Modifiers::SHIFT, Key::N);
    harness.run();
    assert_eq!(at(&harness), Some((0, 0)), "within the article the walk goes around");
}

#[test]
fn the_theme_is_chosen_in_the_menu() {
    let mut harness = window();
    click(&mut harness, "Menu");
    click(&mut harness, "Dark");
    assert!(harness.ctx.global_style().visuals.dark_mode);
    click(&mut harness, "Menu");
    click(&mut harness, "Light");
    assert!(!harness.ctx.global_style().visuals.dark_mode);
}

#[test]
fn a_report_is_written_and_its_place_is_told() {
    let folder = tempfile::tempdir().expect("a folder for the report");
    let path = folder.path().join("report.json");
    let mut harness = window();
    click(&mut harness, "Export");
    harness.get_by_label("Path of the report");
    press(&mut harness, Key::Escape);
    harness.state_mut().apply(Command::Export(path.clone()));
    for _ in 0..400 {
        harness.run();
        if !harness.state().state().messages.is_empty() {
            break;
        }
        std::thread::sleep(std::time::Duration::from_millis(10));
    }
    let said = &harness.state().state().messages[0];
    assert!(said.text.contains("report.json") && !said.bad, "{said:?}");
    let written = std::fs::read_to_string(&path).expect("the report is there");
    assert!(written.contains("parallax.comparison/1"));
    click(&mut harness, "Dismiss");
    assert!(harness.state().state().messages.is_empty());
}

#[test]
fn the_keys_are_listed() {
    let mut harness = window();
    press(&mut harness, Key::F1);
    harness.get_by_label("previous mention");
    harness.get_by_label("Close").click_accesskit();
    harness.run();
    assert_eq!(harness.state().state().dialog, None);
}

#[test]
fn verdicts_are_given_by_key_and_by_button_and_taken_back() {
    let mut harness = window();
    click(&mut harness, "Read");
    click(&mut harness, "Conflict: Hurt: fourteen / nineteen");
    let verdict = |harness: &Harness<'static, Window>| {
        let state = harness.state().state();
        state.decisions.verdict(Idx::from_usize(0))
    };
    press(&mut harness, Key::C);
    assert_eq!(verdict(&harness), Some(Verdict::Confirmed));
    harness.get_by_label("Conflict: Hurt: fourteen / nineteen, confirmed");
    press(&mut harness, Key::C);
    assert_eq!(verdict(&harness), None, "the same key takes it back");
    click(&mut harness, "Reject");
    assert_eq!(verdict(&harness), Some(Verdict::Rejected));
    assert_eq!(
        harness.state().state().counts[Kind::Conflict as usize],
        0,
        "it leaves the counts"
    );
    assert_eq!(harness.state().state().listing.len(), 2, "it stays in the list");
    press(&mut harness, Key::U);
    assert_eq!(verdict(&harness), Some(Verdict::Unsure));
    for want in [Some(Verdict::Rejected), None, Some(Verdict::Confirmed), None] {
        harness.key_press_modifiers(Modifiers::COMMAND, Key::Z);
        harness.run();
        assert_eq!(verdict(&harness), want);
    }
    harness.key_press_modifiers(Modifiers::COMMAND | Modifiers::SHIFT, Key::Z);
    harness.run();
    assert_eq!(verdict(&harness), Some(Verdict::Confirmed));
}

#[test]
fn a_note_is_written_and_its_finding_can_be_asked_for() {
    let mut harness = window();
    click(&mut harness, "Read");
    click(&mut harness, "Conflict: Hurt: fourteen / nineteen");
    press(&mut harness, Key::M);
    harness.get_by_label("Note on the finding").type_text("ask the crew");
    harness.run();
    harness.key_press_modifiers(Modifiers::COMMAND, Key::Enter);
    harness.run();
    assert_eq!(harness.state().state().dialog, None);
    let state = harness.state().state();
    assert_eq!(state.decisions.of(Idx::from_usize(0)).note, "ask the crew");
    click(&mut harness, "Filter");
    click(&mut harness, "With a note");
    let state = harness.state().state();
    assert_eq!(state.filter.review, ReviewFilter::Noted);
    assert_eq!(state.listing.len(), 1);
    assert_eq!(state.hidden.iter().map(|(_, count)| count).sum::<usize>(), 1);
}

#[test]
fn an_entity_is_renamed_and_a_name_is_split_off() {
    let mut harness = window();
    click(&mut harness, "Read");
    let entity = Idx::from_usize(0);
    harness.state_mut().apply(Command::Select(Selection::Entity(entity)));
    harness.run();
    click(&mut harness, "Rename…");
    harness.state_mut().apply(Command::Dialog(None));
    harness
        .state_mut()
        .apply(Command::Rename(entity, "The ferry line".to_owned()));
    harness.run();
    let state = harness.state().state();
    assert_eq!(state.story.comparison.entities[entity].name, "The ferry line");
    click(&mut harness, "Harbour Line in B, 1 mention");
    click(&mut harness, "Split off: “Harbour Line” in B is somebody else");
    assert_eq!(harness.state().state().story.comparison.entities.len(), 2);
    let second = Idx::from_usize(1);
    harness.state_mut().apply(Command::Dialog(Some(Dialog::Merge(second))));
    harness.run();
    click(&mut harness, "Merge with The ferry line, together 3 mentions: A 2, B 1");
    assert_eq!(harness.state().state().story.comparison.entities.len(), 1);
    for entities in [2, 1] {
        harness.key_press_modifiers(Modifiers::COMMAND, Key::Z);
        harness.run();
        assert_eq!(harness.state().state().story.comparison.entities.len(), entities);
    }
}

#[test]
fn a_new_name_replaces_the_old_one_as_it_is_typed() {
    let mut harness = window();
    let entity = Idx::from_usize(0);
    harness.state_mut().apply(Command::Dialog(Some(Dialog::Rename(entity))));
    harness.run();
    harness.get_by_label("Name of the entity").type_text("The line");
    harness.run();
    press(&mut harness, Key::Enter);
    let state = harness.state().state();
    assert_eq!(state.story.comparison.entities[entity].name, "The line");
}

#[test]
fn columns_are_hidden_and_brought_back() {
    let mut harness = window();
    click(&mut harness, "Read");
    click(&mut harness, "Hide B");
    assert_eq!(harness.state().state().order, [id(0)]);
    harness.state_mut().apply(Command::Unhide(id(1)));
    harness.run();
    assert_eq!(harness.state().state().order, [id(0), id(1)]);
    click(&mut harness, "Move A right");
    assert_eq!(harness.state().state().order, [id(1), id(0)]);
}

#[test]
fn findings_are_kept_back_for_teaching() {
    let mut harness = window();
    click(&mut harness, "Read");
    let alone = |harness: &Harness<'static, Window>| harness.state().state().only_here(id(0)).is_some();
    assert!(alone(&harness));
    harness.state_mut().apply(Command::ToggleTeaching);
    harness.run();
    assert!(!alone(&harness), "no card of the overview says what is kept back");
    assert!(harness.query_by_label("Conflict: Hurt: fourteen / nineteen").is_none());
    press(&mut harness, Key::J);
    assert_eq!(harness.state().state().selection, Selection::None);
    click(&mut harness, "Show the findings");
    harness.get_by_label("Conflict: Hurt: fourteen / nineteen");
}

#[test]
fn dialogs_have_named_fields_and_close() {
    let mut harness = window();
    for (dialog, field) in [
        (Dialog::OpenPath, "Path of the file"),
        (Dialog::SaveWorkspace, "Path of the session"),
        (Dialog::PasteText, "Text of the article"),
        (Dialog::Reviewer, "Name of the reviewer"),
        (Dialog::Correct(id(0)), "Day of publication"),
        (Dialog::Rename(Idx::from_usize(0)), "Name of the entity"),
        (Dialog::Merge(Idx::from_usize(0)), "Part of the name"),
        (Dialog::Locate(id(0)), "New path of the file"),
    ] {
        harness.state_mut().apply(Command::Dialog(Some(dialog)));
        harness.run();
        assert!(harness.query_all_by_label(field).next().is_some(), "{field}");
        click(&mut harness, "Cancel");
        assert_eq!(harness.state().state().dialog, None);
    }
}

#[test]
fn a_report_in_every_format_opens_what_was_asked_for() {
    let folder = tempfile::tempdir().expect("a folder");
    let mut harness = window();
    for name in ["r.html", "r.md", "r.docx", "r.csv", "r.json"] {
        harness.state_mut().apply(Command::Export(folder.path().join(name)));
    }
    for _ in 0..400 {
        harness.run();
        let names = ["r.html", "r.md", "r.docx", "r.csv", "r-entities.csv", "r.json"];
        if names.iter().all(|name| folder.path().join(name).exists()) {
            break;
        }
        std::thread::sleep(std::time::Duration::from_millis(10));
    }
    let docx = std::fs::read(folder.path().join("r.docx")).expect("a document");
    assert!(docx.starts_with(b"PK"));
    let json = std::fs::read_to_string(folder.path().join("r.json")).expect("a document");
    assert!(json.contains("\"review\":[") && json.contains("\"settings\":["));
}
