//! The window as a whole: bars, lists, the view in the centre, the inspector, dialogs.

use egui::{CentralPanel, Frame, Margin, Panel, Rect, Stroke, Ui, ViewportCommand};

use crate::app::{Command, Desk, Selection, State, View};
use crate::text::{ArticleId, Span};

use super::dialogs::Dialogs;
use super::lists::FindingList;
use super::read::ReadView;
use super::theme::{Fit, Palette, Type, preference, size};
use super::widgets::{focus_ring, label};
use super::{bottom_bar, framing, inspector, keys, lists, names, overview, synopsis, theme, timeline, top_bar};

/// The window: the desk with what is on it, and what only drawing needs to remember.
pub struct Window {
    desk: Desk,
    read: ReadView,
    list: FindingList,
    dialogs: Dialogs,
    /// What was selected in the last frame, so that lists scroll to a new selection once.
    seen: Selection,
    title: String,
    /// The commands that the reader gave, once somebody watches.
    watched: Option<Vec<Command>>,
}

impl Window {
    /// A window over a desk; gives the context its fonts and themes.
    #[must_use]
    pub fn new(ctx: &egui::Context, desk: Desk) -> Self {
        theme::install(ctx);
        ctx.set_theme(preference(desk.state().theme));
        Self {
            desk,
            read: ReadView::default(),
            list: FindingList::default(),
            dialogs: Dialogs::default(),
            seen: Selection::None,
            title: String::new(),
            watched: None,
        }
    }

    /// What the window shows.
    #[must_use]
    pub fn state(&self) -> &State {
        self.desk.state()
    }

    /// Whether an analysis or a job may still change the state.
    #[must_use]
    pub fn is_busy(&self) -> bool {
        self.desk.is_busy()
    }

    /// Applies a command as if the reader had given it.
    pub fn apply(&mut self, command: Command) {
        self.desk.apply(command);
    }

    /// Keeps the commands that the reader gives from now on, for tests; those that would put up a dialog of the desktop
    /// or end the program are kept and not carried out.
    pub fn watch(&mut self) {
        self.watched = Some(Vec::new());
    }

    /// The commands that were given since [`Self::watch`].
    #[must_use]
    pub fn watched(&self) -> &[Command] {
        self.watched.as_deref().unwrap_or_default()
    }

    /// Where the words of a place were drawn in the last frame, a rectangle a row.
    #[must_use]
    pub fn rects_of(&self, article: ArticleId, span: Span) -> Vec<Rect> {
        self.read.rects_of(self.state(), article, span)
    }

    /// Draws one frame and applies what it brought.
    pub fn frame_ui(&mut self, ui: &mut Ui) {
        let ctx = ui.ctx().clone();
        if ctx.cumulative_frame_nr() > 0 {
            self.desk.begin();
        } else {
            ctx.request_repaint();
        }
        if let Some(place) = self.desk.poll() {
            self.dialogs.set_place(&place);
        }
        self.follow_state(&ctx);
        let mut commands = keys::commands(&ctx, self.state());
        commands.extend(dropped(&ctx));
        commands.extend(self.bars_ui(ui));
        commands.extend(self.centre_ui(ui));
        commands.extend(self.dialogs.show_ui(ui, self.desk.state()));
        drop_hint(ui);
        self.seen = self.state().selection;
        if !commands.is_empty() {
            ctx.request_repaint();
        }
        for command in commands {
            if let Some(watched) = &mut self.watched {
                watched.push(command.clone());
                if command.leaves_window() {
                    continue;
                }
            }
            match command {
                Command::Quit => ctx.send_viewport_cmd(ViewportCommand::Close),
                Command::Paste => {
                    ctx.memory_mut(egui::Memory::stop_text_input);
                    ctx.send_viewport_cmd(ViewportCommand::RequestPaste);
                }
                Command::Copy(words) => {
                    ctx.copy_text(words);
                    self.desk.apply(Command::Say("Copied".to_owned()));
                }
                command => self.desk.apply(command),
            }
        }
    }

    /// Theme, zoom and title follow the state.
    fn follow_state(&mut self, ctx: &egui::Context) {
        let state = self.desk.state();
        let wanted = preference(state.theme);
        if ctx.options(|options| options.theme_preference) != wanted {
            ctx.set_theme(wanted);
        }
        if (ctx.zoom_factor() - state.zoom).abs() > 0.001 {
            ctx.set_zoom_factor(state.zoom);
        }
        let title = match &state.story.digest.headline {
            Some((_, headline)) => format!("{headline} – Parallax"),
            None => "Parallax".to_owned(),
        };
        if title != self.title {
            ctx.send_viewport_cmd(ViewportCommand::Title(title.clone()));
            self.title = title;
        }
    }

    fn bars_ui(&mut self, ui: &mut Ui) -> Vec<Command> {
        let palette = Palette::of(ui);
        let state = self.desk.state();
        let bar = Frame::NONE.fill(palette.panel);
        let mut commands = Vec::new();
        Panel::top("top bar")
            .exact_size(size::TOP_BAR)
            .frame(bar.inner_margin(Margin::symmetric(12, 0)))
            .resizable(false)
            .show(ui, |ui| commands.extend(top_bar::top_bar_ui(ui, state)));
        Panel::bottom("bottom bar")
            .exact_size(size::BOTTOM_BAR)
            .frame(bar.inner_margin(Margin::symmetric(8, 0)))
            .resizable(false)
            .show(ui, |ui| commands.extend(bottom_bar::bottom_bar_ui(ui, state)));
        if !state.messages.is_empty() {
            Panel::bottom("messages")
                .frame(bar.inner_margin(Margin::symmetric(14, 6)))
                .resizable(false)
                .show(ui, |ui| commands.extend(bottom_bar::messages_ui(ui, state)));
        }
        commands
    }

