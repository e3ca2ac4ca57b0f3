//! Every letter there and back, and papers in each encoding.

use proptest::prelude::*;

use super::*;
use crate::document::{Lexicon, Reader, Settled, read};
use crate::domain::{Programme, ProgrammeId};

const SEED: &str = include_str!("../../../seeds/kien-an-nq05.md");
const VOWELS: &str = "aàảãáạăằẳẵắặâầẩẫấậeèẻẽéẹêềểễếệiìỉĩíịoòỏõóọôồổỗốộơờởỡớợuùủũúụưừửữứựyỳỷỹýỵđ";

/// Text in VNI, written from the rule of its keyboard: a letter, then a mark.
/// Kept apart from the tables that read it.
fn vni_bytes(text: &str) -> Vec<u8> {
    let letters = "đ=ñ Đ=Ñ í=í ì=ì ỉ=æ ĩ=ó ị=ò ỵ=î ơ=ô ư=ö \
        à=aø á=aù ả=aû ã=aõ ạ=aï ă=aê ằ=aè ắ=aé ẳ=aú ẵ=aü ặ=aë â=aâ ầ=aà ấ=aá ẩ=aå ẫ=aã ậ=aä \
        è=eø é=eù ẻ=eû ẽ=eõ ẹ=eï ê=eâ ề=eà ế=eá ể=eå ễ=eã ệ=eä ò=oø ó=où ỏ=oû õ=oõ ọ=oï \
        ô=oâ ồ=oà ố=oá ổ=oå ỗ=oã ộ=oä ờ=ôø ớ=ôù ở=ôû ỡ=ôõ ợ=ôï ù=uø ú=uù ủ=uû ũ=uõ ụ=uï \
        ừ=öø ứ=öù ử=öû ữ=öõ ự=öï ỳ=yø ý=yù ỷ=yû ỹ=yõ";
    let pairs: Vec<(&str, &str)> =
        letters.split_whitespace().filter_map(|pair| pair.split_once('=')).collect();
    let mut bytes = Vec::new();
    for c in text.chars() {
        let lower = c.to_lowercase().to_string();
        let found = pairs.iter().find(|(letter, _)| *letter == c.to_string() || *letter == lower);
        let written = found.map_or_else(|| c.to_string(), |(_, written)| (*written).to_owned());
        let written = if c.is_uppercase() { written.to_uppercase() } else { written };
        bytes.extend(written.chars().map(|c| u8::try_from(u32::from(c)).unwrap_or(b'?')));
    }
    bytes
}

/// Text in TCVN3 by its table; capitals with a tone become small letters, as
/// their fonts would have it.
fn tcvn3_bytes(text: &str) -> Vec<u8> {
    let byte = |c: char| {
        let place = |c: char| TCVN3.iter().position(|known| *known == c && c != ' ');
        let small = c.to_lowercase().next().unwrap_or(c);
        match place(c).or_else(|| place(small)) {
            Some(at) => u8::try_from(at + 0xA1).unwrap_or(b'?'),
            None => u8::try_from(u32::from(c)).unwrap_or(b'?'),
        }
    };
    text.chars().map(byte).collect()
}

/// Windows-1258 composes the letter's own mark and lets the tone follow.
fn windows_bytes(text: &str) -> Vec<u8> {
    let mut bytes = Vec::new();
    for c in text.chars() {
        let (bare, tone) = crate::text::split_tone(c);
        let mark = ['\0', '\u{300}', '\u{309}', '\u{303}', '\u{301}', '\u{323}'][tone as usize];
        let pair: String = [bare, mark].into_iter().filter(|c| *c != '\0').collect();
        bytes.extend(WINDOWS_1258.encode(&pair).0.iter());
    }
    bytes
}

fn plain(text: &str) -> String {
    text.replace(['“', '”'], "\"")
}

fn encoded(text: &str, encoding: Legacy) -> Vec<u8> {
    match encoding {
        Legacy::Tcvn3 => tcvn3_bytes(text),
        Legacy::Vni => vni_bytes(text),
        Legacy::Windows1258 => windows_bytes(text),
    }
}

