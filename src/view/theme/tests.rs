use std::collections::BTreeSet;

use proptest::prelude::*;
use ratatui::buffer::Buffer;
use ratatui::layout::Rect;
use ratatui::style::Color;

use super::colour::{READABLE, fixed_palette, indexed};
use super::*;
use crate::text;

const DEPTHS: [Depth; 4] = [Depth::None, Depth::Sixteen, Depth::Indexed256, Depth::TrueColor];

fn theme(name: &str, depth: Depth) -> Theme {
    Theme::parse(name, Theme::builtin(name).expect("a theme"), depth).expect(name)
}

fn hex(text: &str) -> Rgb {
    Rgb::try_from(text.to_owned()).expect(text)
}

/// Windows' own palette "Campbell", for what sixteen colours come to: those
/// that may stand in a theme.
const CAMPBELL: [(Color, &str); 7] = [
    (Color::Black, "#0C0C0C"),
    (Color::Red, "#C50F1F"),
    (Color::Gray, "#CCCCCC"),
    (Color::White, "#F2F2F2"),
    (Color::LightGreen, "#16C60C"),
    (Color::LightYellow, "#F9F1A5"),
    (Color::LightCyan, "#61D6D6"),
];

fn rgb(color: Color) -> Rgb {
    if let Color::Rgb(red, green, blue) = color {
        return Rgb([red, green, blue]);
    }
    if let Color::Indexed(at) = color {
        return fixed_palette().find(|(index, _)| *index == at).expect("one of the fixed").1;
    }
    let named = CAMPBELL.iter().find(|(named, _)| *named == color);
    hex(named.expect("a colour for text").1)
}

fn contrast(style: Style) -> f64 {
    rgb(style.fg.expect("a foreground")).contrast(rgb(style.bg.expect("a background")))
}

/// Everything that is read: all but the hidden screen, which is not to be, and
/// the mark that keeps the colours beneath.
fn readable(theme: &Theme) -> Vec<(&'static str, Style)> {
    let all = theme.meanings().into_iter();
    all.filter(|(name, _)| !matches!(*name, "blank" | "match_mark")).collect()
}

#[test]
fn contrast_is_measured_as_wcag_does() {
    assert!((hex("#000000").contrast(hex("#FFFFFF")) - 21.0).abs() < 1e-9);
    assert!((hex("#777777").contrast(hex("#FFFFFF")) - 4.48).abs() < 0.005);
    assert!((hex("#777777").contrast(hex("#777777")) - 1.0).abs() < 1e-9);
}

#[test]
fn all_text_has_a_contrast_of_seven() {
    for name in Theme::CYCLE {
        for depth in [Depth::TrueColor, Depth::Indexed256] {
            for (meaning, style) in readable(&theme(name, depth)) {
                let ratio = contrast(style);
                assert!(ratio >= READABLE, "{name} {meaning} {depth:?}: {ratio:.2}");
            }
        }
    }
    for (meaning, style) in readable(&theme("contrast", Depth::TrueColor)) {
        assert!(contrast(style) >= 9.0, "{meaning}");
    }
}

#[test]
fn sixteen_colours_stay_readable_in_the_palette_of_windows() {
    for name in Theme::CYCLE {
        for (meaning, style) in readable(&theme(name, Depth::Sixteen)) {
            let ratio = contrast(style);
            assert!(ratio >= 4.5, "{name} {meaning}: {ratio:.2}");
        }
    }
    let light = theme("light", Depth::Sixteen);
    assert_eq!((light.overdue.fg, light.overdue.bg), (light.selected.fg, light.selected.bg));
    for style in [light.in_time, light.due_soon, light.done_in_time, light.done_late, light.paused]
    {
        assert_eq!((style.fg, style.bg), (light.text.fg, light.text.bg));
    }
}

