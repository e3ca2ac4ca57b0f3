//! The nearest names, where nothing was found.

use strsim::osa_distance;

use super::bits::{Bits, members};
use super::column::Column;
use super::dictionary::Dictionary;
use super::fuzzy::Outlines;
use super::query::Typed;

/// The least share of letters that a near name has in common with what was
/// typed, in percent of both.
const LEAST_SHARE: usize = 33;

/// A name counts as at most so many times as long as what was typed: nobody
/// types a long title whole.
const MOST_LENGTH: usize = 3;

/// The names nearest to the typed words, the nearest first, with the share of
/// letters in common. A word counts where it is there, or another that differs
/// by a slip of the keys.
pub(super) fn nearest(
    typed: &[Typed],
    names: &Column,
    dictionary: &Dictionary,
    outlines: &Outlines,
) -> Vec<(usize, u32)> {
    let mut common = vec![0_usize; names.len()];
    let mut length = 0;
    for word in typed {
        let letters = word.folded.chars().count();
        length += letters + 1;
        let mut done = Bits::none(names.len());
        for (slips, words) in alike(&word.folded, letters, dictionary) {
            let bits = names.having(&words);
            for (first, block) in bits.blocks() {
                for name in members(first, block) {
                    if done.insert(name)
                        && let Some(common) = common.get_mut(name as usize)
                    {
                        *common += letters + 1 - slips;
                    }
                }
            }
        }
    }
    let mut near: Vec<(usize, u32)> = Vec::new();
    for (name, common) in (0..).zip(common).filter(|(_, common)| *common > 0) {
        let share = common * 200 / (length + (outlines.length(name) + 1).min(MOST_LENGTH * length));
        if share >= LEAST_SHARE {
            near.push((share, name));
        }
    }
    near.sort_unstable_by_key(|(share, name)| (std::cmp::Reverse(*share), *name));
    near
}

/// The words like a typed one, by how many slips they differ.
fn alike(
    typed: &str,
    letters: usize,
    dictionary: &Dictionary,
) -> [(usize, Vec<std::ops::Range<u32>>); 3] {
    let most = match letters {
        0..3 => 0,
        3..6 => 1,
        6.. => 2,
    };
    let mut alike = [(0, vec![dictionary.spelt(typed)]), (1, Vec::new()), (2, Vec::new())];
    for (word, folded) in dictionary.all_folded() {
        if most == 0 || folded.len().abs_diff(typed.len()) > most {
            continue;
        }
        let slips = osa_distance(folded, typed);
        if (1..=most).contains(&slips)
            && let Some((_, words)) = alike.get_mut(slips)
        {
            words.push(word..word + 1);
        }
    }
    alike
}
