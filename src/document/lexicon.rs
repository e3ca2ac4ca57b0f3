//! The words by which documents are understood: `data/labels.toml` and
//! `data/units/*.toml`, built in, or a user's own.

use std::sync::LazyLock;

use serde::Deserialize;

use super::registry::{Registry, UnitFile};
use super::tokens::Phrases;
use crate::domain::Unit;

const LABELS: &str = include_str!("../../data/labels.toml");
const UNITS: [(&str, &str); 3] = [
    ("generic.toml", include_str!("../../data/units/generic.toml")),
    ("trung-uong.toml", include_str!("../../data/units/trung-uong.toml")),
    ("kien-an.toml", include_str!("../../data/units/kien-an.toml")),
];

/// A file of words that cannot be used.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("{file}, line {line}: {what}")]
pub struct LexiconError {
    /// The file.
    pub file: String,
    /// The line, counted from 1.
    pub line: usize,
    /// What is wrong with it, as the parser says.
    pub what: String,
}

/// Everything a reader of documents knows of words.
#[derive(Debug, Default)]
pub struct Lexicon {
    pub(super) labels: Labels,
    pub(super) columns: Columns,
    pub(super) models: Phrases,
    pub(super) sections: Sections,
    pub(super) milestones: Milestones,
    pub(super) time: TimeWords,
    pub(super) cadence: CadenceWords,
    pub(super) indicators: IndicatorWords,
    pub(super) numbering: NumberingWords,
    pub(super) paper: PaperWords,
    pub(super) units: UnitWords,
    registry: Vec<UnitFile>,
}

impl Lexicon {
    /// The built-in words, read once. That they can be read is tested; without
    /// words a document would be kept as plain text.
    #[must_use]
    pub fn embedded() -> &'static Self {
        static EMBEDDED: LazyLock<Lexicon> =
            LazyLock::new(|| Lexicon::from_toml(LABELS, &UNITS).unwrap_or_default());
        &EMBEDDED
    }

    /// Words from files: labels, and lists of units with their file names, the
    /// later ones adding to the earlier.
    ///
    /// # Errors
    /// The first file that is not as it should be, with its line.
    pub fn from_toml(labels: &str, units: &[(&str, &str)]) -> Result<Self, LexiconError> {
        let file: LabelsFile = parse("labels.toml", labels)?;
        let registry =
            units.iter().map(|(name, text)| parse(name, text)).collect::<Result<_, _>>()?;
        Ok(Self {
            labels: file.labels.into(),
            columns: file.columns.into(),
            models: Phrases::folded(&file.model.names),
            sections: file.sections.into(),
            milestones: file.milestones.into(),
            time: file.time.into(),
            cadence: file.cadence.into(),
            indicators: file.indicators.into(),
            numbering: file.numbering.into(),
            paper: file.paper.into(),
            units: file.unit_words.into(),
            registry,
        })
    }

    /// A unit by any of its spellings, in a place of this level.
    #[must_use]
    pub fn resolve_unit(&self, spelling: &str, level: &str) -> Option<Unit> {
        self.registry(level, "").resolve(spelling).cloned()
    }

    /// The registry of units for a place of this level ("phường", "xã"), as the
    /// documents of that place name them; an empty level for none.
    #[must_use]
    pub fn registry(&self, level: &str, place: &str) -> Registry {
        Registry::new(&self.registry, level, place, &self.units.places)
    }
}

