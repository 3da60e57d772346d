//! Keys: what is pressed outside of fields, as commands.

use egui::{Context, Event, Key, Modifiers};

use crate::app::{Command, Dialog, Selection, State, Step, Verdict, View};

use super::top_bar::SEARCH_FIELD;

/// The commands of the keys that were pressed in this frame.
pub fn commands(ctx: &Context, state: &State) -> Vec<Command> {
    let mut commands = Vec::new();
    with_control(ctx, &mut commands);
    let typing = ctx.egui_wants_keyboard_input();
    if !typing && state.dialog.is_none() {
        pasted(ctx, &mut commands);
        plain(ctx, state, &mut commands);
    }
    commands
}

/// Combinations with Ctrl hold everywhere.
fn with_control(ctx: &Context, commands: &mut Vec<Command>) {
    let mut on = |key: Key, command: Command| {
        if ctx.input_mut(|input| input.consume_key(Modifiers::COMMAND, key)) {
            commands.push(command);
        }
    };
    on(Key::O, Command::OpenDialog);
    on(Key::S, Command::Save);
    on(Key::B, Command::ToggleList);
    on(Key::E, Command::Dialog(Some(Dialog::Export)));
    on(Key::Q, Command::Quit);
    on(Key::Plus, Command::Zoom(Some(Step::Next)));
    on(Key::Equals, Command::Zoom(Some(Step::Next)));
    on(Key::Minus, Command::Zoom(Some(Step::Previous)));
    on(Key::Num0, Command::Zoom(None));
    // In a field, these two belong to what is typed there.
    if !ctx.egui_wants_keyboard_input() {
        ctx.input_mut(|input| {
            let again = Modifiers::COMMAND | Modifiers::SHIFT;
            if input.consume_key(again, Key::Z) || input.consume_key(Modifiers::COMMAND, Key::Y) {
                commands.push(Command::Redo);
            }
            if input.consume_key(Modifiers::COMMAND, Key::Z) {
                commands.push(Command::Undo);
            }
        });
    }
    if ctx.input_mut(|input| input.consume_key(Modifiers::COMMAND, Key::F)) {
        ctx.memory_mut(|memory| memory.request_focus(egui::Id::unique(SEARCH_FIELD)));
    }
}

/// Text that is pasted outside of a field is an article.
fn pasted(ctx: &Context, commands: &mut Vec<Command>) {
    let text = ctx.input(|input| {
        input.events.iter().find_map(|event| match event {
            Event::Paste(text) => Some(text.clone()),
            _ => None,
        })
    });
    commands.extend(text.map(Command::OpenText));
}

fn plain(ctx: &Context, state: &State, commands: &mut Vec<Command>) {
    let focused = ctx.memory(|memory| memory.focused().is_some());
    ctx.input_mut(|input| {
        let mut on = |modifiers: Modifiers, key: Key, command: Command| {
            if input.consume_key(modifiers, key) {
                commands.push(command);
            }
        };
        let step = Command::StepFinding;
        on(Modifiers::NONE, Key::J, step(Step::Next));
        on(Modifiers::NONE, Key::K, step(Step::Previous));
        // With the focus on a button, the arrows move the focus.
        if !focused {
            on(Modifiers::NONE, Key::ArrowDown, step(Step::Next));
            on(Modifiers::NONE, Key::ArrowUp, step(Step::Previous));
        }
        for (key, step) in [(Key::N, Step::Next), (Key::P, Step::Previous)] {
            on(Modifiers::SHIFT, key, Command::StepMention { step, within: true });
            on(Modifiers::NONE, key, Command::StepMention { step, within: false });
        }
        if let Some(finding) = state.selection.finding() {
            for (key, verdict) in [
                (Key::C, Verdict::Confirmed),
                (Key::R, Verdict::Rejected),
                (Key::U, Verdict::Unsure),
            ] {
                on(Modifiers::NONE, key, Command::Judge(finding, verdict));
            }
            on(Modifiers::NONE, Key::M, Command::Dialog(Some(Dialog::Note(finding))));
            on(Modifiers::NONE, Key::Y, Command::Copy(state.story.citation(finding)));
        }
        let numbers = [Key::Num1, Key::Num2, Key::Num3, Key::Num4, Key::Num5, Key::Num6];
        for (key, view) in numbers.into_iter().zip(View::ALL) {
            on(Modifiers::NONE, key, Command::Show(view));
        }
        on(Modifiers::NONE, Key::L, Command::ToggleLinked);
        on(Modifiers::NONE, Key::F1, Command::Dialog(Some(Dialog::Help)));
        on(Modifiers::SHIFT, Key::Questionmark, Command::Dialog(Some(Dialog::Help)));
        on(Modifiers::NONE, Key::Questionmark, Command::Dialog(Some(Dialog::Help)));
        if state.selection != Selection::None {
            on(Modifiers::NONE, Key::Escape, Command::Select(Selection::None));
        }
    });
}
