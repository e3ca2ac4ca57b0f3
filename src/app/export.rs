//! `p`: what the screen shows, as a file.

#![expect(
    clippy::wildcard_enum_match_arm,
    reason = "a screen answers the keys it knows and leaves the rest"
)]

use std::sync::Arc;

use super::filter::concerns;
use super::library::{Library, Volume};
use super::measured::moved;
use super::meeting::closing;
use super::message::Effect;
use super::overlay::{Overlay, Step};
use super::review_paper::ReviewPaper;
use super::state::{Busy, State};
use super::{browse, label, timeline, units};
use crate::action::{Action, Screen};
use crate::collect::update_sheet;
use crate::domain::{Entry, Item, Node, Quarter, Unit};
use crate::report::layout::Layout;
use crate::report::office::Office;
use crate::report::paper::Column;
use crate::report::paper::docx::docx;
use crate::report::phrase::Phrase;
use crate::report::quarter::{self, Quarterly};
use crate::report::rows::Listing;
use crate::report::sitting::Kind;
use crate::report::{unit_sheet, xlsx};
use crate::say;
use crate::text::plain_name;
use crate::words::Words;

/// Something that can be written.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Choice {
    /// The list on the screen, as a Word table.
    ListWord,
    /// The list on the screen, as CSV.
    ListCsv,
    /// The list on the screen, as Markdown.
    ListMarkdown,
    /// The quarterly report.
    Report,
    /// Everything, as a workbook.
    Workbook,
    /// The sheet of the unit under the cursor.
    UnitSheet,
    /// The sheet the unit under the cursor fills in.
    UpdateSheet,
    /// The notice of what the review under the cursor has concluded; a draft
    /// while it is open.
    Notice,
    /// Its minutes.
    Minutes,
}

/// The open menu.
#[derive(Debug, Clone, Default)]
pub struct Export {
    /// The row under the cursor.
    pub chosen: usize,
}

/// What can be written of the screen that is shown, its own first.
#[must_use]
pub fn choices(state: &State) -> Vec<Choice> {
    let list = [Choice::ListWord, Choice::ListCsv, Choice::ListMarkdown];
    let whole = [Choice::Report, Choice::Workbook];
    let unit = [Choice::UnitSheet, Choice::UpdateSheet];
    match state.screen {
        Screen::Units => unit.into_iter().chain(list).chain(whole).collect(),
        Screen::Dashboard => whole.into_iter().chain(list).collect(),
        Screen::Conclusions => {
            let review = state.conclusions.review(state);
            let papers = review.map(|_| [Choice::Notice, Choice::Minutes]);
            papers.into_iter().flatten().chain(list).chain(whole).collect()
        }
        Screen::Browse | Screen::Timeline | Screen::Document => {
            list.into_iter().chain(whole).collect()
        }
    }
}

impl Export {
    /// Does what a key asks for.
    pub fn act(mut self, state: &mut State, action: Action) -> Step {
        let choices = choices(state);
        match action {
            Action::Back => return (None, Vec::new()),
            Action::Open => {
                let chosen = choices.get(self.chosen).copied();
                let job = chosen.and_then(|choice| job(state, choice));
                let Some(job) = job else {
                    let text = say!(state.words, "export-nothing");
                    state.say(text);
                    return (None, Vec::new());
                };
                let what = say!(state.words, "writing-file", file = job.file.clone());
                state.busy = Some(Busy { what, since: state.now });
                return (None, vec![Effect::Write(Box::new(job))]);
            }
            other => self.chosen = moved(self.chosen, choices.len(), other, 5),
        }
        (Some(Overlay::Export(self)), Vec::new())
    }
}

/// A file to be written, with everything it says.
#[derive(Debug, Clone)]
pub struct Job {
    /// Its name, without a folder.
    pub file: String,
    words: Arc<Words>,
    content: Content,
}

#[derive(Debug, Clone)]
enum Content {
    List(Listing, Choice),
    /// The report, or the sheet of a unit, from these programmes and the ledger.
    Paper {
        volumes: Vec<Volume>,
        ledger: Vec<Entry>,
        quarter: Quarter,
        unit: Option<Unit>,
    },
    Workbook(Library),
    UpdateSheet(Library, Unit),
    Review(Box<ReviewPaper>, Kind),
}

