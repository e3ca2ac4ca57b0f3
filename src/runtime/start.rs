//! From the command line to the first frame.

use std::path::PathBuf;
use std::process::ExitCode;
use std::sync::Arc;

use chrono::{DateTime, FixedOffset, Local, TimeDelta};

use super::backups::{Backups, Keeper};
use super::clerk::Clerk;
use super::console::Screen;
use super::data::Data;
use super::event_loop::Session;
use super::looks::Looks;
use crate::app::browse::Browse;
use crate::app::follow;
use crate::app::library::Library;
use crate::app::lock::PASSPHRASE;
use crate::app::meeting;
use crate::app::meeting::sitting::SITTING;
use crate::app::overlay::Overlay;
use crate::app::question::{Question, Subject};
use crate::app::review::SETTLED;
use crate::app::session::{self, PLACE, Remembered};
use crate::app::state::{Setup, State, ThemeName};
use crate::domain::Moment;
use crate::keymap::{self, Fault};
use crate::report::office::Office;
use crate::say;
use crate::store::{Store, StoreError};
use crate::text::visible;
use crate::view::theme::Depth;
use crate::words::{Language, Words};

/// What the program was asked to be like.
#[derive(Debug, Clone)]
pub struct Options {
    /// The user's own data files.
    pub config: Option<PathBuf>,
    /// The language.
    pub language: Language,
    /// Whether anything may be changed.
    pub access: Access,
    /// A moment other than now.
    pub as_of: Option<Moment>,
    /// Only ASCII marks.
    pub is_ascii: bool,
    /// The theme, where one was named.
    pub theme: Option<ThemeName>,
    /// How many colours.
    pub depth: Depth,
    /// Whether the mouse is read from the start, where that was said.
    pub mouse: Option<bool>,
    /// Who edits.
    pub by: String,
    /// What the office says of itself on its papers.
    pub office: Office,
    /// The form of its papers, where the settings name one.
    pub layout: Option<String>,
    /// After how many minutes without a key edits are locked; 0 for never.
    pub lock_after: u32,
    /// Where backups go, where anything may be changed.
    pub backups: Option<Backups>,
}

/// What a person may do with the store that was opened.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Access {
    /// Look and change.
    Write,
    /// Look.
    Look,
    /// Look, if they want to: another window has it open.
    Beside {
        /// Since when, where that is known.
        since: Option<DateTime<FixedOffset>>,
    },
}

/// Runs the program in the terminal on a store that is open and filled.
///
/// # Errors
/// When the store cannot be read; [`StoreError::Locked`] when the person did
/// not want to look on only; what the terminal did wrong comes back as
/// [`StoreError::Io`].
pub fn start(
    store: Box<dyn Store>,
    options: &Options,
    data: &Data,
) -> Result<ExitCode, StoreError> {
    let (words, mut complaints) = words(options.language, data);
    let now = Local::now().fixed_offset();
    let mut state = fresh_state(store.as_ref(), words, now, options.as_of)?;
    admit(&mut state, options.access);
    state.setup.by.clone_from(&options.by);
    let minutes = i64::from(options.lock_after);
    state.lock.after = (minutes > 0).then(|| TimeDelta::minutes(minutes));
    state.setup.has_editor = std::env::var_os("EDITOR").is_some_and(|name| !name.is_empty());
    state.setup.can_suspend = cfg!(unix);
    state.is_ascii = options.is_ascii;
    state.theme = options.theme.unwrap_or(state.theme);
    state.has_mouse = options.mouse.unwrap_or(state.has_mouse);
    let (looks, errors) =
        Looks::new(options.depth, |name| data.own(&format!("themes/{name}.toml")));
    complaints.extend(errors.iter().map(|(name, error)| format!("themes/{name}.toml: {error}")));
    complaints.extend(own_keys(&state.words, data));
    if let Some(first) = complaints.first() {
        let text = say!(state.words, "own-file-broken", cause = first.as_str());
        state.complain(text);
    }
    if !speaks_utf8(locale().as_deref()) {
        let text = say!(state.words, "not-utf8");
        state.complain(text);
    }
    let speak = |language| Some(self::words(language, data).0);
    let screen = Screen::take(state.has_mouse, report_bug(&state.words))?;
    let mut session = Session::new(screen, state, store, &looks, &speak);
    session.clerk = Clerk::new(data.clone(), options.office.clone(), options.layout.clone());
    session.keeper = options.backups.clone().map(Keeper::new);
    session.run()?;
    if let Some(signal) = session.console.ended_by() {
        return Ok(ExitCode::from(128 + signal)); // as the shell would say it
    }
    match options.access {
        Access::Beside { since } if session.state.is_turned_away => {
            Err(StoreError::Locked { since })
        }
        Access::Beside { .. } | Access::Look | Access::Write => Ok(ExitCode::SUCCESS),
    }
}

