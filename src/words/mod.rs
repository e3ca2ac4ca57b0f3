//! Every word a person reads, in Vietnamese and English. The sentences stand
//! in `data/words/`; [`say!`](crate::say) checks at compile time that a
//! sentence exists and gets what it needs.

mod dates;
mod duties;
mod notices;
mod statuses;

use std::borrow::Cow;

use i18n_embed::fluent::FluentLanguageLoader;
use i18n_embed::{I18nAssets, I18nEmbedError, LanguageLoader};
use rust_embed::RustEmbed;
use unic_langid::{LanguageIdentifier, langid};

pub use dates::{read_day, roman};

/// The sentence of a key, with what it speaks of:
/// `say!(words, "saved", item = "1.2")`.
#[macro_export]
macro_rules! say {
    ($words:expr, $key:literal) => {
        i18n_embed_fl::fl!($words.loader(), $key)
    };
    ($words:expr, $key:literal, $($argument:expr),+ $(,)?) => {
        i18n_embed_fl::fl!($words.loader(), $key, $($argument),+)
    };
}

/// The languages tiendo speaks.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Language {
    /// Vietnamese, the language of the office.
    #[default]
    Vietnamese,
    /// English.
    English,
}

impl Language {
    /// Both, the office's own first.
    pub const ALL: [Self; 2] = [Self::Vietnamese, Self::English];

    /// Its code on the command line and in the settings.
    #[must_use]
    pub fn code(self) -> &'static str {
        match self {
            Self::Vietnamese => "vi",
            Self::English => "en",
        }
    }

    /// The language of a code.
    #[must_use]
    pub fn from_code(code: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|language| language.code() == code)
    }

    fn identifier(self) -> LanguageIdentifier {
        match self {
            Self::Vietnamese => langid!("vi"),
            Self::English => langid!("en"),
        }
    }
}

#[derive(RustEmbed)]
#[folder = "data/words/"]
struct Embedded;

/// The embedded sentences, with a reader's own in front of them.
struct WithOverride<'a> {
    path: String,
    text: Option<&'a str>,
}

impl I18nAssets for WithOverride<'_> {
    fn get_files(&self, path: &str) -> Vec<Cow<'_, [u8]>> {
        let own = self.text.filter(|_| path == self.path);
        let embedded = Embedded::get(path).map(|file| file.data);
        own.map(|text| Cow::Borrowed(text.as_bytes())).into_iter().chain(embedded).collect()
    }

    fn filenames_iter(&self) -> Box<dyn Iterator<Item = String> + '_> {
        Box::new(Embedded::iter().map(Cow::into_owned))
    }
}

/// The words of one language.
#[derive(Debug)]
pub struct Words {
    language: Language,
    loader: FluentLanguageLoader,
}

impl Words {
    /// The words of a language; `own` is a file of the reader's that says some
    /// of them otherwise.
    ///
    /// # Errors
    /// When `own` cannot be read as Fluent.
    pub fn new(language: Language, own: Option<&str>) -> Result<Self, I18nEmbedError> {
        let loader = FluentLanguageLoader::new("tiendo", Language::Vietnamese.identifier());
        let assets = WithOverride { path: format!("{}/tiendo.ftl", language.code()), text: own };
        loader.load_languages(&assets, &[language.identifier()])?;
        loader.set_use_isolating(false);
        Ok(Self { language, loader })
    }

    /// The built-in words of a language.
    #[must_use]
    pub fn embedded(language: Language) -> Self {
        // A test loads both, so nothing is missing here.
        Self::new(language, None).unwrap_or_else(|_| Self {
            language,
            loader: FluentLanguageLoader::new("tiendo", Language::Vietnamese.identifier()),
        })
    }

    /// Which language they are.
    #[must_use]
    pub fn language(&self) -> Language {
        self.language
    }

    /// What the help of the command line says under a key; the keys are made
    /// of the names of commands and arguments, so a test looks for each.
    #[must_use]
    pub fn help(&self, key: &str) -> Option<String> {
        self.loader.has(key).then(|| self.loader.get(key))
    }

    /// Where the sentences are; for [`say!`](crate::say).
    #[must_use]
    pub fn loader(&self) -> &FluentLanguageLoader {
        &self.loader
    }
}
