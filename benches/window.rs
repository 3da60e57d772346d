//! Frame times of the window, without a display: the first frames, the way from two files to their first view, the frames
//! while an article of 100,000 words is analysed and shown, and three articles of 30,000 words with 3,000 findings while
//! scrolling, on jumps and on a change of width.
//!
//! A frame's time is the processor time of its thread for logic, layout and tessellation, so that other programs on the
//! machine do not count; where the system does not tell it, the time of the clock. What waits for the analysis is
//! measured by the clock.

mod prose;

use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::time::{Duration, Instant};

use parallax::app::filter::Filter;
use parallax::app::{Command, Desk, Selection, View};
use parallax::model::{
    AnalysedArticle, Article, Block, BlockKind, Comparison, Dimension, Evidence, Finding, Format, Kind, Rule, Source,
    Syntax,
};
use parallax::text::{ArticleId, Idx, IndexVec, Location, Span};
use parallax::ui::Window;

const WORDS: usize = 30_000;
const FINDINGS: usize = 3_000;

/// Words of our own, long and short, so that lines break as in prose.
const PROSE: &str = "the harbour master said that several boats had left before dawn although the wind was rising and \
nobody had asked for permission";

fn article(at: usize) -> Arc<AnalysedArticle> {
    let words: Vec<&str> = PROSE.split(' ').collect();
    let mut text = String::new();
    let mut blocks = IndexVec::new();
    let mut start = 0;
    for word in 0..WORDS {
        text.push_str(words[(word * 7 + at * 3) % words.len()]);
        if word % 70 == 69 {
            blocks.push(Block {
                span: Span::of(&text, start, text.len()),
                kind: BlockKind::Paragraph,
            });
            text.push_str("\n\n");
            start = text.len();
        } else {
            text.push(' ');
        }
    }
    let article = Article {
        source: Source {
            path: PathBuf::from(format!("{at}.txt")),
            sha256: at.to_string(),
            format: Format::Text,
        },
        title: Some(format!("Boats leave before dawn, {at}")),
        byline: None,
        outlet: None,
        published: None,
        updated: None,
        language: Some("en".to_owned()),
        text,
        blocks,
        left_out: Vec::new(),
        notices: Vec::new(),
    };
    Arc::new(AnalysedArticle::bare(article, Syntax::default()))
}

fn comparison() -> Arc<Comparison> {
    let articles: IndexVec<ArticleId, _> = (0..3).map(article).collect();
    let findings = (0..FINDINGS).map(|at| {
        let evidence = (0..3).map(|side| {
            let id = ArticleId::from_usize(side);
            let blocks = &articles[id].article.blocks.as_slice();
            let span = blocks[(at * 13 + side) % blocks.len()].span;
            let key = Span::new(span.start as usize, span.start as usize + 30);
            Evidence {
                location: Location::new(id, span),
                keys: vec![key],
            }
        });
        Finding {
            kind: Kind::ALL[at % 5],
            dimension: Dimension::Event,
            rule: Rule("bench"),
            confidence: 0.7,
            importance: 0.5,
            summary: format!("Boats that left before dawn, number {at}"),
            why: "Both say so.".to_owned(),
            evidence: evidence.collect(),
            absent_in: Vec::new(),
        }
    });
    let findings = findings.collect();
    Arc::new(Comparison {
        articles,
        findings,
        ..Comparison::default()
    })
}

/// Processor time that this thread has used so far; none where the system does not tell it.
fn processor_time() -> Option<Duration> {
    #[cfg(target_os = "linux")]
    {
        rustix::time::clock_gettime(rustix::time::ClockId::ThreadCPUTime)
            .try_into()
            .ok()
    }
    #[cfg(not(target_os = "linux"))]
    {
        None
    }
}

/// Time that `work` takes.
fn timed(work: impl FnOnce()) -> Duration {
    let (clock, before) = (Instant::now(), processor_time());
    work();
    match (before, processor_time()) {
        (Some(before), Some(after)) => after.saturating_sub(before),
        _ => clock.elapsed(),
    }
}

/// The window on a screen that nobody sees.
struct Screen {
    ctx: egui::Context,
    window: Window,
    size: egui::Vec2,
    /// Seconds since the first frame.
    time: f64,
}

impl Screen {
    fn new(desk: Desk) -> Self {
        let ctx = egui::Context::default();
        let window = Window::new(&ctx, desk);
        Self {
            ctx,
            window,
            size: egui::vec2(1280.0, 800.0),
            time: 0.0,
        }
    }

    /// Time of one frame with its tessellation.
    fn frame(&mut self, events: Vec<egui::Event>) -> Duration {
        self.time += 1.0 / 60.0;
        let input = egui::RawInput {
            screen_rect: Some(egui::Rect::from_min_size(egui::Pos2::ZERO, self.size)),
            time: Some(self.time),
            events,
            ..egui::RawInput::default()
        };
        timed(|| {
            let output = self.ctx.run_ui(input, |ui| self.window.frame_ui(ui));
            let meshes = self.ctx.tessellate(output.shapes, output.pixels_per_point);
            assert!(!meshes.is_empty());
        })
    }

    fn still(&mut self) -> Duration {
        self.frame(Vec::new())
    }
}

