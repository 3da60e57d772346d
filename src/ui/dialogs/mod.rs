//! What stands above the window until it is answered.
//!
//! Owns what has been typed and not yet been asked for.

mod audit;
mod correct;
mod entities;
mod export;
mod files;
mod help;
mod restate;
mod stories;
mod versions;
mod words;

use egui::text::CCursorRange;
use egui::text_edit::TextEditState;
use egui::{Id, Key, Modal, TextEdit, Ui, vec2};

use crate::app::{Command, Dialog, State};

use super::theme::Palette;

/// What has been typed into dialogs.
#[derive(Debug, Default)]
pub struct Dialogs {
    /// Paths to open, one a line.
    open: String,
    /// Path of the report or of the session.
    place: String,
    /// A text, a note, a name.
    words: String,
    /// Title, outlet and date of an article; what a number counts.
    correct: [String; 3],
    /// The difference of two versions of an article.
    pieces: versions::Pieces,
    /// The dialog that was up in the last frame.
    before: Option<Dialog>,
}

/// What a dialog's part draws with.
struct Page<'a> {
    state: &'a State,
    /// Whether the dialog has just come up, so that its first field takes the cursor.
    fresh: bool,
    commands: &'a mut Vec<Command>,
}

impl Page<'_> {
    /// Gives a command and takes the dialog away.
    fn done(&mut self, command: Command) {
        self.commands.push(Command::Dialog(None));
        self.commands.push(command);
    }

    fn close(&mut self) {
        self.commands.push(Command::Dialog(None));
    }
}

impl Dialogs {
    /// A place that the desktop's dialog brought.
    pub fn set_place(&mut self, path: &std::path::Path) {
        self.place = path.display().to_string();
    }

    /// Draws the dialog that is up.
    pub fn show_ui(&mut self, ui: &Ui, state: &State) -> Vec<Command> {
        let fresh = self.before != state.dialog;
        self.before = state.dialog;
        let Some(dialog) = state.dialog else {
            return Vec::new();
        };
        if fresh {
            self.prepare(state, dialog);
        }
        let palette = Palette::of(ui);
        let mut commands = Vec::new();
        let frame = egui::Frame::popup(&ui.ctx().global_style()).inner_margin(20);
        // Each sort of dialog keeps its own size; after a low one a high one would be cut.
        let modal = Modal::new(Id::unique(("dialog", std::mem::discriminant(&dialog))))
            .frame(frame)
            .backdrop_color(palette.veil());
        let response = modal.show(ui.ctx(), |ui| {
            ui.spacing_mut().item_spacing = vec2(8.0, 8.0);
            ui.set_max_width(ui.ctx().content_rect().width() - 80.0);
            let mut page = Page {
                state,
                fresh,
                commands: &mut commands,
            };
            match dialog {
                Dialog::OpenPath => files::open_ui(ui, &mut self.open, &mut page),
                Dialog::PasteText => words::paste_ui(ui, &mut self.words, &mut page),
                Dialog::SaveWorkspace => files::save_ui(ui, &mut self.place, &mut page),
                Dialog::Export => export::export_ui(ui, &mut self.place, &mut page),
                Dialog::Note(finding) => words::note_ui(ui, finding, &mut self.words, &mut page),
                Dialog::Reviewer => words::reviewer_ui(ui, &mut self.words, &mut page),
                Dialog::Correct(article) => correct::correct_ui(ui, article, &mut self.correct, &mut page),
                Dialog::Speaker(article, quote) => {
                    restate::speaker_ui(ui, (article, quote), &mut self.words, &mut page);
                }
                Dialog::Count(article, number) => {
                    restate::count_ui(ui, (article, number), &mut self.correct, &mut page);
                }
                Dialog::Rename(entity) => entities::rename_ui(ui, entity, &mut self.words, &mut page),
                Dialog::Merge(entity) => entities::merge_ui(ui, entity, &mut self.words, &mut page),
                Dialog::Audit(article) => audit::audit_ui(ui, article, &mut page),
                Dialog::Stories => stories::stories_ui(ui, &mut page),
                Dialog::Versions(one, other) => versions::versions_ui(ui, [one, other], &self.pieces, &mut page),
                Dialog::Locate(article) => files::locate_ui(ui, article, &mut self.place, &mut page),
                Dialog::Help => help::help_ui(ui, &mut page),
            }
        });
        if response.should_close() {
            commands.push(Command::Dialog(None));
        }
        commands
    }

