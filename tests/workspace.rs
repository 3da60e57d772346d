//! Sessions: whole after a kill at any moment, decisions kept over an added article and another order.

use std::io::Write as _;
use std::path::{Path, PathBuf};
use std::process::{Command as Process, Stdio};
use std::sync::Arc;
use std::time::{Duration, Instant};

use parallax::app::saver::Saver;
use parallax::app::workspace::{Content, Kept, Looks, Workspace};
use parallax::app::{BY_HAND, Command, Desk, Dialog, Selection, Verdict};
use parallax::model::{Config, Kind};
use parallax::report::{Parts, Report, json};
use parallax::review::Review;
use parallax::text::{ArticleId, Idx as _, Location, Span};

/// Names the file that the child process writes; without it that test does nothing.
const TARGET: &str = "PARALLAX_TEST_SESSION";

const NORTH: &str = "Bridge closed after lorry fire\n\nThe Alder Bridge was closed on Monday after a lorry caught fire. \
Four people were injured, the fire service said.\n\nThe driver was taken to hospital.";
const SOUTH: &str = "Nine injured in bridge fire\n\nNine people were injured when a lorry caught fire on the Alder \
Bridge on Monday, police said.\n\nThe bridge will stay closed until Thursday.";
const WEST: &str = "Lorry burns on Alder Bridge\n\nA lorry caught fire on the Alder Bridge on Monday. Four people were \
injured, the council said.";

/// How often a saving process is killed.
const KILLS: u64 = 100;

fn big(round: usize) -> Workspace {
    let kept = Kept {
        name: format!("{round}.txt"),
        path: None,
        sha256: "0".repeat(64),
        content: Content::of("A long article about nothing. ".repeat(8_000).as_bytes()),
    };
    Workspace::new(vec![kept; 3], Review::default(), Looks::default())
}

/// Saves without end; the test below starts it and kills it.
#[test]
#[ignore = "the other half of a_kill_at_any_moment_leaves_a_whole_session"]
fn child_saves_until_it_is_killed() {
    let Some(target) = std::env::var_os(TARGET).map(PathBuf::from) else {
        return;
    };
    let saver = Saver::start().expect("a thread");
    for round in 0.. {
        let workspace = big(round);
        saver.save(target.clone(), Box::new(move || workspace.to_bytes()), None);
        std::thread::sleep(Duration::from_millis(2));
    }
}

#[test]
fn a_kill_at_any_moment_leaves_a_whole_session() {
    let folder = tempfile::tempdir().expect("a folder");
    let path = folder.path().join("session.parallax");
    std::fs::write(&path, big(0).to_bytes()).expect("a first session");
    let mut saved = std::collections::BTreeSet::new();
    for round in 0..KILLS {
        let mut child = Process::new(std::env::current_exe().expect("this test"))
            .args(["--ignored", "--exact", "child_saves_until_it_is_killed"])
            .env(TARGET, &path)
            .stdout(Stdio::null())
            .stderr(Stdio::null())
            .spawn()
            .expect("the child starts");
        std::thread::sleep(Duration::from_millis(30 + round * 37 % 160));
        child.kill().expect("it is killed");
        child.wait().expect("it is gone");
        let bytes = std::fs::read(&path).expect("the session is there");
        let workspace = Workspace::parse(&bytes).expect("the session is whole");
        assert_eq!(workspace.articles.len(), 3);
        saved.insert(workspace.articles[0].name.clone());
    }
    assert!(saved.len() > 5, "the child was killed before it saved: {saved:?}");
}

/// Waits until the desk has nothing more to do.
fn settle(desk: &mut Desk) {
    let start = Instant::now();
    loop {
        desk.poll();
        if !desk.is_busy() {
            return;
        }
        assert!(start.elapsed() < Duration::from_mins(2), "the analysis ends");
        std::thread::sleep(Duration::from_millis(10));
    }
}

fn wait_for(path: &Path) -> Workspace {
    let start = Instant::now();
    loop {
        if let Ok(bytes) = std::fs::read(path) {
            return Workspace::parse(&bytes).expect("a workspace");
        }
        assert!(start.elapsed() < Duration::from_secs(20), "the session is saved");
        std::thread::sleep(Duration::from_millis(10));
    }
}

