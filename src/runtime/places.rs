//! Where things lie: the store, the configuration folder, the settings.

use std::env;
use std::ffi::{OsStr, OsString};
use std::path::{Path, PathBuf};

use etcetera::BaseStrategy;
use serde::de::Error as _;
use serde::{Deserialize, Deserializer};

use super::data::{DataError, read_toml};
use crate::app::state::ThemeName;
use crate::report::office::Office;
use crate::view::theme::Depth;
use crate::words::Language;

/// The variable that names the store's folder.
pub const STORE_VARIABLE: &str = "TIENDO_STORE";

/// The file that marks a folder as tiendo's own and holds its settings.
const SETTINGS: &str = "tiendo.toml";
/// Where that folder is, from where the program is started.
const DATA: &str = "data";
const STORE: &str = "store";
/// The program's folder among those of others.
const PROGRAM: &str = "tiendo";

/// Where things lie for this run.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Places {
    /// The store's folder. It need not be there yet.
    pub store: PathBuf,
    /// The person's configuration folder, if the platform has one.
    pub config: Option<PathBuf>,
    /// The files of settings there may be; what an earlier one says counts.
    pub settings: Vec<PathBuf>,
}

/// Nobody has said where the store lies, and the platform has no place for it.
#[derive(Debug, thiserror::Error)]
#[error("the platform names no folder for data")]
pub struct NoPlace;

/// What the choice of places depends on.
#[derive(Debug, Clone, Default)]
struct Around {
    /// `--store`.
    asked: Option<PathBuf>,
    /// [`STORE_VARIABLE`]; empty is as good as not set.
    variable: Option<OsString>,
    /// Where the program was started.
    here: PathBuf,
    /// The platform's folders for data and for configuration.
    home: Option<(PathBuf, PathBuf)>,
}

impl Places {
    /// The places of this process; `asked` is what `--store` says.
    ///
    /// # Errors
    /// [`NoPlace`] when nothing names a place for the store.
    pub fn find(asked: Option<&Path>) -> Result<Self, NoPlace> {
        let home = etcetera::choose_base_strategy().ok();
        Self::among(Around {
            asked: asked.map(Path::to_path_buf),
            variable: env::var_os(STORE_VARIABLE),
            here: env::current_dir().unwrap_or_default(),
            home: home.map(|home| (home.data_dir(), home.config_dir())),
        })
    }

    fn among(around: Around) -> Result<Self, NoPlace> {
        let Around { asked, variable, here, home } = around;
        let (data, config) =
            home.map(|(data, config)| (data.join(PROGRAM), config.join(PROGRAM))).unzip();
        let marker = here.join(DATA).join(SETTINGS);
        let beside = marker.is_file().then(|| here.join(DATA).join(STORE));
        let named = variable.filter(|name| name != OsStr::new("")).map(PathBuf::from);
        // What a person says is meant from where they stand.
        let said = asked.or(named).map(|folder| here.join(folder));
        let at_home = || data.map(|data| data.join(STORE));
        let settings = [
            beside.is_some().then_some(marker),
            config.as_ref().map(|config| config.join(SETTINGS)),
        ];
        let store = said.or(beside).or_else(at_home).ok_or(NoPlace)?;
        Ok(Self { store, config, settings: settings.into_iter().flatten().collect() })
    }
}

/// What `tiendo.toml` can say. Whatever it does not say is none.
#[derive(Debug, Clone, Default, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields, default)]
pub struct Settings {
    /// The language.
    #[serde(deserialize_with = "language")]
    pub language: Option<Language>,
    /// The theme to begin with.
    #[serde(deserialize_with = "theme")]
    pub theme: Option<ThemeName>,
    /// The name that goes into the ledger.
    pub by: Option<String>,
    /// Only ASCII signs.
    pub ascii: Option<bool>,
    /// Whether the mouse is read.
    pub mouse: Option<bool>,
    /// How many colours.
    #[serde(deserialize_with = "depth")]
    pub color: Option<Depth>,
    /// What the office says of itself on its papers.
    pub office: Office,
    /// The form of papers: the name of a file in `layouts/`.
    pub layout: Option<String>,
    /// After how many minutes without a key edits are locked; 0 for never.
    pub lock_after: Option<u32>,
    /// The folder for backups, where it is not the store's own.
    pub backup: Option<PathBuf>,
}