#[test]
fn every_letter_comes_back() {
    assert_eq!(Legacy::Tcvn3.decode(&tcvn3_bytes(VOWELS)), VOWELS);
    assert_eq!(Legacy::Tcvn3.decode(&tcvn3_bytes("ĂÂÊÔƠƯĐ")), "ĂÂÊÔƠƯĐ");
    for letters in [VOWELS.to_owned(), VOWELS.to_uppercase()] {
        assert_eq!(Legacy::Vni.decode(&vni_bytes(&letters)), letters);
        assert_eq!(Legacy::Windows1258.decode(&windows_bytes(&letters)), letters);
    }
    // "Chương trình hành động của Đảng ủy", as real files have it.
    let text = "Chương trình hành động của Đảng ủy";
    let tcvn3 = b"Ch\xAD\xACng tr\xD7nh h\xB5nh \xAE\xE9ng c\xF1a \xA7\xB6ng \xF1y";
    let windows = b"Ch\xFD\xF5ng tri\xCCnh h\xE0nh \xF0\xF4\xF2ng cu\xD2a \xD0a\xD2ng u\xD2y";
    let vni = b"Ch\xF6\xF4ng tr\xECnh ha\xF8nh \xF1o\xE4ng cu\xFBa \xD1a\xFBng u\xFBy";
    for (bytes, encoding) in
        [(&tcvn3[..], Legacy::Tcvn3), (windows, Legacy::Windows1258), (vni, Legacy::Vni)]
    {
        assert_eq!(guess(bytes), Some(encoding));
        assert_eq!(encoding.decode(bytes), text);
    }
}

fn told(name: &str, bytes: &[u8]) -> DocumentError {
    let error = read(name, bytes, ProgrammeId::new("x"), Lexicon::embedded());
    error.expect_err("not without being asked")
}

fn as_asked(bytes: &[u8], encoding: Legacy) -> Programme {
    let encoding = Some(Encoding::Legacy(encoding));
    let reader = Reader { lexicon: Lexicon::embedded(), encoding, settled: &Settled::default() };
    reader.read("x.md", bytes, ProgrammeId::new("x")).expect("read")
}

#[test]
fn a_paper_in_each_encoding_is_proposed_with_an_example_and_read_when_asked() {
    let seed = plain(SEED);
    for encoding in Legacy::ALL {
        let bytes = encoded(&seed, encoding);
        let DocumentError::LegacyEncoding { guess, preview } = told("x.md", &bytes) else {
            panic!("{encoding:?}")
        };
        assert_eq!(guess, encoding);
        assert_eq!(preview.len(), 3);
        let same = |line: &String| seed.to_lowercase().contains(&line.to_lowercase());
        assert!(preview.iter().all(same), "{preview:?}");
        let programme = as_asked(&bytes, encoding);
        let utf8 = read("x.md", seed.as_bytes(), ProgrammeId::new("x"), Lexicon::embedded())
            .expect("utf-8");
        let texts = |programme: &Programme| -> Vec<(String, String)> {
            let node =
                |node: &crate::domain::Node| (node.key.to_string(), node.text.to_lowercase());
            programme.nodes.iter().map(node).collect()
        };
        assert_eq!(texts(&programme), texts(&utf8), "{encoding:?}");
        // Pasted out of its font into a file of today, each byte a letter.
        let pasted: String = bytes.iter().map(|byte| char::from(*byte)).collect();
        if encoding != Legacy::Windows1258 {
            let DocumentError::LegacyEncoding { guess, .. } = told("x.md", pasted.as_bytes())
            else {
                panic!("{encoding:?}")
            };
            assert_eq!(guess, encoding);
            assert_eq!(texts(&as_asked(pasted.as_bytes(), encoding)), texts(&utf8));
        }
    }
}

#[test]
fn other_languages_and_text_of_today_are_not_proposed_anything() {
    let french = "Élaboré à Hà Nội par le comité, après délibération de l'été dernier.";
    assert_eq!(mistaken(&[french.to_owned()]), None);
    let latin1: Vec<u8> = "Le comité a été élaboré après délibération à Paris, où il fête Noël"
        .chars()
        .map(|c| u8::try_from(u32::from(c)).unwrap_or(b'?'))
        .collect();
    assert_eq!(guess(&latin1), None);
    assert_eq!(guess(&[0, 1, 2, 0xAD]), None);
    let lines: Vec<String> = SEED.lines().map(str::to_owned).collect();
    assert_eq!(mistaken(&lines), None);
}

proptest! {
    #[test]
    fn words_come_back_from_each_encoding(words in "[a-zđàảãáạăâêôơưếệồộờợừự ,.;0-9]{0,80}") {
        for encoding in [Legacy::Tcvn3, Legacy::Vni] {
            prop_assert_eq!(encoding.decode(&encoded(&words, encoding)), words.clone());
        }
    }

    #[test]
    fn any_bytes_become_some_text(bytes in prop::collection::vec(any::<u8>(), 0..200)) {
        for encoding in Legacy::ALL {
            let text = encoding.decode(&bytes);
            prop_assert!(text.chars().count() <= bytes.len());
        }
    }
}
