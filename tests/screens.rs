//! Every screen at the three sizes, as a person sees it.

use tiendo::app::state::ThemeName;
use tiendo::domain::{Change, Evidence, Key, Period, Progress, Quarter, Report};

use crate::desk::Desk;

/// The sizes of the specification: a projector, a plain window, a large one.
const SIZES: [(u16, u16); 3] = [(60, 18), (80, 24), (120, 35)];

pub fn report(key: &str, progress: Progress, day: Option<&str>, note: &str) -> Change {
    let after = Report {
        progress,
        note: note.into(),
        obstacle: String::new(),
        evidence: Some(Evidence { number: "12-KH/ĐU".into(), date: None }),
        done_on: day.map(|day| day.parse().expect("a day")),
        period: Some(Period::Quarter(Quarter { year: 2026, number: 3 })),
    };
    Change::Updated { key: Key::new(key), before: Report::default(), after }
}

/// A quarter in which everything has happened: the figures of the mock-ups.
pub fn busy(size: (u16, u16)) -> Desk {
    Desk::with("2026-09-25", size, &busy_changes())
}

/// What happened in that quarter, and when.
pub fn busy_changes() -> Vec<(&'static str, Change)> {
    let done = |key, day| report(key, Progress::Done, Some(day), "Đã ban hành kế hoạch.");
    vec![
        ("2026-06-20", done("III.1.1", "2026-06-20")),
        ("2026-06-24", done("III.1.3", "2026-06-24")),
        ("2026-06-28", done("III.3.5", "2026-06-28")),
        ("2026-06-29", done("III.3.6", "2026-06-20")),
        (
            "2026-07-15",
            report(
                "III.1.2",
                Progress::Underway,
                None,
                "Đã trình dự thảo kế hoạch; chờ ý kiến Thường trực HĐND.",
            ),
        ),
        ("2026-09-10", done("III.2.1", "2026-09-10")),
        ("2026-09-18", done("III.3.2", "2026-09-18")),
        ("2026-09-19", done("III.3.3", "2026-04-10")),
        (
            "2026-09-20",
            report("III.3.4", Progress::Underway, None, "Đang khảo sát mặt bằng đồi Thiên Văn."),
        ),
        ("2026-09-21", report("III.4.2", Progress::Paused, None, "Chờ hướng dẫn của Thành đoàn.")),
    ]
}

/// Goes through every screen and every dialog and keeps what is seen.
fn tour(name: &str, size: (u16, u16)) {
    let stops: &[(&str, &str)] = &[
        ("browse", "g1.2<Enter>"),
        ("dashboard", "2"),
        ("timeline", "3"),
        ("units", "4"),
        ("document", "6"),
        ("search", "/dang uy cong an"),
        ("search-empty", "g1.2<Enter>/"),
        ("search-nothing", "/thue co so 6"),
        ("report", "g1.2<Enter>s<Tab><Tab><Tab><Tab>"),
        ("due", "g1.2<Enter>t"),
        ("filter", "f"),
        ("help", "?"),
        ("palette", ":"),
        ("goto", "g"),
        ("source", "g1.1<Enter>x"),
        ("question", "g1.2<Enter>s<Down><Esc>"),
    ];
    for (stop, keys) in stops {
        let mut desk = busy(size);
        desk.type_keys(keys);
        let (columns, rows) = size;
        insta::assert_snapshot!(format!("{name}-{stop}-{columns}x{rows}"), desk.screen());
    }
}

#[test]
fn a_busy_quarter_at_every_size() {
    for size in SIZES {
        tour("busy", size);
    }
}

#[test]
fn the_first_day() {
    for size in SIZES {
        let (columns, rows) = size;
        let desk = Desk::sized("2026-04-02", size);
        insta::assert_snapshot!(format!("first-{columns}x{rows}"), desk.screen());
    }
}

#[test]
fn the_mouse_chooses_tabs_and_rows_and_buttons() {
    let mut desk = busy((80, 24));
    desk.click(20, 1).sees("[2 Tổng quan]");
    desk.click(4, 1).sees("[1 Duyệt]");
    let row = |desk: &Desk, text: &str| {
        let at = desk.screen().lines().position(|line| line.contains(text)).expect("a row");
        u16::try_from(at).expect("few rows")
    };
    let y = row(&desk, "3.2 Phường âm nhạc");
    desk.click(10, y).sees("3.2. PHƯỜNG ÂM NHẠC");
    desk.type_keys("s");
    let y = row(&desk, "[ Lưu");
    let x = desk.line_with("[ Lưu").chars().position(|c| c == '[').expect("a button");
    desk.click(u16::try_from(x).expect("near") + 2, y).sees("Đã lưu 3.2");
}

#[test]
fn plain_marks_are_ascii_and_letters() {
    let mut desk = busy((80, 24));
    desk.session.state.is_ascii = true;
    for keys in ["1", "2", "3", "4", "6", "/ma tuy", "<Esc>?", "<Esc>s"] {
        desk.type_keys(keys);
        for c in desk.screen().chars() {
            assert!(
                c.is_ascii() || c.is_alphanumeric() || c == '\u{302}',
                "{c:?} in\n{}",
                desk.screen()
            );
        }
    }
}

#[test]
fn every_size_survives_with_everything_open() {
    let sizes = [(120, 35), (60, 18), (59, 17), (20, 5), (1, 1), (80, 24)];
    for open in ["", "/ma tuy", "s", "t", "f", "?", ":", "g", "x", "s<Down><Esc>"] {
        for screen in ["1", "2", "3", "4", "6"] {
            let mut desk = busy((80, 24));
            desk.type_keys("g1.2<Enter>").type_keys(screen).type_keys(open);
            let selected = desk.session.state.selected_key();
            for (columns, rows) in sizes {
                desk.resize(columns, rows);
                if columns < 60 && columns > 10 {
                    desk.sees("Cửa sổ quá nhỏ");
                }
            }
            assert_eq!(desk.session.state.selected_key(), selected, "{screen} {open}");
        }
    }
}

#[test]
fn every_theme_paints_every_cell() {
    use ratatui::style::Color;
    for theme in [ThemeName::Light, ThemeName::Dark, ThemeName::Contrast] {
        for screen in ["1", "2", "3", "4", "6", "/ma tuy", "?"] {
            let mut desk = busy((80, 24));
            desk.theme(theme).type_keys(screen);
            for cell in desk.cells() {
                assert_ne!(cell.fg, Color::Reset, "{theme:?} {screen}: {:?}", cell.symbol());
                assert_ne!(cell.bg, Color::Reset, "{theme:?} {screen}: {:?}", cell.symbol());
            }
        }
    }
}

#[test]
fn without_colour_there_is_no_colour() {
    use ratatui::style::Color;
    let mut desk = busy((80, 24)).colourless();
    for screen in ["1", "2", "3", "4", "6", "/ma tuy"] {
        desk.type_keys(screen);
        for cell in desk.cells() {
            assert_eq!((cell.fg, cell.bg), (Color::Reset, Color::Reset), "{:?}", cell.symbol());
        }
    }
}
