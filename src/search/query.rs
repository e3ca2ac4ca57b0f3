//! What was typed: words, a number, and filters on unit, standing and quarter.

use crate::domain::{Period, Quarter, Standing};
use crate::text::{Tone, clean, fold};

use super::dictionary::Form;
use super::number;
use super::words::words;

/// How many words of a query count. Nobody types more; a pasted page would
/// hold up the keys.
pub(super) const MOST_WORDS: usize = 24;

/// The names that filters know.
#[derive(Debug, Clone, Default)]
pub struct Vocabulary {
    /// How standings are called, in any spelling.
    pub standings: Vec<(String, Standing)>,
    /// What is said of what comes round and was not handed in, in any spelling.
    pub missed: Vec<String>,
}

/// A typed word.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Typed {
    /// Its letters without marks.
    pub folded: String,
    /// Its letters without the tone.
    pub letters: String,
    /// Its tone.
    pub tone: Tone,
}

impl Typed {
    fn of(word: &str) -> Self {
        let Form { folded, letters, tone, .. } = Form::of(word, false);
        Self { folded, letters, tone }
    }

    /// Whether marks were typed in it.
    pub fn has_marks(&self) -> bool {
        self.tone != Tone::Level || self.letters != self.folded
    }
}

/// A search as it was meant.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Query {
    pub(super) words: Vec<Typed>,
    /// All that was typed besides filters, where it is the number of an item.
    pub(super) number: Option<String>,
    /// Words of a unit's name (`@cong_an`).
    pub(super) unit: Option<Vec<Typed>>,
    standing: Option<Standing>,
    is_missed: bool,
    quarter: Option<Quarter>,
}

impl Query {
    /// Reads what was typed: `ma tuy @cong_an #qua_han q:III/2026`. In a filter
    /// an underscore is a space; the name of a standing may have spaces too, and
    /// stands for itself when it is all that was typed ("quá hạn"). A standing
    /// or quarter that nobody knows is read as words, so that it is never
    /// silently left out; a sign alone is a filter about to be typed.
    #[must_use]
    pub fn parse(text: &str, vocabulary: &Vocabulary) -> Self {
        let text = clean(text);
        let parts: Vec<&str> = text.split_whitespace().collect();
        let mut query = Self::default();
        if parts.len() > 1 {
            query.standing = named_whole(&parts.join(" "), vocabulary);
            if query.standing.is_some() {
                return query;
            }
        }
        let mut plain: Vec<&str> = Vec::new();
        let mut rest = parts.as_slice();
        while let Some((part, behind)) = rest.split_first() {
            let taken = query.take_filter(part, behind, vocabulary);
            if taken == 0 {
                plain.push(part);
            }
            rest = rest.get(taken.max(1)..).unwrap_or(&[]);
        }
        if let [part] = plain.as_slice() {
            query.number = number::typed(part);
        }
        let typed = plain.iter().flat_map(|part| words(part));
        query.words = typed.map(|word| Typed::of(word.text)).take(MOST_WORDS).collect();
        query
    }

    /// The standing that was asked for.
    #[must_use]
    pub fn standing(&self) -> Option<Standing> {
        self.standing
    }

    /// Whether what was not handed in was asked for (`#chưa nộp`).
    #[must_use]
    pub fn is_missed(&self) -> bool {
        self.is_missed
    }

    /// The quarter that was asked for.
    #[must_use]
    pub fn quarter(&self) -> Option<Quarter> {
        self.quarter
    }

    /// Whether filters were typed and nothing else.
    #[must_use]
    pub fn is_filter_only(&self) -> bool {
        self.words.is_empty()
            && (self.unit.is_some()
                || self.standing.is_some()
                || self.is_missed
                || self.quarter.is_some())
    }

    /// How many parts belong to the filter that begins with `part`; none where
    /// it is no filter.
    fn take_filter(&mut self, part: &str, behind: &[&str], vocabulary: &Vocabulary) -> usize {
        if let Some(name) = part.strip_prefix('@') {
            let name = name.replace('_', " ");
            let name: Vec<Typed> =
                words(&name).map(|word| Typed::of(word.text)).take(MOST_WORDS).collect();
            if !name.is_empty() {
                self.unit = Some(name);
            }
            return 1;
        }
        if let Some(name) = part.strip_prefix('#') {
            if let Some(taken) = missed(name, behind, vocabulary) {
                self.is_missed = true;
                return 1 + taken;
            }
            let Some((standing, taken)) = standing(name, behind, vocabulary) else {
                return usize::from(name.is_empty());
            };
            self.standing = Some(standing);
            return 1 + taken;
        }
        let Some(text) = part.strip_prefix("q:").or_else(|| part.strip_prefix("Q:")) else {
            return 0;
        };
        let found = quarter(text);
        self.quarter = found.or(self.quarter);
        usize::from(found.is_some() || is_begun(text))
    }
}

fn spaced(name: &str) -> String {
    fold(name).replace(['_', '-'], " ").split_whitespace().collect::<Vec<_>>().join(" ")
}

/// The standing whose whole name this is.
fn named_whole(name: &str, vocabulary: &Vocabulary) -> Option<Standing> {
    let name = spaced(name);
    let mut known = vocabulary.standings.iter();
    known.find(|(known, _)| spaced(known) == name).map(|(_, standing)| *standing)
}

