//! The files in `data/` that shape the program without being code: built in,
//! and each overridden by a file of the same name in the configuration folder.

use std::borrow::Cow;
use std::collections::BTreeSet;
use std::fs;
use std::io::ErrorKind;
use std::ops::Range;
use std::path::{Path, PathBuf};

use rust_embed::RustEmbed;
use serde::de::DeserializeOwned;

/// What is not named here stays out: a store beside the sources, above all.
#[derive(RustEmbed)]
#[folder = "data/"]
#[include = "*.toml"]
#[include = "words/**/*.ftl"]
#[include = "units/*.toml"]
#[include = "layouts/*.toml"]
#[include = "themes/*.toml"]
#[exclude = "store/**"]
struct Embedded;

/// A byte order mark, which Windows' own editor puts before the text.
const BYTE_ORDER_MARK: char = '\u{FEFF}';

/// The data files as this person has them.
#[derive(Debug, Clone, Default)]
pub struct Data {
    config: Option<PathBuf>,
}

/// A data file's text and where it comes from.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Text {
    /// The text, without a byte order mark.
    pub text: Cow<'static, str>,
    /// The person's own file; none for what is built in.
    pub own: Option<PathBuf>,
}

/// A file of the person's own that cannot be used. The built-in one, or the
/// default, is used in its place.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("{}{}: {cause}", path.display(), line.map(|line| format!(":{line}")).unwrap_or_default())]
pub struct DataError {
    /// The file.
    pub path: PathBuf,
    /// The line, counted from 1, where one can be named.
    pub line: Option<usize>,
    /// What is wrong, in the words of what read it.
    pub cause: String,
}

impl Data {
    /// The data files, with the overrides of a configuration folder.
    #[must_use]
    pub fn load(config: Option<&Path>) -> Self {
        Self { config: config.map(Path::to_path_buf) }
    }

    /// The file of this name, such as `themes/light.toml`: the person's own
    /// where there is one that can be read, else the built-in one.
    #[must_use]
    pub fn text(&self, name: &str) -> Option<Text> {
        let own = self.own_text(name).ok().flatten();
        own.or_else(|| built_in(name).map(|text| Text { text, own: None }))
    }

    /// The person's own file of this name, if there is one that can be read.
    #[must_use]
    pub fn own(&self, name: &str) -> Option<String> {
        self.own_text(name).ok().flatten().map(|text| text.text.into_owned())
    }

    /// The person's own file of this name.
    ///
    /// # Errors
    /// When it is there and cannot be read, or is not UTF-8.
    pub fn own_text(&self, name: &str) -> Result<Option<Text>, DataError> {
        let Some(path) = self.config.as_ref().map(|config| config.join(name)) else {
            return Ok(None);
        };
        let text = read(&path)?.map(|text| Text { text: text.into(), own: Some(path) });
        Ok(text)
    }

    /// What a file of this name says, as `parse` reads it: the person's own,
    /// or where that fails the built-in one, beside the error. None where
    /// neither is there or the built-in one cannot be parsed either.
    pub fn read<T>(
        &self,
        name: &str,
        parse: impl Fn(&str) -> Result<T, Flaw>,
    ) -> (Option<T>, Option<DataError>) {
        let own = self.own_text(name).and_then(|own| match own {
            Some(Text { text, own: Some(path) }) => {
                parse(&text).map(Some).map_err(|flaw| flaw.in_file(path))
            }
            Some(Text { own: None, .. }) | None => Ok(None),
        });
        match own {
            Ok(Some(value)) => (Some(value), None),
            Ok(None) => (built_in(name).and_then(|text| parse(&text).ok()), None),
            Err(error) => (built_in(name).and_then(|text| parse(&text).ok()), Some(error)),
        }
    }

    /// The names of all files in a folder such as `units`, built in or own, in
    /// the order of the alphabet.
    #[must_use]
    pub fn names(&self, folder: &str) -> Vec<String> {
        let inside = format!("{folder}/");
        let mut names: BTreeSet<String> = Embedded::iter()
            .filter(|name| name.starts_with(&inside))
            .map(Cow::into_owned)
            .collect();
        if let Some(config) = &self.config {
            let entries = fs::read_dir(config.join(folder)).into_iter().flatten().flatten();
            let files = entries.filter(|entry| entry.path().is_file());
            names.extend(files.filter_map(|file| {
                file.file_name().to_str().map(|name| format!("{inside}{name}"))
            }));
        }
        names.into_iter().collect()
    }
}

/// What is wrong in a text, and where.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Flaw {
    /// The line, counted from 1, where one can be named.
    pub line: Option<usize>,
    /// What is wrong.
    pub cause: String,
}

impl Flaw {
    fn in_file(self, path: PathBuf) -> DataError {
        DataError { path, line: self.line, cause: self.cause }
    }
}

