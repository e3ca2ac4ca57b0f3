//! The README shows what the program does: its table of keys comes from the
//! keymap, its picture from the program. `UPDATE_TABLES=1 cargo test` writes
//! both anew.

use std::fmt::Write as _;
use std::fs;
use std::path::{Path, PathBuf};

use ratatui::style::{Color, Modifier};
use tiendo::app::label;
use tiendo::keymap::{ROWS, Section};
use tiendo::words::{Language, Words};

use crate::desk::Desk;
use crate::screens::busy;

fn at(name: &str) -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join(name)
}

/// Fails when a file is not what it should be, or writes it when asked to.
fn hold(name: &str, wanted: &str) {
    let found = fs::read_to_string(at(name)).unwrap_or_default();
    if found == wanted {
        return;
    }
    if std::env::var_os("UPDATE_TABLES").is_some() {
        fs::write(at(name), wanted).expect("written");
    } else {
        panic!("{name} is behind: run UPDATE_TABLES=1 cargo test");
    }
}

#[test]
fn the_table_of_keys_is_the_keymap() {
    let words = Words::new(Language::Vietnamese, None).expect("words");
    let english = Words::new(Language::English, None).expect("words");
    let mut table = String::from("| Phím | Việc | What it does |\n|---|---|---|\n");
    let mut seen = Vec::new();
    for section in [Section::Here, Section::Moving, Section::Everywhere, Section::Writing] {
        for row in ROWS.iter().filter(|row| row.section == section) {
            if seen.contains(&row.action) {
                continue;
            }
            seen.push(row.action);
            let keys: Vec<String> = ROWS
                .iter()
                .filter(|other| other.action == row.action)
                .flat_map(|other| other.keys)
                .map(|press| format!("`{press}`"))
                .collect();
            let (vi, en) = (label::action(&words, row.action), label::action(&english, row.action));
            writeln!(table, "| {} | {vi} | {en} |", keys.join(" ")).expect("a string");
        }
    }
    let readme = fs::read_to_string(at("README.md")).expect("README.md");
    let (before, rest) = readme.split_once("<!-- keys").expect("a place for the keys");
    let (opening, rest) = rest.split_once("-->\n").expect("an opening");
    let (_, after) = rest.split_once("<!-- end of keys -->").expect("an end");
    let wanted = format!("{before}<!-- keys{opening}-->\n{table}<!-- end of keys -->{after}");
    hold("README.md", &wanted);
}

#[test]
fn the_picture_is_what_the_program_draws() {
    let mut desk = busy((100, 30));
    desk.type_keys("g1.2<Enter>");
    hold("tests/pictures/browse.svg", &svg(&desk, 100));
}

/// The screen as a picture that any browser shows.
fn svg(desk: &Desk, columns: usize) -> String {
    const WIDE: usize = 9;
    const HIGH: usize = 19;
    let rows: Vec<_> = desk.cells().chunks(columns).collect();
    let (width, height) = (columns * WIDE, rows.len() * HIGH);
    let mut svg = format!(
        "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 {width} {height}\" \
         font-family=\"Noto Sans Mono, DejaVu Sans Mono, Menlo, Consolas, monospace\" \
         font-size=\"15\">\n<rect width=\"{width}\" height=\"{height}\" fill=\"#0c0c0c\"/>\n"
    );
    for (y, row) in rows.iter().enumerate() {
        let mut x = 0;
        for run in row.chunk_by(|a, b| (a.fg, a.bg, a.modifier) == (b.fg, b.bg, b.modifier)) {
            let first = &run[0];
            let reverse = first.modifier.contains(Modifier::REVERSED);
            let (front, back) = if reverse { (first.bg, first.fg) } else { (first.fg, first.bg) };
            let (left, top) = (x * WIDE, y * HIGH);
            let wide = run.len() * WIDE;
            let back = hex(back);
            writeln!(svg, "<rect x=\"{left}\" y=\"{top}\" width=\"{wide}\" height=\"{HIGH}\" fill=\"{back}\"/>").expect("a string");
            let text: String = run.iter().map(ratatui::buffer::Cell::symbol).collect();
            if !text.trim().is_empty() {
                let text = text.replace('&', "&amp;").replace('<', "&lt;");
                let weight = if first.modifier.contains(Modifier::BOLD) {
                    " font-weight=\"bold\""
                } else {
                    ""
                };
                let (front, base) = (hex(front), top + 14);
                writeln!(svg, "<text x=\"{left}\" y=\"{base}\" textLength=\"{wide}\" xml:space=\"preserve\" fill=\"{front}\"{weight}>{text}</text>").expect("a string");
            }
            x += run.len();
        }
    }
    svg + "</svg>\n"
}

fn hex(color: Color) -> String {
    match color {
        Color::Rgb(red, green, blue) => format!("#{red:02x}{green:02x}{blue:02x}"),
        other => panic!("{other:?} in a theme of 24 bits"),
    }
}
