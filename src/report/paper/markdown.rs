//! A paper as Markdown: the same words in the same order, for reading and for
//! pasting into something else.

use std::fmt::Write as _;

use super::{Annex, Block, Foot, Head, Look, Paper, Rank, Row, Signature, Table, Text, Title};
use crate::report::layout::Layout;
use crate::text::visible;

/// A paper as Markdown.
#[must_use]
pub fn markdown(paper: &Paper, layout: &Layout) -> String {
    let mut page = Page::default();
    if let Some(head) = &paper.head {
        page.head(head, layout);
    }
    page.blocks(&paper.blocks);
    if let Some(foot) = &paper.foot {
        page.foot(foot, layout);
    }
    for annex in &paper.annexes {
        page.annex(annex);
    }
    page.text
}

/// A table as Markdown.
#[must_use]
pub fn table(table: &Table) -> String {
    let mut page = Page::default();
    page.table(table);
    page.text
}

#[derive(Default)]
struct Page {
    text: String,
}

impl Page {
    fn part(&mut self, lines: &[String]) {
        if !self.text.is_empty() {
            self.text.push('\n');
        }
        // Two blanks at the end keep the lines of one part apart.
        let _ = writeln!(self.text, "{}", lines.join("  \n"));
    }

    fn head(&mut self, head: &Head, layout: &Layout) {
        let star = escaped(&layout.head.star);
        let number = escaped(&head.number);
        let left = [escaped(&head.parent), bold(&head.issuer), star, number, bold(&head.draft)];
        let mut left: Vec<String> = left.into_iter().filter(|line| !line.is_empty()).collect();
        let rule = escaped(&layout.head.rule);
        if let Title::Letter { about, .. } = &head.title {
            left.push(format!("*{}*", escaped(about)));
        }
        self.part(&left);
        self.part(&[bold(&layout.head.party), format!("*{}*", escaped(&head.dated))]);
        match &head.title {
            Title::Titled { kind, about } => {
                self.part(&[format!("# {}", escaped(kind))]);
                self.part(&[bold(about), rule]);
            }
            Title::Letter { to, .. } => self.part(&[escaped(to)]),
        }
    }

    fn blocks(&mut self, blocks: &[Block]) {
        let mut after_dash = false;
        for block in blocks {
            let is_dash = matches!(block, Block::Dash(_));
            match block {
                Block::Heading(rank, text) => {
                    let marks = match rank {
                        Rank::Part => "##",
                        Rank::Item => "###",
                        Rank::Below => "####",
                    };
                    self.part(&[format!("{marks} {}", escaped(text))]);
                }
                Block::Paragraph(text) => self.part(&[inline(text)]),
                Block::Dash(text) if after_dash => {
                    let _ = writeln!(self.text, "- {}", inline(text));
                }
                Block::Dash(text) => self.part(&[format!("- {}", inline(text))]),
                Block::Table(table) => self.table(table),
            }
            after_dash = is_dash;
        }
    }

    fn table(&mut self, table: &Table) {
        let line = |cells: Vec<String>| format!("| {} |\n", cells.join(" | "));
        if !self.text.is_empty() {
            self.text.push('\n');
        }
        let heads = table.columns.iter().map(|column| cell(&Text::plain(column.title.as_str())));
        self.text.push_str(&line(heads.collect()));
        self.text.push_str(&line(table.columns.iter().map(|_| "---".to_owned()).collect()));
        for row in &table.rows {
            let mut cells: Vec<String> = match row {
                Row::Cells(cells) => cells.iter().map(cell).collect(),
                Row::Sum(cells) => {
                    cells.iter().map(|text| cell(&Text::bold(text.words()))).collect()
                }
                Row::Group(title) => vec![cell(&Text::bold(title.as_str()))],
            };
            cells.resize(table.columns.len(), String::new());
            self.text.push_str(&line(cells));
        }
    }

    fn foot(&mut self, foot: &Foot, layout: &Layout) {
        if !foot.recipients.is_empty() {
            let form = &layout.recipients;
            self.part(&[format!("{}{}", escaped(&form.label), escaped(&form.colon))]);
            let lines = foot.recipient_lines(layout);
            self.text.push('\n');
            for line in lines {
                let bare = line.strip_prefix("- ").unwrap_or(&line);
                let _ = writeln!(self.text, "- {}", escaped(bare));
            }
        }
        let signatures = foot.left.iter().chain([&foot.right]).chain(&foot.below);
        for signer in signatures {
            self.signature(signer);
        }
    }

    fn signature(&mut self, signer: &Signature) {
        let mut lines: Vec<String> = signer.authority.iter().map(|text| bold(text)).collect();
        lines.extend(signer.position.iter().map(|text| escaped(text)));
        if !signer.name.is_empty() {
            lines.push(bold(&signer.name));
        }
        self.part(&lines);
    }

    fn annex(&mut self, annex: &Annex) {
        self.part(&["---".to_owned()]);
        self.part(&[format!("# {}", escaped(&annex.label))]);
        let mut lines = vec![bold(&annex.title)];
        if !annex.with.is_empty() {
            lines.push(format!("*{}*", escaped(&annex.with)));
        }
        self.part(&lines);
        self.blocks(&annex.blocks);
    }
}

fn bold(text: &str) -> String {
    if text.trim().is_empty() { String::new() } else { format!("**{}**", escaped(text)) }
}

/// The parts of a line with their marks.
fn inline(text: &Text) -> String {
    let spans = text.0.iter().map(|span| {
        let words = escaped(&span.text);
        // A mark beside a blank would stay a sign.
        let bare = words.trim();
        if bare.is_empty() {
            return words;
        }
        let marked = match span.look {
            Look::Plain => return words,
            Look::Bold => format!("**{bare}**"),
            Look::Italic | Look::Blank => format!("*{bare}*"),
        };
        words.replacen(bare, &marked, 1)
    });
    spans.collect()
}

fn cell(text: &Text) -> String {
    inline(text).replace('\n', "<br>").trim().to_owned()
}

/// A text in which no sign means anything to Markdown. Blanks left to the
/// office stay as wide as they are.
pub(in crate::report) fn escaped(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    let text = text.split('\n').map(visible).collect::<Vec<_>>().join("\n");
    let mut line_start = true;
    let mut letters = text.chars().peekable();
    while let Some(letter) = letters.next() {
        let is_wide = letter == ' ' && (letters.peek() == Some(&' ') || out.ends_with('\u{A0}'));
        match letter {
            '\\' | '`' | '*' | '_' | '[' | ']' | '<' | '>' | '|' | '~' => {
                out.push('\\');
                out.push(letter);
            }
            '#' | '+' | '-' | '=' if line_start => {
                out.push('\\');
                out.push(letter);
            }
            ' ' if is_wide => out.push('\u{A0}'),
            _ => out.push(letter),
        }
        line_start = letter == '\n' || (line_start && letter == ' ');
    }
    out
}
