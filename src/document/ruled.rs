//! Tables set in columns under rows of dashes, pandoc's "simple" and
//! "multiline" tables: no borders, only columns.

/// A table set in columns, its rows with the lines they take, counted from its
/// first.
pub(super) struct Ruled {
    /// First line, last line, cells.
    pub rows: Vec<(usize, usize, Vec<String>)>,
    /// How many lines it takes.
    pub lines: usize,
}

/// A head has no more lines than this.
const HIGHEST_HEAD: usize = 8;

/// A table without a head has no more lines: two rows of dashes may also be
/// ornaments far from each other.
const LONGEST_HEADLESS: usize = 60;

/// Where the parts of a table stand.
struct Frame {
    /// The dashes under the head, or above the rows where there is no head.
    columns: usize,
    /// The lines of the head.
    head: std::ops::Range<usize>,
    /// The first line after the rows.
    end: usize,
    /// How many lines the table takes.
    lines: usize,
}

/// Whether the first of these lines may be the beginning of such a table.
pub(super) fn opens(lines: &[String]) -> bool {
    let at = |at: usize| lines.get(at).map_or("", String::as_str);
    let headed = || (2..=HIGHEST_HEAD).any(|line| is_columns(at(line)));
    is_columns(at(0)) || is_columns(at(1)) || (is_rule(at(0)) && headed())
}

/// The table that begins with the first of these lines.
pub(super) fn ruled(lines: &[String]) -> Option<Ruled> {
    let frame = frame(lines)?;
    let starts = runs(lines.get(frame.columns)?);
    let inside = frame.columns + 1..frame.end;
    let blank = |at: usize| lines.get(at).is_none_or(|line| line.trim().is_empty());
    let wrapped = inside.clone().any(blank);
    let text = frame.head.clone().chain(inside.clone()).filter_map(|at| lines.get(at));
    if !text.clone().all(|line| is_set(line, &starts)) {
        return None;
    }
    let mut rows: Vec<(usize, usize, Vec<String>)> = Vec::new();
    if !frame.head.is_empty() {
        let last = frame.head.end - 1;
        rows.push((frame.head.start, last, cells(lines.get(frame.head.clone())?, &starts)));
    }
    let mut open = false;
    for at in inside {
        let line = lines.get(at)?;
        if line.trim().is_empty() {
            open = false;
            continue;
        }
        match rows.last_mut() {
            Some((_, last, row)) if wrapped && open => {
                *last = at;
                add(row, line, &starts);
            }
            Some(_) | None => rows.push((at, at, cells(std::slice::from_ref(line), &starts))),
        }
        open = true;
    }
    (rows.len() > 1).then_some(Ruled { rows, lines: frame.lines })
}

/// Whether a line is dashes from end to end.
pub(super) fn is_rule(line: &str) -> bool {
    let line = line.trim();
    line.len() >= 10 && line.bytes().all(|byte| byte == b'-')
}

/// Whether a line is dashes with gaps: one run for each column.
fn is_columns(line: &str) -> bool {
    let trimmed = line.trim();
    trimmed.starts_with("--")
        && trimmed.bytes().all(|byte| matches!(byte, b'-' | b' '))
        && trimmed.split(' ').filter(|run| !run.is_empty()).count() >= 2
        && trimmed.split(' ').all(|run| run.is_empty() || run.len() >= 2)
}

fn frame(lines: &[String]) -> Option<Frame> {
    let first = lines.first()?;
    let at = |at: usize| lines.get(at).map_or("", String::as_str);
    let closing = |from: usize, closes: fn(&str) -> bool| {
        (from..lines.len()).find(|at| lines.get(*at).is_some_and(|line| closes(line)))
    };
    if is_rule(first) {
        let columns = (2..=HIGHEST_HEAD).find(|line| is_columns(at(*line)))?;
        let end = closing(columns + 1, is_rule)?;
        return Some(Frame { columns, head: 1..columns, end, lines: end + 1 });
    }
    if is_columns(first) {
        let end = closing(1, is_columns).filter(|end| *end <= LONGEST_HEADLESS)?;
        return Some(Frame { columns: 0, head: 0..0, end, lines: end + 1 });
    }
    if is_columns(at(1)) {
        let end = closing(2, |line| line.trim().is_empty() || is_rule(line)).unwrap_or(lines.len());
        let closed = is_columns(at(end - 1)) && end > 2;
        return Some(Frame { columns: 1, head: 0..1, end: end - usize::from(closed), lines: end });
    }
    None
}

/// Where the runs of dashes begin, in characters.
fn runs(line: &str) -> Vec<usize> {
    let mut starts = Vec::new();
    let mut before = ' ';
    for (at, c) in line.chars().enumerate() {
        if c == '-' && before != '-' {
            starts.push(at);
        }
        before = c;
    }
    starts
}

/// Whether a line keeps the columns: no word runs over the gap before one.
fn is_set(line: &str, starts: &[usize]) -> bool {
    let mut starts = starts.iter().skip(1).peekable();
    let mut before = ' ';
    for (at, c) in line.chars().enumerate() {
        if starts.next_if(|start| **start == at).is_some() && before != ' ' {
            return false;
        }
        before = c;
    }
    true
}

fn cells(lines: &[String], starts: &[usize]) -> Vec<String> {
    let mut row = vec![String::new(); starts.len()];
    for line in lines {
        add(&mut row, line, starts);
    }
    row
}

/// Adds a line to the cells of a row, each its part.
fn add(row: &mut [String], line: &str, starts: &[usize]) {
    let chars: Vec<char> = line.chars().collect();
    for (column, (cell, start)) in row.iter_mut().zip(starts).enumerate() {
        let from = if column == 0 { 0 } else { *start };
        let to = starts.get(column + 1).map_or(chars.len(), |next| (*next).min(chars.len()));
        let part: String = chars.get(from..to).unwrap_or_default().iter().collect();
        let part = part.trim();
        if !part.is_empty() && !cell.is_empty() {
            cell.push(' ');
        }
        cell.push_str(part);
    }
}
