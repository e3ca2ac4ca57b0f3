//! What the columns of a table hold, told by its head.

use super::labels::Label;
use super::lexicon::Lexicon;
use super::piece::Piece;
use super::scan;
use super::tokens::tokens;
use crate::domain::Period;
use crate::text::fold;

/// What a column holds.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Column {
    /// The running number.
    Number,
    /// What is to be done or reached.
    Subject,
    /// The unit of measure.
    Measure,
    /// The figure, by a time the head may name.
    Target {
        /// The head's words.
        name: String,
        /// The time it names.
        by: Option<Period>,
    },
    /// What a label of the same name announces.
    Labelled(Label),
    /// Anything else: remarks, reasons.
    Other,
}

/// A table whose head was understood.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Head {
    /// Its columns.
    pub columns: Vec<Column>,
    /// Whether its rows are indicators, and not tasks.
    pub indicators: bool,
    /// Which column says what a row is about.
    subject: usize,
    /// Its one or two rows, as they are compared with repetitions.
    titles: Vec<Vec<String>>,
}

/// The words of one column's head: of its first row, and of the row below.
#[derive(Debug, Clone, Copy)]
struct Title<'t> {
    upper: &'t str,
    lower: &'t str,
}

/// For each paragraph, whether it belongs to a table whose head is understood.
pub(super) fn readable(pieces: &[Piece], lexicon: &Lexicon) -> Vec<bool> {
    let mut marks = Vec::with_capacity(pieces.len());
    let mut at = 0;
    while let Some(piece) = pieces.get(at) {
        let rows = if piece.row.is_some() { table_len(pieces, at) } else { 1 };
        let table = pieces.get(at..at + rows).unwrap_or_default();
        let unread = match head(table, lexicon) {
            Some((first, _)) if is_preface(first) => 0,
            Some((first, _)) => first,
            None => rows,
        };
        marks.extend(std::iter::repeat_n(false, unread));
        marks.extend(std::iter::repeat_n(true, rows - unread));
        at += rows;
    }
    marks
}

/// Whether what stands above a head belongs to its table: a title or two.
pub(super) fn is_preface(rows: usize) -> bool {
    rows < 3
}

/// How many rows follow each other.
pub(super) fn table_len(pieces: &[Piece], at: usize) -> usize {
    pieces.get(at..).unwrap_or_default().iter().take_while(|piece| piece.row.is_some()).count()
}

/// How many rows at the top of a table may be its head whatever they hold.
const FIRST_ROWS: usize = 3;

/// The first head among rows, and in which of them it begins.
pub(super) fn head(rows: &[Piece], lexicon: &Lexicon) -> Option<(usize, Head)> {
    let mut at = 0;
    while let Some(piece) = rows.get(at) {
        let cells = piece.row.as_ref()?;
        if at < FIRST_ROWS || may_be_head(cells) {
            let lower = rows.get(at + 1).and_then(|piece| piece.row.as_deref());
            if let Some(head) = head_of(cells, lower, lexicon) {
                return Some((at, head));
            }
        }
        at += 1;
    }
    None
}

/// Whether one of the first rows is a head that is understood.
pub(super) fn has_head(rows: &[Vec<String>], lexicon: &Lexicon) -> bool {
    let lower = |at: usize| rows.get(at + 1).map(Vec::as_slice);
    let mut first = rows.iter().take(FIRST_ROWS).enumerate();
    first.any(|(at, cells)| head_of(cells, lower(at), lexicon).is_some())
}

/// The first row that may be the head of another table.
pub(super) fn head_below(rows: &[Piece], lexicon: &Lexicon) -> Option<(usize, Head)> {
    rows.iter().enumerate().find_map(|(at, piece)| {
        let cells = piece.row.as_ref().filter(|cells| may_be_head(cells))?;
        let lower = rows.get(at + 1).and_then(|piece| piece.row.as_deref());
        Some((at, head_of(cells, lower, lexicon)?))
    })
}

/// Whether a row far down may be the head of another table: short words, and no
/// running number in front.
fn may_be_head(cells: &[String]) -> bool {
    let mut filled = cells.iter().map(|cell| cell.trim()).filter(|cell| !cell.is_empty());
    let counted = |cell: &str| cell.starts_with(|c: char| c.is_ascii_digit());
    filled.clone().count() > 1
        && filled.next().is_some_and(|cell| !counted(cell))
        && filled.all(|cell| cell.len() <= 120)
}

