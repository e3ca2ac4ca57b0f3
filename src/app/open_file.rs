//! "Nhập văn bản": the path of a file, with what lies in its folder.

#![expect(
    clippy::wildcard_enum_match_arm,
    reason = "a screen answers the keys it knows and leaves the rest"
)]

use super::field::Field;
use super::measured::moved;
use super::message::Effect;
use super::overlay::{Overlay, Step};
use super::state::State;
use crate::action::Action;
use crate::text::{file_name, fold};

/// Something in a folder.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Listed {
    /// Its name, without the folders above it.
    pub name: String,
    /// Its whole path, to be written into the field.
    pub path: String,
    /// Whether it is a folder.
    pub is_folder: bool,
}

/// The field that asks for a file.
#[derive(Debug, Clone)]
pub struct OpenFile {
    /// What is typed: a path, or the beginning of one.
    pub field: Field,
    /// What lies in the folder that is typed.
    pub listed: Vec<Listed>,
    /// The row under the cursor; none while the field itself is meant.
    pub chosen: Option<usize>,
}

/// A path as it was pasted: without the quotes a file manager puts around it.
#[must_use]
pub fn path(typed: &str) -> String {
    let typed = typed.trim();
    let typed = typed.strip_prefix("file://").unwrap_or(typed);
    typed.trim_matches(['"', '\'']).to_owned()
}

impl OpenFile {
    /// An empty field, and the folder the program was started in.
    #[must_use]
    pub fn open() -> (Self, Vec<Effect>) {
        let form = Self { field: Field::line(""), listed: Vec::new(), chosen: None };
        (form, vec![Effect::List(String::new())])
    }

    /// The files whose names hold what is typed after the last slash.
    #[must_use]
    pub fn matching(&self) -> Vec<&Listed> {
        let typed = path(&self.field.text());
        let name = fold(file_name(&typed));
        self.listed.iter().filter(|listed| fold(&listed.name).contains(&name)).collect()
    }

    /// What follows when the text has changed.
    pub fn written(&mut self) -> Vec<Effect> {
        self.chosen = None;
        vec![Effect::List(path(&self.field.text()))]
    }

    /// Does what a key asks for.
    pub fn act(mut self, state: &mut State, action: Action) -> Step {
        let matching = self.matching();
        match action {
            Action::Back => return (None, Vec::new()),
            Action::Open | Action::NextPane => {
                let chosen = self.chosen.or((action == Action::NextPane).then_some(0));
                if let Some(listed) = chosen.and_then(|at| matching.get(at)) {
                    let (path, is_folder) = (listed.path.clone(), listed.is_folder);
                    self.field = Field::line(&path);
                    if is_folder || action == Action::NextPane {
                        let effects = self.written();
                        return (Some(Overlay::OpenFile(self)), effects);
                    }
                    return (Some(Overlay::OpenFile(self)), read(state, path));
                }
                let typed = path(&self.field.text());
                if !typed.is_empty() {
                    return (Some(Overlay::OpenFile(self)), read(state, typed));
                }
            }
            Action::Up if self.chosen == Some(0) => self.chosen = None,
            Action::Down if self.chosen.is_none() => {
                self.chosen = (!matching.is_empty()).then_some(0);
            }
            other => {
                let length = matching.len();
                self.chosen = self.chosen.map(|at| moved(at, length, other, state.measured.step()));
            }
        }
        (Some(Overlay::OpenFile(self)), Vec::new())
    }
}

/// Shows what lies in the folder, while somebody looks at it.
pub fn listed(state: &mut State, listed: Vec<Listed>) {
    if let Some(Overlay::OpenFile(form)) = state.overlays.last_mut() {
        form.listed = listed;
    }
}

fn read(state: &State, path: String) -> Vec<Effect> {
    vec![Effect::Read { path, encoding: None, settled: state.settled.clone() }]
}

#[cfg(test)]
mod tests {
    use super::path;

    #[test]
    fn a_pasted_path_loses_its_quotes() {
        assert_eq!(path(" \"C:\\Giấy tờ\\CTHĐ.docx\" "), "C:\\Giấy tờ\\CTHĐ.docx");
        assert_eq!(path("'/home/hoa/ke hoach.md'"), "/home/hoa/ke hoach.md");
    }
}
