//! From a key to the drawn frame: a long stream of keys as a person presses
//! them, on every screen and on the wall, through the real loop.

use crossterm::event::{KeyCode, KeyModifiers};
use tiendo::action::Screen;
use tiendo::store::{MemoryStore, Store};

use crate::desk::Desk;
use crate::generator::Chance;
use crate::quantiles::{self, Quantiles, head};
use crate::sizes::Size;

/// How many keys are pressed on each screen.
const KEYS: usize = 3000;

/// What is pressed, and how often among a hundred keys.
const STREAM: &[(KeyCode, usize)] = &[
    (KeyCode::Down, 30),
    (KeyCode::Up, 14),
    (KeyCode::PageDown, 8),
    (KeyCode::PageUp, 6),
    (KeyCode::End, 3),
    (KeyCode::Home, 2),
    (KeyCode::Right, 8),
    (KeyCode::Left, 7),
    (KeyCode::Tab, 6),
    (KeyCode::Enter, 5),
    (KeyCode::Esc, 3),
    (KeyCode::Char('z'), 1),
    (KeyCode::Char('f'), 2),
    (KeyCode::Char('x'), 1),
    (KeyCode::Char('?'), 1),
    (KeyCode::Char('s'), 1),
    (KeyCode::Char('g'), 1),
    (KeyCode::Char('v'), 1),
];

/// How often a key leads away before the person comes back.
const AWAY: usize = 4;

/// Asks it at every size.
pub fn ask() {
    for size in Size::ALL {
        head(&format!("{}: key to frame", size.name()));
        let mut store = MemoryStore::default();
        size.fill(&mut store);
        let mut desk = Desk::on(Box::new(store) as Box<dyn Store>);
        let mut all = Quantiles::default();
        for screen in Screen::ALL {
            on_screen(&mut desk, screen, false, &mut all).print(screen.name());
        }
        on_screen(&mut desk, Screen::Dashboard, true, &mut all).print("dashboard, all programmes");
        shelf(&mut desk, &mut all).print("another programme");
        wall(&mut desk, &mut all).print("wall");
        all.print("all of them");
    }
}

fn drawn(dice: &mut Chance) -> KeyCode {
    let mut left = dice.below(STREAM.iter().map(|(_, often)| often).sum());
    for (code, often) in STREAM {
        match left.checked_sub(*often) {
            Some(rest) => left = rest,
            None => return *code,
        }
    }
    KeyCode::Down
}

fn timed(desk: &mut Desk, code: KeyCode, modifiers: KeyModifiers, times: [&mut Quantiles; 2]) {
    let [own, all] = times;
    let screen = desk.0.state.screen;
    let ((), took) = quantiles::timed(|| desk.press(code, modifiers));
    if std::env::var_os("SLOW").is_some() && took.processor.as_micros() > 1500 {
        println!("      {:.1?} {code:?} {screen:?} {:?}", took.processor, desk.0.state.context());
    }
    own.push(took);
    all.push(took);
}

/// The stream on one screen; whoever is led away comes back.
fn on_screen(desk: &mut Desk, screen: Screen, is_all: bool, all: &mut Quantiles) -> Quantiles {
    let mut own = Quantiles::default();
    let mut dice = Chance::new(5 + u64::from(screen.digit()));
    let mut away = 0;
    home(desk, screen, is_all);
    for _ in 0..KEYS {
        let state = &desk.0.state;
        let is_home = state.overlays.is_empty() && state.screen == screen;
        away = if is_home { 0 } else { away + 1 };
        if away > AWAY {
            home(desk, screen, is_all);
        }
        let code = drawn(&mut dice);
        timed(desk, code, KeyModifiers::NONE, [&mut own, all]);
    }
    home(desk, screen, false);
    own
}

/// Back to a screen with nothing over it.
fn home(desk: &mut Desk, screen: Screen, is_all: bool) {
    // Esc would first ask about what was typed into a form.
    desk.0.state.overlays.clear();
    desk.0.state.wall = None;
    desk.0.state.drafts.clear();
    desk.0.state.filter = tiendo::app::filter::Filter::default();
    desk.0.state.dashboard.is_all = is_all;
    desk.press(KeyCode::Char(screen.digit()), KeyModifiers::NONE);
}

/// Choosing another programme of the store.
fn shelf(desk: &mut Desk, all: &mut Quantiles) -> Quantiles {
    let mut own = Quantiles::default();
    home(desk, Screen::Browse, false);
    for _ in 0..KEYS / 20 {
        timed(desk, KeyCode::Char('o'), KeyModifiers::CONTROL, [&mut own, all]);
        for code in [KeyCode::Down, KeyCode::Down, KeyCode::Up, KeyCode::Enter] {
            timed(desk, code, KeyModifiers::NONE, [&mut own, all]);
        }
        home(desk, Screen::Browse, false);
    }
    own
}

/// Turning the pages of a review.
fn wall(desk: &mut Desk, all: &mut Quantiles) -> Quantiles {
    let mut own = Quantiles::default();
    home(desk, Screen::Browse, false);
    desk.press(KeyCode::F(5), KeyModifiers::NONE);
    for turn in 0..KEYS {
        let code = match turn % 40 {
            0..28 => KeyCode::PageDown,
            28..38 => KeyCode::PageUp,
            38 => KeyCode::Home,
            _ => KeyCode::End,
        };
        timed(desk, code, KeyModifiers::NONE, [&mut own, all]);
    }
    home(desk, Screen::Browse, false);
    own
}