/// A head of one row, or of two where the lower one parts some columns.
fn head_of(upper: &[String], lower: Option<&[String]>, lexicon: &Lexicon) -> Option<Head> {
    let single: Vec<Title<'_>> = upper.iter().map(|cell| Title::single(cell)).collect();
    let subject = subject(&single, lexicon)?;
    let lower = lower.filter(|lower| parts(upper, lower, subject, lexicon));
    let titles = match lower {
        Some(lower) => parted(upper, lower),
        None => single,
    };
    let (columns, indicators) = columns(&titles, subject, lexicon)?;
    let rows = std::iter::once(upper).chain(lower);
    let titles = rows.map(|cells| cells.iter().map(|cell| plain(cell)).collect()).collect();
    Some(Head { columns, indicators, subject, titles })
}

/// Which column says what is to be done or reached.
fn subject(titles: &[Title<'_>], lexicon: &Lexicon) -> Option<usize> {
    let words = &lexicon.columns;
    let exact = |title: &Title<'_>| {
        let name = title.outside();
        words.indicator.is_loosely(name) || words.task.is_loosely(name)
    };
    let begun = |title: &Title<'_>| {
        let name = title.outside();
        name.chars().count() <= 60
            && (words.indicator.begin_loosely(name) || words.task.begin_loosely(name))
    };
    titles.iter().position(exact).or_else(|| titles.iter().position(begun))
}

/// Whether a second row parts columns of the first: it says nothing new about
/// the number and the subject, and what it says names columns.
fn parts(upper: &[String], lower: &[String], subject: usize, lexicon: &Lexicon) -> bool {
    let above = |at: usize| upper.get(at).map_or("", |cell| cell.trim());
    let mut new = lower
        .iter()
        .enumerate()
        .map(|(at, cell)| (at, cell.trim()))
        .filter(|(at, cell)| !cell.is_empty() && *cell != above(*at))
        .peekable();
    let indicators = lexicon.columns.indicator.begin_loosely(above(subject));
    new.peek().is_some()
        && new.all(|(at, cell)| {
            let number = lexicon.columns.number.is_loosely(above(at));
            at != subject && !number && named(cell, indicators, lexicon).is_some()
        })
}

/// The titles of a head of two rows. A cell left blank in the upper row belongs
/// to the one on its left where the lower row says more.
fn parted<'t>(upper: &'t [String], lower: &'t [String]) -> Vec<Title<'t>> {
    let mut left = "";
    let each = |at: usize| {
        let cell = |row: &'t [String]| row.get(at).map_or("", |cell| cell.trim());
        let (own, lower) = (cell(upper), cell(lower));
        let shared = own.is_empty() && !lower.is_empty();
        left = if shared { left } else { own };
        Title { upper: left, lower: if lower == own { "" } else { lower } }
    };
    (0..upper.len().max(lower.len())).map(each).collect()
}

fn columns(titles: &[Title<'_>], subject: usize, lexicon: &Lexicon) -> Option<(Vec<Column>, bool)> {
    let words = &lexicon.columns;
    let title = titles.get(subject)?.outside();
    let exact = words.indicator.is_loosely(title);
    let indicators =
        exact || (!words.task.is_loosely(title) && words.indicator.begin_loosely(title));
    let mut columns: Vec<Column> =
        titles.iter().map(|title| column(title, indicators, lexicon)).collect();
    if let Some(column) = columns.get_mut(subject) {
        *column = Column::Subject;
    }
    let mut seen: Vec<Label> = Vec::new();
    for column in &mut columns {
        if let Column::Labelled(label) = *column {
            // "Thời gian hoàn thành" and, in a report, "Tiến độ": the first asks.
            if seen.contains(&label) && label != Label::Product {
                *column = Column::Other;
            }
            seen.push(label);
        }
    }
    let has = |wanted: fn(&Column) -> bool| columns.iter().any(wanted);
    let enough = if indicators {
        has(|column| matches!(column, Column::Target { .. }))
    } else {
        has(|column| matches!(column, Column::Labelled(Label::Lead | Label::Shared | Label::Time)))
    };
    enough.then_some((columns, indicators))
}

/// A column by its own words, else by those above them, else by both.
fn column(title: &Title<'_>, indicators: bool, lexicon: &Lexicon) -> Column {
    let both = format!("{} {}", title.upper, title.lower);
    [title.lower, title.upper, &both]
        .into_iter()
        .find_map(|name| named(name, indicators, lexicon))
        .unwrap_or(Column::Other)
}

/// What a name of a column announces, if it is known.
fn named(name: &str, indicators: bool, lexicon: &Lexicon) -> Option<Column> {
    let words = &lexicon.columns;
    let name = name.trim();
    if name.is_empty() {
        return None;
    }
    if words.number.is_loosely(name) {
        return Some(Column::Number);
    }
    if words.other.is_loosely(name) {
        return Some(Column::Other);
    }
    if words.lead.is_loosely(name) {
        return Some(Column::Labelled(Label::Lead));
    }
    if indicators {
        let by = scan::mentions(&tokens(name), lexicon).first().map(|mention| mention.period);
        if words.measure.is_loosely(name) {
            return Some(Column::Measure);
        }
        if by.is_some() || words.target.is_loosely(name) {
            return Some(Column::Target { name: on_one_line(name), by });
        }
    }
    lexicon.labels.named(name).or_else(|| lexicon.labels.begun(name)).map(Column::Labelled)
}

fn on_one_line(name: &str) -> String {
    name.split_whitespace().collect::<Vec<_>>().join(" ")
}

impl<'t> Title<'t> {
    fn single(cell: &'t str) -> Self {
        Self { upper: cell.trim(), lower: "" }
    }

    /// Its first row without what stands in brackets.
    fn outside(&self) -> &'t str {
        self.upper.split('(').next().unwrap_or(self.upper)
    }
}