/// A value from TOML.
///
/// # Errors
/// With the line, for what is no TOML or not this value.
pub fn parse_toml<T: DeserializeOwned>(text: &str) -> Result<T, Flaw> {
    toml::from_str(text).map_err(|error| {
        let line_of = |span: Range<usize>| text.get(..span.start).map(|b| b.split('\n').count());
        Flaw { line: error.span().and_then(line_of), cause: error.message().to_owned() }
    })
}

/// Reads TOML from a file outside the data folders; none if it is not there.
///
/// # Errors
/// When it is there and cannot be read or parsed.
pub fn read_toml<T: DeserializeOwned>(path: &Path) -> Result<Option<T>, DataError> {
    let Some(text) = read(path)? else { return Ok(None) };
    parse_toml(&text).map(Some).map_err(|flaw| flaw.in_file(path.to_path_buf()))
}

/// The built-in file of this name.
#[must_use]
pub fn built_in(name: &str) -> Option<Cow<'static, str>> {
    match Embedded::get(name)?.data {
        Cow::Borrowed(bytes) => std::str::from_utf8(bytes).ok().map(Cow::Borrowed),
        Cow::Owned(bytes) => String::from_utf8(bytes).ok().map(Cow::Owned),
    }
}

fn read(path: &Path) -> Result<Option<String>, DataError> {
    let broken = |line, cause| DataError { path: path.to_path_buf(), line, cause };
    let bytes = match fs::read(path) {
        Ok(bytes) => bytes,
        Err(error) if matches!(error.kind(), ErrorKind::NotFound | ErrorKind::NotADirectory) => {
            return Ok(None);
        }
        Err(error) => return Err(broken(None, error.to_string())),
    };
    let text = String::from_utf8(bytes).map_err(|error| {
        let whole = error.utf8_error().valid_up_to();
        let line = error.as_bytes().get(..whole).map(|good| good.split(|b| *b == b'\n').count());
        broken(line, "not UTF-8".to_owned())
    })?;
    Ok(Some(text.strip_prefix(BYTE_ORDER_MARK).map(str::to_owned).unwrap_or(text)))
}

#[cfg(test)]
mod tests {
    use super::*;

    const LIGHT: &str = "themes/light.toml";

    fn config() -> (tempfile::TempDir, Data) {
        let home = tempfile::tempdir().expect("a folder");
        for folder in ["themes", "units"] {
            fs::create_dir(home.path().join(folder)).expect("made");
        }
        let data = Data::load(Some(home.path()));
        (home, data)
    }

    fn table(text: &str) -> Result<toml::Table, Flaw> {
        parse_toml(text)
    }

    #[test]
    fn what_is_built_in_is_the_folder_and_nothing_of_a_store() {
        let data = Data::default();
        let light = data.text(LIGHT).expect("is there");
        let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("data").join(LIGHT);
        assert_eq!(
            light,
            Text { text: fs::read_to_string(path).expect("a file").into(), own: None }
        );
        assert!(data.names("words/vi").contains(&"words/vi/tiendo.ftl".to_owned()));
        assert!(built_in("labels.toml").is_some() && built_in("tiendo.toml").is_some());
        assert_eq!(data.names("store"), Vec::<String>::new());
        assert_eq!(data.text("themes/none.toml"), None);
    }

    #[test]
    fn an_own_file_goes_first_and_is_known_as_such() {
        let (home, data) = config();
        let path = home.path().join(LIGHT);
        fs::write(&path, "\u{FEFF}x = 1\r\n").expect("written");
        let own = Text { text: "x = 1\r\n".into(), own: Some(path) };
        assert_eq!(data.text(LIGHT), Some(own));
        assert_eq!(data.own(LIGHT).as_deref(), Some("x = 1\r\n"));
        assert_eq!(data.own("themes/dark.toml"), None);
        fs::write(home.path().join("units/an-duong.toml"), "").expect("written");
        let names = data.names("units");
        assert_eq!(names.first().map(String::as_str), Some("units/an-duong.toml"));
        assert!(names.contains(&"units/generic.toml".to_owned()));
    }

    #[test]
    fn a_broken_own_file_is_named_with_its_line_and_the_built_in_one_is_used() {
        let (home, data) = config();
        let path = home.path().join(LIGHT);
        let built_in = table(&built_in(LIGHT).expect("is there")).expect("parses");
        let broken: [(&[u8], usize); 3] =
            [(b"a = 1\nb = \n", 2), (b"a = 1\r\n\r\n[", 3), (b"a = 1\nb = \"\xFF\"\n", 2)];
        for (bytes, line) in broken {
            fs::write(&path, bytes).expect("written");
            let (value, error) = data.read(LIGHT, table);
            assert_eq!(value.as_ref(), Some(&built_in));
            let error = error.expect("told");
            assert_eq!((&error.path, error.line), (&path, Some(line)), "{error}");
            assert!(error.to_string().starts_with(&format!("{}:{line}: ", path.display())));
        }
        fs::write(&path, "a = 1").expect("written");
        let (value, error) = data.read(LIGHT, table);
        assert_eq!((value.map(|table| table.len()), error), (Some(1), None));
    }
}
