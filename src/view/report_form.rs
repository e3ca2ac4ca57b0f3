//! The form of a status report (mock-up C).

use ratatui::layout::Rect;
use ratatui::text::{Line, Span};

use super::canvas::Canvas;
use super::field;
use crate::action::Action;
use crate::app::State;
use crate::app::measured::Spot;
use crate::app::report_form::{ReportForm, Slot};
use crate::domain::{Progress, Standing};
use crate::say;
use crate::text::width;

/// The column in which the fields begin.
const FIELDS: u16 = 15;

/// Draws the form.
pub fn draw(state: &State, form: &ReportForm, canvas: &mut Canvas<'_, '_>) {
    let words = &state.words;
    let window = canvas.frame.area();
    let columns = (window.width - 4).min(86);
    let rows = (window.height - 4).min(26);
    let inside =
        canvas.dialog(columns, rows, &say!(words, "report-title"), &say!(words, "next-slot"));
    let room = Rect { x: inside.x + 1, width: inside.width - 2, ..inside };
    let (heading, text) = (canvas.look.theme.heading, canvas.look.theme.text);
    canvas.text(room.x, room.y, room.width, &about(state, form), heading);
    let mut y = room.y + 1;
    let is_roomy = room.height >= 20;
    if is_roomy {
        y += 1;
    }
    instance(state, form, canvas, room, &mut y);
    progress(state, form, canvas, room, &mut y);
    let place = |slot: Slot| form.slot == slot;
    let recurs = form.period.is_some();
    let (label, hint) = if recurs {
        (say!(words, "report-handed-in-on"), say!(words, "report-handed-in-hint"))
    } else {
        (say!(words, "report-done-on"), say!(words, "report-done-hint"))
    };
    canvas.text(room.x, y, FIELDS, &label, text);
    field::blank(canvas, room.x + FIELDS, y, 12, &form.done_on, place(Slot::DoneOn));
    let faint = canvas.look.theme.faint;
    let beside = room.x + FIELDS + 14;
    canvas.text(beside, y, room.width.saturating_sub(FIELDS + 14), &hint, faint);
    y += 1;
    canvas.text(room.x, y, FIELDS, &say!(words, "report-number"), text);
    field::blank(canvas, room.x + FIELDS, y, 18, &form.number, place(Slot::Number));
    let label = say!(words, "report-number-date");
    let beside = room.x + FIELDS + 19;
    let wide = u16::try_from(width(&label)).unwrap_or(0) + 1;
    canvas.text(beside, y, wide, &label, text);
    field::blank(canvas, beside + wide, y, 12, &form.number_date, place(Slot::NumberDate));
    y += if is_roomy { 2 } else { 1 };
    paragraphs(state, form, canvas, room, y);
}

/// What the report is about: "Mô hình 1.2 · mốc “Triển khai kế hoạch” (Quý III/2026)".
fn about(state: &State, form: &ReportForm) -> String {
    let words = &state.words;
    let Some(volume) = state.volume() else { return String::new() };
    let Some(item) = volume.programme.item(&form.key) else { return String::new() };
    let (number, title) = (words.item_name(&item), item.node.title.clone());
    let name = if item.node.model().is_some() {
        say!(words, "report-item-model", number = number, title = title)
    } else {
        say!(words, "report-item-other", number = number, title = title)
    };
    let due = volume.board.due(&item).period.map(|period| words.period(period));
    match (item.milestone, due) {
        (Some(milestone), Some(due)) => {
            let milestone =
                say!(words, "report-milestone", label = milestone.label.clone(), due = due);
            let number = words.item_name(&item);
            say!(words, "report-item-model", number = number, title = milestone)
        }
        (None, Some(due)) => format!("{name} ({due})"),
        (_, None) => name,
    }
}

/// Of what comes round: which of its instances it is about.
fn instance(
    state: &State,
    form: &ReportForm,
    canvas: &mut Canvas<'_, '_>,
    room: Rect,
    y: &mut u16,
) {
    let Some(instance) = form.instance() else { return };
    let words = &state.words;
    let theme = &canvas.look.theme;
    let has_keys = form.slot == Slot::Period;
    let style = if has_keys { theme.selected } else { theme.heading };
    let (text, faint) = (theme.text, theme.faint);
    canvas.text(room.x, *y, FIELDS, &say!(words, "report-period"), text);
    let period = words.period_in_text(instance.period);
    let which = |due: String| say!(words, "report-period-is", period = period.as_str(), due = due);
    let whole = which(words.date(instance.due));
    // Where there is no room for the year of the last day, the period says it.
    let has_room = width(&whole) <= usize::from(room.width - FIELDS);
    let which = if has_room { whole } else { which(words.short_date(instance.due)) };
    let wide = u16::try_from(width(&which)).unwrap_or(0).min(room.width - FIELDS);
    canvas.text(room.x + FIELDS, *y, wide, &which, style);
    let beside = room.x + FIELDS + wide + 2;
    let left = (room.x + room.width).saturating_sub(beside);
    canvas.text(beside, *y, left, &say!(words, "report-period-hint"), faint);
    if has_keys {
        canvas.measured.cursor = Some((room.x + FIELDS, *y));
    }
    *y += 1;
}

