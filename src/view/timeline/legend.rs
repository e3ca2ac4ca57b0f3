//! What the marks mean and how many stand how: the foot, the lines below the
//! rows, and the cell under the cursor in words.

use std::collections::{HashSet, VecDeque};

use ratatui::layout::Rect;

use super::Shown;
use crate::app::State;
use crate::app::library::Volume;
use crate::app::timeline::{Cell, Track, cursor, quarter, rows, tally, years};
use crate::domain::{Item, Progress, Quarter, Standing};
use crate::say;
use crate::text::width;
use crate::view::canvas::Canvas;
use crate::view::look::Look;

/// The marks on the page and what they mean, as many as fit.
fn legend(shown: &Shown<'_>, look: &Look, gap: &str, room: usize) -> String {
    let words = &shown.state.words;
    let status = |standing, progress| look.theme.status(standing, progress).1.trim_end();
    let open = Progress::Underway;
    let known = [
        (look.glyphs.ahead, say!(words, "legend-ahead")),
        (status(Standing::DoneInTime, open), say!(words, "legend-done")),
        (status(Standing::DoneLate, open), say!(words, "legend-done-late")),
        (status(Standing::InTime, Progress::NotStarted), say!(words, "legend-not-started")),
        (status(Standing::InTime, open), say!(words, "legend-underway")),
        (status(Standing::DueSoon, open), say!(words, "legend-due-soon")),
        (status(Standing::Overdue, open), say!(words, "legend-overdue")),
        (status(Standing::Paused, open), say!(words, "legend-paused")),
        (status(Standing::NeedsConfirmation, open), say!(words, "legend-needs-confirmation")),
        (look.glyphs.track, say!(words, "legend-upkeep")),
        (look.glyphs.attained, say!(words, "legend-attain")),
    ];
    let mut here: HashSet<String> = HashSet::new();
    for track in &shown.tracks {
        for quarter in shown.grid.quarters() {
            let (_, sign) = super::sign(look, shown.volume, &track.at(quarter), 1);
            here.insert(sign.trim_end().to_owned());
        }
    }
    let mut parts: VecDeque<String> = known
        .iter()
        .filter(|(mark, _)| here.contains(*mark))
        .map(|(mark, word)| format!("{mark} {word}"))
        .collect();
    // Where there is no room, the first ones speak for themselves.
    while parts.iter().map(|part| width(part) + width(gap)).sum::<usize>() > room + width(gap) {
        parts.pop_front();
    }
    Vec::from(parts).join(gap)
}

/// The legend where it has no room of its own, else the chosen quarter; on
/// pages of years also which page.
pub(super) fn foot(shown: &Shown<'_>, look: &Look, columns: usize, is_tall: bool) -> String {
    let words = &shown.state.words;
    let is_whole = shown.grid.years == shown.grid.of;
    if is_whole && !is_tall {
        return legend(shown, look, " ", columns.saturating_sub(4));
    }
    let quarter = words.quarter(shown.quarter);
    if is_whole {
        return quarter;
    }
    let (first, _) = years(shown.volume);
    let place = usize::try_from(shown.quarter.year - first).unwrap_or(0) + 1;
    say!(words, "timeline-page", quarter = quarter, at = place, total = shown.grid.of)
}

/// Below the rows: where the current quarter is, the legend, and how many of
/// the chosen quarter and of the one before it stand how; blanks between them
/// where there are so many lines to spare. Returns how many lines it took.
pub(super) fn below(
    shown: &Shown<'_>,
    canvas: &mut Canvas<'_, '_>,
    inside: Rect,
    spare: usize,
) -> u16 {
    let words = &shown.state.words;
    let (text, faint) = (canvas.look.theme.text, canvas.look.theme.faint);
    let room = inside.width.saturating_sub(2);
    let title = say!(words, "legend-title");
    let marks_room = usize::from(room).saturating_sub(width(&title) + 2);
    let marks = legend(shown, canvas.look, "  ", marks_room);
    let mut lines = Vec::new();
    lines.extend((spare >= 2).then(|| (String::new(), text)));
    lines.push((format!("{title}  {marks}"), faint));
    lines.extend((spare >= 1).then(|| (String::new(), text)));
    let name = words.quarter(shown.quarter);
    let name = say!(words, "timeline-chosen", quarter = name);
    lines.push((sums(shown, shown.quarter, &name), text));
    let before = shown.quarter.previous();
    if before.year >= years(shown.volume).0 {
        lines.push((sums(shown, before, &words.quarter(before)), text));
    }
    let height = u16::try_from(lines.len()).unwrap_or(0) + 1;
    let top = inside.y + inside.height.saturating_sub(height);
    pointer(shown, canvas, Rect { y: top, height: 1, ..inside });
    for (y, (line, style)) in (top + 1..).zip(lines) {
        canvas.text(inside.x + 1, y, room, &line, style);
    }
    height
}

