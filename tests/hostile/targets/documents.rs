//! Bytes of a document in plain text or Markdown, in any encoding.

use tiendo::document::{DocumentError, Encoding, Lexicon, Reader, Settled};
use tiendo::domain::{Programme, ProgrammeId};

use super::bounds::in_time;
use super::laws::assert_laws;
use super::signs::assert_obeys_nothing;

/// How much text a reading may come to, by the text it was given: names and
/// sentences are kept a few times over, never by the square.
const MOST_TIMES: usize = 64;

/// Reads bytes as both kinds of text; what looks like an encoding of old is read
/// in it as well.
pub fn run(bytes: &[u8]) {
    for name in ["x.md", "x.txt"] {
        match read(name, bytes, None) {
            Ok(programme) => assert_reading(&programme),
            Err(DocumentError::LegacyEncoding { guess, preview }) => {
                for line in preview {
                    assert_obeys_nothing("a preview", &line);
                }
                if let Ok(programme) = read(name, bytes, Some(Encoding::Legacy(guess))) {
                    assert_reading(&programme);
                }
            }
            Err(error) => assert!(!error.to_string().is_empty()),
        }
    }
}

/// What must hold of every reading, whatever it was read from.
pub fn assert_reading(programme: &Programme) {
    assert_laws(programme);
    assert_silence(programme);
    assert_size(programme);
    assert_kept(programme);
    assert_read_again(programme);
}

fn read(name: &str, bytes: &[u8], encoding: Option<Encoding>) -> Result<Programme, DocumentError> {
    let settled = Settled::default();
    let reader = Reader { lexicon: Lexicon::embedded(), encoding, settled: &settled };
    in_time(bytes.len(), "reading", || reader.read(name, bytes, ProgrammeId::new("x")))
}

/// No control character is left in anything.
fn assert_silence(programme: &Programme) {
    for line in &programme.source.lines {
        assert_obeys_nothing("a line", line);
    }
    for node in &programme.nodes {
        assert_obeys_nothing("a node", &node.text);
        assert_obeys_nothing("a title", &node.title);
        assert_obeys_nothing("a number", &node.number);
    }
    for unit in &programme.units {
        assert_obeys_nothing("a unit", &unit.name);
    }
    for about in programme.notices.iter().flat_map(|notice| &notice.about) {
        assert_obeys_nothing("a notice", about);
    }
    assert_obeys_nothing("the title", &programme.title);
}

fn assert_size(programme: &Programme) {
    let given: usize = programme.source.lines.iter().map(|line| line.len() + 1).sum();
    let kept = serde_json::to_string(&programme.nodes).expect("JSON").len();
    // Each node and each line has a frame of its own.
    let frames = 1000 * (programme.nodes.len() + 1);
    assert!(kept <= MOST_TIMES * given + frames, "{kept} bytes out of {given}");
}

/// What is written as JSON comes back the same.
fn assert_kept(programme: &Programme) {
    let json = serde_json::to_string(programme).expect("JSON");
    let back: Programme = serde_json::from_str(&json).expect("a programme");
    assert_eq!(serde_json::to_string(&back).expect("JSON"), json);
}

/// Reading is done once: the lines that are kept read as the document did.
fn assert_read_again(programme: &Programme) {
    let is_text = ["x.md", "x.txt"].contains(&programme.source.name.as_str());
    if !is_text {
        return;
    }
    let mut text = programme.source.lines.join("\n");
    text.push('\n');
    let Ok(again) = read(&programme.source.name, text.as_bytes(), Some(Encoding::Utf8)) else {
        panic!("its own lines are refused");
    };
    assert_eq!(again.source.lines, programme.source.lines);
    assert_eq!(again.nodes, programme.nodes);
}
