//! Programmes of any size, made of a real one: the same kinds of node in the
//! same proportion, titles and texts varied with words of the same document.
//! The same numbers always make the same programme.

use tiendo::domain::{
    Content, Key, Lines, Milestone, Node, Programme, ProgrammeId, Source, Unit, UnitId, UnitRef,
};

/// A small generator of numbers (Knuth's MMIX constants).
pub struct Chance(u64);

impl Chance {
    /// One that begins with this number.
    pub fn new(seed: u64) -> Self {
        Self(seed)
    }

    /// A number below `bound`.
    pub fn below(&mut self, bound: usize) -> usize {
        self.0 =
            self.0.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        let high = usize::try_from(self.0 >> 33).unwrap_or(0);
        high % bound.max(1)
    }
}

/// A programme of so many nodes after the pattern of `model`, with at most so
/// many words of text in each.
pub fn programme(model: &Programme, nodes: usize, most_words: usize, seed: u64) -> Programme {
    let mut chance = Chance::new(seed);
    let words: Vec<&str> =
        model.nodes.iter().flat_map(|node| node.text.split_whitespace()).collect();
    let made = (0..nodes).map(|at| {
        let pattern = &model.nodes[chance.below(model.nodes.len())];
        let mut made = node(pattern, &model.units, &words, at, &mut chance);
        let end = made.text.match_indices(char::is_whitespace).nth(most_words).map(|(at, _)| at);
        made.text.truncate(end.unwrap_or(made.text.len()));
        made
    });
    Programme {
        id: ProgrammeId::new(format!("generated-{nodes}")),
        title: model.title.clone(),
        short_title: model.short_title.clone(),
        number: None,
        issued: None,
        known_from: model.known_from,
        span: model.span,
        nodes: made.collect(),
        units: model.units.clone(),
        notices: Vec::new(),
        source: Source { name: String::new(), digest: String::new(), lines: Vec::new() },
        index: std::sync::OnceLock::new(),
    }
}

/// The programme of another ward: the outline of `model` with other words, and
/// every third unit a unit of its own.
pub fn ward(model: &Programme, number: usize) -> Programme {
    let mut chance = Chance::new(number as u64);
    let words: Vec<&str> =
        model.nodes.iter().flat_map(|node| node.text.split_whitespace()).collect();
    let mut made = model.clone();
    made.index = std::sync::OnceLock::new();
    made.id = ProgrammeId::new(format!("phuong-{number:03}"));
    made.title = format!("{} (phường {number})", model.title);
    made.short_title = format!("{} {number}", model.short_title);
    for node in &mut made.nodes {
        node.title = varied(&node.title, &words, &mut chance);
        node.text = varied(&node.text, &words, &mut chance);
        own_units(node, number);
        if let Content::Model(model) = &mut node.content {
            model.objective = varied(&model.objective, &words, &mut chance);
        }
    }
    for line in &mut made.source.lines {
        *line = varied(line, &words, &mut chance);
    }
    for unit in made.units.iter_mut().filter(|unit| is_own(&unit.id)) {
        unit.id = own(&unit.id, number);
        unit.name = format!("{} {number}", unit.name);
        unit.short = format!("{} {number}", unit.short);
    }
    made
}

/// Whether every ward has a unit of this name for itself.
fn is_own(unit: &UnitId) -> bool {
    unit.as_str().len().is_multiple_of(3)
}

fn own(unit: &UnitId, number: usize) -> UnitId {
    UnitId::new(format!("{unit}-{number}"))
}

fn own_units(node: &mut Node, number: usize) {
    let nobody = &mut Vec::new();
    let (lead, coordinators) = match &mut node.content {
        Content::Model(model) => (&mut model.lead, &mut model.coordinators),
        Content::Task(task) => (&mut task.lead, &mut task.coordinators),
        Content::Indicator(indicator) => (&mut indicator.lead, nobody),
        Content::Section | Content::Group | Content::Duty(_) | Content::Text => return,
    };
    for named in lead.iter_mut().chain(coordinators).filter(|named| is_own(&named.unit)) {
        named.unit = own(&named.unit, number);
    }
}

fn node(pattern: &Node, units: &[Unit], words: &[&str], at: usize, chance: &mut Chance) -> Node {
    // About as many nodes below a heading as in a real document.
    let key = Key::new(format!("{}.{}.{}", roman(at / 400), at / 20 % 20 + 1, at % 20 + 1));
    let mut made = Node {
        parent: None,
        number: format!("{}.{}", at / 20 % 20 + 1, at % 20 + 1),
        title: varied(&pattern.title, words, chance),
        text: varied(&pattern.text, words, chance),
        lines: Lines { first: 1, last: 1 },
        content: pattern.content.clone(),
        key,
        ..pattern.clone()
    };
    if let Content::Model(model) = &mut made.content {
        for unit in model.lead.iter_mut().chain(&mut model.coordinators) {
            *unit = reference(&units[chance.below(units.len())]);
        }
        for (ordinal, milestone) in model.milestones.iter_mut().enumerate() {
            let text = varied(&milestone.text, words, chance);
            *milestone =
                Milestone { key: made.key.milestone(ordinal + 1), text, ..milestone.clone() };
        }
    }
    made
}

fn reference(unit: &Unit) -> UnitRef {
    UnitRef { unit: unit.id.clone(), as_written: unit.name.clone() }
}

/// A text with every sixth word or so replaced by another of the document.
fn varied(text: &str, words: &[&str], chance: &mut Chance) -> String {
    let mut made = String::with_capacity(text.len() + 16);
    for word in text.split_inclusive(char::is_whitespace) {
        if chance.below(6) == 0 {
            made.push_str(words[chance.below(words.len())]);
            made.push(' ');
        } else {
            made.push_str(word);
        }
    }
    made
}

fn roman(number: usize) -> String {
    const DIGITS: [(usize, &str); 7] =
        [(50, "L"), (10, "X"), (9, "IX"), (5, "V"), (4, "IV"), (1, "I"), (1, "I")];
    let mut rest = number % 80 + 1;
    let mut made = String::new();
    for (value, digit) in DIGITS {
        while rest >= value {
            made.push_str(digit);
            rest -= value;
        }
    }
    made
}