impl Job {
    /// The bytes of the file.
    ///
    /// # Errors
    /// What hinders it, in the words of the crate that packs it.
    pub fn bytes(&self, layout: &Layout, office: &Office) -> Result<Vec<u8>, String> {
        let words = &self.words;
        match &self.content {
            Content::List(rows, Choice::ListCsv) => Ok(rows.csv(words)),
            Content::List(rows, Choice::ListMarkdown) => Ok(rows.markdown().into_bytes()),
            Content::List(rows, _) => rows.docx(layout).map_err(|error| error.to_string()),
            Content::Paper { volumes, ledger, quarter, unit } => {
                let figures = volumes.iter().map(|volume| quarterly(volume, ledger, *quarter));
                let all: Vec<Quarterly<'_>> = figures.collect();
                let paper = match unit {
                    None => quarter::paper(words, &all, layout, office),
                    Some(unit) => unit_sheet::sheet(words, unit, &all, layout, office)
                        .ok_or_else(|| say!(words, "export-nothing"))?,
                };
                docx(&paper, layout).map_err(|error| error.to_string())
            }
            Content::Workbook(library) => {
                let known: Vec<Entry> = library.known().cloned().collect();
                let book = xlsx::workbook(words, &library.folded(), library.units(), &known);
                book.map_err(|error| error.to_string())
            }
            Content::UpdateSheet(library, unit) => {
                update_sheet(words, &library.folded(), unit).map_err(|error| error.to_string())
            }
            Content::Review(review, kind) => {
                let paper = review.paper(*kind, words, layout, office);
                docx(&paper, layout).map_err(|error| error.to_string())
            }
        }
    }
}

fn job(state: &State, choice: Choice) -> Option<Job> {
    let quarter = state.volume()?.board.shown_quarter();
    let volume = state.volume()?;
    let (file, content) = match choice {
        Choice::ListWord | Choice::ListCsv | Choice::ListMarkdown => {
            let rows = list(state, volume);
            if rows.values.is_empty() {
                return None;
            }
            let ending = match choice {
                Choice::ListCsv => "csv",
                Choice::ListMarkdown => "md",
                _ => "docx",
            };
            (format!("danh-sach-{quarter}.{ending}"), Content::List(rows, choice))
        }
        Choice::Report => {
            let content = paper(state, std::slice::from_ref(volume), quarter, None);
            let (number, year) = (quarter.number, quarter.year.to_string());
            let stem = say!(state.words, "report-file", quarter = number, year = year);
            (format!("{stem}.docx"), content)
        }
        Choice::Workbook => {
            (format!("so-lieu-quy-{quarter}.xlsx"), Content::Workbook(state.library.clone()))
        }
        Choice::Notice | Choice::Minutes => {
            let is_notice = choice == Choice::Notice;
            let kind = if is_notice { Kind::Notice } else { Kind::Minutes };
            let paper = review_paper(state, volume)?;
            let file = format!("{}.docx", paper.file(&state.words, kind));
            (file, Content::Review(Box::new(paper), kind))
        }
        Choice::UnitSheet | Choice::UpdateSheet => {
            let rows = units::rows(state);
            let unit = rows.get(units::cursor(state, &rows))?.unit.clone();
            if choice == Choice::UpdateSheet {
                let file = format!("phieu-cap-nhat-{}-{quarter}.xlsx", unit.id);
                (file, Content::UpdateSheet(state.library.clone(), unit))
            } else {
                let file = format!("phieu-{}-{quarter}.docx", unit.id);
                (file, paper(state, state.library.volumes(), quarter, Some(unit)))
            }
        }
    };
    // Units and reviews are named by documents and stores from anywhere.
    let (stem, ending) = file.rsplit_once('.')?;
    let file = format!("{}.{ending}", plain_name(&stem.to_lowercase()));
    Some(Job { file, words: Arc::clone(&state.words), content })
}

/// A paper of the review under the cursor. What an open one would change is
/// worked out as its closing would.
fn review_paper(state: &State, volume: &Volume) -> Option<ReviewPaper> {
    let (review, is_held) = state.conclusions.review(state)?;
    if is_held {
        let held = volume.board.reviews().iter().find(|held| held.review.id == review.id)?;
        return Some(ReviewPaper::held(&state.library, volume, held));
    }
    let mut review = review.clone();
    closing::work_out(volume, &mut review);
    Some(ReviewPaper::draft(&state.library, volume, &review))
}

