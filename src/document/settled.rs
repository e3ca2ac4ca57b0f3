//! What a person has settled about the words of documents, remembered for the
//! next one: names of units, times, lines that are only text.

use std::collections::{BTreeMap, BTreeSet};

use serde::{Deserialize, Serialize};

use super::registry::Registry;
use crate::domain::{Content, Node, Notice, NoticeCode, Period};
use crate::text::fold;

/// Answers to doubts. They speak of words and not of places, so that they hold
/// for an amended document and for the next one.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct Settled {
    /// Words of a document, folded, and the units they mean: one for another
    /// name of a unit, several for names without a separator.
    units: BTreeMap<String, Named>,
    /// Words of a time, folded, and the time they mean; none for no deadline.
    times: BTreeMap<String, Option<Period>>,
    /// Whole texts, folded, in which nothing is to be followed.
    texts: BTreeSet<String>,
}

/// The units that words mean.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
struct Named {
    written: String,
    names: Vec<String>,
}

impl Settled {
    /// How many answers there are.
    #[must_use]
    pub fn len(&self) -> usize {
        self.units.len() + self.times.len() + self.texts.len()
    }

    /// Whether nothing has been settled.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.len() == 0
    }

    /// These words are a name of this unit; of a unit of its own where it is
    /// the same name.
    pub fn name(&mut self, written: &str, unit: &str) {
        self.units.insert(fold(written), named(written, [unit.to_owned()]));
    }

    /// These words are the names of several units.
    pub fn split_into(&mut self, written: &str, names: impl IntoIterator<Item = String>) {
        self.units.insert(fold(written), named(written, names));
    }

    /// These words mean this time; none for no deadline.
    pub fn time(&mut self, written: &str, period: Option<Period>) {
        self.times.insert(fold(written), period);
    }

    /// In this text nothing is to be followed.
    pub fn as_text(&mut self, text: &str) {
        self.texts.insert(fold(text));
    }

    /// Makes the names known.
    pub(super) fn name_units(&self, registry: &mut Registry) {
        for Named { written, names } in self.units.values() {
            if let [name] = names.as_slice() {
                registry.rename(written, name);
            }
        }
    }

    /// The names of units without a separator, if these words are such.
    pub(super) fn split(&self, written: &str) -> Option<&[String]> {
        let named = self.units.get(&fold(written))?;
        let is_split =
            named.names.len() > 1 && named.names.iter().all(|name| fold(name) != fold(written));
        is_split.then_some(named.names.as_slice())
    }

    /// Puts the answers about times and texts in force.
    pub(super) fn apply(&self, nodes: &mut [Node], notices: &mut Vec<Notice>) {
        if self.is_empty() {
            return;
        }
        notices.retain(|notice| !self.dates(nodes, notice));
        for node in nodes {
            if self.texts.contains(&fold(&node.text)) {
                node.content = Content::Text;
                node.indicators.clear();
                notices.retain(|notice| notice.key.as_ref() != Some(&node.key));
            }
        }
    }

    /// Whether a doubt was one about a time that is settled; if so the time is
    /// what was settled.
    fn dates(&self, nodes: &mut [Node], notice: &Notice) -> bool {
        let words = notice.about.first().filter(|_| notice.code == NoticeCode::TimeUnread);
        let Some(period) = words.and_then(|words| self.times.get(&fold(words))) else {
            return false;
        };
        let is_there = |node: &&mut Node| match &notice.key {
            Some(key) => node.key == *key,
            None => (node.lines.first..=node.lines.last).contains(&notice.line),
        };
        let Some(node) = nodes.iter_mut().find(is_there) else { return false };
        match &mut node.content {
            Content::Task(task) => task.period = *period,
            Content::Model(model) => {
                for milestone in &mut model.milestones {
                    if milestone.period.is_none() && milestone.line == notice.line {
                        milestone.period = *period;
                    }
                }
            }
            Content::Section
            | Content::Group
            | Content::Duty(_)
            | Content::Indicator(_)
            | Content::Text => {}
        }
        true
    }
}