#[test]
fn decisions_live_on_in_the_file_and_over_an_added_article() {
    let folder = tempfile::tempdir().expect("a folder");
    let file = |name: &str, text: &str| {
        let path = folder.path().join(name);
        std::fs::write(&path, text).expect("written");
        path
    };
    let (north, south, west) = (
        file("north.txt", NORTH),
        file("south.txt", SOUTH),
        file("west.txt", WEST),
    );
    let mut desk = Desk::empty(Arc::new(|| ()));
    desk.apply(Command::OpenFiles {
        paths: vec![north.clone(), south],
        replace: true,
    });
    settle(&mut desk);
    let findings = desk.state().story.comparison.findings.len();
    assert!(findings > 0, "the two articles have findings");
    let first = desk.state().story.comparison.findings.ids().next().expect("a finding");
    let summary = desk.state().story.comparison.findings[first].summary.clone();
    desk.apply(Command::SetReviewer("R. Ames".to_owned()));
    desk.apply(Command::Select(Selection::Finding(first)));
    desk.apply(Command::Judge(first, Verdict::Confirmed));
    desk.apply(Command::Note(first, "ask the council".to_owned()));

    let session = folder.path().join("bridge");
    desk.apply(Command::SaveWorkspace(session));
    let session = folder.path().join("bridge.parallax");
    let workspace = wait_for(&session);
    assert_eq!(workspace.articles.len(), 2);
    assert!(matches!(&workspace.articles[0].content, Content::Text(text) if text == NORTH));

    // Another window, after the files are gone: everything is in the workspace.
    std::fs::remove_file(&north).expect("removed");
    let mut desk = Desk::empty(Arc::new(|| ()));
    desk.apply(Command::OpenFiles {
        paths: vec![session.clone()],
        replace: true,
    });
    settle(&mut desk);
    let decided = |desk: &Desk| {
        let state = desk.state();
        let mut findings = state.story.comparison.findings.ids();
        findings.find_map(|id| {
            let decision = state.decisions.of(id);
            (!decision.is_empty()).then(|| (state.story.comparison.findings[id].summary.clone(), decision))
        })
    };
    let (found, decision) = decided(&desk).expect("the decision is back");
    assert_eq!(
        (found.as_str(), decision.verdict),
        (summary.as_str(), Some(Verdict::Confirmed))
    );
    assert_eq!(
        (decision.note.as_str(), decision.reviewer.as_deref()),
        ("ask the council", Some("R. Ames"))
    );

    desk.apply(Command::OpenFiles {
        paths: vec![west],
        replace: false,
    });
    settle(&mut desk);
    assert_eq!(desk.state().story.comparison.articles.len(), 3);
    let kept = decided(&desk).is_some() || desk.state().decisions.lost.len() == 1;
    assert!(kept, "an added article loses no decision");
    desk.apply(Command::Close(ArticleId::from_usize(2)));
    settle(&mut desk);
    assert!(decided(&desk).is_some(), "the decision is met again");

    desk.apply(Command::Undo);
    desk.apply(Command::Undo);
    assert!(decided(&desk).is_none());
    desk.apply(Command::Redo);
    assert_eq!(decided(&desk).and_then(|(_, it)| it.verdict), Some(Verdict::Confirmed));
}

#[test]
fn a_corrected_day_reaches_the_comparison_and_can_be_taken_back() {
    let mut desk = Desk::empty(Arc::new(|| ()));
    desk.apply(Command::OpenText(NORTH.to_owned()));
    settle(&mut desk);
    let id = ArticleId::from_usize(0);
    let day = |desk: &Desk| desk.state().story.comparison.articles[id].article.published;
    assert_eq!(day(&desk), None);
    let correction = parallax::app::Correction {
        published: Some(jiff::civil::date(2024, 5, 7)),
        ..Default::default()
    };
    desk.apply(Command::Correct(id, correction));
    settle(&mut desk);
    assert_eq!(day(&desk), Some(jiff::civil::date(2024, 5, 7)));
    let resolved = desk.state().story.timeline.days.iter().any(|day| day.days.is_some());
    assert!(resolved, "“on Monday” has become a day");
    desk.apply(Command::Undo);
    settle(&mut desk);
    assert_eq!(day(&desk), None);
}

/// An article of more words than those whose tables are made between two frames.
fn long_article() -> String {
    use std::fmt::Write as _;

    let mut long = String::from("A long night at Hale\n\n");
    for hour in 0..2_400 {
        let _ = write!(long, "In hour {hour} the harbour master of Hale counted the boats.\n\n");
    }
    long
}

