//! The sheet of figures to be reached, from tables and from prose. Those of a
//! table are followed by themselves, those in prose with the item they are in.

use super::table::{Cell, Column, Table};
use super::{Matter, item, names};
use crate::domain::{Board, Indicator, Node, Period, Programme};
use crate::say;

pub(super) fn table(matter: &Matter<'_>) -> Table {
    let words = matter.words;
    let mut columns: Vec<Column> = matter.programme_column().into_iter().collect();
    columns.extend([
        Column::new(say!(words, "xlsx-number"), 7.0),
        Column::new(say!(words, "xlsx-indicator"), 46.0),
        Column::new(say!(words, "xlsx-target"), 16.0),
        Column::new(say!(words, "xlsx-measure"), 10.0),
        Column::new(say!(words, "xlsx-target-by"), 12.0),
        Column::new(say!(words, "label-lead"), 18.0),
    ]);
    columns.extend(item::columns(matter));
    columns.push(Column::beside(say!(words, "xlsx-within"), 34.0));
    columns.extend(item::columns_beside(matter));
    let mut rows = Vec::new();
    for (programme, board) in matter.programmes {
        for node in &programme.nodes {
            let of = |indicator| row(matter, programme, board, node, indicator);
            rows.extend(node.indicators().iter().map(of));
        }
    }
    Table { name: say!(words, "xlsx-sheet-indicators"), columns, rows }
}

fn row(
    matter: &Matter<'_>,
    programme: &Programme,
    board: &Board,
    node: &Node,
    indicator: &Indicator,
) -> Vec<Cell> {
    let item = node.items().next().filter(|item| item.key == indicator.key);
    let lead = if indicator.lead.is_empty() { node.lead() } else { &indicator.lead };
    let by = |period: Period| Cell::Text(matter.words.period(period));
    let mut cells: Vec<Cell> = matter.programme_cell(programme).into_iter().collect();
    cells.extend([
        Cell::text(&node.number),
        Cell::text(&indicator.text),
        target(&indicator.target),
        Cell::text(&indicator.measure),
        indicator.by.map_or(Cell::Blank, by),
        Cell::text(&names(programme, lead)),
    ]);
    if let Some(item) = &item {
        cells.extend(item::cells(matter, programme, board, item));
        cells.push(Cell::Blank);
        cells.extend(item::cells_beside(board, item));
    } else {
        let within = format!("{} {}", node.number, node.title);
        cells.extend(item::columns(matter).iter().map(|_| Cell::Blank));
        cells.extend([Cell::text(&within), Cell::Blank, Cell::text(indicator.key.as_str())]);
    }
    cells
}

/// A target as a number where it is nothing but one, as the office writes
/// numbers: thousands with a point, decimals with a comma. A comparison, a
/// range and words stay words.
fn target(text: &str) -> Cell {
    let text = text.trim();
    let (figure, is_share) = match text.strip_suffix('%') {
        Some(figure) => (figure.trim_end(), true),
        None => (text, false),
    };
    match number(figure) {
        Some(share) if is_share => Cell::Percent(share / 100.0),
        Some(number) => Cell::Number(number),
        None => Cell::text(text),
    }
}

fn number(text: &str) -> Option<f64> {
    let (whole, decimals) = text.split_once(',').map_or((text, None), |(w, d)| (w, Some(d)));
    let is_digits = |part: &str| !part.is_empty() && part.bytes().all(|b| b.is_ascii_digit());
    let mut groups = whole.split('.');
    let first = groups.next().filter(|group| is_digits(group))?;
    let is_grouped = whole.contains('.');
    let are_thousands = groups.all(|group| group.len() == 3 && is_digits(group));
    // "01" is how the office writes one; 0.125 would be thousands of nothing.
    if !are_thousands || (is_grouped && (first.len() > 3 || first.starts_with('0'))) {
        return None;
    }
    if !decimals.is_none_or(is_digits) {
        return None;
    }
    let plain = format!("{}.{}", whole.replace('.', ""), decimals.unwrap_or("0"));
    plain.parse().ok().filter(|_| plain.len() <= 16)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_a_bare_number_becomes_one() {
        for (text, expected) in [
            ("100%", Cell::Percent(1.0)),
            ("73,5 %", Cell::Percent(0.735)),
            ("16.051", Cell::Number(16051.0)),
            ("01", Cell::Number(1.0)),
            ("2,5", Cell::Number(2.5)),
            ("", Cell::Blank),
        ] {
            assert_eq!(target(text), expected, "{text}");
        }
        for words in ["≥ 50%", "40 - 50", "1.5", "0.125", "≤ 3 Đông Nam Á", "=1", "1,", "-3", "1e5"]
        {
            assert_eq!(target(words), Cell::Text(words.to_owned()));
        }
    }
}
