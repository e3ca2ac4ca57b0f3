//! The sizes at which everything is asked: a ward with its one programme, a
//! city with those of 114 wards, and stores of both on disk.

use std::path::{Path, PathBuf};

use chrono::{DateTime, Days, FixedOffset};
use tiendo::document::{Lexicon, read};
use tiendo::domain::{Change, Due, Key, Period, Programme, ProgrammeId, Progress, Quarter, Report};
use tiendo::store::{Draft, Mode, SledStore, Store};

use crate::generator::{Chance, ward};

/// The programme everything is made of.
pub const SEED: &[u8] = include_bytes!("../../seeds/kien-an-nq05.md");

/// The wards, communes and the special zone of a city such as Hải Phòng.
const WARDS: usize = 114;

/// What is written down of one programme, in the stores of every size.
const EDITS: usize = 20;

/// How much there is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Size {
    /// The seed.
    Ward,
    /// 114 programmes after its pattern, about 35,000 nodes.
    City,
}

impl Size {
    /// Both, the smaller first.
    pub const ALL: [Self; 2] = [Self::Ward, Self::City];

    /// Its name in a line of figures.
    pub fn name(self) -> &'static str {
        match self {
            Self::Ward => "ward",
            Self::City => "city",
        }
    }

    /// The programmes of this size.
    pub fn programmes(self) -> Vec<Programme> {
        match self {
            Self::Ward => vec![seed()],
            Self::City => (1..=WARDS).map(|number| ward(&seed(), number)).collect(),
        }
    }

    /// Fills a store with the programmes and what is known of them.
    pub fn fill(self, store: &mut dyn Store) {
        let programmes = self.programmes();
        let mut last = 0;
        for programme in &programmes {
            let draft = Draft::of_import(programme, day(0), "bench".into());
            last = store.import(last, programme, draft).expect("imported").seq;
        }
        let mut dice = Chance::new(11);
        let keys: Vec<Vec<Key>> =
            programmes.iter().map(|known| known.items().map(|item| item.key).collect()).collect();
        for edit in 0..EDITS {
            for (programme, keys) in programmes.iter().zip(&keys) {
                let key = keys[dice.below(keys.len())].clone();
                let change = change(key, edit, &mut dice);
                let by = "bench".into();
                let draft =
                    Draft { at: day(edit * 7), by, programme: programme.id.clone(), change };
                last = store.append(last, draft).expect("kept").seq;
            }
        }
    }

    /// A folder with a store of this size, closed again; `name` is its place
    /// within `above`.
    pub fn store_in(self, above: &Path) -> PathBuf {
        let folder = above.join(self.name());
        self.fill(&mut SledStore::open(&folder, Mode::ReadWrite).expect("opens"));
        folder
    }
}

/// A report on an item, or now and then a moved deadline.
fn change(key: Key, edit: usize, dice: &mut Chance) -> Change {
    if edit % 10 == 3 {
        let due = |number| {
            let period = Some(Period::Quarter(Quarter { year: 2027, number }));
            Due { period, confirmed: true }
        };
        let (reason, document) = ("Chờ hướng dẫn của cấp trên.".into(), String::new());
        return Change::DueMoved { key, before: due(1), after: due(2), reason, document };
    }
    let progress = Progress::ALL[dice.below(3)];
    let note = "Đã họp thống nhất nội dung, đang khảo sát mặt bằng.".into();
    let done_on = (progress == Progress::Done).then(|| day(edit * 7).date_naive());
    let after = Report { progress, note, done_on, ..Report::default() };
    Change::Updated { key, before: Report::default(), after }
}

/// The seed, read.
pub fn seed() -> Programme {
    let id = ProgrammeId::new("kien-an-nq05");
    read("kien-an-nq05.md", SEED, id, Lexicon::embedded()).expect("the seed")
}

/// The moment at which everything is asked.
pub fn now() -> DateTime<FixedOffset> {
    "2026-09-25T09:41:00+07:00".parse().expect("a moment")
}

/// So many days after the programme was taken in.
fn day(offset: usize) -> DateTime<FixedOffset> {
    let first: DateTime<FixedOffset> = "2026-05-04T08:00:00+07:00".parse().expect("a moment");
    first + Days::new(u64::try_from(offset).expect("few"))
}
