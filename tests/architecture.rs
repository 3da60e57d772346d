//! The import rules of `ARCHITECTURE.md`, read off the source itself.
//!
//! Every path that starts at the crate's root names a room; the table below says which rooms may know
//! which. Unit tests (`#[cfg(test)]`) may reach further, since they do not ship.

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::{Path, PathBuf};

use syn::visit::{self, Visit};

/// Every room and the rooms that it may name.
const MAY_KNOW: &[(&str, &[&str])] = &[
    ("text", &[]),
    ("model", &["text"]),
    ("lexicon", &["text"]),
    ("ingest", &["model", "text"]),
    ("language", &["lexicon", "model", "text"]),
    ("annotate", &["language", "lexicon", "model", "text"]),
    ("align", &["language", "lexicon", "model", "text"]),
    ("compare", &["language", "lexicon", "model", "text"]),
    ("review", &["model", "text"]),
    ("report", &["review", "model", "text"]),
    (
        "pipeline",
        &["ingest", "language", "annotate", "align", "compare", "model", "text"],
    ),
    ("storage", &["review", "model", "text"]),
    ("patience", &["pipeline", "model", "text"]),
    ("worker", &["patience", "pipeline", "storage", "model", "text"]),
    (
        "cli",
        &["patience", "pipeline", "report", "review", "storage", "model", "text"],
    ),
    (
        "app",
        &[
            "align", "annotate", "compare", "ingest", "language", "lexicon", "model", "pipeline", "report", "review",
            "storage", "text", "worker",
        ],
    ),
    ("ui", &["app", "model", "text"]),
    ("main", &["ui", "cli"]),
    // The training tool is a second binary: it serves the language core and may read what it trains for.
    ("training", &["language", "lexicon", "model", "text"]),
];

/// Outside crates (and parts of the standard library) that only some rooms may name.
const ONLY_IN: &[(&str, &[&str])] = &[
    ("egui", &["app", "ui"]),
    ("eframe", &["app", "ui"]),
    ("egui_extras", &["app", "ui"]),
    ("rfd", &["app", "ui"]),
    ("std::fs", &["storage", "training"]),
    ("std::time::Instant", &["patience", "worker", "app", "ui", "training"]),
    ("std::time::SystemTime", &["storage", "worker", "app", "ui", "training"]),
    ("std::env", &["main", "ui", "storage", "training"]),
    ("std::thread", &["patience", "worker", "app", "ui"]),
    ("std::net", &[]),
    ("nalgebra", &["training"]),
];

/// One path that a file names, cut into its segments.
struct Named {
    file: PathBuf,
    line: usize,
    segments: Vec<String>,
}

struct Reader {
    file: PathBuf,
    /// The modules from the crate's root to the code being read.
    module: Vec<String>,
    named: Vec<Named>,
}

impl Reader {
    fn note(&mut self, segments: Vec<String>, line: usize) {
        let absolute = match segments.first().map(String::as_str) {
            Some("crate" | "parallax") => segments[1..].to_vec(),
            Some("super") => {
                let ups = segments.iter().take_while(|segment| *segment == "super").count();
                if ups != self.module.len() {
                    return;
                }
                segments[ups..].to_vec()
            }
            Some(_) => {
                self.named.push(Named {
                    file: self.file.clone(),
                    line,
                    segments,
                });
                return;
            }
            None => return,
        };
        let segments = std::iter::once("crate".to_owned()).chain(absolute).collect();
        self.named.push(Named {
            file: self.file.clone(),
            line,
            segments,
        });
    }

    fn use_tree(&mut self, before: &mut Vec<String>, tree: &syn::UseTree, line: usize) {
        match tree {
            syn::UseTree::Path(path) => {
                before.push(path.ident.to_string());
                self.use_tree(before, &path.tree, line);
                before.pop();
            }
            syn::UseTree::Group(group) => {
                for tree in &group.items {
                    self.use_tree(before, tree, line);
                }
            }
            syn::UseTree::Name(syn::UseName { ident }) | syn::UseTree::Rename(syn::UseRename { ident, .. }) => {
                let segments = before.iter().cloned().chain([ident.to_string()]).collect();
                self.note(segments, line);
            }
            syn::UseTree::Glob(_) => self.note(before.clone(), line),
        }
    }
}

impl<'ast> Visit<'ast> for Reader {
    fn visit_item_use(&mut self, item: &'ast syn::ItemUse) {
        if !only_in_tests(&item.attrs) {
            self.use_tree(&mut Vec::new(), &item.tree, item.use_token.span.start().line);
        }
    }

    fn visit_item_mod(&mut self, item: &'ast syn::ItemMod) {
        if only_in_tests(&item.attrs) {
            return;
        }
        self.module.push(item.ident.to_string());
        visit::visit_item_mod(self, item);
        self.module.pop();
    }

    fn visit_item_fn(&mut self, item: &'ast syn::ItemFn) {
        if !only_in_tests(&item.attrs) {
            visit::visit_item_fn(self, item);
        }
    }

    fn visit_path(&mut self, path: &'ast syn::Path) {
        let segments: Vec<String> = path.segments.iter().map(|segment| segment.ident.to_string()).collect();
        if segments.len() > 1 {
            let line = path.segments[0].ident.span().start().line;
            self.note(segments, line);
        }
        visit::visit_path(self, path);
    }
}

fn only_in_tests(attributes: &[syn::Attribute]) -> bool {
    attributes.iter().any(|attribute| {
        attribute.path().is_ident("cfg")
            && attribute
                .parse_args::<syn::Meta>()
                .is_ok_and(|meta| meta.path().is_ident("test"))
    })
}