fn parse<'de, T: Deserialize<'de>>(name: &str, text: &'de str) -> Result<T, LexiconError> {
    toml::from_str(text).map_err(|error| LexiconError {
        file: name.to_owned(),
        line: error
            .span()
            .and_then(|span| text.get(..span.start))
            .map_or(1, |before| before.matches('\n').count() + 1),
        what: error.message().to_owned(),
    })
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct LabelsFile {
    labels: RawLabels,
    columns: RawColumns,
    model: RawModel,
    sections: RawSections,
    milestones: RawMilestones,
    time: RawTime,
    cadence: RawCadence,
    indicators: RawIndicators,
    numbering: RawNumbering,
    paper: RawPaper,
    unit_words: RawUnitWords,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct RawModel {
    names: Vec<String>,
}

/// A table of lists in the file and the phrases made of it.
macro_rules! word_lists {
    ($(#[$doc:meta])* $raw:ident => $name:ident { $($field:ident: $how:ident),+ $(,)? }) => {
        #[derive(Deserialize)]
        #[serde(deny_unknown_fields)]
        struct $raw { $($field: Vec<String>),+ }

        $(#[$doc])*
        #[derive(Debug, Default)]
        pub(super) struct $name { $(pub $field: Phrases),+ }

        impl From<$raw> for $name {
            fn from(raw: $raw) -> Self {
                Self { $($field: Phrases::$how(&raw.$field)),+ }
            }
        }
    };
}

word_lists! {
    /// Labels in front of a colon.
    RawLabels => Labels {
        objective: loose, lead: loose, coordinators: loose, time: loose, product: loose,
        shared: loose, leads: folded, helps: folded,
    }
}
word_lists! {
    /// Heads of columns.
    RawColumns => Columns {
        number: loose, task: loose, indicator: loose, measure: loose, target: loose, lead: loose,
        other: loose, ditto: folded, goes_on: folded, totals: folded,
    }
}
word_lists! {
    /// Words with which the heading of a part begins.
    RawSections => Sections {
        models: folded, tasks: folded, goals: folded, plain: folded, duties: folded,
    }
}
word_lists! {
    /// Words that tell what a milestone asks for.
    RawMilestones => Milestones { deploy: folded, attain: folded, sustain: folded }
}
word_lists! {
    /// Words of times and deadlines.
    RawTime => TimeWords {
        day: marked, month: marked, quarter: marked, year: marked, first_half: marked,
        second_half: marked, nine_months: marked, lead_in: marked, from: marked, until: marked,
        before: marked, open_end: marked, standing: marked, within: marked, deadline: marked,
        vision: marked, vague: marked, quarter_short: marked, month_short: marked,
    }
}
word_lists! {
    /// Words of cycles.
    RawCadence => CadenceWords {
        monthly: marked, quarterly: marked, half_yearly: marked, yearly: marked, marks: marked,
        bare_monthly: marked, bare_quarterly: marked, bare_half_yearly: marked,
        bare_yearly: marked, between: marked, not_after: marked, verbs: marked, nouns: marked,
    }
}
word_lists! {
    /// Words around a figure.
    RawIndicators => IndicatorWords {
        at_least: marked, at_most: marked, from: marked, upwards: marked, downwards: marked,
        by: marked, reached: marked, measures: marked, change: marked,
    }
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct RawNumbering {
    part: Vec<String>,
    chapter: Vec<String>,
    division: Vec<String>,
    article: Vec<String>,
    appendix: Vec<String>,
    ordinals: Vec<String>,
    named: Vec<String>,
    phases: Vec<String>,
}

/// Words in front of numbers.
#[derive(Debug, Default)]
pub(super) struct NumberingWords {
    pub part: Phrases,
    pub chapter: Phrases,
    pub division: Phrases,
    pub article: Phrases,
    pub appendix: Phrases,
    /// "thứ nhất", "thứ hai" …, each by itself.
    pub ordinals: Vec<Phrases>,
    pub named: Phrases,
    /// "giai đoạn", "đợt"
    pub phases: Phrases,
}

impl From<RawNumbering> for NumberingWords {
    fn from(raw: RawNumbering) -> Self {
        Self {
            part: Phrases::folded(&raw.part),
            chapter: Phrases::folded(&raw.chapter),
            division: Phrases::folded(&raw.division),
            article: Phrases::folded(&raw.article),
            appendix: Phrases::folded(&raw.appendix),
            ordinals: raw
                .ordinals
                .iter()
                .map(|word| Phrases::folded(std::slice::from_ref(word)))
                .collect(),
            named: Phrases::folded(&raw.named),
            phases: Phrases::folded(&raw.phases),
        }
    }
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct RawPaper {
    author: Vec<String>,
    number: Vec<String>,
    basis: Vec<String>,
    carrying_out: Vec<String>,
    page: Vec<String>,
    phase: Vec<String>,
    recipients: Vec<String>,
    signature: Vec<String>,
    closing: Vec<String>,
    dissemination: Vec<String>,
    kinds: Vec<PaperKind>,
}

/// A kind of paper: "Kế hoạch", "KH".
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct PaperKind {
    /// Its name.
    pub name: String,
    /// Its abbreviation.
    pub short: String,
}

/// Words of the frame of a paper: head, recipients, signature.
#[derive(Debug, Default)]
pub(super) struct PaperWords {
    pub author: Phrases,
    pub number: Phrases,
    pub basis: Phrases,
    pub carrying_out: Phrases,
    pub page: Phrases,
    pub phase: Phrases,
    pub recipients: Phrases,
    pub signature: Phrases,
    pub closing: Phrases,
    pub dissemination: Phrases,
    pub kinds: Vec<PaperKind>,
}

impl From<RawPaper> for PaperWords {
    fn from(raw: RawPaper) -> Self {
        Self {
            author: Phrases::folded(&raw.author),
            number: Phrases::folded(&raw.number),
            basis: Phrases::folded(&raw.basis),
            carrying_out: Phrases::folded(&raw.carrying_out),
            page: Phrases::folded(&raw.page),
            phase: Phrases::folded(&raw.phase),
            recipients: Phrases::folded(&raw.recipients),
            signature: Phrases::folded(&raw.signature),
            closing: Phrases::folded(&raw.closing),
            dissemination: Phrases::folded(&raw.dissemination),
            kinds: raw.kinds,
        }
    }
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct RawUnitWords {
    heads: Vec<String>,
    not_heads: Vec<String>,
    longer: Vec<String>,
    helping: Vec<String>,
    joined: Vec<String>,
    groups: Vec<String>,
    catch_all: Vec<String>,
    not_units: Vec<String>,
    qualifiers: Vec<String>,
    persons: Vec<String>,
    leading: Vec<String>,
    addressing: Vec<String>,
    places: Vec<String>,
}

/// Words by which units are told in running text.
#[derive(Debug, Default)]
pub(super) struct UnitWords {
    pub heads: Phrases,
    pub not_heads: Phrases,
    pub longer: Phrases,
    pub helping: Phrases,
    pub joined: Phrases,
    pub groups: Phrases,
    pub catch_all: Phrases,
    pub not_units: Phrases,
    pub qualifiers: Phrases,
    pub persons: Phrases,
    pub leading: Phrases,
    pub addressing: Phrases,
    /// The levels of places: "phường", "xã" …
    pub places: Vec<String>,
}

impl From<RawUnitWords> for UnitWords {
    fn from(raw: RawUnitWords) -> Self {
        Self {
            heads: Phrases::folded(&raw.heads),
            not_heads: Phrases::marked(&raw.not_heads),
            longer: Phrases::marked(&raw.longer),
            helping: Phrases::folded(&raw.helping),
            joined: Phrases::folded(&raw.joined),
            groups: Phrases::folded(&raw.groups),
            catch_all: Phrases::folded(&raw.catch_all),
            not_units: Phrases::folded(&raw.not_units),
            qualifiers: Phrases::folded(&raw.qualifiers),
            persons: Phrases::marked(&raw.persons),
            leading: Phrases::folded(&raw.leading),
            addressing: Phrases::folded(&raw.addressing),
            places: raw.places,
        }
    }
}
