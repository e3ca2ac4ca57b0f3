//! Work that takes longer than a blink, on a thread of its own: reading a
//! document, writing a file. One piece of work at a time; the next one, or Esc, gives it up.

use std::fs;
use std::io::ErrorKind;
use std::path::Path;
use std::sync::Arc;
use std::sync::mpsc::{Receiver, TryRecvError, channel};

use super::data::Data;
use super::layouts::layout;
use super::opening;
use super::written::write_whole;
use crate::app::Msg;
use crate::app::export::Job;
use crate::app::message::{Reading, Unread};
use crate::app::open_file::Listed;
use crate::document::{Encoding, Lexicon, Reader, Settled};
use crate::domain::Programme;
use crate::report::layout::Layout;
use crate::report::office::Office;
use crate::words::Words;

/// Who does it.
#[derive(Default)]
pub struct Clerk {
    data: Data,
    office: Office,
    layout: Option<String>,
    work: Option<Receiver<Msg>>,
}

impl Clerk {
    /// A clerk who knows a person's own data files, the office, and the form of
    /// its papers.
    #[must_use]
    pub fn new(data: Data, office: Office, layout: Option<String>) -> Self {
        Self { data, office, layout, work: None }
    }

    /// Begins to write a file into the folder the program was started in.
    pub fn write(&mut self, job: Box<Job>) {
        let (sender, receiver) = channel();
        let (data, office) = (self.data.clone(), self.office.clone());
        let layout = self.layout.clone();
        std::thread::spawn(move || {
            let (file, result) = write(&job, &data, &office, layout.as_deref());
            let _ = sender.send(Msg::Written(file, result.err()));
        });
        self.work = Some(receiver);
    }

    /// Begins to read a document.
    pub fn read(&mut self, path: String, encoding: Option<Encoding>, settled: Settled) {
        let (sender, receiver) = channel();
        let data = self.data.clone();
        std::thread::spawn(move || {
            let result = read(Path::new(&path), encoding, &settled, &data);
            // Nobody waits for what was given up.
            let reading = Reading { path, encoding, settled, result };
            let _ = sender.send(Msg::Read(Box::new(reading)));
        });
        self.work = Some(receiver);
    }

    /// Begins to read an update sheet.
    pub fn collect(&mut self, path: String, words: Arc<Words>) {
        let (sender, receiver) = channel();
        std::thread::spawn(move || {
            let answer = match fs::read(&path) {
                Ok(bytes) => Msg::Returned(path, crate::collect::read(&words, &bytes)),
                Err(error) => {
                    let result = Err(Unread::NoFile(Arc::new(error)));
                    let settled = Settled::default();
                    Msg::Read(Box::new(Reading { path, encoding: None, settled, result }))
                }
            };
            let _ = sender.send(answer);
        });
        self.work = Some(receiver);
    }

    /// Gives up what is under way: its result will not be looked at.
    pub fn stop(&mut self) {
        self.work = None;
    }

    /// Whether something is under way.
    #[must_use]
    pub fn is_busy(&self) -> bool {
        self.work.is_some()
    }

    /// What has come of it, once it has.
    pub fn answer(&mut self) -> Option<Msg> {
        match self.work.as_ref()?.try_recv() {
            Ok(answer) => {
                self.work = None;
                Some(answer)
            }
            Err(TryRecvError::Empty) => None,
            Err(TryRecvError::Disconnected) => {
                self.work = None;
                None
            }
        }
    }
}

/// Reads a document with the words of this person.
///
/// # Errors
/// What hinders it: the file, its name, its text, or the person's own words.
pub fn read(
    path: &Path,
    encoding: Option<Encoding>,
    settled: &Settled,
    data: &Data,
) -> Result<Programme, Unread> {
    let name = path.file_name().unwrap_or_default().to_string_lossy().into_owned();
    let id = opening::id(&name).ok_or(Unread::NoName)?;
    let bytes = fs::read(path).map_err(|error| Unread::NoFile(Arc::new(error)))?;
    let own = opening::lexicon(data).map_err(Unread::Lexicon)?;
    let lexicon = own.as_ref().unwrap_or_else(|| Lexicon::embedded());
    Reader { lexicon, encoding, settled }.read(&name, &bytes, id).map_err(Unread::Document)
}

/// How many files of one name there may be before another name is wanted.
const MOST_OF_ONE_NAME: u32 = 1000;

/// Writes a file, under a number where its name is taken; where it lies now.
fn write(
    job: &Job,
    data: &Data,
    office: &Office,
    named: Option<&str>,
) -> (String, Result<(), String>) {
    let packed = form(data, named).and_then(|layout| job.bytes(&layout, office));
    let bytes = match packed {
        Ok(bytes) => bytes,
        Err(cause) => return (job.file.clone(), Err(cause)),
    };
    let (stem, ending) = job.file.rsplit_once('.').unwrap_or((&job.file, "txt"));
    let mut cause = String::new();
    for number in 1..MOST_OF_ONE_NAME {
        let name = if number == 1 { job.file.clone() } else { format!("{stem}-{number}.{ending}") };
        match write_whole(Path::new(&name), &bytes, false) {
            Ok(()) => return (name, Ok(())),
            Err(error) if error.kind() == ErrorKind::AlreadyExists => cause = error.to_string(),
            Err(error) => return (name, Err(error.to_string())),
        }
    }
    (job.file.clone(), Err(cause))
}

/// The form of a paper. Nobody would read here that another one was used than
/// the person's own, so that is refused.
fn form(data: &Data, named: Option<&str>) -> Result<Layout, String> {
    match layout(data, named).map_err(|error| error.to_string())? {
        (layout, None) => Ok(layout),
        (_, Some(fault)) => Err(fault.to_string()),
    }
}

/// How many files of a folder are shown.
const MOST_LISTED: usize = 500;

/// The folders and the documents in the folder of a path, by name.
#[must_use]
pub fn list(typed: &str) -> Vec<Listed> {
    let cut = typed.rfind(['/', '\\']).map_or(0, |at| at + 1);
    let folder = typed.get(..cut).unwrap_or_default();
    let place = if folder.is_empty() { Path::new(".") } else { Path::new(folder) };
    let Ok(entries) = fs::read_dir(place) else { return Vec::new() };
    let mut listed: Vec<Listed> = entries
        .filter_map(Result::ok)
        .filter_map(|entry| {
            let name = entry.file_name().to_string_lossy().into_owned();
            let is_folder = entry.file_type().is_ok_and(|kind| kind.is_dir());
            let end = if is_folder { "/" } else { "" };
            let path = format!("{folder}{name}{end}");
            let is_shown = !name.starts_with('.') && (is_folder || is_document(&name));
            is_shown.then_some(Listed { name, path, is_folder })
        })
        .collect();
    listed.sort_by(|a, b| (!a.is_folder, &a.name).cmp(&(!b.is_folder, &b.name)));
    listed.truncate(MOST_LISTED);
    listed
}

fn is_document(name: &str) -> bool {
    let ending = Path::new(name).extension().unwrap_or_default().to_string_lossy();
    ["docx", "doc", "md", "markdown", "txt", "xlsx"]
        .iter()
        .any(|known| ending.eq_ignore_ascii_case(known))
}
