//! The last line: which keys do what here. Keys come from the keymap, so the
//! line cannot lie.

use ratatui::text::{Line, Span};

use super::canvas::Canvas;
use crate::action::{Action, Context, Screen};
use crate::app::State;
use crate::app::overlay::Overlay;
use crate::app::state::Tense;
use crate::keymap::keys_of;
use crate::say;
use crate::text::width;
use crate::words::Words;

/// Keys that belong together, and what they do.
struct Hint {
    actions: &'static [Action],
    label: String,
}

/// Draws the line; what does not fit is left out whole.
pub fn draw(state: &State, canvas: &mut Canvas<'_, '_>, y: u16) {
    let room = canvas.frame.area().width - 2;
    draw_in(state, canvas, y, room);
}

/// Draws it in so many columns.
pub fn draw_in(state: &State, canvas: &mut Canvas<'_, '_>, y: u16, columns: u16) {
    let room = usize::from(columns);
    let context = state.context();
    let mut spans: Vec<Span<'static>> = Vec::new();
    let mut used = 0;
    let hints = hints(state);
    let needed = |hint: &Hint| {
        let keys = keys(hint, context);
        2 + width(&keys) + usize::from(!keys.is_empty()) + width(&hint.label)
    };
    // Where to ask for help is never left out.
    let mut kept = hints.iter().find(|hint| hint.actions == [Action::Help]).map_or(0, needed);
    for hint in hints {
        if hint.actions == [Action::Help] {
            kept = 0;
        }
        let needs = needed(&hint) - if used == 0 { 2 } else { 0 };
        if used + needs + kept > room {
            continue;
        }
        let keys = keys(&hint, context);
        let gap = if used == 0 { 0 } else { 2 };
        used += needs;
        spans.push(Span::styled(" ".repeat(gap), canvas.look.theme.faint));
        if !keys.is_empty() {
            spans.push(Span::styled(keys, canvas.look.theme.hint_key));
            spans.push(Span::styled(" ", canvas.look.theme.faint));
        }
        spans.push(Span::styled(hint.label, canvas.look.theme.faint));
    }
    canvas.line(1, y, columns, &Line::from(spans));
}

/// The main key of each action; arrows stand together.
fn keys(hint: &Hint, context: Context) -> String {
    let mut keys = String::new();
    for action in hint.actions {
        if let Some(key) = keys_of(*action, context).into_iter().next()
            && !keys.contains(&key)
        {
            keys.push_str(&key);
        }
    }
    keys
}

fn hints(state: &State) -> Vec<Hint> {
    match state.overlays.last() {
        Some(overlay) => over(state, overlay),
        None if state.wall.is_some() => wall(state),
        None => screen(state),
    }
}

fn hint(actions: &'static [Action], label: String) -> Hint {
    Hint { actions, label }
}

fn screen(state: &State) -> Vec<Hint> {
    let words = &state.words;
    let up_down = hint(&[Action::Up, Action::Down], say!(words, "hint-up-down"));
    let update = || match state.tense() {
        Tense::Now => hint(&[Action::Update], say!(words, "hint-update")),
        Tense::Past | Tense::Ahead => hint(&[Action::Moment], say!(words, "hint-moment")),
    };
    let mut hints = vec![up_down];
    match state.screen {
        Screen::Browse => {
            hints.push(hint(&[Action::Right, Action::Left], say!(words, "hint-left-right")));
            hints.push(hint(&[Action::Open], say!(words, "hint-open")));
            hints.push(update());
        }
        Screen::Dashboard => {
            hints.push(hint(&[Action::Open], say!(words, "hint-list")));
            hints.push(hint(&[Action::NextPane], say!(words, "hint-pane")));
            hints.push(hint(&[Action::Filter], say!(words, "hint-other-period")));
        }
        Screen::Timeline => {
            hints.push(hint(&[Action::Left, Action::Right], say!(words, "hint-quarters")));
            hints.push(hint(&[Action::Open], say!(words, "hint-open")));
            hints.push(hint(&[Action::MoveDue], say!(words, "hint-due")));
            hints.push(hint(&[Action::Filter], say!(words, "hint-filter")));
        }
        Screen::Units => {
            hints.push(hint(&[Action::NextPane], say!(words, "hint-right-pane")));
            hints.push(hint(&[Action::Open], say!(words, "hint-model")));
            hints.push(hint(&[Action::Filter], say!(words, "hint-sort")));
        }
        Screen::Conclusions => {
            hints.push(hint(&[Action::Conclude], say!(words, "hint-conclude")));
            hints.push(hint(&[Action::Open], say!(words, "hint-open")));
            hints.push(hint(&[Action::Delete], say!(words, "hint-delete")));
            hints.push(hint(&[Action::Palette], say!(words, "hint-close-review")));
        }
        Screen::Document => {
            hints.push(hint(&[Action::Open], say!(words, "hint-open")));
            hints.push(hint(&[Action::Source], say!(words, "hint-source")));
        }
    }
    hints.push(hint(&[Action::Search], say!(words, "hint-search")));
    hints.push(hint(&[Action::Meeting], say!(words, "hint-meeting")));
    hints.push(hint(&[Action::Help], say!(words, "hint-help")));
    hints.push(hint(&[Action::Undo], say!(words, "hint-undo")));
    hints.push(hint(&[Action::Export], say!(words, "hint-export")));
    hints.push(hint(&[Action::Quit], say!(words, "hint-quit")));
    hints
}