    /// Fills the fields of a dialog that has just come up.
    fn prepare(&mut self, state: &State, dialog: Dialog) {
        let story = &state.story;
        match dialog {
            Dialog::Export => self.place = state.suggested_report().display().to_string(),
            Dialog::SaveWorkspace => self.place = state.suggested_workspace().display().to_string(),
            Dialog::Note(finding) => self.words = state.decisions.of(finding).note,
            Dialog::Reviewer => self.words.clone_from(&state.reviewer),
            Dialog::PasteText | Dialog::Merge(_) | Dialog::Speaker(..) => self.words.clear(),
            Dialog::Count(article, number) => {
                let read = story.comparison.articles.get(article);
                if let Some(quantity) = read.and_then(|read| read.quantities.get(number)) {
                    let (unit, role) = crate::app::restating::said_of(quantity);
                    self.correct = [unit, role, String::new()];
                }
            }
            Dialog::Rename(entity) => {
                self.words = story
                    .comparison
                    .entities
                    .get(entity)
                    .map(|entity| entity.name.clone())
                    .unwrap_or_default();
            }
            Dialog::Correct(article) => {
                if let Some(read) = story.comparison.articles.get(article) {
                    self.correct = [
                        story.title(article),
                        read.article.outlet.clone().unwrap_or_default(),
                        read.article.published.map(|day| day.to_string()).unwrap_or_default(),
                    ];
                }
            }
            Dialog::Versions(one, other) => self.pieces = versions::prepare(state, [one, other]),
            Dialog::Locate(article) => {
                self.place = story
                    .comparison
                    .articles
                    .get(article)
                    .map(|read| read.article.source.path.display().to_string())
                    .unwrap_or_default();
            }
            Dialog::OpenPath | Dialog::Help | Dialog::Audit(_) | Dialog::Stories => {}
        }
    }
}

/// A field that narrows a list of names; what is looked for in lower case.
fn part_of_name(ui: &mut Ui, words: &mut String, fresh: bool) -> String {
    let edit = TextEdit::singleline(words)
        .desired_width(f32::INFINITY)
        .hint_text("Part of the name");
    let edit = ui.add(edit).accessible_name("Part of the name");
    if fresh {
        edit.request_focus();
    }
    words.trim().to_lowercase()
}

/// A field of one line that a dialog is about; true if it was left with Enter. When it comes up all its words are selected,
/// so that typing replaces them.
fn line_ui(ui: &mut Ui, words: &mut String, name: &str, fresh: bool) -> bool {
    let edit = TextEdit::singleline(words).desired_width(f32::INFINITY);
    let edit = ui.add(edit).accessible_name(name);
    if fresh {
        edit.request_focus();
        let mut state = TextEditState::load(ui.ctx(), edit.id).unwrap_or_default();
        state.cursor.set_char_range(Some(CCursorRange::select_all_str(words)));
        state.store(ui.ctx(), edit.id);
    }
    entered(ui, &edit)
}

/// Whether Ctrl+Enter was pressed; the field does not get it. Asked before the field is drawn.
fn control_enter(ui: &Ui) -> bool {
    ui.input_mut(|input| input.consume_key(egui::Modifiers::COMMAND, Key::Enter))
}

/// Whether a field of one line was left with Enter.
fn entered(ui: &Ui, edit: &egui::Response) -> bool {
    edit.lost_focus() && ui.input(|input| input.key_pressed(Key::Enter))
}
