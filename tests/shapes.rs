//! Papers of other bodies, counted by hand before the reader saw them: tasks,
//! groups, rows joined again, indicators, leads, deadlines, doubts.

mod counted;

use std::collections::BTreeMap;

use tiendo::document::{Lexicon, read};
use tiendo::domain::{Content, Indicator, Key, Node, NodeKind, Programme, ProgrammeId, UnitRef};

/// What a careful person counts in one paper.
struct Counted {
    /// In `tests/documents/`.
    file: &'static str,
    /// Number and sign, and the day of issue.
    frame: (&'static str, &'static str),
    sections: usize,
    groups: usize,
    models: usize,
    tasks: usize,
    duties: usize,
    /// Rows of tables of indicators.
    indicators: usize,
    /// Figures to be reached in prose: node and target, all there are.
    figures: &'static [(&'static str, &'static str)],
    /// Nodes and how many lines of the paper they take: rows joined again.
    lines: &'static [(&'static str, u32)],
    /// Nodes and what they say.
    texts: &'static [(&'static str, &'static str)],
    /// Nodes and who leads them.
    leads: &'static [(&'static str, &'static str)],
    /// Nodes and who helps.
    helpers: &'static [(&'static str, &'static str)],
    /// Tasks and when they are due; for each task of the paper.
    due: &'static [(&'static str, &'static str)],
    /// Tasks and the words of their time, where these say more.
    times: &'static [(&'static str, &'static str)],
    /// Rows of indicators and their targets.
    targets: &'static [(&'static str, &'static str)],
    /// Tasks and their products.
    products: &'static [(&'static str, &'static str)],
    /// Duties that come round, all there are.
    cycles: &'static [(&'static str, &'static str)],
    /// Doubts by code, and no other.
    doubts: &'static [(&'static str, usize)],
}

fn programme(file: &str) -> Programme {
    let path = format!("{}/tests/documents/{file}", env!("CARGO_MANIFEST_DIR"));
    let bytes = std::fs::read(&path).unwrap_or_else(|error| panic!("{path}: {error}"));
    read(file, &bytes, ProgrammeId::new("x"), Lexicon::embedded()).expect("a paper")
}

fn node<'p>(programme: &'p Programme, key: &str) -> Option<&'p Node> {
    programme.node(&Key::new(key))
}

fn slugs(units: &[UnitRef]) -> String {
    units.iter().map(|unit| unit.unit.as_str()).collect::<Vec<_>>().join(" ")
}

/// Compares the whole of a paper and tells every difference at once.
fn differences(counted: &Counted) -> Vec<String> {
    let programme = programme(counted.file);
    let mut told = Vec::new();
    let mut same = |what: &str, found: String, expected: String| {
        if found != expected {
            told.push(format!("{what}: found {found:?}, counted {expected:?}"));
        }
    };
    let issued = programme.issued.map(|day| day.to_string()).unwrap_or_default();
    let number = programme.number.clone().unwrap_or_default();
    same("frame", format!("{number} {issued}"), format!("{} {}", counted.frame.0, counted.frame.1));
    for (kind, expected) in [
        (NodeKind::Section, counted.sections),
        (NodeKind::Group, counted.groups),
        (NodeKind::Model, counted.models),
        (NodeKind::Task, counted.tasks),
        (NodeKind::Duty, counted.duties),
        (NodeKind::Indicator, counted.indicators),
    ] {
        let keys: Vec<&str> = programme
            .nodes
            .iter()
            .filter(|node| node.kind() == kind)
            .map(|node| node.key.as_str())
            .collect();
        if keys.len() != expected {
            same(kind.name(), format!("{} {keys:?}", keys.len()), expected.to_string());
        }
    }
    let mut each = |what: &str, rows: &[(&str, &str)], said: &dyn Fn(&Node) -> String| {
        for (key, expected) in rows {
            let found = node(&programme, key).map_or("no such node".to_owned(), said);
            same(&format!("{what} of {key}"), found, (*expected).to_owned());
        }
    };
    each("text", counted.texts, &|node| node.text.replace('\n', " / "));
    each("leads", counted.leads, &|node| slugs(node.lead()));
    each("helpers", counted.helpers, &|node| slugs(node.coordinators()));
    each("due", counted.due, &due);
    each("time", counted.times, &|node| task(node).map_or_else(String::new, |t| t.time.clone()));
    each("product", counted.products, &|node| {
        task(node).map_or_else(String::new, |task| task.product.replace('\n', " / "))
    });
    each("target", counted.targets, &target);
    for (key, expected) in counted.lines {
        let found = node(&programme, key).map_or(0, |node| node.lines.last - node.lines.first + 1);
        same(&format!("lines of {key}"), found.to_string(), expected.to_string());
    }
    same("figures", pairs(&figures(&programme)), pairs(&owned(counted.figures)));
    same("cycles", pairs(&cycles(&programme)), pairs(&owned(counted.cycles)));
    let timed = programme.nodes.iter().filter(|node| !due(node).is_empty()).count();
    same("tasks with a time", timed.to_string(), with_time(counted).to_string());
    same(
        "doubts",
        doubts(&programme),
        format!("{:?}", BTreeMap::from_iter(counted.doubts.to_vec())),
    );
    told
}

