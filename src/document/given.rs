//! Who a sentence gives its work to: "Giao Văn phòng Đảng ủy chủ trì, phối hợp
//! với …", "Hội Nông dân xã: …".

use super::registry::Word;
use super::tokens::{Token, beginning, tokens};
use super::units::{LONGEST_NAME, Roll, separates, written};
use crate::domain::{UnitKind, UnitRef};

/// Names stand in the first so many bytes of a sentence.
const REACH: usize = 2000;

/// A body at the beginning of a sentence.
#[derive(Debug, PartialEq, Eq)]
pub(super) struct Addressed {
    /// The body.
    pub unit: UnitRef,
    /// A colon stands after its name.
    pub colon: bool,
}

/// Who leads and who helps, in the words of a sentence.
#[derive(Debug, Default, PartialEq, Eq)]
pub(super) struct Led {
    /// The body that leads.
    pub lead: String,
    /// The bodies that help.
    pub help: String,
}

impl Roll<'_> {
    /// The one body a sentence is given to: it begins with its name, and no
    /// second name follows. In front of a colon it need not be known.
    pub fn addressed(&mut self, text: &str) -> Option<Addressed> {
        let text = beginning(self.after_address(text)?, REACH);
        if let Some((head, _)) = text.split_once(':').filter(|(head, _)| head.len() <= 200) {
            let unit = self.before_colon(head)?;
            return Some(Addressed { unit, colon: true });
        }
        let found = tokens(text);
        let words = self.registry.words(&found);
        let (unit, end) = self.registry.longest_at(&words, 0, |_| true)?;
        let (unit, name_end) = (unit.clone(), self.name_end(&found, &words, end));
        if separates(&words, name_end) {
            return None;
        }
        let name = written(text, &found, &words, 0, name_end).trim().to_owned();
        let unit = if name_end > end {
            self.stranger(&name)?
        } else if unit.kind == UnitKind::CatchAll {
            return None;
        } else {
            self.meet(&unit, &name)
        };
        Some(Addressed { unit, colon: false })
    }

    /// The one body named in front of a colon.
    fn before_colon(&mut self, head: &str) -> Option<UnitRef> {
        let found = tokens(head);
        let words = self.registry.words(&found);
        if let Some((unit, end)) = self.registry.longest_at(&words, 0, |_| true)
            && end == words.len()
        {
            let unit = unit.clone();
            return (unit.kind != UnitKind::CatchAll).then(|| self.meet(&unit, head.trim()));
        }
        let named = self.words.heads.begin(head)
            && !self.words.not_heads.begin(head)
            && !self.words.persons.begin(head);
        let alone = self.cut(head).len() == 1;
        if named && alone && found.len() <= LONGEST_NAME {
            self.stranger(head.trim())
        } else {
            None
        }
    }

    /// The words of a sentence that puts a body in the lead, and of those it
    /// names as helping. A body that no list knows leads only where the sentence
    /// gives it the work in so many words.
    pub fn led(&self, text: &str) -> Option<Led> {
        let rest = self.after_address(text)?;
        let given = rest.len() < text.len();
        let rest = beginning(rest, REACH);
        let found = tokens(rest);
        let words = self.registry.words(&found);
        let known = self.registry.longest_at(&words, 0, |_| true).map(|(unit, end)| {
            (unit.kind != UnitKind::CatchAll, self.name_end(&found, &words, end))
        });
        let leads =
            |end: usize| self.words.leading.at(&found, words.get(end)?.token).map(|len| (end, len));
        let (end, len) = match known {
            Some((true, end)) if leads(end).is_some() => leads(end)?,
            Some(_) | None => {
                let named = given && self.words.heads.begin(rest);
                let most = LONGEST_NAME.min(words.len());
                let end = (1..most).take_while(|end| !separates(&words, *end)).find_map(leads);
                end.filter(|_| named)?
            }
        };
        let lead = written(rest, &found, &words, 0, end).trim().to_owned();
        let after = words.get(end)?.token + len;
        Some(Led { lead, help: self.helping(rest, &found, &words, after) })
    }

    /// The known bodies named after "phối hợp với".
    fn helping(&self, text: &str, found: &[Token<'_>], words: &[Word], after: usize) -> String {
        let comma = found.get(after).is_some_and(|token| token.text == ",");
        let from = after + usize::from(comma);
        let Some(len) = self.words.helping.at(found, from) else { return String::new() };
        let first = words.partition_point(|word| word.token < from + len);
        let mut at = first;
        let mut end = first;
        while let Some((_, after)) = self.registry.longest_at(words, at, |_| true) {
            end = after;
            if !separates(words, end) {
                break;
            }
            at = end + 1;
        }
        if end == first {
            String::new()
        } else {
            written(text, found, words, first, end).to_owned()
        }
    }

    /// A sentence without the words that address a body: "Giao", "Đề nghị".
    fn after_address<'t>(&self, text: &'t str) -> Option<&'t str> {
        let found = super::tokens::first_tokens(text);
        let from = self.words.addressing.at(&found, 0).unwrap_or(0);
        text.get(found.get(from)?.start..)
    }

    /// Where a name ends that begins with a known one: another known name,
    /// capitals and level words go on with it ("Văn phòng Đảng ủy | Công an tỉnh").
    fn name_end(&self, found: &[Token<'_>], words: &[Word], end: usize) -> usize {
        let mut at = end;
        while let Some(token) = words.get(at).and_then(|word| found.get(word.token)) {
            let longer = self.words.longer.at(found, words.get(at).map_or(0, |word| word.token));
            if let Some((_, end)) = self.registry.longest_at(words, at, |_| true) {
                at = end;
            } else if let Some(len) = longer {
                at += len;
            } else if token.text.starts_with(char::is_uppercase) {
                at += 1;
            } else {
                break;
            }
        }
        at.min(words.len())
    }
}
