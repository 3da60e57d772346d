//! The worker's promises: newest wins, cancel, cache, panics.

use std::collections::BTreeMap;
use std::sync::mpsc;
use std::time::{Duration, Instant};

use super::*;

/// Longer than any step takes on a busy machine; reached only when a test fails.
const PATIENCE: Duration = Duration::from_mins(1);

fn request(name: &str) -> Request {
    Request::Compare {
        inputs: vec![Input::Bytes {
            name: name.to_owned(),
            bytes: name.as_bytes().into(),
        }],
        config: Config::default(),
        corrections: BTreeMap::new(),
    }
}

fn name_of(request: &Request) -> String {
    let Request::Compare { inputs, .. } = request else {
        return String::new();
    };
    match &inputs[0] {
        Input::Bytes { name, .. } => name.clone(),
        Input::Path(path) => path.display().to_string(),
    }
}

fn empty() -> (Made, Vec<Refused>) {
    (
        Made::Comparison(Arc::new(Comparison::default()), Vec::new()),
        Vec::new(),
    )
}

/// Polls until an update ends a request.
fn outcome(worker: &Worker) -> Update {
    let start = Instant::now();
    loop {
        let last = worker
            .poll()
            .into_iter()
            .find(|update| !matches!(update, Update::Progress { .. }));
        if let Some(update) = last {
            return update;
        }
        assert!(start.elapsed() < PATIENCE, "no answer came");
        std::thread::sleep(Duration::from_millis(1));
    }
}

/// An engine that tells when it begins and works until it is cancelled, except on "quick".
fn patient() -> (Engine, mpsc::Receiver<String>) {
    let (begun, beginnings) = mpsc::channel();
    let engine: Engine = Box::new(move |request, cancel, _| {
        let name = name_of(request);
        begun.send(name.clone()).expect("the test listens");
        if name == "quick" {
            return Ok(empty());
        }
        while !cancel.is_cancelled() {
            std::thread::sleep(Duration::from_millis(1));
        }
        Err(Cancelled)
    });
    (engine, beginnings)
}

#[test]
fn the_newest_request_wins() {
    let (engine, begun) = patient();
    let worker = Worker::with_engine(|| (), engine);
    let first = worker.request(request("slow"));
    assert_eq!(begun.recv_timeout(PATIENCE).unwrap(), "slow");
    let second = worker.request(request("quick"));
    assert!(second > first);
    let update = outcome(&worker);
    assert!(
        matches!(update, Update::Done { generation, .. } if generation == second),
        "{update:?}"
    );
    assert!(!worker.is_busy());
}

#[test]
fn cancel_is_answered() {
    let (engine, begun) = patient();
    let worker = Worker::with_engine(|| (), engine);
    let generation = worker.request(request("slow"));
    begun.recv_timeout(PATIENCE).unwrap();
    worker.cancel();
    let update = outcome(&worker);
    assert!(
        matches!(update, Update::Cancelled { generation: of } if of == generation),
        "{update:?}"
    );
}

#[test]
fn a_request_that_only_waits_can_be_cancelled() {
    let (engine, begun) = patient();
    let worker = Worker::with_engine(|| (), engine);
    worker.request(request("slow"));
    begun.recv_timeout(PATIENCE).unwrap();
    let second = worker.request(request("slow too"));
    worker.cancel();
    let update = outcome(&worker);
    assert!(
        matches!(update, Update::Cancelled { generation } if generation == second),
        "{update:?}"
    );
}

#[test]
fn a_panic_is_an_error_and_not_the_end() {
    let engine: Engine = Box::new(|request, _, _| {
        assert_ne!(name_of(request), "bad", "a fault for the test");
        Ok(empty())
    });
    let worker = Worker::with_engine(|| (), engine);
    worker.request(request("bad"));
    match outcome(&worker) {
        Update::Failed { message, .. } => assert!(message.contains("a fault for the test"), "{message}"),
        other => panic!("{other:?}"),
    }
    worker.request(request("good"));
    assert!(matches!(outcome(&worker), Update::Done { .. }));
}

#[test]
fn each_update_wakes_the_asker() {
    let (woken, wakes) = mpsc::channel();
    let woken = Mutex::new(woken);
    let worker = Worker::start(move || {
        // The test may be over before the worker is.
        let _ = woken.lock().expect("nobody panics with it").send(());
    });
    let generation = worker.request(request("The hall burned on Friday."));
    wakes.recv_timeout(PATIENCE).expect("it wakes");
    match outcome(&worker) {
        Update::Done {
            generation: of,
            comparison,
            refused,
            sources,
        } => {
            assert_eq!(sources.len(), 1);
            assert_eq!(of, generation);
            assert_eq!(comparison.articles.len(), 1);
            assert!(refused.is_empty());
        }
        other => panic!("{other:?}"),
    }
}

#[test]
fn dropping_the_handle_ends_the_work() {
    let (engine, begun) = patient();
    let worker = Worker::with_engine(|| (), engine);
    worker.request(request("slow"));
    begun.recv_timeout(PATIENCE).unwrap();
    drop(worker);
}

#[test]
fn cancel_is_heard_while_a_file_is_read() {
    let worker = Worker::start(|| ());
    // Quick to write and slow to read: elements that never close.
    let page: Arc<[u8]> = "<html><body>"
        .bytes()
        .chain("<div>".bytes().cycle().take(10_000_000))
        .collect();
    worker.request(Request::Compare {
        inputs: vec![Input::Bytes {
            name: "deep.html".to_owned(),
            bytes: page,
        }],
        config: Config::default(),
        corrections: BTreeMap::new(),
    });
    std::thread::sleep(Duration::from_millis(100));
    let asked = Instant::now();
    worker.cancel();
    assert!(matches!(outcome(&worker), Update::Cancelled { .. }));
    let waited = asked.elapsed();
    assert!(waited < Duration::from_millis(200), "{waited:?}");
}
