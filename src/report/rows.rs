//! Any list as it can leave the program: as a table in a document or in
//! Markdown, as rows for a spreadsheet, as JSON.

mod csv;
#[cfg(test)]
mod tests;

use serde_json::{Map, Value};

use super::json::ItemShape;
use super::layout::Layout;
use super::paper::docx::{NotPacked, docx};
use super::paper::{Annex, Block, Column, Paper, Row, Table, Text, markdown};
use super::phrase::Phrase;
use crate::domain::{Item, Quarter};
use crate::say;
use crate::words::Words;

/// A list with a title: what a screen shows, in its order.
#[derive(Debug, Clone, PartialEq)]
pub struct Listing {
    /// What it lists.
    pub title: String,
    /// What is said below that: the day of the figures, the filter.
    pub note: String,
    /// The rows.
    pub table: Table,
    /// The rows as values.
    pub values: Vec<Value>,
}

impl Listing {
    /// Rows of plain cells. The name of a column is its key in JSON.
    #[must_use]
    pub fn new(
        title: impl Into<String>,
        note: impl Into<String>,
        columns: Vec<(&str, Column)>,
        rows: Vec<Vec<String>>,
    ) -> Self {
        let value = |row: &Vec<String>| {
            let cells = columns.iter().zip(row);
            let named = cells.map(|((key, _), cell)| ((*key).to_owned(), cell.as_str().into()));
            Value::Object(named.collect::<Map<String, Value>>())
        };
        let values = rows.iter().map(value).collect();
        let rows = rows
            .into_iter()
            .map(|row| Row::Cells(row.into_iter().map(Text::plain).collect()))
            .collect();
        let columns = columns.into_iter().map(|(_, column)| column).collect();
        Self { title: title.into(), note: note.into(), table: Table { columns, rows }, values }
    }

    /// Items with how they stand, of one programme or of several; as values
    /// they are what `list --json` gives. `quarter` is the one whose results
    /// are told; those of an earlier one are marked as such.
    #[must_use]
    pub fn items(
        words: &Words,
        title: impl Into<String>,
        note: impl Into<String>,
        quarter: Quarter,
        items: &[(Phrase<'_>, Item<'_>)],
    ) -> Self {
        let mut ids: Vec<_> = items.iter().map(|(phrase, _)| &phrase.programme.id).collect();
        ids.dedup();
        let is_mixed = ids.len() > 1;
        let mut columns = item_columns(words);
        if is_mixed {
            columns.insert(0, Column::text(say!(words, "rows-programme"), 12));
        }
        let row = |(phrase, item): &(Phrase<'_>, Item<'_>)| {
            let mut cells = cells(phrase, item, quarter);
            if is_mixed {
                cells.insert(0, phrase.programme.id.to_string());
            }
            Row::Cells(cells.into_iter().map(Text::plain).collect())
        };
        let value = |(phrase, item): &(Phrase<'_>, Item<'_>)| {
            let shape = ItemShape::new(phrase.programme, phrase.board, item);
            // A shape of texts and lists is always a value.
            serde_json::to_value(shape).unwrap_or_default()
        };
        Self {
            title: title.into(),
            note: note.into(),
            table: Table { columns, rows: items.iter().map(row).collect() },
            values: items.iter().map(value).collect(),
        }
    }

    /// For a spreadsheet: UTF-8 with the mark by which Excel knows it, lines
    /// ended as on Windows, and no cell that a spreadsheet would reckon with.
    /// The sign between cells is the one of the language ("csv-separator"):
    /// where the comma parts decimals, as in Vietnamese, Excel expects a
    /// semicolon.
    #[must_use]
    pub fn csv(&self, words: &Words) -> Vec<u8> {
        let separator = say!(words, "csv-separator").chars().next().unwrap_or(';');
        csv::csv(&self.table, separator)
    }

    /// As a table of Markdown below its title.
    #[must_use]
    pub fn markdown(&self) -> String {
        let title = markdown::escaped(&self.title);
        let note = markdown::escaped(&self.note);
        let head = if self.note.is_empty() { String::new() } else { format!("{note}\n\n") };
        format!("# {title}\n\n{head}{}", markdown::table(&self.table))
    }

    /// As JSON: a list of values.
    #[must_use]
    pub fn json(&self) -> String {
        let text = serde_json::to_string_pretty(&self.values);
        text.map_or_else(|_| "[]\n".to_owned(), |text| format!("{text}\n"))
    }

    /// As a document: a title and a table on pages that lie on their side.
    ///
    /// # Errors
    /// As [`docx`].
    pub fn docx(&self, layout: &Layout) -> Result<Vec<u8>, NotPacked> {
        let list = Annex {
            label: String::new(),
            title: self.title.clone(),
            with: self.note.clone(),
            is_wide: true,
            blocks: vec![Block::Table(self.table.clone())],
        };
        let paper = Paper { head: None, blocks: Vec::new(), foot: None, annexes: vec![list] };
        docx(&paper, layout)
    }
}

fn item_columns(words: &Words) -> Vec<Column> {
    vec![
        Column::text(say!(words, "rows-key"), 8),
        Column::text(say!(words, "paper-column-item"), 22),
        Column::text(say!(words, "label-lead"), 12),
        Column::text(say!(words, "label-coordinators"), 20),
        Column::text(say!(words, "paper-column-due"), 9),
        Column::text(say!(words, "paper-column-progress"), 12),
        Column::text(say!(words, "paper-column-result"), 16),
        Column::text(say!(words, "label-obstacle"), 12),
        Column::text(say!(words, "label-evidence"), 10),
    ]
}

fn cells(phrase: &Phrase<'_>, item: &Item<'_>, quarter: Quarter) -> Vec<String> {
    let report = &phrase.board.state(&item.key).report;
    vec![
        item.key.to_string(),
        phrase.title(item),
        phrase.short_names(item.lead()),
        phrase.short_names(item.node.coordinators()),
        phrase.due(phrase.board.due(item)),
        phrase.standing(item),
        phrase.result(item, quarter),
        report.obstacle.trim().to_owned(),
        phrase.evidence(item),
    ]
}