fn with_time(counted: &Counted) -> usize {
    counted.due.iter().filter(|(_, due)| !due.is_empty()).count()
}

fn task(node: &Node) -> Option<&tiendo::domain::Task> {
    match &node.content {
        Content::Task(task) => Some(task),
        _ => None,
    }
}

fn due(node: &Node) -> String {
    task(node).and_then(|task| task.period).map(|period| period.to_string()).unwrap_or_default()
}

fn target(node: &Node) -> String {
    match &node.content {
        Content::Indicator(Indicator { target, by, .. }) => {
            let by = by.map(|by| format!(" by {by}")).unwrap_or_default();
            format!("{target}{by}")
        }
        _ => "no indicator".to_owned(),
    }
}

fn owned(rows: &[(&str, &str)]) -> Vec<(String, String)> {
    rows.iter().map(|(key, value)| ((*key).to_owned(), (*value).to_owned())).collect()
}

fn pairs(rows: &[(String, String)]) -> String {
    rows.iter().map(|(key, value)| format!("{key}={value}")).collect::<Vec<_>>().join("; ")
}

fn figures(programme: &Programme) -> Vec<(String, String)> {
    let told = |indicator: &Indicator| {
        let by = indicator.by.map(|by| format!(" by {by}")).unwrap_or_default();
        (indicator.key.to_string(), format!("{}{by}", indicator.target))
    };
    let prose = programme.nodes.iter().filter(|node| node.kind() != NodeKind::Indicator);
    prose.flat_map(Node::indicators).map(told).collect()
}

fn cycles(programme: &Programme) -> Vec<(String, String)> {
    let duties = programme.nodes.iter().filter_map(|node| match &node.content {
        Content::Duty(duty) if !duty.cycles.is_empty() => {
            let names: Vec<&str> = duty.cycles.iter().map(|cycle| cycle.name()).collect();
            Some((node.key.to_string(), names.join(" ")))
        }
        _ => None,
    });
    duties.collect()
}

fn doubts(programme: &Programme) -> String {
    let mut counts: BTreeMap<&str, usize> = BTreeMap::new();
    for notice in &programme.notices {
        *counts.entry(notice.code.name()).or_default() += 1;
    }
    format!("{counts:?}")
}

#[test]
fn every_paper_comes_to_what_was_counted() {
    let mut told = Vec::new();
    for counted in counted::PAPERS {
        told.extend(
            differences(counted).into_iter().map(|line| format!("{}: {line}", counted.file)),
        );
    }
    assert!(told.is_empty(), "{}", told.join("\n"));
}

#[test]
fn every_line_of_every_paper_is_in_exactly_one_node() {
    for counted in counted::PAPERS {
        let programme = programme(counted.file);
        let mut owners = vec![0_usize; programme.source.lines.len() + 1];
        for node in &programme.nodes {
            for line in node.lines.first..=node.lines.last {
                owners[line as usize] += 1;
            }
        }
        for (at, line) in programme.source.lines.iter().enumerate() {
            assert!(line.trim().is_empty() || owners[at + 1] == 1, "{}:{}", counted.file, at + 1);
        }
    }
}