#[test]
fn decisions_on_a_long_article_are_followed_behind_and_the_last_one_holds() {
    let mut desk = Desk::empty(Arc::new(|| ()));
    desk.apply(Command::OpenText(long_article()));
    settle(&mut desk);
    let names = |desk: &Desk| -> Vec<String> {
        let entities = desk.state().story.comparison.entities.iter();
        entities.map(|entity| entity.name.clone()).collect()
    };
    let before = names(&desk);
    let messages = desk.state().messages.len();
    let entity = desk.state().story.comparison.entities.ids().next().expect("an entity");
    desk.apply(Command::Rename(entity, "Port of Hale".to_owned()));
    assert_eq!(names(&desk), before, "the window does not wait for the tables");
    assert!(
        desk.is_busy() && desk.state().work.is_none(),
        "what is shown stays in use"
    );
    desk.apply(Command::Rename(entity, "Hale Harbour".to_owned()));
    settle(&mut desk);
    let mut renamed = before.clone();
    renamed[0] = "Hale Harbour".to_owned();
    assert_eq!(names(&desk), renamed);
    assert_eq!(desk.state().messages.len(), messages, "nothing is said twice");
    let article = ArticleId::from_usize(0);
    for _ in 0..2 {
        desk.apply(Command::Undo);
    }
    settle(&mut desk);
    assert_eq!(names(&desk), before);
    // A finding made by hand is selected once it is there.
    let words = Location::new(article, Span::new(2, 6));
    desk.apply(Command::Take(words));
    desk.apply(Command::Make(Kind::Omission));
    settle(&mut desk);
    let made = desk.state().selection.finding().expect("a finding is selected");
    assert_eq!(desk.state().story.comparison.findings[made].rule, BY_HAND);
}

#[test]
fn a_long_article_is_shown_and_what_is_opened_while_its_views_are_made_comes_too() {
    let mut desk = Desk::empty(Arc::new(|| ()));
    desk.apply(Command::OpenText(long_article()));
    let preparing = |desk: &Desk| {
        let work = desk.state().work.as_ref();
        work.is_some_and(|work| work.stage == "Preparing the views")
    };
    let begun = Instant::now();
    while !preparing(&desk) && begun.elapsed() < Duration::from_mins(2) {
        std::thread::sleep(Duration::from_millis(1));
        desk.poll();
    }
    assert!(preparing(&desk), "{:?}", desk.state().work);
    assert!(desk.state().story.is_empty());
    desk.apply(Command::OpenText(NORTH.to_owned()));
    settle(&mut desk);
    assert_eq!(desk.state().story.comparison.articles.len(), 2);
}

/// A desk with one article open, to which a file was added.
fn beside_north(path: PathBuf) -> Desk {
    let mut desk = Desk::empty(Arc::new(|| ()));
    desk.apply(Command::OpenText(NORTH.to_owned()));
    settle(&mut desk);
    desk.apply(Command::OpenFiles {
        paths: vec![path],
        replace: false,
    });
    settle(&mut desk);
    desk
}

#[test]
fn a_workspace_that_cannot_be_read_is_named_and_what_is_open_stays() {
    let folder = tempfile::tempdir().expect("a folder");
    let path = folder.path().join("broken.parallax");
    std::fs::write(&path, "{\"format\":\"parallax.workspace/1\"").expect("written");
    let desk = beside_north(path);
    let said = desk
        .state()
        .messages
        .iter()
        .any(|message| message.bad && message.text.contains("broken.parallax"));
    assert!(said, "{:?}", desk.state().messages);
    assert_eq!(desk.state().story.comparison.articles.len(), 1);
}

#[test]
fn a_corrected_number_and_speaker_change_the_comparison_and_come_back_with_the_session() {
    let folder = tempfile::tempdir().expect("a folder");
    let mut desk = Desk::empty(Arc::new(|| ()));
    for text in [NORTH, SOUTH] {
        desk.apply(Command::OpenText(text.to_owned()));
        settle(&mut desk);
    }
    let injured = |desk: &Desk| {
        let findings = desk.state().story.comparison.findings.iter();
        findings
            .filter(|finding| finding.summary.starts_with("Injured"))
            .count()
    };
    assert_eq!(injured(&desk), 1, "four and nine clash");
    let first = ArticleId::from_usize(0);
    let article = Arc::clone(&desk.state().story.comparison.articles[first]);
    let number = article.quantities.enumerated().find(|(_, it)| it.role.is_some());
    let (number, _) = number.expect("four people were injured");
    let speaker = desk
        .state()
        .candidates(first)
        .into_iter()
        .find(|it| it.name.contains("fire service"))
        .expect("the fire service speaks");
    let quote = parallax::model::QuoteId::from_usize(0);
    desk.apply(Command::SetCount(first, number, "engines".to_owned(), String::new()));
    settle(&mut desk);
    assert_eq!(injured(&desk), 0, "engines are no people");
    desk.apply(Command::SetSpeaker(first, quote, Some(speaker.mention)));
    settle(&mut desk);
    desk.apply(Command::SetSpeaker(first, quote, None));
    settle(&mut desk);

    let path = folder.path().join("story.parallax");
    desk.apply(Command::SaveWorkspace(path.clone()));
    let saved = Instant::now();
    while !path.exists() && saved.elapsed() < Duration::from_secs(10) {
        desk.poll();
        std::thread::sleep(Duration::from_millis(5));
    }
    let mut desk = Desk::empty(Arc::new(|| ()));
    desk.apply(Command::OpenFiles {
        paths: vec![path],
        replace: false,
    });
    settle(&mut desk);
    assert_eq!(injured(&desk), 0, "the session keeps what was corrected");
    let quote_of = |desk: &Desk| desk.state().story.comparison.articles[first].quotes[quote].clone();
    assert_eq!((quote_of(&desk).source, quote_of(&desk).chain), (None, None));
    desk.apply(Command::Undo);
    settle(&mut desk);
    assert!(quote_of(&desk).chain.is_some(), "the fire service said it");
    desk.apply(Command::Undo);
    desk.apply(Command::Undo);
    settle(&mut desk);
    assert_eq!(injured(&desk), 1);
}

