//! Every command of the window is given by something that a screen reader names, or by a key.
//!
//! A new command without a line here does not compile; a line whose way gives another command fails.

mod window;

use std::mem::discriminant;
use std::path::PathBuf;
use std::sync::Arc;

use egui::accesskit::Role;
use egui::{Key, Modifiers};
use egui_kittest::Harness;
use egui_kittest::kittest::Queryable as _;
use parallax::app::filter::Filter;
use parallax::app::{Command, Dialog, List, Parts, ReportFormat, Selection, Step, ThemeChoice, Verdict, View};
use parallax::model::{Correction, FindingId, Interval, Kind, Quantity, Quote};
use parallax::text::{Idx, Location};
use parallax::ui::Window;

use window::{A, B, article, click, comparison, id, press, span, window_of};

type Driven = Harness<'static, Window>;

/// How a reader gives a command; none where only the window itself gives it.
type Way = Option<fn(&mut Driven)>;

fn finding() -> FindingId {
    Idx::from_usize(0)
}

fn place() -> Location {
    Location::new(id(0), span(A, "fourteen"))
}

/// Writes the list of ways once, as a table and as a match that the compiler holds to be complete.
macro_rules! ways {
    ($($pattern:pat => $command:expr, $way:expr;)*) => {
        fn ways() -> Vec<(Command, Way)> {
            vec![$(($command, $way)),*]
        }

        /// Fails to compile when a command is missing above.
        fn is_known(command: &Command) -> bool {
            match command {
                $($pattern => true,)*
            }
        }
    };
}

