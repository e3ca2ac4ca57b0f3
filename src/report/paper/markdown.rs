//! A paper as Markdown.

use std::fmt::Write as _;

use super::{Block, Line, Paper, Table};
use crate::report::layout::{BLANK, Layout, Office};

/// Writes a paper.
pub(super) fn write(paper: &Paper, layout: &Layout, office: &Office) -> String {
    let said = |part: &Option<String>| part.clone().unwrap_or_else(|| BLANK.to_owned());
    let mut out = String::new();
    let _ = writeln!(out, "{}  ", said(&office.parent));
    let _ = writeln!(out, "**{}**  ", said(&office.issuer));
    let _ = writeln!(out, "{}\n", layout.numbered(&paper.code));
    let _ = writeln!(out, "**{}**  ", layout.forms.party);
    let _ = writeln!(out, "*{}*\n", layout.dated(&said(&office.place), None));
    let _ = writeln!(out, "# {}\n", paper.kind);
    for line in &paper.about {
        let _ = writeln!(out, "**{line}**  ");
    }
    let _ = writeln!(out, "\n{}\n", layout.forms.dashes);
    for block in &paper.blocks {
        match block {
            Block::Heading(rank, text) => {
                let _ = writeln!(out, "{} {text}\n", "#".repeat(usize::from(*rank) + 1));
            }
            Block::Paragraph { lead_in, text } if lead_in.is_empty() => {
                let _ = writeln!(out, "{}\n", one_line(text));
            }
            Block::Paragraph { lead_in, text } => {
                let _ = writeln!(out, "**{lead_in}** {}\n", one_line(text));
            }
            Block::Table(table) => self::table(&mut out, table),
        }
    }
    let _ = writeln!(out, "**{}:**\n", layout.recipients.title);
    for recipient in layout.listed(&office.recipients) {
        let _ = writeln!(out, "{recipient}");
    }
    for signature in &paper.signatures {
        let _ = writeln!(out, "\n**{}**  ", signature.bold);
        let _ = writeln!(out, "{}  ", signature.plain);
        let _ = writeln!(out, "**{}**", signature.name);
    }
    for annex in &paper.annexes {
        let _ = writeln!(out, "\n# {}\n\n**{}**  \n*{}*\n", annex.kind, annex.title, annex.belongs);
        table(&mut out, &annex.table);
    }
    out
}

/// A table with pipes; a heading over all columns stands in the second.
pub(in crate::report) fn table(out: &mut String, table: &Table) {
    let row = |out: &mut String, cells: &[String]| {
        let cells: Vec<String> = cells.iter().map(|cell| cell_text(cell)).collect();
        let _ = writeln!(out, "| {} |", cells.join(" | "));
    };
    row(out, &table.head);
    let _ = writeln!(out, "|{}", " --- |".repeat(table.head.len()));
    for line in &table.rows {
        match line {
            Line::Cells(cells) => row(out, cells),
            Line::Span(text) => {
                let mut cells = vec![String::new(); table.head.len()];
                if let Some(cell) = cells.get_mut(1) {
                    *cell = format!("**{}**", one_line(text));
                }
                row(out, &cells);
            }
        }
    }
    out.push('\n');
}

fn cell_text(text: &str) -> String {
    text.replace('|', "\\|").replace("\r\n", "<br>").replace('\n', "<br>")
}

fn one_line(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}
