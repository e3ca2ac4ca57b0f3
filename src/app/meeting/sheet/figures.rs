//! The totals: in blocks, and in a table that adds up.

use super::{Block, Content, Line, Piece};
use crate::app::meeting::pages::tallies;
use crate::app::meeting::{Wall, digits};
use crate::app::state::State;
use crate::domain::{Progress, Standing, Tally};
use crate::say;
use crate::text::{pad, width, wrap};

/// How wide one figure with its caption is.
const FIGURE: usize = 18;

/// Six figures in two rows: all = done + open; and what of the open is urgent.
pub fn figures(state: &State, wall: &Wall, columns: usize) -> Content {
    let words = &state.words;
    let (models, others) = tallies(&wall.frozen);
    let tally = if models.total() == 0 { others } else { models };
    let caption = if models.total() == 0 {
        say!(words, "figure-total")
    } else {
        say!(words, "figure-total-models")
    };
    let all = [
        (caption, tally.total(), None),
        (say!(words, "figure-done"), tally.done(), Some(Standing::DoneInTime)),
        (say!(words, "figure-open"), tally.open(), None),
    ];
    let open = [
        (say!(words, "figure-overdue"), tally.count(Standing::Overdue), Some(Standing::Overdue)),
        (say!(words, "figure-due-soon"), tally.count(Standing::DueSoon), Some(Standing::DueSoon)),
        (
            say!(words, "figure-open-rest"),
            tally.open() - tally.count(Standing::Overdue) - tally.count(Standing::DueSoon),
            None,
        ),
    ];
    let wide = (columns / 3).max(FIGURE);
    Content { heading: Vec::new(), blocks: vec![row(&all, wide), row(&open, wide)] }
}

fn row(figures: &[(String, usize, Option<Standing>)], wide: usize) -> Block {
    let drawn: Vec<[String; digits::ROWS]> =
        figures.iter().map(|(_, number, _)| digits::rows(*number)).collect();
    let mut block: Block = (0..digits::ROWS)
        .map(|at| {
            let piece =
                |(rows, figure): (&[String; digits::ROWS], &(String, usize, Option<Standing>))| {
                    let text = pad(rows.get(at).map_or("", String::as_str), wide);
                    match figure.2 {
                        // Reverse video would fill the ground as well.
                        Some(Standing::Overdue) | None => Piece::Heading(text),
                        Some(standing) => Piece::State((standing, Progress::Underway), text),
                    }
                };
            drawn.iter().zip(figures).map(piece).collect()
        })
        .collect();
    let captions = figures.iter().map(|(caption, _, standing)| {
        let text = pad(caption, wide);
        match standing {
            Some(Standing::Overdue) => {
                Piece::State((Standing::Overdue, Progress::Underway), caption.clone())
            }
            Some(_) | None => Piece::Heading(text),
        }
    });
    let mut line = Line::new();
    for caption in captions {
        let short = wide.saturating_sub(caption.width());
        line.push(caption);
        if short > 0 {
            line.push(Piece::Text(" ".repeat(short)));
        }
    }
    block.push(line);
    block
}

/// How many stand how; what has no deadline is counted by itself.
pub fn totals(state: &State, wall: &Wall, columns: usize) -> Content {
    let words = &state.words;
    let (models, others) = tallies(&wall.frozen);
    let split = models.total() > 0 && others.total() > 0;
    let heads = split.then(|| [say!(words, "totals-models"), say!(words, "totals-others")]);
    let sum = say!(words, "totals-sum");
    let label = columns.saturating_sub(if split { 30 } else { 10 });
    let cells = |counts: [usize; 2]| {
        let [models, others] = counts;
        let all = models + others;
        if split { format!("{models:>10}{others:>12}{all:>8}") } else { format!("{all:>8}") }
    };
    let mut table = Block::new();
    if let Some([first, second]) = heads {
        let right = |text: &str, columns: usize| {
            format!("{}{text}", " ".repeat(columns.saturating_sub(width(text))))
        };
        let head = right(&first, 10) + &right(&second, 12) + &right(&sum, 8);
        table.push(vec![Piece::Faint(format!("{}{head}", " ".repeat(label)))]);
    }
    for standing in Standing::ALL.into_iter().filter(|standing| standing.is_counted()) {
        let counts = [models.count(standing), others.count(standing)];
        let is_rare = matches!(standing, Standing::NeedsConfirmation | Standing::Paused);
        if is_rare && counts == [0, 0] {
            continue;
        }
        table.push(vec![
            Piece::Mark((standing, Progress::Underway)),
            Piece::Text(format!(
                " {}{}",
                pad(&words.standing(standing), label.saturating_sub(3)),
                cells(counts)
            )),
        ]);
    }
    let all = cells([models.total(), others.total()]);
    let line = format!("   {}{all}", pad(&sum, label.saturating_sub(3)));
    table.push(vec![Piece::Heading(line)]);
    let aside = models.count(Standing::NoDeadline) + others.count(Standing::NoDeadline);
    let mut notes = Block::new();
    let mut note = |text: String| {
        notes.extend(wrap(&text, columns).into_iter().map(|line| vec![Piece::Text(line)]));
    };
    note(compared(state, wall, &models, &others));
    note(say!(words, "totals-aside", count = aside));
    let heading = if models.total() > 0 {
        say!(words, "totals-heading", count = models.total(), others = others.total())
    } else {
        say!(words, "totals-heading-others", count = others.total())
    };
    Content { heading: vec![heading], blocks: vec![table, notes] }
}

/// Against the end of the quarter before: "xong 5 → 7; quá hạn 0 → 2".
fn compared(state: &State, wall: &Wall, models: &Tally, others: &Tally) -> String {
    let volume = &wall.frozen;
    let items = crate::app::meeting::pages::items(volume);
    let then = volume.before(state.library.ledger());
    let before: Tally = items.map(|item| then.standing(&volume.programme, &item)).collect();
    let quarter = volume.board.shown_quarter().previous();
    let (done, late): (usize, usize) = (
        models.done() + others.done(),
        models.count(Standing::Overdue) + others.count(Standing::Overdue),
    );
    say!(
        state.words,
        "totals-compared",
        quarter = state.words.quarter(quarter),
        done_before = before.done(),
        done = done,
        late_before = before.count(Standing::Overdue),
        late = late
    )
}