ways! {
    Command::OpenDialog => Command::OpenDialog, Some(|it| control(it, Key::O));
    Command::OpenFiles { .. } => Command::OpenFiles { paths: Vec::new(), replace: false }, Some(|it| {
        dialog(it, Dialog::OpenPath);
        write(it, "Path of the file", "/no/such/file.txt");
        click(it, "Open");
    });
    Command::OpenText(_) => Command::OpenText(String::new()), Some(|it| {
        dialog(it, Dialog::PasteText);
        write(it, "Text of the article", "The tide was low.");
        control(it, Key::Enter);
    });
    Command::Paste => Command::Paste, Some(|it| { click(it, "Open…"); part(it, "Paste an article"); });
    Command::OpenSample => Command::OpenSample, Some(|it| { click(it, "Open…"); part(it, "The sample story"); });
    Command::CloseAll => Command::CloseAll, Some(|it| { click(it, "Open…"); part(it, "Close all"); });
    Command::Close(_) => Command::Close(id(0)), Some(|it| click(it, "Close A"));
    Command::Hide(_) => Command::Hide(id(0)), Some(|it| click(it, "Hide A"));
    Command::Unhide(_) => Command::Unhide(id(1)), Some(|it| {
        give(it, Command::Hide(id(1)));
        click(it, "Menu");
        click(it, "B  b.txt");
    });
    Command::Pin(_) => Command::Pin(id(1)), Some(|it| click(it, "Pin B"));
    Command::Move(..) => Command::Move(id(0), Step::Next), Some(|it| click(it, "Move A right"));
    Command::Show(_) => Command::Show(View::Names), Some(|it| click(it, "Names"));
    Command::ShowList(_) => Command::ShowList(List::Entities), Some(|it| click(it, "Entities 1"));
    Command::Toggle(_) => Command::Toggle(Kind::Conflict), Some(|it| click(it, "Conflict: 1 finding"));
    Command::SetFilter(_) => Command::SetFilter(Filter::default()), Some(|it| {
        click(it, "Filter");
        click(it, "Lesser findings too");
    });
    Command::ToggleList => Command::ToggleList, Some(|it| {
        click(it, "Menu");
        click(it, "List beside the columns");
    });
    Command::ToggleTeaching => Command::ToggleTeaching, Some(|it| {
        click(it, "Menu");
        click(it, "Keep the findings back (teaching)");
    });
    Command::Judge(..) => Command::Judge(finding(), Verdict::Rejected), Some(|it| click(it, "Reject"));
    Command::Note(..) => Command::Note(finding(), String::new()), Some(|it| {
        click(it, "Note");
        write(it, "Note on the finding", "ask the crew");
        part(it, "Keep note");
    });
    Command::Correct(..) => Command::Correct(id(0), Correction::default()), Some(|it| {
        click(it, "Correct title, outlet or date of A");
        click(it, "Correct");
    });
    Command::SetSpeaker(..) => Command::SetSpeaker(id(0), Idx::from_usize(0), None), Some(|it| {
        let said = Location::new(id(0), span(A, "the tide was low"));
        give(it, Command::Select(Selection::Passage(said)));
        click(it, "A: said by nobody who is named…");
        part(it, "Said by Harbour Line");
    });
    Command::SetCount(..) => Command::SetCount(id(0), Idx::from_usize(0), String::new(), String::new()), Some(|it| {
        click(it, "A: “fourteen” counts person…");
        let field = (Role::TextInput, "What happens to it, if anything");
        it.get_by_role_and_label(field.0, field.1).focus();
        it.run();
        it.get_by_role_and_label(field.0, field.1).type_text("injured");
        it.run();
        click(it, "Correct");
    });
    Command::Rename(..) => Command::Rename(Idx::from_usize(0), String::new()), Some(|it| {
        give(it, Command::Select(Selection::Entity(Idx::from_usize(0))));
        click(it, "Rename…");
        it.step();
        it.step();
        it.get_by_role_and_label(egui::accesskit::Role::Button, "Rename").click();
        it.run();
    });
    Command::Merge(..) => Command::Merge(Idx::from_usize(0), Idx::from_usize(1)), Some(|it| {
        give(it, Command::Split(Idx::from_usize(0), id(1), "Harbour Line".to_owned()));
        dialog(it, Dialog::Merge(Idx::from_usize(1)));
        part(it, "Merge with Harbour Line");
    });
    Command::Split(..) => Command::Split(Idx::from_usize(0), id(1), String::new()), Some(|it| {
        give(it, Command::Select(Selection::Entity(Idx::from_usize(0))));
        click(it, "Harbour Line in B, 1 mention");
        part(it, "Split off");
    });
    Command::Choose(..) => Command::Choose(id(0), 0, false), Some(|it| {
        click(it, "Menu");
        part(it, "What was left out");
        part(it, "A  a.txt: 0 blocks");
        it.step();
        part(it, "Part of the article: Harbour Line said");
    });
    Command::Mute(..) => Command::Mute(String::new(), true), Some(|it| click(it, "Mute this rule"));
    Command::Take(_) => Command::Take(place()), Some(|it| {
        let rects = it.state().rects_of(id(0), span(A, "the tide was low"));
        let row = *rects.first().expect("the words are in sight");
        it.hover_at(row.left_center());
        it.drag_at(row.left_center());
        it.step();
        it.hover_at(row.center());
        it.step();
        it.drop_at(row.right_center());
        it.step();
        press(it, Key::T);
    });
    Command::GiveBack(_) => Command::GiveBack(place()), Some(|it| {
        give(it, Command::Take(place()));
        click(it, "Give back the passage of A");
    });
    Command::ForgetTaken => Command::ForgetTaken, Some(|it| {
        give(it, Command::Take(place()));
        click(it, "Give all back");
    });
    Command::Make(_) => Command::Make(Kind::Conflict), Some(|it| {
        take_both(it);
        click(it, "Make a finding: Conflict");
        let state = it.state().state();
        assert_eq!(state.story.comparison.findings.len(), 3);
        assert_eq!(state.selection.finding().map(Idx::index), Some(2), "it is looked at next");
        it.get_by_label("Conflict: fourteen / nineteen");
    });
    Command::Withdraw(_) => Command::Withdraw(finding()), Some(|it| {
        take_both(it);
        give(it, Command::Make(Kind::Conflict));
        click(it, "Withdraw");
        assert_eq!(it.state().state().story.comparison.findings.len(), 2);
    });
    Command::Align(_) => Command::Align(true), Some(|it| {
        take_both(it);
        click(it, "They belong together");
        assert_eq!(it.state().state().story.comparison.alignments.len(), 1);
    });
    Command::OpenStory(_) => Command::OpenStory(0), Some(choose_story);
    Command::Unfold(_) => Command::Unfold(true), Some(|it| {
        drop_stories(it);
        click(it, "Open copies too (1 left out)");
        assert!(it.state().state().unfolded);
    });
    Command::Undo => Command::Undo, Some(|it| control(it, Key::Z));
    Command::Redo => Command::Redo, Some(|it| {
        it.key_press_modifiers(Modifiers::COMMAND | Modifiers::SHIFT, Key::Z);
        it.run();
    });
    Command::SetReviewer(_) => Command::SetReviewer(String::new()), Some(|it| {
        click(it, "Menu");
        part(it, "Reviewer's name…");
        write(it, "Name of the reviewer", "R. Ames");
        click(it, "Keep name");
    });
    Command::Save => Command::Save, Some(|it| control(it, Key::S));
    Command::SaveWorkspace(_) => Command::SaveWorkspace(PathBuf::new()), Some(|it| {
        let folder = tempfile::tempdir().expect("a folder");
        dialog(it, Dialog::SaveWorkspace);
        it.get_by_label("Path of the session").focus();
        it.run();
        it.key_press_modifiers(Modifiers::COMMAND, Key::A);
        it.run();
        let path = folder.path().join("story.parallax").display().to_string();
        write(it, "Path of the session", &path);
        click(it, "Save");
    });
    Command::SaveWorkspaceDialog(_) => Command::SaveWorkspaceDialog(PathBuf::new()), Some(|it| {
        dialog(it, Dialog::SaveWorkspace);
        click(it, "Choose a place…");
    });
    Command::Reread => Command::Reread, Some(|it| { click(it, "Menu"); part(it, "Read the files again"); });
    Command::Locate(..) => Command::Locate(id(0), PathBuf::new()), Some(|it| {
        dialog(it, Dialog::Locate(id(0)));
        click(it, "Read it there");
    });
    Command::LocateDialog => Command::LocateDialog, Some(|it| {
        dialog(it, Dialog::Locate(id(0)));
        click(it, "Choose the file…");
    });
    Command::Copy(_) => Command::Copy(String::new()), Some(|it| click(it, "Copy as citation"));
    Command::Select(_) => Command::Select(Selection::None), Some(|it| press(it, Key::Escape));
    Command::StepFinding(_) => Command::StepFinding(Step::Next), Some(|it| press(it, Key::J));
    Command::StepMention { .. } => Command::StepMention { step: Step::Next, within: false }, Some(|it| {
        give(it, Command::Select(Selection::Entity(Idx::from_usize(0))));
        click(it, "Next mention");
    });
    Command::Reveal(_) => Command::Reveal(Selection::None), Some(|it| click(it, "Only here: The tide was low"));
    Command::StepTo(_) => Command::StepTo(Idx::from_usize(0)), Some(|it| {
        click(it, "Entities 1");
        part(it, "Harbour Line, mentions: A 2, B 1");
    });
    Command::Search(_) => Command::Search(String::new()), Some(|it| write(it, "Search", "tide"));
    Command::StepSearch(_) => Command::StepSearch(Step::Next), Some(|it| {
        write(it, "Search", "tide");
        press(it, Key::Enter);
        assert!(matches!(it.state().state().selection, Selection::Passage(_)));
    });
    Command::ToggleLinked => Command::ToggleLinked, Some(|it| press(it, Key::L));
    Command::SetTheme(_) => Command::SetTheme(ThemeChoice::Dark), Some(|it| { click(it, "Menu"); click(it, "Dark"); });
    Command::Zoom(_) => Command::Zoom(None), Some(|it| { click(it, "Menu"); part(it, "Larger"); });
    Command::Dialog(_) => Command::Dialog(None), Some(|it| click(it, "Export"));
    Command::SetParts(_) => Command::SetParts(Parts::default()), Some(|it| {
        click(it, "Export");
        click(it, "Articles in full");
    });
    Command::SetFormat(_) => Command::SetFormat(ReportFormat::Markdown), Some(|it| {
        click(it, "Export");
        click(it, "Markdown");
    });
    Command::SaveDialog(_) => Command::SaveDialog(PathBuf::new()), Some(|it| {
        click(it, "Export");
        click(it, "Choose a place…");
    });
    Command::Export(_) => Command::Export(PathBuf::new()), Some(|it| {
        let folder = tempfile::tempdir().expect("a folder");
        click(it, "Export");
        it.get_by_label("Path of the report").focus();
        it.run();
        it.key_press_modifiers(Modifiers::COMMAND, Key::A);
        it.run();
        write(it, "Path of the report", &folder.path().join("r.md").display().to_string());
        click(it, "Write report");
    });
    Command::Cancel => Command::Cancel, Some(|it| {
        it.state_mut().apply(Command::OpenSample);
        it.step();
        it.step();
        it.get_by_label("Cancel").click();
        it.step();
        it.step();
    });
    Command::Dismiss(_) => Command::Dismiss(0), Some(|it| {
        give(it, Command::Say("The tide has turned".to_owned()));
        click(it, "Dismiss");
    });
    // The window tells this itself, after a copy.
    Command::Say(_) => Command::Say(String::new()), None;
    Command::Quit => Command::Quit, Some(|it| control(it, Key::Q));
}