/// The window with nothing on it, then two files of a thousand words until their overview stands on the screen.
fn opening() {
    let mut screen = None;
    let built = timed(|| screen = Some(Screen::new(Desk::empty(Arc::new(|| ())))));
    let Some(mut screen) = screen else {
        return;
    };
    println!(
        "first paint of the window    {:>6.1} ms",
        (built + screen.still()).as_secs_f64() * 1e3
    );
    let folder = tempfile::tempdir().expect("a folder");
    let paths = files(folder.path(), [1000, 1000]);
    let clock = Instant::now();
    screen.window.apply(Command::OpenFiles { paths, replace: true });
    let mut longest = Duration::ZERO;
    while screen.window.state().story.comparison.articles.len() < 2 {
        longest = longest.max(screen.still());
        std::thread::sleep(Duration::from_millis(2));
    }
    longest = longest.max(screen.still());
    println!(
        "first view of two articles   {:>6.1} ms by the clock, longest frame {:.1} ms",
        clock.elapsed().as_secs_f64() * 1e3,
        longest.as_secs_f64() * 1e3
    );
}

/// Two articles with so many words each.
fn files(folder: &Path, words: [usize; 2]) -> Vec<PathBuf> {
    words
        .into_iter()
        .enumerate()
        .map(|(seed, words)| {
            let path = folder.join(format!("{seed}.txt"));
            std::fs::write(&path, prose::article(seed, words)).expect("it is written");
            path
        })
        .collect()
}

/// Every frame from the order to open an article of 100,000 words beside one of 1,000 until all views have been drawn.
fn analysing() {
    let folder = tempfile::tempdir().expect("a folder");
    let paths = files(folder.path(), [100_000, 1000]);
    let mut screen = Screen::new(Desk::empty(Arc::new(|| ())));
    screen.still();
    screen.window.apply(Command::OpenFiles { paths, replace: true });
    let (mut own, mut clocked) = (Vec::new(), Vec::new());
    let mut frame = |screen: &mut Screen| {
        let clock = Instant::now();
        own.push(screen.still());
        clocked.push(clock.elapsed());
    };
    while screen.window.state().story.comparison.articles.len() < 2 {
        frame(&mut screen);
        std::thread::sleep(Duration::from_millis(2));
    }
    for view in View::ALL {
        screen.window.apply(Command::Show(view));
        for _ in 0..10 {
            frame(&mut screen);
        }
    }
    tell("100,000 words analysed", own);
    tell("the same by the clock", clocked);
    decisions(&mut screen);
}

/// Every frame, with the command itself, while entities of the comparison on the screen are renamed and joined.
fn decisions(screen: &mut Screen) {
    let mut clocked = Vec::new();
    let started = Instant::now();
    for at in 0..10 {
        let id = |at: usize| Idx::from_usize(at);
        for command in [
            Command::Rename(id(at), format!("Name {at}")),
            Command::Merge(id(at + 1), id(at)),
            Command::Undo,
        ] {
            let clock = Instant::now();
            screen.window.apply(command);
            screen.still();
            clocked.push(clock.elapsed());
            while screen.window.is_busy() {
                let clock = Instant::now();
                screen.still();
                clocked.push(clock.elapsed());
                std::thread::sleep(Duration::from_millis(2));
            }
        }
    }
    println!(
        "a decision on entities        shown after {:.0} ms",
        started.elapsed().as_secs_f64() * 1e3 / 30.0
    );
    tell("frames meanwhile", clocked);
}

fn tell(name: &str, mut times: Vec<Duration>) {
    times.sort_unstable();
    let at = |percent: usize| times[(times.len() - 1) * percent / 100].as_secs_f64() * 1e3;
    println!(
        "{name:<28} median {:>6.2} ms   95 % {:>6.2} ms   longest {:>6.2} ms   ({} frames)",
        at(50),
        at(95),
        at(100),
        times.len()
    );
}

fn main() {
    opening();
    analysing();
    let mut screen = Screen::new(Desk::over(Arc::new(|| ()), comparison()));
    screen.window.apply(Command::Show(View::Read));
    screen.window.apply(Command::SetFilter(Filter {
        minor: true,
        ..Filter::default()
    }));
    tell("first frames of Read", (0..4).map(|_| screen.still()).collect());
    for _ in 0..150 {
        screen.still();
    }
    tell("scrolling", scroll(&mut screen));
    let mut jumps = Vec::new();
    for at in 0..60 {
        let finding = Idx::from_usize(at * 47 % FINDINGS);
        screen.window.apply(Command::Select(Selection::Finding(finding)));
        for _ in 0..4 {
            jumps.push(screen.still());
        }
    }
    tell("jumps to findings", jumps);
    let mut resized = Vec::new();
    for at in 0..30_u8 {
        screen.size.x = 1180.0 + f32::from(at) * 5.0;
        resized.push(screen.still());
        resized.push(screen.still());
    }
    tell("changes of width", resized);
    // Back to the beginning.
    screen
        .window
        .apply(Command::Select(Selection::Finding(Idx::from_usize(0))));
    for _ in 0..60 {
        screen.still();
    }
    screen.window.apply(Command::Select(Selection::None));
    screen.ctx.enable_accesskit();
    tell("scrolling, read aloud", scroll(&mut screen));
}

/// Frames while the wheel turns above the middle column.
fn scroll(screen: &mut Screen) -> Vec<Duration> {
    screen.frame(vec![egui::Event::PointerMoved(egui::pos2(700.0, 400.0))]);
    let turn = || egui::Event::MouseWheel {
        unit: egui::MouseWheelUnit::Point,
        delta: egui::vec2(0.0, -90.0),
        modifiers: egui::Modifiers::NONE,
        phase: egui::TouchPhase::Move,
        source: egui::MouseWheelSource::Unknown,
    };
    (0..400).map(|_| screen.frame(vec![turn()])).collect()
}
