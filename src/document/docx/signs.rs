//! Elements of a run that stand for a sign, or for nothing.

use super::body::Body;
use super::looks::Face;
use super::paragraph::PAGE;
use super::xml::Tag;
use crate::document::DocumentError;
use crate::domain::NoticeCode;

impl Body<'_> {
    /// An element of a run that stands for a sign.
    pub(super) fn sign(&mut self, tag: &Tag<'_>) -> Result<(), DocumentError> {
        match tag.name() {
            "tab" | "ptab" => self.push_sign('\t'),
            "cr" => self.push_sign('\n'),
            "br" => {
                let page = matches!(tag.attribute("type").as_deref(), Some("page" | "column"));
                self.push_sign(if page { PAGE } else { '\n' });
            }
            "noBreakHyphen" => self.letters("-")?,
            // A letter in the fonts of TCVN3; nothing to a reader elsewhere.
            "softHyphen" => self.letters("\u{AD}")?,
            "sym" => self.symbol(tag)?,
            "footnoteReference" | "endnoteReference" => self.tell(NoticeCode::FootnotesLeftOut),
            "commentReference" => self.tell(NoticeCode::CommentsLeftOut),
            "fldChar" => self.field(&tag.attribute("fldCharType").unwrap_or_default()),
            _ => {}
        }
        Ok(())
    }

    /// A field begins, gives its result, or ends.
    fn field(&mut self, place: &str) {
        let ended = match place {
            "begin" => {
                self.fields.push(true);
                self.instructing += 1;
                return;
            }
            "separate" => self.fields.last_mut().map(std::mem::take),
            "end" => self.fields.pop(),
            _ => None,
        };
        self.instructing -= usize::from(ended == Some(true));
    }

    fn symbol(&mut self, tag: &Tag<'_>) -> Result<(), DocumentError> {
        let code = tag.attribute("char").and_then(|code| u32::from_str_radix(&code, 16).ok());
        let Some(c) = code.and_then(char::from_u32) else { return Ok(()) };
        let face = Face::of(&tag.attribute("font").unwrap_or_default());
        self.add(c.encode_utf8(&mut [0; 4]), Some(face))
    }

    fn push_sign(&mut self, sign: char) {
        let hidden = self.runs.last().is_some_and(|run| run.look.hidden == Some(true));
        if !hidden && let Some(draft) = &mut self.draft {
            draft.push_sign(sign);
        }
    }
}