/// Applies a command from outside, to bring the window where the test begins.
fn give(harness: &mut Driven, command: Command) {
    harness.state_mut().apply(command);
    harness.run();
}

fn dialog(harness: &mut Driven, dialog: Dialog) {
    give(harness, Command::Dialog(Some(dialog)));
    harness.step();
    harness.step();
}

fn control(harness: &mut Driven, key: Key) {
    harness.key_press_modifiers(Modifiers::COMMAND, key);
    harness.run();
}

/// Clicks what a part of its name tells.
fn part(harness: &mut Driven, name: &str) {
    harness.step();
    harness.step();
    harness.get_by_label_contains(name).click();
    harness.run();
}

fn write(harness: &mut Driven, field: &str, words: &str) {
    harness.get_by_label(field).focus();
    harness.run();
    harness.get_by_label(field).type_text(words);
    harness.run();
}

fn take_both(harness: &mut Driven) {
    give(harness, Command::Take(place()));
    give(harness, Command::Take(Location::new(id(1), span(B, "nineteen"))));
}

/// Drops a folder of files on the window and chooses one of their stories: the copy in it stays folded, and is told.
fn choose_story(harness: &mut Driven) {
    drop_stories(harness);
    harness.get_by_label_contains(", 2 articles, 1 copy").click();
    harness.step();
    harness.step();
    let messages = &harness.state().state().messages;
    let told = "A copy was left out: 2.txt is the same text as 1.txt.";
    assert!(
        messages.iter().any(|message| message.text.starts_with(told)),
        "{messages:?}"
    );
}

