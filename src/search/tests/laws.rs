//! What holds for every search.

use std::cell::Cell;

use proptest::prelude::*;
use unicode_normalization::UnicodeNormalization;

use super::super::bits::Bits;
use super::super::matching::Asked;
use super::super::query::Typed;
use super::super::single::Single;
use super::super::token::Token;
use super::*;
use crate::text::{Tone, fold, split_tone};

/// The names that have a place of their own: units and models.
fn named() -> Vec<(GroupKind, Target, String)> {
    let programme = &SEED.programme;
    let units = programme
        .units
        .iter()
        .map(|unit| (GroupKind::Units, Target::Unit(unit.id.clone()), unit.name.clone()));
    let models = programme.nodes.iter().filter(|node| node.model().is_some()).map(|node| {
        let target = Target::Item { programme: programme.id.clone(), key: node.key.clone() };
        (GroupKind::Models, target, node.title.clone())
    });
    units.chain(models).collect()
}

fn first_of(found: &Found, kind: GroupKind) -> Option<&Target> {
    group(found, kind).and_then(|group| group.hits.first()).map(|hit| &hit.target)
}

/// The keys that write a word with Telex, the tone last.
fn telex(word: &str) -> String {
    let mut keys = String::new();
    let mut tone = Tone::Level;
    for letter in word.to_lowercase().chars() {
        let (bare, its_tone) = split_tone(letter);
        tone = tone.max(its_tone);
        match bare {
            'đ' => keys.push_str("dd"),
            'â' => keys.push_str("aa"),
            'ê' => keys.push_str("ee"),
            'ô' => keys.push_str("oo"),
            'ă' => keys.push_str("aw"),
            'ơ' => keys.push_str("ow"),
            'ư' => keys.push_str("uw"),
            other => keys.push(other),
        }
    }
    match tone {
        Tone::Level => {}
        Tone::Grave => keys.push('f'),
        Tone::Hook => keys.push('r'),
        Tone::Tilde => keys.push('x'),
        Tone::Acute => keys.push('s'),
        Tone::Dot => keys.push('j'),
    }
    keys
}

#[test]
fn every_name_finds_itself_however_it_is_typed() {
    for (kind, target, name) in named() {
        let decomposed: String = name.nfd().collect();
        let old = name.replace("ủy", "uỷ").replace("khỏe", "khoẻ").replace("túy", "tuý");
        for typed in [name.clone(), fold(&name), name.to_uppercase(), decomposed, old] {
            let found = SEED.search(&typed);
            assert_eq!(first_of(&found, kind), Some(&target), "{typed}");
        }
    }
}

#[test]
fn every_name_is_found_by_its_raw_keys() {
    for (kind, target, name) in named() {
        let words = name.split(|c: char| !c.is_alphanumeric()).filter(|word| !word.is_empty());
        let keys: Vec<String> = words.map(telex).collect();
        let found = SEED.search(&keys.join(" "));
        assert_eq!(first_of(&found, kind), Some(&target), "{}", keys.join(" "));
    }
}

#[test]
fn one_word_is_ranked_without_a_look_as_with_one() {
    let index = &SEED.index;
    let words: Vec<String> =
        index.dictionary.all_folded().map(|(_, word)| word.to_owned()).collect();
    let parts = words.iter().flat_map(|word| [word.as_str(), &word[..1], &word[..word.len() / 2]]);
    for part in parts.filter(|part| !part.is_empty()) {
        let typed = Typed { folded: part.into(), letters: part.into(), tone: Tone::Level };
        let tokens = [Token::beginning(&typed, &index.dictionary, true)];
        let asked = Asked::new(&tokens, &index.dictionary);
        let single = Single::new(&tokens[0], &index.names, &index.dictionary);
        for name in (0..).take(index.owners.len()) {
            if !index.is_unit(index.owner(name)) {
                let looked = asked.in_name(index.name(name), false, &mut Vec::new());
                assert_eq!(
                    single.in_name(name),
                    looked,
                    "{part} in {}",
                    index.spellings.get(name as usize)
                );
            }
        }
    }
}

/// A text of more than one word.
fn texts() -> impl Strategy<Value = u32> {
    let texts = (0..).take(SEED.index.texts.len());
    let texts: Vec<u32> = texts.filter(|text| SEED.index.texts.words(*text).len() > 1).collect();
    prop::sample::select(texts)
}