impl Settings {
    /// What the files of settings say together. One that is faulty says
    /// nothing, and its fault is handed over with file and line.
    #[must_use]
    pub fn read(places: &Places) -> (Self, Vec<DataError>) {
        let mut settings = Self::default();
        let mut faults = Vec::new();
        for path in &places.settings {
            match read_toml(path) {
                Ok(said) => settings = settings.or(said.unwrap_or_default()),
                Err(fault) => faults.push(fault),
            }
        }
        (settings, faults)
    }

    fn or(self, other: Self) -> Self {
        Self {
            language: self.language.or(other.language),
            theme: self.theme.or(other.theme),
            by: self.by.or(other.by),
            ascii: self.ascii.or(other.ascii),
            mouse: self.mouse.or(other.mouse),
            color: self.color.or(other.color),
            office: self.office.or(other.office),
            layout: self.layout.or(other.layout),
            lock_after: self.lock_after.or(other.lock_after),
            backup: self.backup.or(other.backup),
        }
    }
}

fn language<'de, D: Deserializer<'de>>(from: D) -> Result<Option<Language>, D::Error> {
    let code = String::deserialize(from)?;
    let known = Language::ALL.map(Language::code);
    Language::from_code(&code).map(Some).ok_or_else(|| D::Error::custom(no_such(&code, &known)))
}

fn theme<'de, D: Deserializer<'de>>(from: D) -> Result<Option<ThemeName>, D::Error> {
    let name = String::deserialize(from)?;
    let known = ThemeName::ALL.map(ThemeName::name);
    let found = ThemeName::ALL.into_iter().find(|theme| theme.name() == name);
    found.map(Some).ok_or_else(|| D::Error::custom(no_such(&name, &known)))
}

fn depth<'de, D: Deserializer<'de>>(from: D) -> Result<Option<Depth>, D::Error> {
    String::deserialize(from)?.parse().map(Some).map_err(D::Error::custom)
}

fn no_such(found: &str, known: &[&str]) -> String {
    format!("{found:?} is not one of {}", known.join(", "))
}

#[cfg(test)]
mod tests {
    use std::fs;

    use super::*;

    fn home() -> (PathBuf, PathBuf) {
        ("/home/hong/.local/share".into(), "/home/hong/.config".into())
    }

    fn marked() -> tempfile::TempDir {
        let here = tempfile::tempdir().expect("a folder");
        fs::create_dir(here.path().join("data")).expect("made");
        fs::write(here.path().join("data/tiendo.toml"), "").expect("written");
        here
    }

    #[test]
    fn the_first_place_that_applies_is_the_store() {
        let marked = marked();
        let here = marked.path();
        // "/mnt" alone is no whole path on Windows.
        let elsewhere = env::temp_dir().join("kho");
        let around = Around {
            asked: Some("kho".into()),
            variable: Some(elsewhere.clone().into()),
            here: here.to_path_buf(),
            home: Some(home()),
        };
        let store = |around: &Around| Places::among(around.clone()).expect("a place").store;
        assert_eq!(store(&around), here.join("kho"));
        let around = Around { asked: None, ..around };
        assert_eq!(store(&around), elsewhere);
        let around = Around { variable: Some(OsString::new()), ..around };
        assert_eq!(store(&around), here.join("data/store"));
        fs::remove_file(here.join("data/tiendo.toml")).expect("removed");
        assert_eq!(store(&around), Path::new("/home/hong/.local/share/tiendo/store"));
        assert!(Places::among(Around { home: None, ..around }).is_err());
    }