#[test]
fn statuses_have_the_colours_that_were_chosen() {
    let pair = |style: Style| (style.fg.expect("fg"), style.bg.expect("bg"));
    let check = |name: &str, ground: &str, expected: [(&str, f64); 5]| {
        let theme = theme(name, Depth::TrueColor);
        let styles =
            [theme.not_started, theme.in_time, theme.due_soon, theme.done_in_time, theme.paused];
        for (style, (colour, ratio)) in styles.into_iter().zip(expected) {
            assert_eq!(pair(style), (hex(colour).color(), hex(ground).color()));
            assert!((contrast(style) - ratio).abs() < 0.06, "{colour}: {:.2}", contrast(style));
        }
        assert_eq!(pair(theme.overdue), (hex("#FFFFFF").color(), hex("#9B1C1C").color()));
        assert!((contrast(theme.overdue) - 8.2).abs() < 0.06);
        assert_eq!(pair(theme.done_late), pair(theme.done_in_time));
        assert_eq!(pair(theme.ongoing), pair(theme.text));
        assert!(theme.due_soon.add_modifier.contains(Modifier::BOLD));
        assert!(theme.needs_confirmation.add_modifier.contains(Modifier::BOLD));
    };
    check(
        "dark",
        "#0C0C0C",
        [
            ("#F2F2F2", 17.5),
            ("#7CC8F5", 10.7),
            ("#FFD24A", 13.6),
            ("#35D0A0", 9.9),
            ("#B8B8B8", 9.9),
        ],
    );
    check(
        "light",
        "#FAF7EE",
        [("#111111", 17.6), ("#00549A", 7.2), ("#6B4A00", 7.5), ("#00604A", 7.1), ("#4A4A4A", 8.3)],
    );
    let dark = theme("dark", Depth::Sixteen);
    let sixteen = [dark.not_started, dark.in_time, dark.due_soon, dark.done_late, dark.paused];
    assert_eq!(
        sixteen.map(|style| style.fg),
        [Color::White, Color::LightCyan, Color::LightYellow, Color::LightGreen, Color::Gray]
            .map(Some)
    );
    assert_eq!(pair(dark.overdue), (Color::White, Color::Red));
}

#[test]
fn every_style_paints_both_colours_or_neither() {
    for name in Theme::CYCLE {
        for depth in DEPTHS {
            for (meaning, style) in theme(name, depth).meanings() {
                let paints = depth != Depth::None && meaning != "match_mark";
                assert_eq!((style.fg.is_some(), style.bg.is_some()), (paints, paints), "{meaning}");
            }
        }
    }
    for depth in DEPTHS {
        let styles = theme("window", depth).meanings();
        assert!(styles.iter().all(|(_, style)| style.fg.is_none() && style.bg.is_none()));
    }
}

#[test]
fn without_colour_the_marks_of_the_table_remain() {
    for name in ["light", "dark", "contrast", "window"] {
        let theme = theme(name, Depth::None);
        for (style, marks) in [
            (theme.not_started, Modifier::empty()),
            (theme.in_time, Modifier::empty()),
            (theme.due_soon, Modifier::BOLD),
            (theme.overdue, Modifier::REVERSED),
            (theme.done_in_time, Modifier::empty()),
            (theme.done_late, Modifier::UNDERLINED),
            (theme.paused, Modifier::empty()),
            (theme.ongoing, Modifier::empty()),
            (theme.needs_confirmation, Modifier::BOLD),
            (theme.selected, Modifier::REVERSED),
            (theme.match_mark, Modifier::BOLD | Modifier::UNDERLINED),
        ] {
            assert_eq!(style.add_modifier, marks, "{name}");
        }
    }
}

#[test]
fn the_four_hues_stay_four_where_there_are_256() {
    for name in Theme::CYCLE {
        let theme = theme(name, Depth::Indexed256);
        let hues = [theme.in_time, theme.due_soon, theme.done_in_time, theme.overdue];
        let shown: BTreeSet<String> =
            hues.iter().map(|s| format!("{:?}{:?}", s.fg, s.bg)).collect();
        assert_eq!(shown.len(), 4, "{name}: {shown:?}");
    }
}

#[test]
fn each_status_has_a_mark_of_its_own_in_two_columns() {
    for glyphs in [Glyphs::unicode(), Glyphs::ascii()] {
        let theme = theme("light", Depth::None).with_glyphs(glyphs);
        let mut marks = BTreeSet::new();
        for standing in Standing::ALL {
            for progress in [Progress::NotStarted, Progress::Underway] {
                let (_, mark) = theme.status(standing, progress);
                assert_eq!(text::width(mark), 2, "{mark}");
                marks.insert(mark);
            }
        }
        assert_eq!(marks.len(), 9);
    }
    let theme = theme("light", Depth::TrueColor);
    assert_eq!(theme.status(Standing::InTime, Progress::NotStarted), (theme.not_started, "○ "));
    assert_eq!(theme.status(Standing::InTime, Progress::Underway), (theme.in_time, "● "));
    assert_eq!(theme.status(Standing::Overdue, Progress::NotStarted), (theme.overdue, "■ "));
    assert_eq!(theme.status(Standing::DoneLate, Progress::Done), (theme.done_late, "√!"));
    assert_eq!(theme.status(Standing::NoDeadline, Progress::Underway), (theme.ongoing, "∞ "));
}

