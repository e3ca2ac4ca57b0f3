//! What goes in comes out.

use proptest::prelude::*;

use crate::domain::{Entry, Programme};
use crate::store::codec::{self, Refusal};

use super::strategy;

proptest! {
    #![proptest_config(ProptestConfig::with_cases(128))]

    #[test]
    fn an_entry_comes_back_as_it_was(entry in strategy::entry()) {
        let record = codec::encode(&entry).expect("encodes");
        prop_assert_eq!(record.first(), Some(&codec::VERSION));
        prop_assert_eq!(codec::decode::<Entry>(&record), Ok(entry));
    }

    #[test]
    fn a_programme_comes_back_as_it_was(programme in strategy::programme()) {
        let record = codec::encode(&programme).expect("encodes");
        let back: Programme = codec::decode(&record).expect("decodes");
        // Its cache has no equality; all that is stored has one.
        prop_assert_eq!(format!("{back:?}"), format!("{programme:?}"));
    }

    #[test]
    fn a_record_cut_short_or_too_long_is_refused(entry in strategy::entry(), cut in any::<prop::sample::Index>()) {
        let mut record = codec::encode(&entry).expect("encodes");
        let short = &record[..cut.index(record.len())];
        prop_assert_eq!(codec::decode::<Entry>(short), Err(Refusal::Unreadable));
        record.push(0);
        prop_assert_eq!(codec::decode::<Entry>(&record), Err(Refusal::Unreadable));
    }

    #[test]
    fn any_bytes_are_refused_without_harm(bytes in prop::collection::vec(any::<u8>(), 0..300)) {
        drop(codec::decode_bare::<Programme>(&bytes));
        drop(codec::decode_bare::<Entry>(&bytes));
    }
}

#[test]
fn a_record_of_a_later_version_is_told_from_a_bad_one() {
    assert_eq!(codec::body(&[codec::VERSION + 1, 7]), Err(Refusal::Newer(codec::VERSION + 1)));
    assert_eq!(codec::body(&[0, 7]), Err(Refusal::Unreadable));
    assert_eq!(codec::body(&[]), Err(Refusal::Unreadable));
}
