//! What every store that keeps records has in common: reading them back.

use std::cmp::Ordering;
use std::collections::HashMap;
use std::sync::Arc;

use crate::domain::{Edition, Entry, Programme, ProgrammeId};

use super::chain::{self, Link, Tail, Walk};
use super::codec;
use super::contract::{Contents, Draft, News};
use super::error::{Damage, Fault, StoreError};

/// What `verify` found.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Verified {
    /// How many entries hold, counted from the first.
    pub entries: u64,
    /// How many documents hold.
    pub documents: u64,
    /// The first entry that does not, if there is one.
    pub first_bad: Option<Bad>,
}

/// An entry that is not as it was written.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Bad {
    /// Its place.
    pub seq: u64,
    /// What is wrong with it.
    pub fault: Fault,
    /// What it says now, where it still says anything. It is not to be trusted.
    pub entry: Option<Box<Entry>>,
}

/// What takes one ledger record after the other.
pub(super) type Visit<'a> = dyn FnMut(u64, &[u8]) -> Result<(), StoreError> + 'a;

/// Raw records, wherever they lie.
pub(super) trait Records {
    /// Shows every record of the ledger in the order of its place.
    fn each_entry(&self, visit: &mut Visit<'_>) -> Result<(), StoreError>;
    /// The record of the document taken in by the entry at this place.
    fn document(&self, seq: u64) -> Result<Option<Vec<u8>>, StoreError>;
    /// Where the ledger ended when an entry was last acknowledged, if known.
    fn known_tail(&self) -> Option<Tail>;
}

/// The contents behind the records.
pub(super) fn load(records: &impl Records) -> Result<Contents, StoreError> {
    let mut ledger = Vec::new();
    let mut order: Vec<ProgrammeId> = Vec::new();
    let mut latest: HashMap<ProgrammeId, Link> = HashMap::new();
    let mut earlier = Vec::new();
    let tail = walk(records, &mut |link| {
        ledger.push(link.entry.clone());
        if link.has_document() {
            let id = link.entry.programme.clone();
            match latest.insert(id.clone(), link) {
                None => order.push(id),
                Some(replaced) => earlier.push(replaced),
            }
        }
        Ok(())
    })?;
    let current = order.iter().filter_map(|id| latest.get(id));
    let programmes = programmes_of(records, &current.collect::<Vec<_>>())?;
    earlier.sort_by_key(|link| link.entry.seq);
    let edition = |link: Link| {
        let programme = Arc::new(programme_of(records, &link)?);
        Ok::<_, StoreError>(Edition { seq: link.entry.seq, programme })
    };
    let earlier = earlier.into_iter().map(edition).collect::<Result<_, _>>()?;
    Ok(Contents { programmes, earlier, ledger, seal: tail.seal() })
}

/// The programme taken in at this place.
pub(super) fn imported(records: &impl Records, seq: u64) -> Result<Option<Programme>, StoreError> {
    let mut found = None;
    walk(records, &mut |link| {
        if link.entry.seq == seq && link.has_document() {
            found = Some(link);
        }
        Ok(())
    })?;
    found.map(|link| programme_of(records, &link)).transpose()
}

/// What a ledger that ends at `tail` has behind a place.
pub(super) fn watch(
    records: &impl Records,
    tail: Tail,
    after: u64,
) -> Result<Vec<News>, StoreError> {
    match after.cmp(&tail.seq) {
        Ordering::Equal => Ok(Vec::new()),
        Ordering::Greater => Err(StoreError::Moved { expected: after, found: tail.seq }),
        Ordering::Less => behind(records, after),
    }
}

/// Everything behind a place, oldest first.
fn behind(records: &impl Records, after: u64) -> Result<Vec<News>, StoreError> {
    let mut links = Vec::new();
    walk(records, &mut |link| {
        if link.entry.seq > after {
            links.push(link);
        }
        Ok(())
    })?;
    let news = |link: Link| {
        let programme = link.has_document().then(|| programme_of(records, &link)).transpose()?;
        Ok(News { entry: link.entry, programme })
    };
    links.into_iter().map(news).collect()
}

/// What one record and the document it took in say.
pub(super) fn news(seq: u64, record: &[u8], document: Option<&[u8]>) -> Result<News, StoreError> {
    let refused = |refusal| chain::refused(seq, refusal);
    let link = chain::open(seq, record).map_err(refused)?;
    if !link.fits(document) {
        return Err(chain::fault(seq, Fault::Document));
    }
    let programme = document.map(codec::decode).transpose().map_err(refused)?;
    Ok(News { entry: link.entry, programme })
}

/// How far the chain holds.
pub(super) fn verify(records: &impl Records) -> Result<Verified, StoreError> {
    let (mut entries, mut documents) = (0, 0);
    let result = walk(records, &mut |link| {
        let document = records.document(link.entry.seq)?;
        if !link.fits(document.as_deref()) {
            return Err(chain::fault(link.entry.seq, Fault::Document));
        }
        entries += 1;
        documents += u64::from(link.has_document());
        Ok(())
    });
    let first_bad = match result {
        Ok(_) => None,
        Err(StoreError::Damaged { what: Damage::Entry { seq, fault } }) => {
            Some(Bad { seq, fault, entry: said_at(records, seq) })
        }
        Err(StoreError::Damaged { what: Damage::Shortened { kept, .. } }) => {
            Some(Bad { seq: kept + 1, fault: Fault::Missing, entry: None })
        }
        Err(other) => return Err(other),
    };
    if let Some(bad) = &first_bad {
        entries = entries.min(bad.seq.saturating_sub(1));
    }
    Ok(Verified { entries, documents, first_bad })
}

/// What the entry at a place says, whether it can be trusted or not.
fn said_at(records: &impl Records, seq: u64) -> Option<Box<Entry>> {
    let mut found = None;
    let looked = records.each_entry(&mut |place, record| {
        if place == seq {
            found = chain::open(seq, record).ok().map(|link| Box::new(link.entry));
        }
        Ok(())
    });
    looked.ok().and(found)
}

/// Walks the whole chain and shows every link.
fn walk(
    records: &impl Records,
    visit: &mut dyn FnMut(Link) -> Result<(), StoreError>,
) -> Result<Tail, StoreError> {
    let mut walk = Walk::new(records.known_tail());
    records.each_entry(&mut |seq, record| match walk.step(seq, record)? {
        Some(link) => visit(link),
        None => Ok(()),
    })?;
    walk.end()
}

fn programme_of(records: &impl Records, link: &Link) -> Result<Programme, StoreError> {
    opened(link, records.document(link.entry.seq)?)
}

/// The document that a link names, out of the record that was found for it.
fn opened(link: &Link, record: Option<Vec<u8>>) -> Result<Programme, StoreError> {
    let seq = link.entry.seq;
    match record {
        Some(record) if link.fits(Some(&record)) => {
            codec::decode(&record).map_err(|refusal| chain::refused(seq, refusal))
        }
        Some(_) | None => Err(chain::fault(seq, Fault::Document)),
    }
}

/// From so many documents on it pays to open them on several threads.
const MANY: usize = 8;
/// The most threads that do it.
const MOST_THREADS: usize = 4;

/// The programmes of these links. Opening a document takes longer than finding
/// it: that is what the threads share.
fn programmes_of(records: &impl Records, links: &[&Link]) -> Result<Vec<Programme>, StoreError> {
    if links.len() < MANY {
        return links.iter().map(|link| programme_of(records, link)).collect();
    }
    let threads = std::thread::available_parallelism().map_or(1, usize::from).min(MOST_THREADS);
    let share = links.len().div_ceil(threads);
    let shares: Vec<Result<Vec<Programme>, StoreError>> = std::thread::scope(|scope| {
        let mut working = Vec::new();
        for links in links.chunks(share) {
            let (sender, found) = std::sync::mpsc::channel();
            working.push(scope.spawn(move || {
                let found = links.iter().zip(found);
                found.map(|(link, record)| opened(link, record?)).collect()
            }));
            for link in links {
                // Whoever met a fault listens no more.
                if sender.send(records.document(link.entry.seq)).is_err() {
                    break;
                }
            }
        }
        let stopped = || Err(Damage::Unreadable("documents".to_owned()).into());
        working.into_iter().map(|thread| thread.join().unwrap_or_else(|_| stopped())).collect()
    });
    let mut programmes = Vec::with_capacity(links.len());
    for share in shares {
        programmes.extend(share?);
    }
    Ok(programmes)
}

/// What is to be kept for a draft, once the ledger still ends where the caller
/// thinks and draft and document belong together.
pub(super) fn prepare(
    tail: Tail,
    after: u64,
    draft: Draft,
    programme: Option<&Programme>,
) -> Result<(chain::Sealed, Option<Vec<u8>>), StoreError> {
    if after != tail.seq {
        return Err(StoreError::Moved { expected: after, found: tail.seq });
    }
    let is_import = draft.change.is_import();
    let fits = match programme {
        Some(programme) => is_import && programme.id == draft.programme,
        None => !is_import,
    };
    if !fits {
        return Err(StoreError::Unfit);
    }
    let document = match programme {
        Some(programme) => Some(codec::encode(programme).ok_or(StoreError::Unfit)?),
        None => None,
    };
    let sealed = chain::seal(tail, draft, document.as_deref())?;
    Ok((sealed, document))
}

/// The record of a text of the desk.
pub(super) fn text_record(text: &str) -> Result<Vec<u8>, StoreError> {
    codec::encode(&text).ok_or(StoreError::Unfit)
}

/// The text of such a record.
pub(super) fn text_of(what: &str, record: &[u8]) -> Result<String, StoreError> {
    codec::decode(record).map_err(|refusal| match refusal {
        codec::Refusal::Newer(found) => {
            StoreError::Newer { found: found.into(), known: codec::VERSION.into() }
        }
        codec::Refusal::Unreadable => Damage::Unreadable(what.to_owned()).into(),
    })
}

/// Refuses records that only a later program can read; whatever else may be
/// wrong is for `load` and `verify` to say.
pub(super) fn refuse_newer(records: &impl Records) -> Result<(), StoreError> {
    let newer = |result| match result {
        Err(newer @ StoreError::Newer { .. }) => Err(newer),
        Ok(()) | Err(_) => Ok(()),
    };
    newer(
        walk(records, &mut |link| {
            if !link.has_document() {
                return Ok(());
            }
            let seq = link.entry.seq;
            match records.document(seq) {
                Ok(Some(record)) if link.fits(Some(&record)) => newer(
                    codec::body(&record).map(drop).map_err(|refusal| chain::refused(seq, refusal)),
                ),
                Ok(_) | Err(_) => Ok(()),
            }
        })
        .map(drop),
    )
}