fn paper(state: &State, shown: &[Volume], quarter: Quarter, unit: Option<Unit>) -> Content {
    let library = &state.library;
    let volumes = shown.iter().map(|volume| library.figures_of(volume, quarter)).collect();
    Content::Paper { volumes, ledger: library.ledger().to_vec(), quarter, unit }
}

/// The figures of a quarter.
fn quarterly<'a>(volume: &'a Volume, ledger: &'a [Entry], quarter: Quarter) -> Quarterly<'a> {
    let before = volume.before_quarter(ledger, quarter);
    Quarterly::of(&volume.programme, ledger, quarter, volume.board.clone(), before)
}

/// The list on the screen.
fn list(state: &State, volume: &Volume) -> Listing {
    let words = &state.words;
    if state.screen == Screen::Units {
        return units_list(state);
    }
    let phrase = Phrase { words, programme: volume.programme.as_ref(), board: &volume.board };
    let items: Vec<(Phrase<'_>, Item<'_>)> =
        shown(state, volume).into_iter().map(|item| (phrase, item)).collect();
    let title = label::screen(words, state.screen);
    let title = format!("{} · {title}", volume.programme.short_title);
    Listing::items(words, title, note(state), Quarter::of(state.library.as_of()), &items)
}

/// Of which day the figures are.
fn note(state: &State) -> String {
    say!(state.words, "export-note", date = state.words.date(state.library.as_of()))
}

/// The items a screen shows, those of closed branches included.
fn shown<'a>(state: &State, volume: &'a Volume) -> Vec<Item<'a>> {
    match state.screen {
        Screen::Timeline => {
            let nodes: Vec<&'a Node> = timeline::rows(state, volume);
            nodes.into_iter().filter_map(|node| node.items().next()).collect()
        }
        Screen::Browse if !state.filter.is_empty() => {
            let rows = browse::rows(state, volume);
            rows.iter().filter_map(|row| row.item_of(volume)).collect()
        }
        Screen::Browse | Screen::Document => volume.programme.items().collect(),
        Screen::Conclusions => {
            let is_concluded = |item: &Item<'_>| volume.board.conclusion(&item.key).is_some();
            volume.programme.items().filter(is_concluded).collect()
        }
        Screen::Dashboard => {
            let scope = state.dashboard.scope(&[volume]);
            volume.programme.items().filter(|item| scope.holds(volume, item)).collect()
        }
        Screen::Units => Vec::new(),
    }
}

fn units_list(state: &State) -> Listing {
    let words = &state.words;
    let row = |row: &units::UnitRow<'_>| {
        let named = state.library.volumes().iter().flat_map(|volume| {
            let items = volume.programme.items();
            items.filter(|item| concerns(item, &row.unit.id)).map(|item| item.key)
        });
        let counts = [row.leads, row.coordinates, row.overdue].map(|count| count.to_string());
        let keys: Vec<String> = named.map(|key| key.to_string()).collect();
        let cells = std::iter::once(row.unit.name.clone()).chain(counts);
        cells.chain([keys.join(", ")]).collect()
    };
    let columns = vec![
        ("unit", Column::text(say!(words, "dashboard-unit"), 30)),
        ("leads", Column::figure(say!(words, "export-leads"), 8)),
        ("coordinates", Column::figure(say!(words, "export-coordinates"), 8)),
        ("overdue", Column::figure(say!(words, "dashboard-column-overdue"), 8)),
        ("items", Column::text(say!(words, "export-items"), 46)),
    ];
    let rows = units::rows(state).iter().map(row).collect();
    Listing::new(say!(words, "export-units"), note(state), columns, rows)
}

/// Says that a file was written, or why it was not.
pub fn written(state: &mut State, file: &str, cause: Option<String>) {
    state.busy = None;
    let words = &state.words;
    match cause {
        None => {
            let text = say!(words, "written-file", file = file);
            state.say(text);
        }
        Some(cause) => {
            let text = say!(words, "not-written-file", file = file, cause = cause);
            state.complain(text);
        }
    }
}
