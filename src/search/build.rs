//! Building the index.

use std::collections::{HashMap, HashSet};

use unicode_normalization::{IsNormalized, UnicodeNormalization, is_nfc_quick};

use super::dictionary::Collector;
use super::found::{GroupKind, Role, Target};
use super::fuzzy::Outlines;
use super::index::{Entry, Index, Traits};
use super::initials::Initials;
use super::lines::Lines;
use super::number;
use super::words::words;
use crate::domain::{Content, Key, Milestone, Node, Programme, ProgrammeId, Unit, UnitId, UnitRef};
use crate::text::fold;

impl Index {
    /// Indexes programmes and the units they name.
    #[must_use]
    pub fn build(programmes: &[&Programme], units: &[Unit]) -> Self {
        let mut builder = Builder::default();
        for unit in units {
            builder.add_unit(unit);
        }
        builder.index.relations = vec![Vec::new(); units.len()];
        builder.units = (0..).zip(units).map(|(at, unit)| (&unit.id, at)).collect();
        for programme in programmes {
            for node in &programme.nodes {
                builder.add_node(&programme.id, node);
            }
        }
        builder.close()
    }
}

#[derive(Default)]
struct Builder<'a> {
    index: Index,
    /// Which names only show what they belong to.
    silent: HashSet<u32>,
    units: HashMap<&'a UnitId, usize>,
}

impl<'a> Builder<'a> {
    fn add_unit(&mut self, unit: &'a Unit) {
        self.add_entry(Target::Unit(unit.id.clone()), GroupKind::Units, "");
        let mut known = HashSet::new();
        for (at, name) in [&unit.short, &unit.name].into_iter().chain(&unit.aliases).enumerate() {
            if known.insert(fold(name)) {
                self.add_name(name);
                if at == 1
                    && let Some(entry) = self.index.entries.last_mut()
                {
                    entry.shown_names = 2;
                }
            }
        }
        self.index.passages.push("");
    }

    fn add_node(&mut self, programme: &ProgrammeId, node: &'a Node) {
        let kind = match &node.content {
            Content::Model(_) => GroupKind::Models,
            Content::Task(_) | Content::Duty(_) | Content::Indicator(_) => GroupKind::Tasks,
            Content::Section | Content::Group | Content::Text => GroupKind::Text,
        };
        let entry = self.add_item(programme, &node.key, kind, &node.number);
        if matches!(&node.content, Content::Text) {
            self.silent.insert(count(self.index.owners.len()));
        }
        if let Some(traits) = self.index.traits.last_mut() {
            traits.is_sentence = node.title.ends_with('…');
        }
        self.add_name(&node.title);
        push(&mut self.index.passages, &node.text);
        // What a unit both leads and coordinates it leads.
        self.relate(entry, node.lead(), Role::Leads);
        self.relate(entry, node.coordinators(), Role::Coordinates);
        for milestone in node.model().into_iter().flat_map(|model| &model.milestones) {
            self.add_milestone(programme, node, milestone);
        }
    }

    fn add_milestone(&mut self, programme: &ProgrammeId, node: &Node, milestone: &Milestone) {
        self.add_item(programme, &milestone.key, GroupKind::Tasks, &node.number);
        if let Some(traits) = self.index.traits.last_mut() {
            traits.is_milestone = true;
        }
        self.add_name(&milestone.text);
        self.index.passages.push("");
    }

    fn add_item(
        &mut self,
        programme: &ProgrammeId,
        key: &Key,
        kind: GroupKind,
        number: &str,
    ) -> u32 {
        let target = Target::Item { programme: programme.clone(), key: key.clone() };
        self.add_entry(target, kind, number)
    }

    fn add_entry(&mut self, target: Target, kind: GroupKind, number: &str) -> u32 {
        let first_name = count(self.index.owners.len());
        self.index.entries.push(Entry { target, first_name, shown_names: 1 });
        self.index.traits.push(Traits { kind, is_sentence: false, is_milestone: false });
        push(&mut self.index.numbers, number);
        count(self.index.entries.len() - 1)
    }

    /// Adds a name of the last entry.
    fn add_name(&mut self, name: &str) {
        self.index.owners.push(count(self.index.entries.len() - 1));
        push(&mut self.index.spellings, name);
    }

    fn relate(&mut self, entry: u32, units: &[UnitRef], role: Role) {
        for unit in units {
            let known = self.units.get(&unit.unit).copied();
            let Some(related) = known.and_then(|at| self.index.relations.get_mut(at)) else {
                continue;
            };
            if related.last().is_none_or(|(last, _)| *last != entry) {
                related.push((entry, role));
            }
        }
    }

    fn close(self) -> Index {
        let Self { mut index, silent, .. } = self;
        let spellings = std::mem::take(&mut index.spellings);
        let passages = std::mem::take(&mut index.passages);
        let mut collector = Collector::default();
        for (at, name) in (0..).zip(spellings.iter()) {
            let has_small = name.chars().any(char::is_lowercase) || words(name).count() == 1;
            let searched = words(name).filter(|_| !silent.contains(&at));
            index.names.push(
                searched.map(|word| {
                    collector.number(word.text, has_small && is_abbreviation(word.text))
                }),
            );
        }
        for text in passages.iter() {
            index.texts.push(words(text).map(|word| collector.number(word.text, false)));
        }
        let (dictionary, finals) = collector.close();
        index.names.close(&finals);
        index.texts.close(&finals);
        index.initials = Initials::of(&index.names, &dictionary);
        index.outlines = Outlines::of(&index.names, &dictionary, |name| {
            index.traits(index.owner(name)).is_sentence
        });
        index.dictionary = dictionary;
        index.spellings = spellings;
        index.passages = passages;
        index.by_number = sorted(&index, |entry| index.numbers.get(entry as usize));
        index.by_key = sorted(&index, |entry| index.key(entry));
        index
    }
}

/// The entries that have a number or key, in its order.
fn sorted<'a>(index: &Index, text: impl Fn(u32) -> &'a str) -> Vec<u32> {
    let all = 0..count(index.entries.len());
    let mut entries: Vec<u32> = all.filter(|entry| !text(*entry).is_empty()).collect();
    entries.sort_by(|one, other| number::compare(text(*one), text(*other)));
    entries
}

/// Whether a word is written like "UBND"; what is all in capitals has none.
fn is_abbreviation(word: &str) -> bool {
    let mut letters = word.chars().filter(|letter| letter.is_alphabetic());
    letters.clone().count() > 1 && letters.all(char::is_uppercase)
}

fn push(lines: &mut Lines, text: &str) {
    if is_nfc_quick(text.chars()) == IsNormalized::Yes {
        lines.push(text);
    } else {
        lines.extend(text.nfc());
        lines.end();
    }
}

/// Numbers of entries and names fit: no store holds four thousand million.
fn count(length: usize) -> u32 {
    u32::try_from(length).unwrap_or(u32::MAX)
}