/// How many of the parts behind a `#` make the whole name of what was not
/// handed in.
fn missed(name: &str, behind: &[&str], vocabulary: &Vocabulary) -> Option<usize> {
    (0..=behind.len().min(4)).rev().find(|taken| {
        let parts = behind.get(..*taken).unwrap_or(&[]);
        let whole = std::iter::once(&name).chain(parts).copied().collect::<Vec<_>>().join(" ");
        vocabulary.missed.iter().any(|known| spaced(known) == spaced(&whole))
    })
}

/// The standing behind a `#`, and how many of the parts behind belong to it: as
/// many as make a whole name; else the one whose name begins so or has it in it.
fn standing(name: &str, behind: &[&str], vocabulary: &Vocabulary) -> Option<(Standing, usize)> {
    for taken in (0..=behind.len().min(4)).rev() {
        let parts = behind.get(..taken).unwrap_or(&[]);
        let whole = std::iter::once(&name).chain(parts).copied().collect::<Vec<_>>().join(" ");
        if let Some(standing) = named_whole(&whole, vocabulary) {
            return Some((standing, taken));
        }
    }
    let name = spaced(name);
    let fitting = |fits: &dyn Fn(&str) -> bool| {
        vocabulary.standings.iter().find(|(known, _)| fits(&spaced(known)))
    };
    let found = fitting(&|known| known.starts_with(&name))
        .or_else(|| fitting(&|known| known.contains(&name)))
        .filter(|_| !name.is_empty());
    found.map(|(_, standing)| (*standing, 0))
}

/// "III/2026", "3/2026", "3-2026" or "2026-Q3".
fn quarter(text: &str) -> Option<Quarter> {
    if let Ok(Period::Quarter(quarter)) = text.to_uppercase().parse() {
        return Some(quarter);
    }
    let (number, year) = text.split_once(['/', '-'])?;
    let number = match number.to_ascii_uppercase().as_str() {
        "I" | "1" => 1,
        "II" | "2" => 2,
        "III" | "3" => 3,
        "IV" | "4" => 4,
        _ => return None,
    };
    let year = year.parse().ok().filter(|year| (1900..3000).contains(year))?;
    Some(Quarter { year, number })
}

/// Whether a quarter may still come of it.
fn is_begun(text: &str) -> bool {
    text.len() < "2026-Q3".len()
        && text
            .chars()
            .all(|c| c.is_ascii_digit() || matches!(c, 'i' | 'v' | 'I' | 'V' | '/' | '-'))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn vocabulary() -> Vocabulary {
        let standings =
            [("Quá hạn", Standing::Overdue), ("overdue", Standing::Overdue)].into_iter().chain([
                ("Hoàn thành quá hạn", Standing::DoneLate),
                ("Sắp đến hạn", Standing::DueSoon),
            ]);
        Vocabulary {
            standings: standings.map(|(name, of)| (name.to_owned(), of)).collect(),
            missed: vec!["chưa nộp".to_owned()],
        }
    }

    fn parse(text: &str) -> Query {
        Query::parse(text, &vocabulary())
    }

    fn folded(words: &[Typed]) -> String {
        words.iter().map(|word| word.folded.as_str()).collect::<Vec<_>>().join(" ")
    }

    #[test]
    fn words_and_filters_are_told_apart() {
        let query = parse("ma túy @công_an #quá hạn q:III/2026 phường");
        assert_eq!(folded(&query.words), "ma tuy phuong");
        assert_eq!(query.unit.as_deref().map(folded).as_deref(), Some("cong an"));
        assert_eq!(query.standing(), Some(Standing::Overdue));
        assert_eq!(query.quarter(), Some(Quarter { year: 2026, number: 3 }));
    }

    #[test]
    fn standings_go_by_any_of_their_names() {
        for typed in ["#qua_han", "#QUÁ HẠN", "#overdue", "#qua", "qua han", "#qua-han"] {
            assert_eq!(parse(typed).standing(), Some(Standing::Overdue), "{typed}");
            assert!(parse(typed).is_filter_only());
        }
        assert_eq!(parse("#sap").standing(), Some(Standing::DueSoon));
        assert_eq!(parse("#hoàn thành quá hạn").standing(), Some(Standing::DoneLate));
        let unknown = parse("#khongco");
        assert_eq!((unknown.standing(), folded(&unknown.words).as_str()), (None, "khongco"));
        assert_eq!(parse("#"), Query::default());
        assert!(parse("qua").standing().is_none());
    }

    #[test]
    fn quarters_are_read_as_people_write_them() {
        for typed in ["q:IV/2026", "q:4/2026", "Q:iv-2026", "q:2026-Q4", "q:2026-q4"] {
            assert_eq!(parse(typed).quarter(), Some(Quarter { year: 2026, number: 4 }), "{typed}");
        }
        for typed in ["q:", "q:III", "q:III/20"] {
            assert_eq!(parse(typed), Query::default(), "{typed}");
        }
        assert_eq!(folded(&parse("q:abc").words), "q abc");
    }

    #[test]
    fn only_a_number_alone_is_one() {
        assert_eq!(parse("3.4.").number.as_deref(), Some("3.4"));
        assert_eq!(parse("iv.1 #qua_han").number.as_deref(), Some("iv.1"));
        assert_eq!(parse("3.4 cong").number, None);
    }
}
