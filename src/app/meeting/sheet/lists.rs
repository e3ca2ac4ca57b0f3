//! Pages that hold a list: what was concluded, before and now, and what was
//! not handed in.

use super::{Block, Content, Piece, Status};
use crate::app::duties;
use crate::app::library::Volume;
use crate::app::meeting::Wall;
use crate::app::meeting::pages::submissions;
use crate::app::state::State;
use crate::domain::{Held, Progress, Standing, Submission, Tally};
use crate::say;
use crate::text::wrap;

/// What became of the conclusions of earlier reviews, the last review first.
pub fn before(state: &State, wall: &Wall, columns: usize) -> Content {
    let volume = &wall.frozen;
    let blocks = volume
        .board
        .reviews()
        .iter()
        .rev()
        .flat_map(|held| of_review(state, volume, held, columns))
        .collect();
    Content { heading: vec![say!(state.words, "meeting-before-heading")], blocks }
}

fn of_review(state: &State, volume: &Volume, held: &Held, columns: usize) -> Vec<Block> {
    let words = &state.words;
    let keyed = (1..)
        .zip(&held.review.conclusions)
        .map(|(number, conclusion)| (number, held.review.key_of(number), conclusion));
    let tally: Tally = keyed
        .clone()
        .filter_map(|(_, key, _)| volume.programme.item(&key))
        .filter(|item| volume.board.conclusion(&item.key).is_some())
        .map(|item| volume.standing(&item))
        .collect();
    let all = held.review.conclusions.len();
    let heading = say!(
        words,
        "meeting-before-review",
        title = held.review.title.clone(),
        count = all,
        done = tally.done(),
        late = tally.count(Standing::Overdue)
    );
    let heading: Block =
        wrap(&heading, columns).into_iter().map(|line| vec![Piece::Heading(line)]).collect();
    let rows = keyed.map(|(number, key, conclusion)| {
        let item = volume.programme.item(&key).filter(|item| item.key == key);
        let standing =
            item.as_ref().map(|item| (volume.standing(item), volume.board.progress(item)));
        let stands = item.map(|item| volume.stands(words, &item));
        let text = match stands {
            Some(stands) => format!("{number}. {} – {stands}", conclusion.headline),
            None => format!("{number}. {}", conclusion.headline),
        };
        marked(standing, &text, columns)
    });
    std::iter::once(heading).chain(rows).collect()
}

/// A row that begins with the sign of its standing.
fn marked(standing: Option<Status>, text: &str, columns: usize) -> Block {
    let lines = wrap(text, columns.saturating_sub(3));
    let piece = |(at, line): (usize, String)| match standing {
        Some(standing) if at == 0 => vec![Piece::Mark(standing), Piece::Text(format!(" {line}"))],
        Some(_) | None => vec![Piece::Text(format!("   {line}"))],
    };
    lines.into_iter().enumerate().map(piece).collect()
}

/// The duties that come round: sums, and what was not handed in.
pub fn duties(state: &State, wall: &Wall, columns: usize) -> Content {
    let words = &state.words;
    let volume = &wall.frozen;
    let counts = submissions(volume);
    let counted = [
        (Submission::InTime, counts.in_time),
        (Submission::Late, counts.late),
        (Submission::Missed, counts.missed),
        (Submission::Awaited, counts.awaited),
    ];
    let mut table: Block = counted
        .into_iter()
        .map(|(submission, count)| {
            let name = crate::text::pad(&words.submission(submission), columns.saturating_sub(10));
            vec![Piece::Text(format!("{name}{count:>8}"))]
        })
        .collect();
    let sum = crate::text::pad(&say!(words, "totals-sum"), columns.saturating_sub(10));
    let all = counts.total();
    table.push(vec![Piece::Heading(format!("{sum}{all:>8}"))]);
    let mut blocks = vec![table];
    for known in duties::recurring(volume) {
        let missed: Vec<String> = known
            .instances
            .iter()
            .filter(|instance| instance.submission == Submission::Missed)
            .map(|instance| words.period(instance.period))
            .collect();
        let item = &known.item;
        if missed.is_empty() {
            continue;
        }
        let who = volume.short_names(item.lead());
        let text = say!(
            words,
            "meeting-missed",
            unit = who,
            what = item.node.title.clone(),
            periods = missed.join(", ")
        );
        blocks.push(marked(Some((Standing::Overdue, Progress::NotStarted)), &text, columns));
    }
    Content { heading: vec![say!(words, "meeting-duties-heading", count = all)], blocks }
}

/// What this review has concluded so far, as it is read out.
pub fn conclusions(state: &State, columns: usize) -> Content {
    let words = &state.words;
    let review = state.sitting.as_ref().map(|sitting| &sitting.review);
    let all = review.map_or(&[][..], |review| &review.conclusions);
    let mut blocks: Vec<Block> = (1..)
        .zip(all)
        .map(|(number, known): (usize, _)| {
            marked(None, &format!("{number}. {}", known.headline), columns)
        })
        .collect();
    if blocks.is_empty() {
        blocks.push(super::paragraph(&say!(words, "meeting-no-conclusions"), columns));
    }
    Content { heading: vec![say!(words, "meeting-conclusions-heading", count = all.len())], blocks }
}
