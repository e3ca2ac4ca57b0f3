//! The lists of a document as they are defined (ECMA-376 part 1, 17.9).

use std::collections::HashMap;
use std::io::Read;

use super::formats::NumberFormat;
use super::looks::{Face, Look};
use super::xml::{Node, Space, Tag, Xml};
use crate::document::DocumentError;

/// A list has nine levels, never more.
pub(super) const LEVELS: usize = 9;

/// A number in front of a paragraph is shorter than this many letters.
const LONGEST_TEMPLATE: usize = 60;

/// One level of a list.
#[derive(Debug, Clone, Default)]
pub(super) struct Level {
    /// The first number.
    pub start: u32,
    /// How the number is written.
    pub format: NumberFormat,
    /// What stands in front of the paragraph, `%1` for the number of the first
    /// level.
    pub template: String,
    /// From which level on, counted from 1, a higher one starts it anew; 0 for
    /// none. Where it is not said, every higher one does.
    pub restart: Option<u32>,
    /// All its numbers are written as figures.
    pub figures: bool,
    /// The font of a drawn sign.
    pub face: Face,
    /// The style whose paragraphs stand on it.
    style: Option<String>,
}

/// What one list changes in the definition it uses.
#[derive(Debug, Clone, Default)]
struct Override {
    start: Option<u32>,
    level: Option<Level>,
}

#[derive(Debug, Default)]
struct Abstract {
    levels: HashMap<usize, Level>,
    style: Option<String>,
    style_link: Option<String>,
}

#[derive(Debug, Default)]
struct List {
    definition: u32,
    overrides: HashMap<usize, Override>,
}

/// All lists.
#[derive(Debug, Default)]
pub(super) struct Definitions {
    abstracts: HashMap<u32, Abstract>,
    lists: HashMap<u32, List>,
}

impl Definitions {
    /// The definition that counts for a list: lists of one definition count on
    /// from each other.
    pub fn definition(&self, list: u32) -> Option<u32> {
        let id = self.lists.get(&list)?.definition;
        let found = self.abstracts.get(&id)?;
        let Some(link) = found.style_link.as_ref().filter(|_| found.levels.is_empty()) else {
            return Some(id);
        };
        // A style of lists: the levels stand where that style is defined.
        let mut linked = self.abstracts.iter().filter(|(_, a)| a.style.as_ref() == Some(link));
        Some(linked.next().map_or(id, |(linked, _)| *linked))
    }

    /// A level of a list.
    pub fn level(&self, list: u32, level: usize) -> Option<&Level> {
        let changed = self.lists.get(&list)?.overrides.get(&level);
        changed
            .and_then(|changed| changed.level.as_ref())
            .or_else(|| self.abstracts.get(&self.definition(list)?)?.levels.get(&level))
    }

    /// The number at which a list itself wants a level to start.
    pub fn start_override(&self, list: u32, level: usize) -> Option<u32> {
        self.lists.get(&list)?.overrides.get(&level)?.start
    }

    /// The level on which paragraphs of a style stand.
    pub fn level_of_style(&self, list: u32, style: &str) -> Option<usize> {
        (0..LEVELS).find(|level| {
            self.level(list, *level).is_some_and(|level| level.style.as_deref() == Some(style))
        })
    }

    /// Reads the definitions.
    ///
    /// # Errors
    /// Where the part is damaged.
    pub fn read<R: Read>(xml: &mut Xml<'_, R>) -> Result<Self, DocumentError> {
        let mut reading = Reading::default();
        loop {
            match xml.next()? {
                Node::Open(tag) => reading.open(&tag),
                Node::Close => reading.close(),
                Node::Text(_) => {}
                Node::End => return Ok(reading.found),
            }
        }
    }
}

/// The definitions while they are read.
#[derive(Default)]
struct Reading {
    found: Definitions,
    path: Vec<String>,
    definition: Option<(u32, Abstract)>,
    list: Option<(u32, List)>,
    changed: Option<(usize, Override)>,
    level: Option<(usize, Level)>,
}

impl Reading {
    fn open(&mut self, tag: &Tag<'_>) {
        let name = if tag.space == Space::Word { tag.name() } else { "" };
        let id = |name: &str| tag.attribute(name).and_then(|id| id.trim().parse::<u32>().ok());
        let level = || id("ilvl").and_then(|level| usize::try_from(level).ok());
        match name {
            "abstractNum" => {
                self.definition = id("abstractNumId").map(|id| (id, Abstract::default()));
            }
            "num" => self.list = id("numId").map(|id| (id, List::default())),
            "lvlOverride" => self.changed = level().map(|level| (level, Override::default())),
            "lvl" => {
                let start = Level { start: 0, ..Level::default() };
                self.level = level().filter(|level| *level < LEVELS).map(|level| (level, start));
            }
            _ if self.level.is_some() => self.property(name, tag),
            "startOverride" => {
                if let Some((_, changed)) = &mut self.changed {
                    changed.start = tag.number();
                }
            }
            "abstractNumId" => {
                if let Some((_, list)) = &mut self.list {
                    list.definition = tag.number().unwrap_or(u32::MAX);
                }
            }
            "styleLink" | "numStyleLink" => {
                if let Some((_, definition)) = &mut self.definition {
                    let link = tag.value();
                    if name == "styleLink" {
                        definition.style = link;
                    } else {
                        definition.style_link = link;
                    }
                }
            }
            _ => {}
        }
        self.path.push(name.to_owned());
    }

    fn property(&mut self, name: &str, tag: &Tag<'_>) {
        let Some((_, level)) = &mut self.level else { return };
        match name {
            "start" => level.start = tag.number().unwrap_or(0),
            "numFmt" => level.format = NumberFormat::named(&tag.value().unwrap_or_default()),
            "lvlText" => {
                let text = tag.value().unwrap_or_default();
                level.template = text.chars().take(LONGEST_TEMPLATE).collect();
            }
            "lvlRestart" => level.restart = tag.number(),
            "isLgl" => level.figures = tag.is_on(),
            "pStyle" => level.style = tag.value(),
            "rFonts" if self.path.last().is_some_and(|parent| parent == "rPr") => {
                let mut look = Look::default();
                look.take(tag);
                level.face = look.face.unwrap_or_default();
            }
            _ => {}
        }
    }

    fn close(&mut self) {
        match self.path.pop().as_deref() {
            Some("lvl") => {
                if let Some((at, level)) = self.level.take() {
                    if let Some((_, changed)) = &mut self.changed {
                        changed.level = Some(level);
                    } else if let Some((_, definition)) = &mut self.definition {
                        definition.levels.insert(at, level);
                    }
                }
            }
            Some("lvlOverride") => {
                if let (Some((at, changed)), Some((_, list))) =
                    (self.changed.take(), &mut self.list)
                {
                    list.overrides.insert(at, changed);
                }
            }
            Some("abstractNum") => {
                self.found.abstracts.extend(self.definition.take());
            }
            Some("num") => self.found.lists.extend(self.list.take()),
            _ => {}
        }
    }
}