/// Two or three words that follow each other somewhere, each perhaps cut off.
fn runs() -> impl Strategy<Value = String> {
    (texts(), any::<prop::sample::Index>(), 2_usize..4, 1_usize..9).prop_map(
        |(text, at, count, cut)| {
            let index = &SEED.index;
            let words = index.texts.words(text);
            let from = at.index(words.len());
            let run =
                words.iter().skip(from).take(count).map(|word| index.dictionary.folded(*word));
            run.map(|word| word.chars().take(cut).collect::<String>()).collect::<Vec<_>>().join(" ")
        },
    )
}

proptest! {
    #[test]
    fn the_rarest_word_leads_to_all_runs(typed in runs()) {
        let index = &SEED.index;
        let query = Query::parse(&typed, &Vocabulary::default());
        let tokens: Vec<Token> =
            query.words.iter().map(|word| Token::beginning(word, &index.dictionary, false)).collect();
        let asked = Asked::new(&tokens, &index.dictionary);
        let mut found = Bits::none(index.texts.len());
        asked.add_together(&index.texts, &mut found);
        for text in (0..).take(index.texts.len()) {
            let looked = asked.together_in_text(index.texts.words(text), &mut Vec::new());
            prop_assert_eq!(found.has(text), looked.is_some(), "{} in {}", typed, text);
        }
    }

    #[test]
    fn results_are_counted_marked_and_never_twice(
        typed in prop_oneof![runs(), "[a-zđâêéủ0-9.]{1,5}( [a-zđâêéủ]{1,4}){0,3}"],
        limit in 0_usize..6,
    ) {
        let query = Query::parse(&typed, &Vocabulary::default());
        let found = SEED.index.search(&query, &|_| true, limit);
        prop_assert_eq!(found.total, found.groups.iter().map(|group| group.total).sum::<usize>());
        let mut kinds: Vec<GroupKind> = found.groups.iter().map(|group| group.kind).collect();
        kinds.sort();
        kinds.dedup();
        prop_assert_eq!(kinds.len(), found.groups.len());
        for group in &found.groups {
            prop_assert_eq!(group.hits.len(), group.total.min(limit));
            for (at, hit) in group.hits.iter().enumerate() {
                prop_assert!(group.hits[..at].iter().all(|other| other.target != hit.target));
                for (text, marks) in [(&hit.title, &hit.title_marks), (&hit.excerpt, &hit.excerpt_marks)] {
                    prop_assert!(marks.is_sorted() && marks.last().is_none_or(|at| *at < text.chars().count()));
                    prop_assert!(!marked(text, marks).contains(' '));
                }
            }
        }
        let all = SEED.index.search(&query, &|_| true, usize::MAX);
        prop_assert_eq!(all.total, found.total);
        prop_assert_eq!(all.groups.len(), found.groups.len());
    }

    #[test]
    fn accents_change_the_order_and_nothing_else(text in texts(), at in any::<prop::sample::Index>()) {
        let passage = SEED.index.passages.get(text as usize);
        let words: Vec<&str> = words::words(passage).map(|word| word.text).collect();
        let from = at.index(words.len() - 1);
        let typed = words[from..from + 2].join(" ");
        // What a unit brings along depends on whether it is the best answer.
        let totals = |typed: &str| {
            let found = SEED.search(typed);
            let groups = [GroupKind::Units, GroupKind::Text].map(|kind| group(&found, kind));
            (found.total > 0, groups.map(|group| group.map_or(0, |group| group.total)))
        };
        prop_assert!(totals(&typed).0, "{typed}");
        prop_assert_eq!(totals(&typed), totals(&fold(&typed)), "{}", typed);
    }

    #[test]
    fn nothing_typed_breaks_it(typed in "\\PC{0,40}") {
        let found = SEED.search(&typed);
        prop_assert!(found.suggestions.len() <= 3);
    }
}

#[test]
fn a_search_nobody_waits_for_is_given_up() {
    let query = Query::parse("dang uy", &Vocabulary::default());
    for patience in 0..2 {
        let asked = Cell::new(0);
        let goes_on = || {
            asked.set(asked.get() + 1);
            asked.get() <= patience
        };
        assert_eq!(SEED.index.search_while(&query, &|_| true, 50, &goes_on), None);
    }
    let found = SEED.index.search_while(&query, &|_| true, 50, &|| true);
    assert_eq!(found, Some(SEED.search("dang uy")));
}
