//! A page as lines of the width of the wall, broken into sheets: nothing is
//! cut, nothing scrolls.

mod figures;
mod item;
mod lists;

use super::pages::{Page, Part, place};
use super::{MINUTES, Timer, Wall};
use crate::app::state::State;
use crate::domain::{Progress, Standing};
use crate::say;
use crate::text::{pad, width, wrap};

/// How something stands, and how far it has come.
pub type Status = (Standing, Progress);

/// How a piece of a line is meant.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Piece {
    /// Words.
    Text(String),
    /// What stands back.
    Faint(String),
    /// A heading.
    Heading(String),
    /// How something stands, in words.
    State(Status, String),
    /// The sign of a standing, two columns wide.
    Mark(Status),
}

impl Piece {
    fn width(&self) -> usize {
        match self {
            Self::Text(text) | Self::Faint(text) | Self::Heading(text) | Self::State(_, text) => {
                width(text)
            }
            Self::Mark(_) => 2,
        }
    }
}

/// A line of a sheet.
pub type Line = Vec<Piece>;

/// Lines that belong together.
pub type Block = Vec<Line>;

/// What a page holds: its heading comes back on every sheet.
#[derive(Debug, Clone, Default)]
pub struct Content {
    /// The heading.
    pub heading: Vec<String>,
    /// Everything else.
    pub blocks: Vec<Block>,
}

/// The columns left of the text.
#[must_use]
pub fn margin(columns: u16) -> u16 {
    if columns < 100 { 3 } else { 8 }
}

/// How wide lines are at most: longer ones are not read from afar.
const LONGEST: usize = 72;

/// Rows that are not the page's own: the title, the keys, and a rule at each.
const FRAME: usize = 4;

fn room(state: &State) -> (usize, usize) {
    let columns = state.measured.columns.max(60);
    let rows = usize::from(state.measured.rows.max(18));
    let wide = usize::from(columns - 2 * margin(columns)).min(LONGEST);
    (wide, rows - FRAME)
}

fn content(state: &State, wall: &Wall, page: &Page, columns: usize) -> Content {
    match page {
        Page::Before => lists::before(state, wall, columns),
        Page::Figures => figures::figures(state, wall, columns),
        Page::Totals => figures::totals(state, wall, columns),
        Page::Duties => lists::duties(state, wall, columns),
        Page::Item(_, key) => item::item(state, wall, key, columns),
        Page::Conclusions => lists::conclusions(state, columns),
    }
}

/// How many sheets a page has.
#[must_use]
pub fn count(state: &State, wall: &Wall, at: usize) -> usize {
    sheets(state, wall, at).len()
}

/// The sheets of a page in the window as it is.
#[must_use]
pub fn sheets(state: &State, wall: &Wall, at: usize) -> Vec<Vec<Line>> {
    let Some(page) = wall.pages.get(at) else { return vec![Vec::new()] };
    let (columns, rows) = room(state);
    let content = content(state, wall, page, columns);
    broken(&state.words, &content, columns, rows)
}

fn broken(
    words: &crate::words::Words,
    content: &Content,
    columns: usize,
    rows: usize,
) -> Vec<Vec<Line>> {
    let spaced: usize = content.blocks.iter().map(|block| block.len() + 1).sum();
    let first = headed(content, "", columns);
    let is_airy = first.len() + spaced <= rows + 1;
    let mut sheets = vec![first];
    let again = headed(content, &format!(" {}", say!(words, "meeting-continued")), columns);
    for block in &content.blocks {
        let last = sheets.last().map_or(0, Vec::len);
        let has_text = last > again.len();
        if last + block.len() > rows && has_text && again.len() + block.len() <= rows {
            sheets.push(again.clone());
        }
        for line in block {
            if sheets.last().is_some_and(|sheet| sheet.len() >= rows) {
                sheets.push(again.clone());
            }
            if let Some(sheet) = sheets.last_mut() {
                sheet.push(line.clone());
            }
        }
        if is_airy && let Some(sheet) = sheets.last_mut() {
            sheet.push(Line::new());
        }
    }
    for sheet in &mut sheets {
        while sheet.last().is_some_and(Vec::is_empty) {
            sheet.pop();
        }
    }
    sheets
}