impl Head {
    /// How many rows it takes.
    pub fn rows(&self) -> usize {
        self.titles.len()
    }

    /// The text of the cells of the columns that `wanted` picks, one to a line.
    pub fn pick(&self, cells: &[String], wanted: impl Fn(&Column) -> bool) -> String {
        let mut text = String::new();
        for cell in
            self.columns.iter().zip(cells).filter(|(c, _)| wanted(c)).map(|(_, cell)| cell.trim())
        {
            if !text.is_empty() && !cell.is_empty() {
                text.push('\n');
            }
            text.push_str(cell);
        }
        text
    }

    /// The text of the column of a label.
    pub fn answer(&self, cells: &[String], label: Label) -> String {
        self.pick(cells, |column| *column == Column::Labelled(label))
    }

    /// The number of a row, bare of dots and brackets.
    pub fn number<'c>(&self, cells: &'c [String]) -> &'c str {
        let at = self.columns.iter().position(|column| *column == Column::Number);
        let cell = at.and_then(|at| cells.get(at)).map_or("", |cell| cell.trim());
        super::tokens::bare(cell.trim_matches(['(', ')', ' ']))
    }

    /// What a row is about.
    pub fn subject<'c>(&self, cells: &'c [String]) -> &'c str {
        cells.get(self.subject).map_or("", |cell| cell.trim())
    }

    /// Whether a column announces a label.
    pub fn has(&self, label: Label) -> bool {
        self.columns.contains(&Column::Labelled(label))
    }

    /// Whether rows are numbered.
    pub fn counts(&self) -> bool {
        self.columns.contains(&Column::Number)
    }

    /// Whether a row only repeats the head or a row of it, or numbers its columns.
    pub fn repeats(&self, cells: &[String]) -> bool {
        let filled = || {
            cells.iter().map(|cell| cell.trim()).enumerate().filter(|(_, cell)| !cell.is_empty())
        };
        let numbered = |(at, cell): (usize, &str)| {
            let cell = cell.trim_matches(['(', ')', '[', ']']);
            cell.len() <= 2 && cell == (at + 1).to_string()
        };
        let title = |row: &Vec<String>| {
            row.len() == cells.len()
                && row.iter().zip(cells).all(|(title, cell)| *title == plain(cell))
        };
        let short = cells.iter().all(|cell| cell.len() <= 200);
        filled().count() > 1 && (filled().all(numbered) || (short && self.titles.iter().any(title)))
    }

    /// The figures of a row, with the words and the times of their columns.
    pub fn targets<'r>(
        &'r self,
        cells: &'r [String],
    ) -> impl Iterator<Item = (&'r str, Option<Period>, &'r str)> {
        self.columns.iter().zip(cells).filter_map(|(column, cell)| match column {
            Column::Target { name, by } if !cell.trim().is_empty() => {
                Some((&**name, *by, cell.trim()))
            }
            Column::Target { .. }
            | Column::Number
            | Column::Subject
            | Column::Measure
            | Column::Labelled(_)
            | Column::Other => None,
        })
    }

    /// Whether a row has a figure.
    pub fn has_target(&self, cells: &[String]) -> bool {
        self.targets(cells).next().is_some()
    }

    /// Whether a row has columns of its own filled: lead, time, figures.
    pub fn has_own(&self, cells: &[String]) -> bool {
        let own = |column: &Column| match column {
            Column::Labelled(Label::Lead | Label::Shared | Label::Time) | Column::Target { .. } => {
                true
            }
            Column::Labelled(Label::Coordinators | Label::Product | Label::Objective)
            | Column::Number
            | Column::Subject
            | Column::Measure
            | Column::Other => false,
        };
        !self.pick(cells, own).is_empty()
    }
}

/// A title as titles are compared: a repeated one may be cased or broken
/// otherwise.
fn plain(cell: &str) -> String {
    fold(&on_one_line(cell))
}