/// The keys of the wall: those of a clicker first.
fn wall(state: &State) -> Vec<Hint> {
    let words = &state.words;
    let mut hints = vec![
        hint(&[Action::PageDown], say!(words, "hint-next-page")),
        hint(&[Action::PageUp], say!(words, "hint-previous-page")),
    ];
    if state.selected_key().is_some() && state.sitting.is_some() {
        hints.push(hint(&[Action::Conclude], say!(words, "hint-conclude")));
    } else {
        hints.push(hint(&[Action::GoTo], say!(words, "hint-goto")));
    }
    hints.push(hint(&[Action::Blank], say!(words, "hint-blank")));
    hints.push(hint(&[Action::Back], say!(words, "hint-leave-wall")));
    hints.push(hint(&[Action::Remark], say!(words, "hint-remark")));
    hints.push(hint(&[Action::Attendance], say!(words, "hint-attendance")));
    hints.push(hint(&[Action::Help], say!(words, "hint-help-short")));
    hints
}

fn over(state: &State, overlay: &Overlay) -> Vec<Hint> {
    let words = &state.words;
    let up_down = |label| hint(&[Action::Up, Action::Down], label);
    let close = || hint(&[Action::Back], say!(words, "hint-close"));
    let choose = || say!(words, "hint-up-down");
    match overlay {
        Overlay::Search(_) => vec![
            hint(&[], say!(words, "hint-type-search")),
            up_down(choose()),
            hint(&[Action::Open], say!(words, "hint-accept")),
            hint(&[Action::NextPane], say!(words, "hint-next-group")),
            close(),
            hint(&[], format!("({})", say!(words, "hint-hits"))),
        ],
        Overlay::Report(form) if form.field().is_none() => {
            choosing(words, form.instance().is_some())
        }
        Overlay::Report(_) | Overlay::Due(_) => in_form(words),
        Overlay::Filter(_) => vec![
            up_down(choose()),
            hint(&[Action::Left, Action::Right], say!(words, "hint-value")),
            hint(&[Action::Back], say!(words, "hint-close")),
        ],
        Overlay::Help(_) | Overlay::Palette(_) => vec![
            hint(&[], say!(words, "hint-type-filter")),
            up_down(choose()),
            hint(&[Action::Open], say!(words, "hint-run")),
            close(),
        ],
        Overlay::Unlock(_) => {
            vec![hint(&[Action::Open], say!(words, "hint-unlock")), close()]
        }
        Overlay::GoTo(_) => {
            vec![hint(&[Action::Open], say!(words, "hint-go")), close()]
        }
        Overlay::Source(_) => vec![up_down(say!(words, "hint-scroll")), close()],
        Overlay::Shelf(_) | Overlay::OpenFile(_) | Overlay::Export(_) | Overlay::Items(_) => {
            vec![up_down(choose()), hint(&[Action::Open], say!(words, "hint-open")), close()]
        }
        Overlay::Moment(_) | Overlay::Compare(_) | Overlay::Compared(_) => in_time(words, overlay),
        Overlay::Review(_) => review(words),
        Overlay::Roll(_) | Overlay::Members(_) => roll(words, matches!(overlay, Overlay::Roll(_))),
        Overlay::Conclusion(_) | Overlay::Remark(_) | Overlay::People(_) | Overlay::Closing(_) => {
            over_wall(words, overlay)
        }
        Overlay::Returned(_) => {
            vec![hint(&[Action::Save], say!(words, "hint-save")), up_down(choose()), close()]
        }
        Overlay::Question(_) => vec![
            hint(&[Action::Left, Action::Right], say!(words, "hint-answer")),
            hint(&[Action::Open], say!(words, "hint-agree")),
            hint(&[Action::Back], say!(words, "hint-back")),
        ],
    }
}