#[test]
fn an_archive_of_many_articles_is_grouped_into_stories_and_what_is_open_stays() {
    let folder = tempfile::tempdir().expect("a folder");
    let path = folder.path().join("articles.zip");
    let mut archive = zip::ZipWriter::new(std::fs::File::create(&path).expect("created"));
    let others = [
        "harvest", "budget", "railway", "museum", "election", "festival", "library",
    ];
    let others = others.map(|word| format!("The {word} of Port Varn\n\nThe {word} was opened by Lena Voss in spring."));
    for (at, text) in [SOUTH, WEST]
        .into_iter()
        .chain(others.iter().map(String::as_str))
        .enumerate()
    {
        let options = zip::write::SimpleFileOptions::default();
        archive
            .start_file(format!("{at}.txt"), options)
            .expect("the name is free");
        archive.write_all(text.as_bytes()).expect("written");
    }
    archive.finish().expect("written");
    let mut desk = beside_north(path);
    let state = desk.state();
    assert_eq!(state.dialog, Some(Dialog::Stories), "{:?}", state.messages);
    assert_eq!(state.story.comparison.articles.len(), 1);
    desk.apply(Command::Dialog(None));
    desk.apply(Command::OpenText(SOUTH.to_owned()));
    settle(&mut desk);
    assert_eq!(desk.state().story.comparison.articles.len(), 2);
}

#[test]
fn a_copy_that_is_added_is_told() {
    let mut desk = Desk::empty(Arc::new(|| ()));
    for text in [NORTH, SOUTH, &format!("{NORTH}\n")] {
        desk.apply(Command::OpenText(text.to_owned()));
        settle(&mut desk);
    }
    let messages = &desk.state().messages;
    let told = |words: &str| messages.iter().any(|message| message.text.contains(words));
    assert!(
        told("C is the same text as A.") || told("A is the same text as C."),
        "{messages:?}"
    );
    let times = messages
        .iter()
        .filter(|message| message.text.contains("is the same text as"));
    assert_eq!(times.count(), 1, "{messages:?}");
}

/// What a reader sees of the decisions: the whole document, verdicts and corrected names in it.
fn document(desk: &Desk) -> String {
    let state = desk.state();
    json::reviewed(&Report {
        comparison: &state.story.comparison,
        config: &Config::default(),
        decisions: &state.decisions,
        parts: Parts::default(),
    })
}

#[test]
fn undo_leads_back_through_the_same_bytes_and_redo_forth() {
    let mut desk = Desk::empty(Arc::new(|| ()));
    for text in [NORTH, SOUTH] {
        desk.apply(Command::OpenText(text.to_owned()));
        settle(&mut desk);
    }
    let comparison = Arc::clone(&desk.state().story.comparison);
    let findings: Vec<_> = comparison.findings.ids().collect();
    let entities: Vec<_> = comparison.entities.ids().collect();
    assert!(findings.len() > 1 && entities.len() > 1);
    let steps = [
        Command::Judge(findings[0], Verdict::Confirmed),
        Command::Note(findings[0], "ask the council".to_owned()),
        Command::Judge(findings[1], Verdict::Rejected),
        Command::Rename(entities[0], "The bridge".to_owned()),
        Command::Judge(findings[0], Verdict::Unsure),
        Command::Merge(entities[0], entities[1]),
        Command::Correct(
            ArticleId::from_usize(0),
            parallax::app::Correction {
                published: Some(jiff::civil::date(2024, 5, 7)),
                ..Default::default()
            },
        ),
    ];
    let mut seen = vec![document(&desk)];
    for step in steps {
        desk.apply(step);
        settle(&mut desk);
        seen.push(document(&desk));
        let last = &seen[seen.len() - 2..];
        assert_ne!(last[0], last[1], "step {} changes nothing", seen.len() - 1);
    }
    for (at, before) in seen.iter().enumerate().rev().skip(1) {
        desk.apply(Command::Undo);
        settle(&mut desk);
        assert_eq!(document(&desk), *before, "undone to {at}");
    }
    for (at, after) in seen.iter().enumerate().skip(1) {
        desk.apply(Command::Redo);
        settle(&mut desk);
        assert_eq!(document(&desk), *after, "done again to {at}");
    }
}