    fn centre_ui(&mut self, ui: &mut Ui) -> Vec<Command> {
        let palette = Palette::of(ui);
        let state = self.desk.state();
        let list = &mut self.list;
        let mut commands = Vec::new();
        let panel = Frame::NONE.fill(palette.panel);
        let paper = Frame::NONE.fill(palette.paper);
        if state.story.is_empty() {
            CentralPanel::no_frame()
                .frame(paper)
                .show(ui, |ui| commands.extend(empty_ui(ui, state)));
            return commands;
        }
        let wide = ui.available_width() >= size::WIDE;
        let follow = self.seen != state.selection;
        let with_list = state.view == View::Read && state.list_shown;
        let column = if wide { size::INSPECTOR } else { 0.0 };
        let fit = Fit::of(ui.available_width() - column, with_list, state.order.len());
        let with_inspector =
            state.view == View::Read || state.selection != Selection::None && state.view != View::Overview;
        if wide && with_inspector || state.view == View::Read && !with_list && state.selection != Selection::None {
            Panel::right("inspector")
                .exact_size(size::INSPECTOR)
                .frame(panel)
                .resizable(false)
                .show(ui, |ui| commands.extend(inspector::inspector_ui(ui, state)));
        }
        if with_list {
            Panel::left("lists")
                .exact_size(fit.list())
                .frame(panel)
                .resizable(false)
                .show(ui, |ui| {
                    if !wide {
                        let idle = state.selection == Selection::None && state.taken.is_empty();
                        let share = if idle { 0.16 } else { 0.5 };
                        let height = (ui.available_height() * share).clamp(84.0, 390.0);
                        Panel::bottom("inspector below")
                            .exact_size(height)
                            .frame(panel)
                            .resizable(false)
                            .show(ui, |ui| commands.extend(inspector::inspector_ui(ui, state)));
                    }
                    CentralPanel::no_frame().show(ui, |ui| commands.extend(lists::lists_ui(ui, state, list, follow)));
                });
        } else if with_inspector && !wide && state.view != View::Read {
            Panel::bottom("inspector below")
                .exact_size(214.0)
                .frame(panel)
                .resizable(false)
                .show(ui, |ui| commands.extend(inspector::inspector_ui(ui, state)));
        }
        let read = &mut self.read;
        CentralPanel::no_frame().frame(paper).show(ui, |ui| {
            commands.extend(match state.view {
                View::Overview => overview::overview_ui(ui, state),
                View::Read => read.show_ui(ui, state, fit),
                View::Synopsis => synopsis::synopsis_ui(ui, state),
                View::Names => names::names_ui(ui, state),
                View::Framing => framing::framing_ui(ui, state),
                View::Timeline => timeline::timeline_ui(ui, state),
            });
        });
        commands
    }
}

impl eframe::App for Window {
    fn ui(&mut self, ui: &mut Ui, _frame: &mut eframe::Frame) {
        self.frame_ui(ui);
    }

    fn on_exit(&mut self, _gl: Option<&eframe::glow::Context>) {
        self.desk.close();
    }

    fn clear_color(&self, visuals: &egui::Visuals) -> [f32; 4] {
        visuals.panel_fill.to_normalized_gamma_f32()
    }

    fn persist_egui_memory(&self) -> bool {
        false
    }
}

/// What to do when nothing is open.
fn empty_ui(ui: &mut Ui, state: &State) -> Vec<Command> {
    let palette = Palette::of(ui);
    let mut commands = Vec::new();
    ui.vertical_centered(|ui| {
        ui.add_space((ui.available_height() * 0.32).max(20.0));
        if let Some(work) = &state.work {
            label(ui, &format!("{}…", work.stage), Type::Card, palette.muted);
            return;
        }
        label(ui, "Compare what they say", Type::Display, palette.text);
        ui.add_space(6.0);
        let words = "Open two to eight articles on one event: drop files here, choose them, or paste a text.";
        label(ui, words, Type::Tool, palette.muted);
        ui.add_space(16.0);
        for (name, command) in [
            ("Choose files…", Command::OpenDialog),
            ("See the sample story", Command::OpenSample),
        ] {
            let response = ui.button(name);
            focus_ring(ui, &response);
            if response.clicked() {
                commands.push(command);
            }
            ui.add_space(4.0);
        }
    });
    commands
}

/// Files that were dropped on the window.
fn dropped(ctx: &egui::Context) -> Option<Command> {
    let paths: Vec<_> = ctx.input(|input| {
        input
            .raw
            .dropped_files
            .iter()
            .map(|file| file.path().to_path_buf())
            .collect()
    });
    (!paths.is_empty()).then_some(Command::OpenFiles { paths, replace: false })
}

/// Says that files can be let go while they are held above the window.
fn drop_hint(ui: &Ui) {
    if ui.input(|input| input.raw.hovered_files.is_empty()) {
        return;
    }
    let palette = Palette::of(ui);
    let layer = egui::LayerId::new(egui::Order::Foreground, egui::Id::unique("drop hint"));
    let painter = ui.ctx().layer_painter(layer);
    let rect = ui.ctx().content_rect();
    painter.rect_filled(rect, 0.0, palette.veil());
    painter.rect_stroke(
        rect.shrink(6.0),
        8.0,
        Stroke::new(3.0, palette.accent),
        egui::StrokeKind::Inside,
    );
    painter.text(
        rect.center(),
        egui::Align2::CENTER_CENTER,
        "Let go to open",
        Type::Display.font(),
        palette.on_accent,
    );
}