/// The heading of a sheet, with a free line above and below.
fn headed(content: &Content, more: &str, columns: usize) -> Vec<Line> {
    if content.heading.is_empty() {
        return Vec::new();
    }
    let mut lines = vec![Line::new()];
    let text = content.heading.join(" ") + more;
    lines.extend(wrap(&text, columns).into_iter().map(|line| vec![Piece::Heading(line)]));
    lines.push(Line::new());
    lines
}

/// How wide the labels are.
const LABELS: usize = 11;

/// A label and its text, which hangs beside it.
fn labelled(label: &str, text: &str, columns: usize) -> Block {
    let mut lines = Block::new();
    for paragraph in text.lines().filter(|line| !line.trim().is_empty()) {
        for line in wrap(paragraph, columns.saturating_sub(LABELS)) {
            let head = if lines.is_empty() { pad(label, LABELS) } else { " ".repeat(LABELS) };
            lines.push(vec![Piece::Heading(head), Piece::Text(line)]);
        }
    }
    lines
}

/// Text in lines.
fn paragraph(text: &str, columns: usize) -> Block {
    wrap(text, columns).into_iter().map(|line| vec![Piece::Text(line)]).collect()
}

/// The head of a sheet: what is shown, and which of how many.
#[must_use]
pub fn title(state: &State, wall: &Wall) -> (String, String) {
    let words = &state.words;
    let quarter = state.sitting.as_ref().map_or_else(
        || crate::domain::Quarter::of(wall.frozen.board.as_of()),
        |sitting| sitting.review.quarter,
    );
    let part = wall.page().map(|page| part_name(state, page)).unwrap_or_default();
    let review = say!(words, "meeting-head", quarter = words.quarter(quarter).to_uppercase());
    let (at, of) = place(&wall.pages, wall.at).unwrap_or((wall.at + 1, wall.pages.len()));
    let is_item = wall.key().is_some();
    let place = if is_item {
        say!(words, "meeting-item-of", at = at, of = of)
    } else {
        say!(words, "meeting-page-of", at = at, of = of)
    };
    let day = say!(words, "meeting-figures-of", date = words.short_date(wall.frozen.board.as_of()));
    let right = format!("{day} · {place}");
    let columns = usize::from(state.measured.columns.max(60));
    let left = format!("{review} · {part}");
    if width(&left) + width(&right) + 4 <= columns { (left, right) } else { (part, right) }
}

fn part_name(state: &State, page: &Page) -> String {
    let words = &state.words;
    match page {
        Page::Before | Page::Item(Part::Before, _) => say!(words, "meeting-part-before"),
        Page::Figures | Page::Totals => say!(words, "meeting-part-totals"),
        Page::Duties => say!(words, "meeting-part-duties"),
        Page::Item(Part::Overdue, _) => say!(words, "meeting-part-overdue"),
        Page::Item(Part::DueSoon, _) => say!(words, "meeting-part-due-soon"),
        Page::Item(Part::Rest, _) => say!(words, "meeting-part-rest"),
        Page::Conclusions => say!(words, "meeting-part-conclusions"),
    }
}

/// What the timer shows now.
#[must_use]
pub fn timer(state: &State, wall: &Wall) -> String {
    let minutes = |seconds: i64| {
        let sign = if seconds < 0 { "−" } else { "" };
        let seconds = seconds.abs();
        format!("{sign}{:02}:{:02}", seconds / 60, seconds % 60)
    };
    match wall.timer {
        Timer::Clock => state.words.time(state.now),
        Timer::Elapsed => minutes((state.now - wall.since).num_seconds().max(0)),
        Timer::Countdown => {
            let gone = (state.now - wall.begun).num_seconds().max(0);
            say!(state.words, "meeting-left-time", time = minutes(MINUTES * 60 - gone))
        }
        Timer::Off => String::new(),
    }
}