fn named(written: &str, names: impl IntoIterator<Item = String>) -> Named {
    Named { written: written.to_owned(), names: names.into_iter().collect() }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::document::{Lexicon, Reader};
    use crate::domain::{Programme, ProgrammeId};

    const PAPER: &str = "KẾ HOẠCH\nvề việc thử\n\nI. NHIỆM VỤ\n\n1. Xây dựng quy chế\n\
        - Chủ trì: Tổ Phản ứng nhanh.\n- Phối hợp: Câu lạc bộ Sao Mai Hội quán Bình Minh, Văn phòng Đảng ủy.\n\
        - Thời gian: khi nước lên.\n\n2. Rà soát số liệu\n- Chủ trì: Văn phòng Đảng ủy.\n- Thời gian: Quý IV/2026.\n";

    fn read(settled: &Settled) -> Programme {
        let reader = Reader { lexicon: Lexicon::embedded(), encoding: None, settled };
        reader.read("a.md", PAPER.as_bytes(), ProgrammeId::new("a")).expect("a paper")
    }

    fn doubts(programme: &Programme, code: NoticeCode) -> Vec<&str> {
        let about = programme.notices.iter().filter(|notice| notice.code == code);
        about.filter_map(|notice| notice.about.first()).map(String::as_str).collect()
    }

    #[test]
    fn settled_names_are_known_and_settled_lists_are_split() {
        let open = read(&Settled::default());
        let unknown = doubts(&open, NoticeCode::UnknownUnit);
        assert_eq!(unknown, ["Tổ Phản ứng nhanh", "Câu lạc bộ Sao Mai Hội quán Bình Minh"]);
        let mut settled = Settled::default();
        settled.name("Tổ phản ứng nhanh", "Văn phòng Đảng ủy");
        settled.name("Câu lạc bộ Sao Mai", "Câu lạc bộ Sao Mai");
        settled.name("Hội quán Bình Minh", "Hội quán Bình Minh");
        settled.split_into(
            "Câu lạc bộ Sao Mai Hội quán Bình Minh",
            ["Câu lạc bộ Sao Mai".to_owned(), "Hội quán Bình Minh".to_owned()],
        );
        let text = serde_json::to_string(&settled).expect("JSON");
        let kept: Settled = serde_json::from_str(&text).expect("the same");
        assert_eq!(kept, settled);
        let read = read(&kept);
        assert_eq!(doubts(&read, NoticeCode::UnknownUnit), Vec::<&str>::new());
        let node = read.numbered("1").expect("task 1");
        let other = read.numbered("2").expect("task 2");
        assert_eq!(node.lead().first().map(|u| &u.unit), other.lead().first().map(|u| &u.unit));
        assert_eq!(node.coordinators().len(), 3);
    }

    #[test]
    fn a_settled_time_is_read_and_a_settled_line_is_text() {
        assert_eq!(doubts(&read(&Settled::default()), NoticeCode::TimeUnread), ["khi nước lên"]);
        let mut settled = Settled::default();
        settled.time("Khi nước lên", "2026-Q4".parse().ok());
        let dated = read(&settled);
        assert_eq!(doubts(&dated, NoticeCode::TimeUnread), Vec::<&str>::new());
        let period = |p: &Programme, number: &str| {
            let node = p.numbered(number).expect("a task");
            node.items().next().and_then(|item| item.period).map(|period| period.to_string())
        };
        assert_eq!(period(&dated, "1").as_deref(), Some("2026-Q4"));
        let text = dated.numbered("2").expect("task 2").text.clone();
        settled.as_text(&text);
        let plain = read(&settled);
        assert!(plain.numbered("2").expect("task 2").items().next().is_none());
        assert_eq!(plain.items().count(), dated.items().count() - 1);
    }
}
