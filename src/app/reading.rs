//! A document that was to be read, come back.

use super::message::{Effect, Reading, Unread};
use super::overlay::Overlay;
use super::question::{Question, Subject};
use super::review::Review;
use super::state::State;
use super::unread;
use crate::document::DocumentError;
use crate::say;
use crate::text::file_name;

/// Shows what a document came to, or says why it came to nothing.
pub fn arrived(state: &mut State, reading: Reading) -> Vec<Effect> {
    state.busy = None;
    let Reading { path, encoding, settled, result } = reading;
    let error = match result {
        Ok(programme) => {
            let review = match state.overlays.pop() {
                Some(Overlay::Review(open)) => {
                    Review { settled, ..*open }.read_again(state, programme)
                }
                other => {
                    state.overlays.extend(other);
                    Review::new(state, path, encoding, programme, settled)
                }
            };
            state.overlays.retain(|overlay| !matches!(overlay, Overlay::OpenFile(_)));
            state.overlays.push(Overlay::Review(Box::new(review)));
            return Vec::new();
        }
        Err(error) => error,
    };
    let name = file_name(&path).to_owned();
    let words = &state.words;
    let text = match error {
        Unread::Document(DocumentError::LegacyEncoding { guess, preview }) => {
            let subject = Subject::Convert { path, guess, preview };
            state.overlays.push(Overlay::Question(Question::new(subject)));
            return Vec::new();
        }
        Unread::Document(error) => unread::sentence(words, &name, &error),
        Unread::NoFile(error) => {
            say!(words, "no-file", file = name, cause = unread::no_file(words, &error))
        }
        Unread::NoName => say!(words, "no-name", file = name),
        Unread::Lexicon(error) => say!(words, "own-file-broken", cause = error.to_string()),
    };
    state.complain(text);
    Vec::new()
}