/// Where the current quarter is.
fn pointer(shown: &Shown<'_>, canvas: &mut Canvas<'_, '_>, line: Rect) {
    let now = Quarter::of(shown.state.library.as_of());
    let Some(column) = shown.grid.column(now) else { return };
    let name = say!(shown.state.words, "timeline-now");
    let text = format!("{} {name}", canvas.look.glyphs.now);
    let needed = u16::try_from(width(&text)).unwrap_or(0);
    if column + needed <= line.width {
        let style = canvas.look.theme.faint;
        canvas.text(line.x + column, line.y, line.width - column, &text, style);
    }
}

/// "Quý III/2026: đến hạn 5 · hoàn thành đúng hạn 2 · …": the parts add up to
/// the first number.
fn sums(shown: &Shown<'_>, quarter: Quarter, name: &str) -> String {
    let words = &shown.state.words;
    let tally = tally(&shown.tracks, quarter);
    let mut parts = vec![say!(words, "timeline-due", count = tally.total())];
    for standing in Standing::ALL {
        let count = tally.count(standing);
        if count > 0 || standing == Standing::Overdue {
            parts.push(format!("{} {count}", words.standing(standing).to_lowercase()));
        }
    }
    format!("{name}: {}", parts.join(" · "))
}

/// What the status line says: the cell under the cursor in words.
pub(in crate::view) fn status(state: &State) -> Option<String> {
    let words = &state.words;
    let volume = state.volume()?;
    let rows = rows(state, volume);
    let node = rows.get(cursor(state, volume, &rows))?;
    let now = quarter(state, volume);
    let name = if node.model().is_some() {
        say!(words, "timeline-model", number = node.number.clone())
    } else {
        node.key.to_string()
    };
    let what = match Track::of(volume, node).at(now) {
        Cell::Due(items) => {
            let parts: Vec<String> = items.iter().map(|item| due(state, volume, item)).collect();
            parts.join("; ")
        }
        Cell::Upkeep(milestone) => {
            let period = milestone.period.map(|period| words.period(period)).unwrap_or_default();
            let text = format!("{} · {} {period}", words.quarter(now), milestone.label);
            text.trim_end().to_owned()
        }
        Cell::Ahead(item) => {
            let next = say!(words, "timeline-next", what = due(state, volume, item));
            format!("{} · {next}", words.quarter(now))
        }
        Cell::Empty => format!("{} · {}", words.quarter(now), say!(words, "timeline-nothing")),
    };
    Some(format!("{name}: {what}"))
}

/// "Triển khai kế hoạch Quý III/2026, còn 5 ngày".
fn due(state: &State, volume: &Volume, item: &Item<'_>) -> String {
    let words = &state.words;
    let item_state = volume.board.state(&item.key);
    let due = volume.board.due(item);
    let label = item.milestone.map_or_else(String::new, |point| format!("{} ", point.label));
    let period = due.period.map(|period| words.period(period)).unwrap_or_default();
    let stands = volume.stands(words, item);
    let before = item_state.slips.last().and_then(|slip| slip.before.period);
    let moved = before
        .filter(|before| Some(*before) != due.period)
        .map(|before| say!(words, "due-moved-from", from = words.period(before)));
    let moved = moved.map(|moved| format!(", {moved}")).unwrap_or_default();
    format!("{label}{period}, {stands}{moved}")
}