/// Over the dialogs about moments, and the list of what they differ in.
fn in_time(words: &Words, overlay: &Overlay) -> Vec<Hint> {
    let first = if let Overlay::Compare(_) = overlay {
        hint(&[Action::NextPane], say!(words, "hint-slot"))
    } else if let Overlay::Compared(_) = overlay {
        hint(&[Action::NextPane], say!(words, "hint-next-group"))
    } else {
        hint(&[], say!(words, "hint-type-moment"))
    };
    vec![
        first,
        hint(&[Action::Up, Action::Down], say!(words, "hint-up-down")),
        hint(&[Action::Open], say!(words, "hint-go")),
        hint(&[Action::Back], say!(words, "hint-close")),
    ]
}

/// Of a report's choices.
fn choosing(words: &Words, recurs: bool) -> Vec<Hint> {
    let periods = hint(&[Action::Left, Action::Right], say!(words, "hint-period"));
    let up_down = hint(&[Action::Up, Action::Down], say!(words, "hint-choose-progress"));
    let mut hints = vec![up_down];
    hints.extend(recurs.then_some(periods));
    hints.push(hint(&[Action::NextPane], say!(words, "hint-slot")));
    hints.push(hint(&[Action::Save], say!(words, "hint-save")));
    hints.push(hint(&[Action::Back], say!(words, "hint-leave")));
    hints
}

/// Of a roll, or of the list of its members.
fn roll(words: &Words, is_roll: bool) -> Vec<Hint> {
    let own = if is_roll {
        hint(&[Action::Toggle], say!(words, "hint-toggle"))
    } else {
        hint(&[Action::Open], say!(words, "hint-new-line"))
    };
    let save = hint(&[Action::Save], say!(words, "hint-save"));
    vec![own, save, hint(&[Action::Back], say!(words, "hint-leave"))]
}

/// Of every form.
fn in_form(words: &Words) -> Vec<Hint> {
    vec![
        hint(&[Action::NextPane], say!(words, "hint-slot")),
        hint(&[Action::Save], say!(words, "hint-save")),
        hint(&[Action::Back], say!(words, "hint-leave")),
    ]
}

/// Over the wall and the screen of conclusions.
fn over_wall(words: &Words, overlay: &Overlay) -> Vec<Hint> {
    let close = hint(&[Action::Back], say!(words, "hint-close"));
    if let Overlay::People(_) = overlay {
        return vec![
            hint(&[Action::Up, Action::Down], say!(words, "hint-up-down")),
            hint(&[Action::Open], say!(words, "hint-people-turn")),
            hint(&[Action::EraseForward], say!(words, "hint-remove")),
            close,
        ];
    }
    if let Overlay::Closing(_) = overlay {
        return vec![
            hint(&[Action::Up, Action::Down], say!(words, "hint-scroll")),
            hint(&[Action::Left, Action::Right], say!(words, "hint-answer")),
            hint(&[Action::Open], say!(words, "hint-go")),
            close,
        ];
    }
    if overlay.field().is_none() {
        let arrows: &'static [Action] = &[Action::Left, Action::Right];
        let mut hints = vec![hint(arrows, say!(words, "hint-choose-decision"))];
        hints.extend(in_form(words));
        return hints;
    }
    in_form(words)
}

fn review(words: &Words) -> Vec<Hint> {
    vec![
        hint(&[Action::Save], say!(words, "hint-review-save")),
        hint(&[Action::Open], say!(words, "hint-review-choose")),
        hint(&[Action::NextPane], say!(words, "hint-pane")),
        hint(&[Action::Left, Action::Right], say!(words, "hint-review-target")),
        hint(&[Action::Back], say!(words, "hint-back")),
    ]
}