    #[test]
    fn a_marked_folder_needs_no_home() {
        let marked = marked();
        let around = Around { here: marked.path().to_path_buf(), ..Around::default() };
        let places = Places::among(around).expect("a place");
        assert_eq!(places.store, marked.path().join("data/store"));
        assert_eq!(places.config, None);
        assert_eq!(places.settings, [marked.path().join("data/tiendo.toml")]);
    }

    fn settings(near: &str, far: &str) -> (Settings, Vec<DataError>, tempfile::TempDir) {
        let marked = marked();
        let config = marked.path().join("config");
        fs::create_dir_all(config.join("tiendo")).expect("made");
        fs::write(marked.path().join("data/tiendo.toml"), near).expect("written");
        fs::write(config.join("tiendo/tiendo.toml"), far).expect("written");
        let places = Places::among(Around {
            here: marked.path().to_path_buf(),
            home: Some((config.clone(), config)),
            ..Around::default()
        });
        let (settings, faults) = Settings::read(&places.expect("a place"));
        (settings, faults, marked)
    }

    #[test]
    fn the_nearer_file_of_settings_counts() {
        let near = "language = \"en\"\ncolor = \"never\"\n";
        let far = "language = \"vi\"\ntheme = \"contrast\"\nby = \"Hồng\"\nmouse = true\n";
        let (settings, faults, _folder) = settings(near, far);
        assert_eq!(faults, []);
        let expected = Settings {
            language: Some(Language::English),
            theme: Some(ThemeName::Contrast),
            by: Some("Hồng".to_owned()),
            ascii: None,
            mouse: Some(true),
            color: Some(Depth::None),
            ..Settings::default()
        };
        assert_eq!(settings, expected);
    }

    #[test]
    fn a_fault_is_named_with_file_and_line_and_the_other_file_still_counts() {
        for (faulty, line) in [
            ("\nlangage = \"vi\"\n", 2),
            ("by = \"x\"\nlanguage = \"fr\"\n", 2),
            ("theme = \"dusk\"", 1),
            ("# x\n\nmouse = \"yes\"", 3),
            ("color = 256", 1),
            ("by = ", 1),
        ] {
            let (settings, faults, folder) = settings(faulty, "ascii = true");
            assert_eq!(settings, Settings { ascii: Some(true), ..Settings::default() });
            let [fault] = &faults[..] else { panic!("{faults:?}") };
            assert_eq!(fault.path, folder.path().join("data/tiendo.toml"));
            assert_eq!(fault.line, Some(line), "{fault}");
        }
    }

    #[test]
    fn every_setting_stands_in_the_built_in_file_as_a_comment() {
        let text = super::super::data::built_in(SETTINGS).expect("is there");
        let said: Settings = toml::from_str(&text).expect("parses");
        // Of the office beside whose programme it lies, it says everything.
        let office = said.office.clone();
        assert_eq!(Settings { office: Office::default(), ..said }, Settings::default());
        for fact in [office.parent, office.issuer, office.author, office.place, office.sign] {
            assert_ne!(fact, "");
        }
        let spoken: Vec<&str> = text
            .lines()
            .map(|line| line.strip_prefix("# ").filter(is_setting).unwrap_or(line))
            .collect();
        let said: Settings = toml::from_str(&spoken.join("\n")).expect("parses");
        assert!(said.language.is_some() && said.theme.is_some() && said.by.is_some());
        assert!(said.ascii.is_some() && said.mouse.is_some() && said.color.is_some());
        assert!(
            said.layout.is_some()
                && said.backup.is_some()
                && said.lock_after.is_some()
                && !said.office.signer.is_empty()
        );
    }

    fn is_setting(line: &&str) -> bool {
        line.split_once(" = ")
            .is_some_and(|(name, _)| name.chars().all(|c| c.is_ascii_lowercase() || c == '_'))
    }
}
