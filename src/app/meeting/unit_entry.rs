//! Units as they are typed in a review: by any name, without accents, several
//! with semicolons between them.

use crate::domain::{Unit, UnitId, UnitKind, UnitRef};
use crate::text::{clean, fold};

/// What a typed name comes to.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Named {
    /// Exactly one unit.
    One(UnitRef),
    /// Several might be meant: their names, the likeliest first.
    Several(Vec<String>),
    /// None of those known.
    Unknown(String),
}

/// The parts of what is typed, one for each unit.
#[must_use]
pub fn parts(typed: &str) -> Vec<String> {
    let parts = typed.split(';').map(|part| clean(part).trim().to_owned());
    parts.filter(|part| !part.is_empty()).collect()
}

/// The unit of a typed name: by a whole name or alias, else by words that
/// begin as typed. Those that answer for nothing are not offered.
#[must_use]
pub fn find(units: &[Unit], typed: &str) -> Named {
    let wanted = fold(typed.trim());
    let able = || units.iter().filter(|unit| unit.kind != UnitKind::CatchAll);
    let names = |unit: &Unit| -> Vec<String> {
        let all = [&unit.name, &unit.short].into_iter().chain(&unit.aliases);
        all.map(|name| fold(name)).collect()
    };
    let exact = able().find(|unit| names(unit).contains(&wanted));
    if let Some(unit) = exact {
        return Named::One(reference(unit));
    }
    let begins = |name: &String| {
        let words: Vec<&str> = name.split(|c: char| !c.is_alphanumeric()).collect();
        let mut at = 0;
        wanted.split_whitespace().all(|token| {
            let found = words.iter().skip(at).position(|word| word.starts_with(token));
            at += found.map_or(0, |found| found + 1);
            found.is_some()
        })
    };
    let mut fitting: Vec<(usize, &Unit)> = able()
        .filter_map(|unit| {
            let shortest = names(unit).into_iter().filter(begins).map(|name| name.len()).min()?;
            Some((shortest, unit))
        })
        .collect();
    fitting.sort_by_key(|(length, _)| *length);
    match fitting.as_slice() {
        [] => Named::Unknown(typed.trim().to_owned()),
        [(_, unit)] => Named::One(reference(unit)),
        several => Named::Several(several.iter().map(|(_, unit)| unit.name.clone()).collect()),
    }
}

fn reference(unit: &Unit) -> UnitRef {
    UnitRef { unit: unit.id.clone(), as_written: unit.name.clone() }
}

/// A body the programme does not name, as it was typed.
#[must_use]
pub fn stranger(name: &str) -> UnitRef {
    let folded = fold(name);
    let parts = folded.split(|c: char| !c.is_ascii_alphanumeric()).filter(|part| !part.is_empty());
    let slug = parts.collect::<Vec<_>>().join("-");
    UnitRef { unit: UnitId::new(slug), as_written: name.to_owned() }
}
