//! Searching without holding up the keys: small stores at once, large ones on
//! a worker thread, where a newer question drops the older one.

use std::collections::HashSet;
use std::sync::Arc;
use std::sync::mpsc::{Receiver, Sender, channel};

use crate::app::Msg;
use crate::app::filter::is_missed;
use crate::app::library::Library;
use crate::domain::{Programme, Quarter, Standing, Submission, Unit};
use crate::search::{Found, Index, Query, Target, Vocabulary};
use crate::words::Words;

/// From so many places of the outline on the index is built and asked by the
/// worker; one of fewer is there before the next key.
const LARGE: usize = 2_000;

/// How many results of a group are fetched.
const PER_GROUP: usize = 50;

/// What the worker is asked.
struct Question {
    number: u64,
    query: Query,
    admitted: Option<HashSet<Target>>,
}

/// The way to the worker and back.
type Worker = (Sender<Question>, Receiver<(u64, Found)>);

/// Who answers.
enum Desk {
    /// The index itself, at once.
    Here(Box<Index>),
    /// The worker.
    Worker(Worker),
}

/// The index, or the way to who has it.
pub struct Searcher {
    desk: Desk,
    /// What it was made of: another edition needs another index.
    programmes: Vec<Arc<Programme>>,
    waiting: usize,
}

impl Searcher {
    /// Indexes a library; a large one on the side.
    #[must_use]
    pub fn new(library: &Library) -> Self {
        let programmes = programmes(library);
        let places: usize = programmes.iter().map(|programme| programme.nodes.len()).sum();
        let desk = if places < LARGE {
            Desk::Here(Box::new(index(&programmes, library.units())))
        } else {
            let (programmes, units) = (programmes.clone(), library.units().to_vec());
            Desk::Worker(start(move || index(&programmes, &units)))
        };
        Self { desk, programmes, waiting: 0 }
    }

    /// Whether the index is of the programmes in force at the moment shown.
    #[must_use]
    pub fn is_of(&self, library: &Library) -> bool {
        let shown = library.volumes().iter().map(|volume| &volume.programme);
        self.programmes.len() == library.volumes().len()
            && self.programmes.iter().zip(shown).all(|(known, shown)| Arc::ptr_eq(known, shown))
    }

    /// Asks; a small index answers at once.
    pub fn ask(
        &mut self,
        number: u64,
        text: &str,
        library: &Library,
        words: &Words,
    ) -> Option<Msg> {
        let query = Query::parse(text, &vocabulary(words));
        let admitted = admitted(&query, library);
        let question = Question { number, query, admitted };
        match &self.desk {
            Desk::Here(index) => Some(Msg::Found(number, answer(index, &question))),
            Desk::Worker((sender, _)) => {
                self.waiting += usize::from(sender.send(question).is_ok());
                None
            }
        }
    }

    /// Whether an answer is on its way.
    #[must_use]
    pub fn is_busy(&self) -> bool {
        self.waiting > 0
    }

    /// The answers that have come.
    pub fn answers(&mut self) -> Vec<Msg> {
        let Desk::Worker((_, receiver)) = &self.desk else { return Vec::new() };
        let answers: Vec<Msg> =
            receiver.try_iter().map(|(number, found)| Msg::Found(number, found)).collect();
        // Questions that were overtaken are never answered.
        if !answers.is_empty() {
            self.waiting = 0;
        }
        answers
    }
}

/// The same search for the command line.
#[must_use]
pub fn find(library: &Library, words: &Words, text: &str) -> Found {
    let query = Query::parse(text, &vocabulary(words));
    let admitted = admitted(&query, library);
    answer(&index(&programmes(library), library.units()), &Question { number: 0, query, admitted })
}

fn programmes(library: &Library) -> Vec<Arc<Programme>> {
    library.volumes().iter().map(|volume| Arc::clone(&volume.programme)).collect()
}

fn index(programmes: &[Arc<Programme>], units: &[Unit]) -> Index {
    let programmes: Vec<&Programme> = programmes.iter().map(AsRef::as_ref).collect();
    Index::build(&programmes, units)
}

fn start(index: impl FnOnce() -> Index + Send + 'static) -> Worker {
    let (ask, questions) = channel::<Question>();
    let (reply, answers) = channel();
    std::thread::spawn(move || {
        let index = index();
        while let Ok(first) = questions.recv() {
            let newest = questions.try_iter().last().unwrap_or(first);
            let found = answer(&index, &newest);
            if reply.send((newest.number, found)).is_err() {
                return;
            }
        }
    });
    (ask, answers)
}

fn answer(index: &Index, question: &Question) -> Found {
    let admit = |target: &Target| {
        question.admitted.as_ref().is_none_or(|admitted| admitted.contains(target))
    };
    index.search(&question.query, &admit, PER_GROUP)
}

/// The names of the standings in the language in use.
fn vocabulary(words: &Words) -> Vocabulary {
    let standings = Standing::ALL
        .into_iter()
        .flat_map(|s| [(words.standing(s), s), (s.name().replace('_', " "), s)])
        .collect();
    let missed = vec![words.submission(Submission::Missed), Submission::Missed.name().to_owned()];
    Vocabulary { standings, missed }
}

/// The items that the filters on standing and quarter let through; none when
/// there is no such filter.
fn admitted(query: &Query, library: &Library) -> Option<HashSet<Target>> {
    if query.standing().is_none() && query.quarter().is_none() && !query.is_missed() {
        return None;
    }
    let mut admitted = HashSet::new();
    for volume in library.volumes() {
        for item in volume.programme.items() {
            let due = volume.board.due(&item).date();
            let fits = query.standing().is_none_or(|wanted| volume.standing(&item) == wanted)
                && (!query.is_missed() || is_missed(volume, &item))
                && query.quarter().is_none_or(|q| due.map(Quarter::of) == Some(q));
            if fits {
                let programme = volume.programme.id.clone();
                admitted.insert(Target::Item { programme, key: item.key.clone() });
            }
        }
    }
    Some(admitted)
}