/// Drops a folder of files on the window, until their stories stand there to choose from.
fn drop_stories(harness: &mut Driven) {
    let folder = tempfile::tempdir().expect("a folder");
    let fire = "The old mill at Hale burned down on Friday and two firemen were hurt in the blaze.";
    let budget = "Parliament passed the budget after a long night of votes on taxes and pensions.";
    let blaze = "Two firemen were hurt on Friday when the old mill at Hale burned down to its walls.";
    for (name, text) in [("1.txt", fire), ("2.txt", fire), ("3.txt", budget), ("4.txt", blaze)] {
        std::fs::write(folder.path().join(name), text).expect("it is written");
    }
    let paths = vec![folder.path().to_path_buf()];
    harness.state_mut().apply(Command::OpenFiles { paths, replace: false });
    for _ in 0..600 {
        harness.step();
        if harness.state().state().dialog == Some(Dialog::Stories) {
            break;
        }
        std::thread::sleep(std::time::Duration::from_millis(10));
    }
    let state = harness.state().state();
    assert_eq!(state.dialog, Some(Dialog::Stories), "{:?}", state.messages);
    let sizes: Vec<usize> = state.stories.iter().map(|story| story.articles.len()).collect();
    assert_eq!(sizes, [3, 1]);
    harness.step();
    harness.step();
}

/// The small story with a third article, so that columns can be pinned.
fn start() -> Driven {
    let mut story = comparison();
    let third = article("c.txt", "Ferries rest\n\nNo boat left on Saturday.", "Saturday");
    let made = Arc::make_mut(&mut story);
    made.articles.push(third);
    let first = Arc::make_mut(&mut made.articles[id(0)]);
    first.quotes.push(Quote {
        span: span(A, "the tide was low"),
        direct: false,
        source: None,
        chain: None,
        cue: None,
    });
    first.quantities.push(Quantity {
        span: span(A, "fourteen people"),
        number: span(A, "fourteen"),
        value: 14.0,
        interval: Interval {
            low: Some(14.0),
            high: Some(14.0),
        },
        unit: Some("person".to_owned()),
        modifier: None,
        trigger: None,
        role: None,
    });
    let mut harness = window_of(story);
    give(&mut harness, Command::Show(View::Read));
    give(&mut harness, Command::Select(Selection::Finding(finding())));
    harness.state_mut().watch();
    harness
}

#[test]
fn every_command_is_given_by_a_name_or_a_key() {
    let mut wrong = Vec::new();
    for (command, way) in ways() {
        assert!(is_known(&command));
        let Some(way) = way else {
            continue;
        };
        let driven = std::panic::catch_unwind(|| {
            let mut harness = start();
            way(&mut harness);
            let given = harness.state().watched();
            given.iter().any(|it| discriminant(it) == discriminant(&command))
        });
        match driven {
            Ok(true) => {}
            Ok(false) => wrong.push(format!("{command:?}: its way gives other commands")),
            Err(_) => wrong.push(format!("{command:?}: its way is blocked (see above)")),
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}