fn progress(
    state: &State,
    form: &ReportForm,
    canvas: &mut Canvas<'_, '_>,
    room: Rect,
    y: &mut u16,
) {
    let words = &state.words;
    let text = canvas.look.theme.text;
    canvas.text(room.x, *y, FIELDS, &say!(words, "report-progress"), text);
    for choice in Progress::ALL {
        let standing = match choice {
            Progress::NotStarted | Progress::Underway => Standing::InTime,
            Progress::Done => Standing::DoneInTime,
            Progress::Paused => Standing::Paused,
        };
        let (style, mark) = canvas.look.theme.status(standing, choice);
        let is_chosen = form.progress == choice;
        let bullet = if is_chosen { "(•)" } else { "( )" };
        let recurs = form.period.is_some();
        let mut name = if recurs { words.duty_progress(choice) } else { words.progress(choice) };
        if choice == Progress::Paused {
            name = format!("{name} {}", say!(words, "report-paused-hint"));
        }
        let style = if is_chosen && form.slot == Slot::Progress {
            canvas.look.theme.selected
        } else if is_chosen {
            canvas.look.theme.heading
        } else {
            style
        };
        let line = format!("{bullet} {mark} {name}");
        canvas.text(room.x + FIELDS, *y, room.width - FIELDS, &line, style);
        if is_chosen && form.slot == Slot::Progress {
            canvas.measured.cursor = Some((room.x + FIELDS, *y));
        }
        *y += 1;
    }
}

/// The two paragraphs share what room is left above the buttons.
fn paragraphs(
    state: &State,
    form: &ReportForm,
    canvas: &mut Canvas<'_, '_>,
    room: Rect,
    mut y: u16,
) {
    let words = &state.words;
    let text = canvas.look.theme.text;
    let last = room.y + room.height - 1;
    let with_offer = form.offer().is_some();
    let complaint = form.complaint.is_some();
    // Where both do not fit, the one with the keys is shown.
    let free = last.saturating_sub(y).saturating_sub(u16::from(with_offer) + u16::from(complaint));
    let both = free >= 8;
    let show_note = both || form.slot != Slot::Obstacle;
    let height = if both { (free - 2) / 2 } else { free.saturating_sub(1) };
    if show_note {
        canvas.text(room.x, y, room.width, &say!(words, "report-note"), text);
        paragraph(canvas, Rect { y: y + 1, height, ..room }, form, Slot::Note);
        y += 1 + height;
        if let Some(note) = form.offer() {
            let offer = say!(words, "report-offer", note = note);
            let faint = canvas.look.theme.faint;
            canvas.text(room.x, y, room.width, &offer, faint);
            y += 1;
        }
    }
    if both || !show_note {
        canvas.text(room.x, y, room.width, &say!(words, "report-obstacle"), text);
        paragraph(canvas, Rect { y: y + 1, height, ..room }, form, Slot::Obstacle);
    }
    if let Some(complaint) = &form.complaint {
        let error = canvas.look.theme.error;
        canvas.text(room.x, last - 1, room.width, complaint, error);
    }
    buttons(state, canvas, room, last, form.slot == Slot::Save, form.slot == Slot::Leave);
}

fn paragraph(canvas: &mut Canvas<'_, '_>, rect: Rect, form: &ReportForm, slot: Slot) {
    let field = if slot == Slot::Note { &form.note } else { &form.obstacle };
    let has_keys = form.slot == slot;
    if rect.height >= 3 {
        let inside = canvas.pane(rect, "", "", has_keys);
        field::paragraph(canvas, inside, field, has_keys);
    } else {
        field::paragraph(canvas, rect, field, has_keys);
    }
}

/// The two buttons at the right of a form's last row.
pub fn buttons(
    state: &State,
    canvas: &mut Canvas<'_, '_>,
    room: Rect,
    y: u16,
    save: bool,
    leave: bool,
) {
    let words = &state.words;
    let theme = &canvas.look.theme;
    let style = |focused: bool| if focused { theme.selected } else { theme.text };
    let (first, second) = (
        format!("[ {} ]", say!(words, "button-save")),
        format!("[ {} ]", say!(words, "button-leave")),
    );
    let (w1, w2) = (width(&first), width(&second));
    let line = Line::from(vec![
        Span::styled(first, style(save)),
        Span::styled("   ", theme.text),
        Span::styled(second, style(leave)),
    ]);
    let wide = u16::try_from(w1 + 3 + w2).unwrap_or(0).min(room.width);
    let x = room.x + room.width - wide;
    canvas.line(x, y, wide, &line);
    let (w1, w2) = (u16::try_from(w1).unwrap_or(0), u16::try_from(w2).unwrap_or(0));
    canvas.spot(Rect { x, y, width: w1, height: 1 }, Spot::Do(Action::Save));
    canvas.spot(Rect { x: x + w1 + 3, y, width: w2, height: 1 }, Spot::Do(Action::Back));
    if save {
        canvas.measured.cursor = Some((x, y));
    }
    if leave {
        canvas.measured.cursor = Some((x + w1 + 3, y));
    }
}