/// Lets a person do what they may; where another window has the store open,
/// asks whether they want to look on.
pub fn admit(state: &mut State, access: Access) {
    match access {
        Access::Write => return,
        Access::Look => {}
        Access::Beside { since } => {
            let question = Question::new(Subject::Elsewhere { since });
            state.overlays.push(Overlay::Question(question));
        }
    }
    follow::look_on(state);
}

/// Puts the reader's own keys in force; what was wrong with them.
fn own_keys(words: &Words, data: &Data) -> Option<String> {
    let error = match keymap::read(&data.own("keymap.toml")?) {
        Ok(rows) => {
            keymap::install(rows);
            return None;
        }
        Err(error) => error,
    };
    let cause = match error.fault {
        Fault::Shape(cause) => cause,
        Fault::UnknownAction(name) => say!(words, "keymap-action", name = name),
        Fault::UnknownKey(key) => say!(words, "keymap-key", key = key),
        Fault::UnsafeKey(key) => say!(words, "keymap-unsafe", key = key),
        Fault::TakenKey(key) => say!(words, "keymap-taken", key = key),
    };
    Some(say!(words, "keymap-line", line = error.line, cause = cause))
}

/// The locale of the letters, as the C library would choose it; none where
/// nothing is said.
fn locale() -> Option<String> {
    let said = |name| std::env::var(name).ok().filter(|value| !value.is_empty());
    ["LC_ALL", "LC_CTYPE", "LANG"].into_iter().find_map(said).filter(|_| cfg!(unix))
}

/// Whether a terminal in this locale shows Vietnamese letters.
fn speaks_utf8(locale: Option<&str>) -> bool {
    locale.is_none_or(|name| {
        let name = name.to_ascii_lowercase();
        name.contains("utf-8") || name.contains("utf8")
    })
}

/// Writes down what went wrong in the program itself, and says where.
fn report_bug(words: &Words) -> impl Fn(&str) + Send + Sync + 'static {
    let path = std::env::temp_dir().join(format!("loi-{}.txt", Local::now().format("%Y-%m-%d")));
    let sentence = say!(words, "bug", path = path.display().to_string());
    move |cause| {
        let version = env!("CARGO_PKG_VERSION");
        // Where it cannot be written there is nothing more to be done.
        let _ = std::fs::write(&path, format!("tiendo {version}\n\n{cause}\n"));
        eprintln!("{}", visible(&sentence));
    }
}

/// The words of a language, with the user's own sentences in front; what was
/// wrong with those.
#[must_use]
pub fn words(language: Language, data: &Data) -> (Arc<Words>, Vec<String>) {
    let own = data.own(&format!("words/{}/tiendo.ftl", language.code()));
    match Words::new(language, own.as_deref()) {
        Ok(words) => (Arc::new(words), Vec::new()),
        Err(error) => (Arc::new(Words::embedded(language)), vec![error.to_string()]),
    }
}

/// The state at the start: what the store holds, and the place where the person
/// was when they left.
///
/// # Errors
/// When the store cannot be read.
pub fn fresh_state(
    store: &dyn Store,
    words: Arc<Words>,
    now: DateTime<FixedOffset>,
    as_of: Option<Moment>,
) -> Result<State, StoreError> {
    let contents = store.load()?;
    let today = now.date_naive();
    let library = Library::with_earlier(
        contents.programmes,
        contents.earlier,
        contents.ledger,
        as_of.unwrap_or(Moment::now(today)),
    );
    let mut state = State::new(Setup::default(), words, library, now);
    state.chosen = as_of;
    if let Some(volume) = state.library.volumes().get(state.programme) {
        state.browse = Browse::opened(&volume.programme);
        state.timeline.selected.clone_from(&state.browse.selected);
        state.document.selected = volume.programme.nodes.first().map(|node| node.key.clone());
    }
    state.lock.is_set = store.recall(PASSPHRASE)?.is_some();
    let settled = store.recall(SETTLED)?.and_then(|text| serde_json::from_str(&text).ok());
    state.settled = settled.unwrap_or_default();
    let sitting = store.recall(SITTING)?.and_then(|text| serde_json::from_str(&text).ok());
    state.sitting = sitting.flatten();
    // A place that cannot be read is a place forgotten, no more.
    let place =
        store.recall(PLACE)?.and_then(|text| serde_json::from_str::<Remembered>(&text).ok());
    if let Some(place) = place {
        let crashed = place.is_running;
        session::restore(&mut state, place);
        if crashed {
            let drafts = state.drafts.len();
            let text = say!(state.words, "after-crash", drafts = drafts);
            state.say(text);
        }
    } else {
        let text = say!(state.words, "font-test");
        state.say(text);
    }
    meeting::resume(&mut state);
    state.is_unsaved_place = true;
    Ok(state)
}

#[cfg(test)]
mod tests {
    use super::speaks_utf8;

    #[test]
    fn a_locale_without_utf8_is_known() {
        assert!(
            speaks_utf8(None) && speaks_utf8(Some("vi_VN.UTF-8")) && speaks_utf8(Some("C.utf8"))
        );
        assert!(!speaks_utf8(Some("C")) && !speaks_utf8(Some("vi_VN.TCVN5712-1")));
    }
}
