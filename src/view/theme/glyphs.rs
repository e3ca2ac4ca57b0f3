//! The signs the program draws with, and their plain stand-ins.

use std::borrow::Cow;

use ratatui::symbols::border;
use unicode_normalization::char::is_combining_mark;

/// One set of signs. Those of the first set are in WGL4, Cascadia Mono and Noto
/// Sans Mono, because the Windows console shows nothing for a missing one;
/// those of the second are ASCII.
#[derive(Debug, PartialEq, Eq)]
pub struct Glyphs {
    /// Chưa triển khai; two columns, like all the marks of a status.
    pub not_started: &'static str,
    /// Đang thực hiện, trong hạn.
    pub in_time: &'static str,
    /// Sắp đến hạn.
    pub due_soon: &'static str,
    /// Quá hạn, chưa xong.
    pub overdue: &'static str,
    /// Hoàn thành đúng hạn.
    pub done_in_time: &'static str,
    /// Hoàn thành quá hạn.
    pub done_late: &'static str,
    /// Tạm dừng, điều chỉnh.
    pub paused: &'static str,
    /// Thường xuyên, duy trì.
    pub ongoing: &'static str,
    /// Không rõ, cần xác nhận.
    pub needs_confirmation: &'static str,
    /// A closed branch of the tree; one column, like all that follow but
    /// [`Self::ellipsis`], [`Self::arrow`] and the choices.
    pub folded: &'static str,
    /// An open branch of the tree.
    pub unfolded: &'static str,
    /// Before the selected row.
    pub cursor: &'static str,
    /// The filled part of a bar.
    pub bar_filled: &'static str,
    /// The rest of a bar.
    pub bar_rest: &'static str,
    /// Where text was cut.
    pub ellipsis: &'static str,
    /// Between the steps of a path.
    pub crumb: &'static str,
    /// Between the parts of a line.
    pub dot: &'static str,
    /// From an old value to a new one.
    pub arrow: &'static str,
    /// In the timeline: what goes on.
    pub track: &'static str,
    /// In the timeline: đạt chuẩn.
    pub attained: &'static str,
    /// In the timeline: not there yet.
    pub ahead: &'static str,
    /// In the timeline: under the present quarter.
    pub now: &'static str,
    /// The choice that is made, of several; three columns.
    pub chosen: &'static str,
    /// A choice that is not made; three columns.
    pub unchosen: &'static str,
    /// Around a pane; its horizontal is also the thin rule.
    pub border: border::Set<'static>,
    /// Around the pane that has the focus; its horizontal is also the thick rule.
    pub focus_border: border::Set<'static>,
    ascii: bool,
}

static UNICODE: Glyphs = Glyphs {
    not_started: "○ ",
    in_time: "● ",
    due_soon: "▲ ",
    overdue: "■ ",
    done_in_time: "√ ",
    done_late: "√!",
    paused: "▬ ",
    ongoing: "∞ ",
    needs_confirmation: "? ",
    folded: "►",
    unfolded: "▼",
    cursor: "▌",
    bar_filled: "█",
    bar_rest: "░",
    ellipsis: "…",
    crumb: "›",
    dot: "·",
    arrow: "→",
    track: "─",
    attained: "◊",
    ahead: "·",
    now: "▲",
    chosen: "(•)",
    unchosen: "( )",
    border: border::PLAIN,
    focus_border: border::DOUBLE,
    ascii: false,
};

static ASCII: Glyphs = Glyphs {
    not_started: "o ",
    in_time: "* ",
    due_soon: "^ ",
    overdue: "# ",
    done_in_time: "x ",
    done_late: "x!",
    paused: "= ",
    ongoing: "~ ",
    needs_confirmation: "? ",
    folded: ">",
    unfolded: "v",
    cursor: ">",
    bar_filled: "#",
    bar_rest: ".",
    ellipsis: "..",
    crumb: ">",
    dot: "-",
    arrow: "->",
    track: "-",
    attained: "+",
    ahead: ".",
    now: "^",
    chosen: "(*)",
    unchosen: "( )",
    border: box_of("-", "|", "+"),
    focus_border: box_of("=", "#", "#"),
    ascii: true,
};

/// What punctuation and signs in texts become where only ASCII is drawn.
const SPELT: [(&str, &str); 22] = [
    ("–—−‐‑‒―·─", "-"),
    ("“”„«»″", "\""),
    ("‘’‚′‹", "'"),
    ("›►", ">"),
    ("…", ".."),
    ("•●▪◦∙", "*"),
    ("→", "->"),
    ("←", "<-"),
    ("↑▲", "^"),
    ("↓▼", "v"),
    ("↔", "<->"),
    ("≥", ">="),
    ("≤", "<="),
    ("≠", "!="),
    ("≈∞", "~"),
    ("±", "+/-"),
    ("×√", "x"),
    ("÷", "/"),
    ("°", "o"),
    ("²", "2"),
    ("³", "3"),
    ("\u{A0}\u{202F}\u{2009}\u{3000}", " "),
];

impl Glyphs {
    /// The signs for terminals with a font that has them.
    #[must_use]
    pub fn unicode() -> &'static Self {
        &UNICODE
    }

    /// ASCII only.
    #[must_use]
    pub fn ascii() -> &'static Self {
        &ASCII
    }

    /// A text as this set can draw it: as it is, or in letters and ASCII. May
    /// change its width, so it comes before measuring.
    #[must_use]
    pub fn spell<'a>(&self, text: &'a str) -> Cow<'a, str> {
        if !self.ascii || text.chars().all(is_plain) {
            return Cow::Borrowed(text);
        }
        let mut spelt = String::with_capacity(text.len());
        for c in text.chars() {
            let found = SPELT.iter().find(|(signs, _)| signs.contains(c));
            match found {
                Some((_, plain)) => spelt.push_str(plain),
                None => spelt.push(if is_plain(c) { c } else { '?' }),
            }
        }
        Cow::Owned(spelt)
    }
}

fn is_plain(c: char) -> bool {
    c.is_ascii() || c.is_alphabetic() || is_combining_mark(c)
}

const fn box_of(
    horizontal: &'static str,
    vertical: &'static str,
    corner: &'static str,
) -> border::Set<'static> {
    border::Set {
        top_left: corner,
        top_right: corner,
        bottom_left: corner,
        bottom_right: corner,
        vertical_left: vertical,
        vertical_right: vertical,
        horizontal_top: horizontal,
        horizontal_bottom: horizontal,
    }
}
