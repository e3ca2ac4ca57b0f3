//! Colours and signs by what they mean. Views name a meaning, never a colour;
//! which colours stand for it is in `data/themes/`.

mod colour;
mod depth;
mod glyphs;
#[cfg(test)]
mod tests;

use ratatui::style::{Modifier, Style};
use serde::Deserialize;

use crate::domain::{Progress, Standing};
use colour::{Ansi, Rgb};
pub use depth::{Depth, Surroundings, UnknownDepth};
pub use glyphs::Glyphs;

/// Declares each meaning once: as a style of the theme, as a key of the file,
/// and in the list of all.
macro_rules! meanings {
    ($($(#[$doc:meta])+ $name:ident,)+) => {
        /// A theme made ready for one terminal. Every style paints both
        /// foreground and background, or neither; only [`Theme::match_mark`]
        /// keeps the colours beneath it.
        #[derive(Debug, Clone, PartialEq, Eq)]
        pub struct Theme {
            /// The name of its file.
            pub name: String,
            /// The signs it draws with.
            pub glyphs: &'static Glyphs,
            $($(#[$doc])+ pub $name: Style,)+
        }

        /// The meanings as a theme file spells them; none may be left out.
        #[derive(Deserialize)]
        #[serde(deny_unknown_fields)]
        struct Meanings {
            $($name: Spelling,)+
        }

        impl Theme {
            fn build(name: &str, meanings: &Meanings, style: impl Fn(&Spelling) -> Style) -> Self {
                Self {
                    name: name.to_owned(),
                    glyphs: Glyphs::unicode(),
                    $($name: style(&meanings.$name),)+
                }
            }

            /// Every meaning with its style, in the order of the file.
            #[must_use]
            pub fn meanings(&self) -> Vec<(&'static str, Style)> {
                vec![$((stringify!($name), self.$name),)+]
            }
        }
    };
}

meanings! {
    /// Text, and every cell that has no other meaning.
    text,
    /// What stands back behind the text.
    faint,
    /// The heading of a part.
    heading,
    /// The line at the top of the screen.
    title,
    /// A screen that is not open, in the line of tabs.
    tab,
    /// The screen that is open, in the line of tabs.
    tab_current,
    /// The selected row of the pane that has the focus.
    selected,
    /// The selected row of a pane that has not.
    selected_away,
    /// The border of a pane.
    border,
    /// The border of the pane that has the focus.
    focus_border,
    /// The ground and the text of a dialog.
    dialog,
    /// A text field.
    field,
    /// The selected part of a text field.
    field_selected,
    /// Letters that match a query; laid over what they stand on.
    match_mark,
    /// A key in the line of hints.
    hint_key,
    /// A message that leaves by itself.
    toast,
    /// A message that stays.
    error,
    /// The filled part of a bar.
    bar_filled,
    /// The rest of a bar.
    bar_rest,
    /// The track of what goes on, in the timeline.
    track,
    /// The meeting screen while it is hidden.
    blank,
    /// Chưa triển khai.
    not_started,
    /// Đang thực hiện, trong hạn.
    in_time,
    /// Sắp đến hạn.
    due_soon,
    /// Quá hạn, chưa xong.
    overdue,
    /// Hoàn thành đúng hạn.
    done_in_time,
    /// Hoàn thành quá hạn.
    done_late,
    /// Tạm dừng, điều chỉnh.
    paused,
    /// Thường xuyên, duy trì.
    ongoing,
    /// Không rõ, cần xác nhận.
    needs_confirmation,
}

/// Why a theme file cannot be used.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("line {line}: {cause}")]
pub struct ThemeError {
    /// The line of the file, counted from 1.
    pub line: usize,
    /// What is wrong there, as the reader of the format says it.
    pub cause: String,
}

/// A theme file.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct ThemeFile {
    /// Without it the theme leaves all colours to the terminal's window.
    ground: Option<Ground>,
    meanings: Meanings,
}

/// The colours of whatever does not name its own.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Ground {
    foreground: Rgb,
    background: Rgb,
    foreground16: Ansi,
    background16: Ansi,
}

/// How a meaning is spelt in a theme file.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Spelling {
    foreground: Option<Rgb>,
    background: Option<Rgb>,
    foreground16: Option<Ansi>,
    background16: Option<Ansi>,
    /// Beside the colours.
    #[serde(default)]
    marks: Vec<Mark>,
    /// In place of the colours, where there are none; as `marks` if not given.
    plain: Option<Vec<Mark>>,
    /// Keeps the colours of what it is laid over.
    #[serde(default)]
    overlay: bool,
}

#[derive(Clone, Copy, Deserialize)]
#[serde(rename_all = "kebab-case")]
enum Mark {
    Bold,
    Underline,
    Reverse,
}

impl Theme {
    /// The themes that one key goes through, in its order.
    pub const CYCLE: [&'static str; 3] = ["light", "dark", "contrast"];

    /// The file of a theme that comes with the program: one of
    /// [`Self::CYCLE`], or `window`, which paints no colours.
    #[must_use]
    pub fn builtin(name: &str) -> Option<&'static str> {
        match name {
            "light" => Some(include_str!("../../data/themes/light.toml")),
            "dark" => Some(include_str!("../../data/themes/dark.toml")),
            "contrast" => Some(include_str!("../../data/themes/contrast.toml")),
            "window" => Some(include_str!("../../data/themes/window.toml")),
            _ => None,
        }
    }

    /// Reads a theme file for a terminal of so many colours.
    ///
    /// # Errors
    /// When the file is no TOML, names a colour or a meaning that does not
    /// exist, or leaves a meaning out.
    pub fn parse(name: &str, toml_text: &str, depth: Depth) -> Result<Self, ThemeError> {
        let file: ThemeFile = toml::from_str(toml_text).map_err(|error| ThemeError {
            line: line_of(toml_text, error.span().map_or(0, |span| span.start)),
            cause: error.message().to_owned(),
        })?;
        let ground = file.ground.as_ref();
        Ok(Self::build(name, &file.meanings, |spelling| spelling.style(ground, depth)))
    }

    /// The theme with other signs.
    #[must_use]
    pub fn with_glyphs(self, glyphs: &'static Glyphs) -> Self {
        Self { glyphs, ..self }
    }

    /// How an item's status is shown: its style, and its mark of two columns.
    #[must_use]
    pub fn status(&self, standing: Standing, progress: Progress) -> (Style, &'static str) {
        let glyphs = self.glyphs;
        match standing {
            Standing::InTime => match progress {
                Progress::NotStarted => (self.not_started, glyphs.not_started),
                Progress::Underway | Progress::Done | Progress::Paused => {
                    (self.in_time, glyphs.in_time)
                }
            },
            Standing::DueSoon => (self.due_soon, glyphs.due_soon),
            Standing::Overdue => (self.overdue, glyphs.overdue),
            Standing::DoneInTime => (self.done_in_time, glyphs.done_in_time),
            Standing::DoneLate => (self.done_late, glyphs.done_late),
            Standing::Paused => (self.paused, glyphs.paused),
            Standing::NeedsConfirmation => (self.needs_confirmation, glyphs.needs_confirmation),
            Standing::NoDeadline => (self.ongoing, glyphs.ongoing),
        }
    }
}

impl Spelling {
    fn style(&self, ground: Option<&Ground>, depth: Depth) -> Style {
        let Some(ground) = ground.filter(|_| depth != Depth::None) else {
            return marked(self.plain.as_ref().unwrap_or(&self.marks));
        };
        let style = marked(&self.marks);
        if self.overlay {
            return style;
        }
        let foreground = self.foreground.unwrap_or(ground.foreground);
        let background = self.background.unwrap_or(ground.background);
        let (foreground, background) = match depth {
            Depth::None => return style,
            Depth::Sixteen => (
                self.foreground16.unwrap_or(ground.foreground16).color(),
                self.background16.unwrap_or(ground.background16).color(),
            ),
            Depth::Indexed256 => colour::indexed(foreground, background),
            Depth::TrueColor => (foreground.color(), background.color()),
        };
        style.fg(foreground).bg(background)
    }
}

fn marked(marks: &[Mark]) -> Style {
    marks.iter().fold(Style::new(), |style, mark| {
        style.add_modifier(match mark {
            Mark::Bold => Modifier::BOLD,
            Mark::Underline => Modifier::UNDERLINED,
            Mark::Reverse => Modifier::REVERSED,
        })
    })
}

/// The line of a byte, counted from 1.
fn line_of(text: &str, byte: usize) -> usize {
    1 + text.bytes().take(byte).filter(|byte| *byte == b'\n').count()
}
