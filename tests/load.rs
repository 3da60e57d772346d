//! Much at once: a hundred articles, many names, and Cancel at any moment of a long analysis.
//!
//! What each takes is in docs/RELIABILITY.md; here it must end, say the right thing, and leave at once when asked to.

use std::collections::BTreeMap;
use std::fmt::Write as _;
use std::sync::Arc;
use std::time::{Duration, Instant};

use parallax::app::sample::SAMPLE;
use parallax::model::Config;
use parallax::worker::{Input, Request, Update, Worker};

/// Longer than any step takes on a busy machine; reached only when a test fails.
const PATIENCE: Duration = Duration::from_mins(10);

/// Longest that a reader waits after pressing Cancel.
const AT_ONCE: Duration = Duration::from_millis(200);

fn input(name: String, text: &str) -> Input {
    Input::Bytes {
        name,
        bytes: text.as_bytes().into(),
    }
}

fn compare(inputs: Vec<Input>) -> Request {
    Request::Compare {
        inputs,
        config: Config::default(),
        corrections: BTreeMap::new(),
    }
}

/// Waits for the update that ends a request; also how often progress was told.
fn outcome(worker: &Worker) -> (Update, usize) {
    let (start, mut steps) = (Instant::now(), 0);
    loop {
        for update in worker.poll() {
            if !matches!(update, Update::Progress { .. }) {
                return (update, steps);
            }
            steps += 1;
        }
        assert!(start.elapsed() < PATIENCE, "no answer came");
        std::thread::sleep(Duration::from_millis(1));
    }
}

/// Paragraphs of the sample in an order of their own for each `seed`, about so many words.
fn text(seed: usize, words: usize) -> String {
    let paragraphs: Vec<&str> = SAMPLE.iter().flat_map(|(_, text)| text.split("\n\n").skip(3)).collect();
    let mut text = format!("Account {seed} of the fire\n\n");
    let mut count = 0;
    for turn in seed.. {
        if count >= words {
            break;
        }
        let paragraph = paragraphs[(turn * (seed % 7 + 3) + turn / 5) % paragraphs.len()];
        count += paragraph.split(' ').count();
        // Writing to a string does not fail.
        let _ = write!(text, "{paragraph}\n\n");
    }
    text
}

#[test]
fn a_hundred_articles_are_compared_and_progress_is_told() {
    let worker = Worker::start(|| ());
    let inputs = (0..100).map(|at| input(format!("{at}.txt"), &text(at, 60))).collect();
    worker.request(compare(inputs));
    let (update, steps) = outcome(&worker);
    let Update::Done {
        comparison, refused, ..
    } = update
    else {
        panic!("{update:?}");
    };
    assert_eq!((comparison.articles.len(), refused.len()), (100, 0));
    assert!(!comparison.findings.is_empty() && steps > 5, "{steps} steps");
}

#[test]
fn thousands_of_names_are_told_apart() {
    let mut names = String::from("Hurt in the storm\n\n");
    let mut state = 1_u64;
    let mut name = || {
        const SOUNDS: [&str; 20] = [
            "bar", "don", "kel", "lim", "mun", "nas", "por", "ris", "sov", "tav", "vek", "gul", "hem", "jor", "wil",
            "zan", "quo", "fre", "stel", "brin",
        ];
        let sounds: String = (0..3)
            .map(|_| {
                // Knuth's linear congruential generator; its high bits are the good ones.
                state = state.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1);
                SOUNDS[(state >> 33) as usize % SOUNDS.len()]
            })
            .collect();
        sounds[..1].to_uppercase() + &sounds[1..]
    };
    for _ in 0..2_000 {
        // Writing to a string does not fail.
        let _ = write!(names, "{} {} was hurt on Monday. ", name(), name());
    }
    let worker = Worker::start(|| ());
    worker.request(compare(vec![input("names.txt".to_owned(), &names)]));
    let (update, _) = outcome(&worker);
    let Update::Done { comparison, .. } = update else {
        panic!("{update:?}");
    };
    assert!(comparison.entities.len() > 1_900, "{}", comparison.entities.len());
}

#[test]
fn cancel_is_answered_at_once_at_any_moment_of_a_long_analysis() {
    let long: Arc<[u8]> = text(1, 100_000).into_bytes().into();
    let short = input("short.txt".to_owned(), &text(2, 300));
    let worker = Worker::start(|| ());
    for moment in [5, 50, 200, 700, 1_500, 3_000, 6_000, 8_000] {
        let long = Input::Bytes {
            name: "long.txt".to_owned(),
            bytes: Arc::clone(&long),
        };
        let generation = worker.request(compare(vec![long, short.clone()]));
        std::thread::sleep(Duration::from_millis(moment));
        if !worker.is_busy() {
            // A fast machine: everything was done before.
            break;
        }
        let asked = Instant::now();
        worker.cancel();
        let (update, _) = outcome(&worker);
        let waited = asked.elapsed();
        assert!(
            matches!(update, Update::Cancelled { generation: of } if of == generation),
            "{update:?}"
        );
        assert!(waited < AT_ONCE, "after {moment} ms: {waited:?}");
        assert!(!worker.is_busy() && worker.poll().is_empty());
        // What was given up is left soon, and the next request is done.
        let again = Instant::now();
        worker.request(compare(vec![short.clone()]));
        let (update, _) = outcome(&worker);
        assert!(matches!(update, Update::Done { .. }), "{update:?}");
        println!(
            "cancelled after {moment} ms: answered in {waited:.1?}, the next short article done in {:.1?}",
            again.elapsed()
        );
    }
}
