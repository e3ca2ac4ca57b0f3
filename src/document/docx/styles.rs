//! The style sheet: what a paragraph or a run takes from its style and from
//! those the style is based on.

use std::collections::HashMap;
use std::io::Read;

use super::looks::Look;
use super::numbering::Definitions;
use super::xml::{Node, Space, Tag, Xml};
use crate::document::DocumentError;

/// Styles are based on each other in chains of two to five; a longer chain is
/// a loop.
const LONGEST_CHAIN: usize = 24;

/// One style as the sheet has it.
#[derive(Debug, Default)]
struct Style {
    based_on: Option<String>,
    look: Look,
    list: Option<u32>,
    level: Option<usize>,
    outline: Option<u32>,
    borders: Option<bool>,
    /// A line of a table of contents.
    contents: bool,
}

/// What a style comes to.
#[derive(Debug, Clone, Default)]
pub(super) struct Resolved {
    /// How letters look.
    pub look: Look,
    /// The list that numbers its paragraphs.
    pub list: Option<u32>,
    /// Their level in it.
    pub level: usize,
    /// It is a heading.
    pub heading: bool,
    /// A line of a table of contents.
    pub contents: bool,
    /// Whether a table of this style shows its lines.
    pub borders: bool,
}

/// The sheet.
#[derive(Debug, Default)]
pub(super) struct Styles {
    styles: HashMap<String, Resolved>,
    /// What a paragraph without a style has.
    normal: Resolved,
}

impl Styles {
    /// A style by its id; the one of plain paragraphs where it has none.
    pub fn paragraph(&self, id: Option<&str>) -> &Resolved {
        id.and_then(|id| self.styles.get(id)).unwrap_or(&self.normal)
    }

    /// What a style for letters says.
    pub fn letters(&self, id: &str) -> Look {
        self.styles.get(id).map_or_else(Look::default, |style| style.look)
    }

    /// Whether tables of a style show their lines.
    pub fn draws(&self, id: &str) -> bool {
        self.styles.get(id).is_some_and(|style| style.borders)
    }

    /// Reads a style sheet. `lists` tells the level of a style in its list.
    ///
    /// # Errors
    /// Where the part is damaged.
    pub fn read<R: Read>(xml: &mut Xml<'_, R>, lists: &Definitions) -> Result<Self, DocumentError> {
        let mut sheet = Sheet::default();
        loop {
            match xml.next()? {
                Node::Open(tag) => sheet.open(&tag),
                Node::Close => sheet.close(),
                Node::Text(_) => {}
                Node::End => return Ok(sheet.resolved(lists)),
            }
        }
    }
}

/// A style sheet while it is read.
#[derive(Default)]
struct Sheet {
    styles: HashMap<String, Style>,
    defaults: Look,
    normal: Option<String>,
    /// The style being read, and its id.
    open: Option<(String, Style)>,
    /// The names of the elements that are open.
    path: Vec<String>,
}

impl Sheet {
    fn open(&mut self, tag: &Tag<'_>) {
        let name = if tag.space == Space::Word { tag.name() } else { "" };
        let inside = |name: &str| self.path.last().is_some_and(|parent| parent == name);
        if name == "style" {
            let id = tag.attribute("styleId").unwrap_or_default();
            let is_default = matches!(tag.attribute("default").as_deref(), Some("1" | "true"));
            if is_default && tag.attribute("type").as_deref() == Some("paragraph") {
                self.normal = Some(id.clone());
            }
            self.open = Some((id, Style::default()));
        } else if inside("rPr") {
            // What a part of a table's style says counts for that part only.
            let part = self.path.iter().any(|name| name == "tblStylePr" || name == "pPr");
            match &mut self.open {
                Some((_, style)) if !part => style.look.take(tag),
                Some(_) => {}
                None => self.defaults.take(tag),
            }
        } else if let Some((_, style)) = &mut self.open {
            let parent = self.path.last().map_or("", String::as_str);
            let part = self.path.iter().any(|name| name == "tblStylePr");
            match (parent, name) {
                ("style", "basedOn") => style.based_on = tag.value(),
                ("style", "name") => {
                    let name = tag.value().unwrap_or_default().to_ascii_lowercase();
                    style.contents = name.starts_with("toc ");
                }
                ("numPr", "numId") => style.list = tag.number(),
                ("numPr", "ilvl") => style.level = tag.number().and_then(|n| n.try_into().ok()),
                ("pPr", "outlineLvl") => style.outline = tag.number(),
                ("tblBorders", _) if !part => {
                    let drawn = super::table::draws(tag);
                    style.borders = Some(style.borders.unwrap_or(false) || drawn);
                }
                _ => {}
            }
        }
        self.path.push(name.to_owned());
    }

    fn close(&mut self) {
        if self.path.pop().as_deref() == Some("style")
            && let Some((id, style)) = self.open.take()
        {
            self.styles.insert(id, style);
        }
    }

    fn resolved(self, lists: &Definitions) -> Styles {
        let normal = Resolved { look: self.defaults, ..Resolved::default() };
        let styles: HashMap<String, Resolved> =
            self.styles.keys().map(|id| (id.clone(), self.chain(id, lists))).collect();
        let normal = self.normal.as_ref().and_then(|id| styles.get(id)).cloned().unwrap_or(normal);
        Styles { styles, normal }
    }

    /// A style over those it is based on, over the defaults.
    fn chain(&self, id: &str, lists: &Definitions) -> Resolved {
        let mut chain: Vec<(&str, &Style)> = Vec::new();
        let mut next = Some(id);
        while let Some((id, style)) = next.and_then(|id| self.styles.get_key_value(id)) {
            if chain.len() >= LONGEST_CHAIN || chain.iter().any(|(known, _)| known == id) {
                break;
            }
            chain.push((id, style));
            next = style.based_on.as_deref();
        }
        let first = |pick: fn(&Style) -> Option<u32>| chain.iter().find_map(|(_, s)| pick(s));
        let look = chain.iter().fold(Look::default(), |look, (_, style)| look.or(style.look));
        let list = first(|style| style.list);
        let linked =
            list.and_then(|list| chain.iter().find_map(|(id, _)| lists.level_of_style(list, id)));
        let level = linked.or_else(|| chain.iter().find_map(|(_, style)| style.level));
        Resolved {
            look: look.or(self.defaults),
            list,
            level: level.unwrap_or(0),
            heading: first(|style| style.outline).is_some_and(|level| level < 9),
            contents: chain.iter().any(|(_, style)| style.contents),
            borders: chain.iter().find_map(|(_, style)| style.borders).unwrap_or(false),
        }
    }
}
