//! Where the panes go: two columns where there is the width, one pane at a
//! time where there is not.

use ratatui::layout::Rect;

use super::Shown;
use crate::app::dashboard::Pane;
use crate::app::state::Layout;
use crate::view::ONE_PANE;

/// A pane of a column of panes, and the least height it is worth drawing with,
/// its border included.
type Slot = (Pane, u16);

/// A height at which a pane shows more.
struct Wish {
    pane: Pane,
    height: u16,
    /// Whether less than that is of no use.
    is_whole: bool,
}

/// The border of a pane.
const BORDER: u16 = 2;

/// The most lines a list of items takes before the others have theirs.
const FIRST_ITEMS: u16 = 4;

/// The height at which the table by units says something.
const TABLE: u16 = 7;

/// The panes that are shown, and where.
pub(super) fn arrange(shown: &Shown<'_>, room: Rect) -> Vec<(Pane, Rect)> {
    let focus = shown.state.dashboard.pane;
    if room.width < ONE_PANE || shown.state.layout == Layout::Detail {
        return vec![(focus, room)];
    }
    // The table by units needs a little more than half.
    let left = Rect { width: room.width * 19 / 40, ..room };
    let right = Rect { x: room.x + left.width, width: room.width - left.width, ..room };
    // No window is so high that more lines would matter.
    let lines = |pane| u16::try_from(shown.summary.length(pane).min(1000)).unwrap_or(1000);
    let (overdue, soon) = (lines(Pane::Overdue), lines(Pane::DueSoon));
    let figures = lines(Pane::Figures) + BORDER;
    let part = |pane, lines: u16| Wish { pane, height: lines + BORDER, is_whole: false };
    let whole = |pane, lines: u16| Wish { pane, height: lines + BORDER, is_whole: true };
    let mut places = stack(
        left,
        vec![(Pane::Figures, figures), (Pane::Attention, 5)],
        &[part(Pane::Attention, lines(Pane::Attention))],
        focus,
    );
    places.extend(stack(
        right,
        vec![(Pane::Overdue, 4), (Pane::DueSoon, 4), (Pane::Units, 5)],
        &[
            part(Pane::Overdue, overdue.min(FIRST_ITEMS)),
            part(Pane::DueSoon, soon.min(FIRST_ITEMS)),
            part(Pane::Units, TABLE - BORDER),
            // Each item with who answers for it.
            whole(Pane::Overdue, overdue * 2),
            whole(Pane::DueSoon, soon * 2),
            part(Pane::Units, lines(Pane::Units) + 1),
            part(Pane::Overdue, overdue),
            part(Pane::DueSoon, soon),
        ],
        focus,
    ));
    places
}

/// Panes one under another. Where there is no room for all, the last ones are
/// left out, but never the one with the keys; what is over goes to one wish
/// after the other, and then to the last pane.
fn stack(room: Rect, mut slots: Vec<Slot>, wishes: &[Wish], focus: Pane) -> Vec<(Pane, Rect)> {
    while slots.len() > 1 && slots.iter().map(|(_, least)| least).sum::<u16>() > room.height {
        let last = slots.iter().rposition(|(pane, _)| *pane != focus).unwrap_or(0);
        slots.remove(last);
    }
    for (_, height) in &mut slots {
        *height = (*height).min(room.height);
    }
    let mut spare = room.height.saturating_sub(slots.iter().map(|(_, height)| height).sum());
    for wish in wishes {
        let Some((_, height)) = slots.iter_mut().find(|(pane, _)| *pane == wish.pane) else {
            continue;
        };
        let more = wish.height.saturating_sub(*height);
        if more <= spare || !wish.is_whole {
            *height += more.min(spare);
            spare -= more.min(spare);
        }
    }
    if let Some((_, last)) = slots.last_mut() {
        *last += spare;
    }
    let mut y = room.y;
    let mut places = Vec::new();
    for (pane, height) in slots {
        places.push((pane, Rect { y, height, ..room }));
        y += height;
    }
    places
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    proptest! {
        #[test]
        fn panes_fill_the_room_and_never_overlap(
            height in 3_u16..80,
            least in prop::collection::vec(3_u16..14, 1..4),
            wishes in prop::collection::vec((0_usize..4, 0_u16..60, any::<bool>()), 0..8),
            focus in 0_usize..3,
        ) {
            let slots: Vec<Slot> = Pane::ALL.into_iter().zip(least).collect();
            let focus = slots[focus.min(slots.len() - 1)].0;
            let wishes: Vec<Wish> = wishes
                .into_iter()
                .map(|(at, height, is_whole)| Wish { pane: Pane::ALL[at], height, is_whole })
                .collect();
            let room = Rect { x: 0, y: 3, width: 40, height };
            let places = stack(room, slots, &wishes, focus);
            prop_assert!(places.iter().any(|(pane, _)| *pane == focus));
            let mut y = room.y;
            for (_, rect) in &places {
                prop_assert_eq!(rect.y, y);
                y += rect.height;
            }
            prop_assert_eq!(y, room.bottom());
        }
    }
}