fn rust_files(folder: &Path, into: &mut Vec<PathBuf>) {
    let mut entries: Vec<_> = fs::read_dir(folder)
        .unwrap()
        .map(|entry| entry.unwrap().path())
        .collect();
    entries.sort();
    for path in entries {
        if path.is_dir() {
            rust_files(&path, into);
        } else if path.extension().is_some_and(|extension| extension == "rs") {
            into.push(path);
        }
    }
}

/// Modules from the root to the file: `src/align/events.rs` is `["align", "events"]`.
fn module_of(file: &Path, root: &Path) -> Vec<String> {
    let inside = file.strip_prefix(root).unwrap().with_extension("");
    let mut parts: Vec<String> = inside.iter().map(|part| part.to_str().unwrap().to_owned()).collect();
    if parts.last().is_some_and(|last| last == "mod" || last == "lib") {
        parts.pop();
    }
    parts
}

/// Every path named anywhere under `src/`, by room.
fn named_by_room() -> BTreeMap<String, Vec<Named>> {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("src");
    let mut files = Vec::new();
    rust_files(&root, &mut files);
    assert!(files.len() > 20, "only {} source files found", files.len());
    let mut rooms: BTreeMap<String, Vec<Named>> = BTreeMap::new();
    for file in files {
        let module = module_of(&file, &root);
        let Some(room) = module.first().cloned() else { continue };
        let source = fs::read_to_string(&file).unwrap();
        let tree = syn::parse_file(&source).unwrap_or_else(|error| panic!("{}: {error}", file.display()));
        let mut reader = Reader {
            file: file.strip_prefix(&root).unwrap().to_owned(),
            module,
            named: Vec::new(),
        };
        reader.visit_file(&tree);
        rooms.entry(room).or_default().extend(reader.named);
    }
    rooms
}

/// The complaints about one set of named paths, under the tables above.
fn complaints(room: &str, named: &[Named]) -> Vec<String> {
    let Some((_, may_know)) = MAY_KNOW.iter().find(|(name, _)| *name == room) else {
        return vec![format!("`{room}` is not in the table of rooms")];
    };
    let mut said = Vec::new();
    for path in named {
        let whole = path.segments.join("::");
        let place = format!("src/{}:{}", path.file.display(), path.line);
        if path.segments[0] == "crate" {
            let Some(other) = path.segments.get(1) else { continue };
            let is_room = MAY_KNOW.iter().any(|(name, _)| name == other);
            if is_room && other != room && !may_know.contains(&other.as_str()) {
                said.push(format!("{place}: `{room}` must not know `{other}` ({whole})"));
            }
            continue;
        }
        for (outside, rooms) in ONLY_IN {
            let inside = whole == *outside || whole.starts_with(&format!("{outside}::"));
            if inside && !rooms.contains(&room) {
                said.push(format!("{place}: `{room}` must not name `{outside}` ({whole})"));
            }
        }
    }
    said
}

#[test]
fn rooms_know_only_what_they_may() {
    let said: BTreeSet<String> = named_by_room()
        .iter()
        .flat_map(|(room, named)| complaints(room, named))
        .collect();
    assert!(
        said.is_empty(),
        "forbidden imports:\n{}",
        said.into_iter().collect::<Vec<_>>().join("\n")
    );
}

#[test]
fn every_room_of_the_library_is_in_the_table() {
    let lib = fs::read_to_string(Path::new(env!("CARGO_MANIFEST_DIR")).join("src/lib.rs")).unwrap();
    let rooms: BTreeSet<&str> = lib
        .lines()
        .filter_map(|line| line.strip_prefix("pub mod ")?.strip_suffix(';'))
        .collect();
    let table: BTreeSet<&str> = MAY_KNOW
        .iter()
        .map(|(room, _)| *room)
        .filter(|room| !["main", "training"].contains(room))
        .collect();
    assert_eq!(rooms, table);
}

#[test]
fn every_module_says_what_it_owns() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("src");
    let mut files = Vec::new();
    rust_files(&root, &mut files);
    let silent: Vec<String> = files
        .iter()
        .filter(|file| !fs::read_to_string(file).unwrap().starts_with("//!"))
        .map(|file| file.display().to_string())
        .collect();
    assert!(silent.is_empty(), "modules without a `//!` line: {silent:?}");
}

/// The check itself can fail: forbidden paths in every spelling are seen.
#[test]
fn a_forbidden_import_is_seen_in_every_spelling() {
    let check = |room: &str, module: &[&str], source: &str| {
        let tree = syn::parse_file(source).unwrap();
        let module = module.iter().map(|part| (*part).to_owned()).collect();
        let mut reader = Reader {
            file: PathBuf::from("x.rs"),
            module,
            named: Vec::new(),
        };
        reader.visit_file(&tree);
        complaints(room, &reader.named).len()
    };
    assert_eq!(check("text", &["text"], "use crate::model::Article;"), 1);
    assert_eq!(check("text", &["text"], "use crate::{model::Article, text::Span};"), 1);
    assert_eq!(
        check("align", &["align", "events"], "fn f() { crate::annotate::times(); }"),
        1
    );
    assert_eq!(
        check("align", &["align", "events"], "use super::super::compare::findings;"),
        1
    );
    assert_eq!(check("align", &["align", "events"], "use super::compare;"), 0);
    assert_eq!(check("model", &["model"], "fn f(_: egui::Color32) {}"), 1);
    assert_eq!(check("compare", &["compare"], "fn f() { std::fs::read(\"x\"); }"), 1);
    assert_eq!(
        check(
            "compare",
            &["compare"],
            "#[cfg(test)] mod tests { use crate::pipeline::compare; }"
        ),
        0
    );
    assert_eq!(check("compare", &["compare"], "use crate::align::Story;"), 1);
    assert_eq!(
        check("ui", &["ui"], "use crate::app::State; use crate::model::Finding;"),
        0
    );
}
