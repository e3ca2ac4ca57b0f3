//! The forms of papers in `data/layouts/`, found by name.

use std::path::Path;

use super::data::{Data, DataError, parse_toml};
use crate::report::layout::Layout;
use crate::text::fold;

/// The form in force, which papers have unless another is named.
const IN_FORCE: &str = "hd05";

/// Why there is no form to write by.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum LayoutError {
    /// No form has the name.
    #[error("layouts/{typed}.toml")]
    Unknown {
        /// The name.
        typed: String,
        /// The names there are, in the order of the alphabet.
        known: Vec<String>,
    },
    /// The person's own form cannot be used, and none of its name is built in.
    #[error(transparent)]
    Unfit(#[from] DataError),
}

/// The form of a name, however it is capitalised and accented; without a name
/// the one in force. Beside it what hinders the use of the person's own form,
/// in whose place the built-in one then stands.
///
/// # Errors
/// When no form has the name, or none of the name can be used.
pub fn layout(
    data: &Data,
    named: Option<&str>,
) -> Result<(Layout, Option<DataError>), LayoutError> {
    let wanted = named.map_or(IN_FORCE, str::trim);
    let forms: Vec<(String, String)> =
        data.names("layouts").into_iter().filter_map(|file| Some((stem(&file)?, file))).collect();
    let unknown = || LayoutError::Unknown {
        typed: wanted.to_owned(),
        known: forms.iter().map(|(name, _)| name.clone()).collect(),
    };
    let found = forms.iter().find(|(name, _)| fold(name) == fold(wanted));
    let (_, file) = found.ok_or_else(unknown)?;
    match data.read(file, parse_toml::<Layout>) {
        (Some(layout), fault) => Ok((layout, fault)),
        (None, Some(fault)) => Err(fault.into()),
        (None, None) => Err(unknown()),
    }
}

/// The name of the form in a file; what is no TOML is a copy somebody kept.
fn stem(file: &str) -> Option<String> {
    let path = Path::new(file);
    let is_form = path.extension().is_some_and(|ending| ending.eq_ignore_ascii_case("toml"));
    path.file_stem().filter(|_| is_form).map(|stem| stem.to_string_lossy().into_owned())
}

#[cfg(test)]
mod tests {
    use std::fs;

    use super::*;

    #[test]
    fn a_form_is_found_by_its_name_however_typed() {
        let data = Data::default();
        let in_force = layout(&data, None).expect("built in");
        for typed in ["hd05", " HD05 ", "Hđ05"] {
            let (found, fault) = layout(&data, Some(typed)).expect("built in");
            assert_eq!((format!("{found:?}"), fault), (format!("{:?}", in_force.0), None));
        }
        let error = layout(&data, Some("hd99")).expect_err("no such form");
        let known = vec!["hd05".to_owned(), "hd36".to_owned()];
        assert_eq!(error, LayoutError::Unknown { typed: "hd99".to_owned(), known });
    }

    #[test]
    fn a_spoilt_form_of_the_person_gives_way_to_the_built_in_one_and_is_told() {
        let folder = tempfile::tempdir().expect("a folder");
        let own = folder.path().join("layouts");
        fs::create_dir(&own).expect("a folder");
        for (name, text) in [("hd05.toml", "= x"), ("hd36.bak", "= x"), ("own.toml", "= x")] {
            fs::write(own.join(name), text).expect("a file");
        }
        let data = Data::load(Some(folder.path()));
        let (_, fault) = layout(&data, None).expect("the built-in one");
        assert_eq!(fault.map(|fault| fault.path), Some(own.join("hd05.toml")));
        assert!(matches!(layout(&data, Some("hd36")), Ok((_, None))));
        assert!(matches!(layout(&data, Some("own")), Err(LayoutError::Unfit(_))));
    }
}