/// The signs of a set, whichever they are, out of how it prints itself.
fn signs(glyphs: &Glyphs) -> Vec<String> {
    let printed = format!("{glyphs:?}");
    printed.split('"').skip(1).step_by(2).map(str::to_owned).collect()
}

#[test]
fn the_signs_are_those_that_every_console_has() {
    let unicode = signs(Glyphs::unicode());
    let ascii = signs(Glyphs::ascii());
    assert_eq!((unicode.len(), ascii.len()), (40, 40));
    assert!(ascii.iter().all(|sign| sign.is_ascii()), "{ascii:?}");
    let allowed = "○●▲■√!▬∞?►▼▌█░…›·→─◊(•) ─│┌┐└┘═║╔╗╚╝";
    assert!(unicode.concat().chars().all(|c| allowed.contains(c)), "{unicode:?}");
}

#[test]
fn texts_are_spelt_in_letters_and_ascii() {
    let ascii = Glyphs::ascii();
    assert_eq!(
        ascii.spell("“Đảng ủy” – ≥ 50 % → 2026…\u{A0}m² ☃"),
        "\"Đảng ủy\" - >= 50 % -> 2026.. m2 ?"
    );
    assert_eq!(ascii.spell("tie\u{302}\u{301}ng"), "tie\u{302}\u{301}ng");
    assert_eq!(Glyphs::unicode().spell("“…” ☃"), "“…” ☃");
}

#[test]
fn a_fault_in_a_theme_file_is_told_with_its_line() {
    let light = Theme::builtin("light").expect("a theme");
    let line =
        |needle: &str| 1 + light.lines().position(|line| line.contains(needle)).expect(needle);
    let fault = |from: &str, to: &str| {
        let changed = light.replacen(from, to, 1);
        Theme::parse("mine", &changed, Depth::TrueColor).expect_err(to)
    };
    let wrong = fault("#00549A", "#00549");
    assert_eq!(wrong.line, line("#00549A"));
    assert!(wrong.to_string().contains("#00549"), "{wrong}");
    assert_eq!(
        fault("foreground16 = \"black\"", "foreground16 = \"đen\"").line,
        line("foreground16")
    );
    assert_eq!(fault("overdue =", "overdu =").line, line("overdue ="));
    assert_eq!(fault("faint = {", "faint = ").line, line("faint ="));
    assert!(fault("paused = { foreground = \"#4A4A4A\" }", "").to_string().contains("paused"));
    assert!(Theme::builtin("xanh").is_none());
}

proptest! {
    #[test]
    fn with_256_colours_text_is_no_harder_to_read(foreground: [u8; 3], background: [u8; 3]) {
        let (fg, bg) = indexed(Rgb(foreground), Rgb(background));
        let shown = rgb(fg).contrast(rgb(bg));
        let wanted = Rgb(foreground).contrast(Rgb(background)).min(READABLE);
        let best = fixed_palette().map(|(_, other)| other.contrast(rgb(bg))).fold(1.0, f64::max);
        prop_assert!(shown >= wanted || best < wanted, "{shown} {wanted}");
    }

    #[test]
    fn colours_of_the_palette_stay_what_they_are(at in 16_u8..=255) {
        let colour = rgb(Color::Indexed(at));
        let (fg, bg) = indexed(colour, colour);
        prop_assert_eq!((rgb(fg), rgb(bg)), (colour, colour));
    }

    #[test]
    fn what_is_measured_is_what_is_drawn(written in "[a-z ếđĐ日ｶﾞ\u{302}\u{323}\u{200B}\u{1F3FB}\u{1F468}\u{200D}\n\u{7}]{0,40}") {
        let mut buffer = Buffer::empty(Rect::new(0, 0, 200, 1));
        let (end, _) = buffer.set_stringn(0, 0, &written, 200, Style::new());
        prop_assert_eq!(usize::from(end), text::width(&written));
    }
}
