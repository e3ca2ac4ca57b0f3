//! What is seen: the state in, cells out, and what was measured on the way.
//! A view only reads.

mod browse;
mod canvas;
mod compare;
mod conclusions;
mod dashboard;
mod detail;
mod detail_duty;
mod document;
mod due_form;
mod export;
mod field;
mod filter;
mod goto;
mod help;
mod hints;
mod item_list;
mod lock;
mod look;
mod meeting;
mod members;
mod moment;
mod page;
mod palette;
mod plain;
mod question;
mod report_form;
mod returned;
mod review;
mod roll_call;
mod screen;
mod search;
mod shelf;
mod silent;
mod source;
pub mod theme;
mod timeline;
mod units;

use ratatui::Frame;

use canvas::Canvas;
pub use look::Look;

use crate::app::State;
use crate::app::measured::Measured;
use crate::app::overlay::Overlay;

/// The smallest window in which anything is shown (UX §6.4).
pub const SMALLEST: (u16, u16) = (60, 18);

/// Below this width one pane is shown at a time.
pub const ONE_PANE: u16 = 72;

/// Draws everything.
pub fn draw(state: &State, look: &Look, frame: &mut Frame<'_>) -> Measured {
    let window = frame.area();
    let mut canvas = Canvas { frame, look, measured: Measured::default() };
    canvas.measured.columns = window.width;
    canvas.measured.rows = window.height;
    canvas.frame.buffer_mut().set_style(window, look.theme.text);
    if window.width < SMALLEST.0 || window.height < SMALLEST.1 {
        screen::too_small(state, &mut canvas);
    } else {
        match &state.wall {
            Some(wall) => meeting::draw(state, wall, &mut canvas),
            None => screen::draw(state, &mut canvas),
        }
        for overlay in &state.overlays {
            over(state, overlay, &mut canvas);
        }
    }
    let measured = canvas.measured;
    silent::make(frame.buffer_mut());
    if state.is_ascii {
        plain::make(frame.buffer_mut());
    }
    measured
}

fn over(state: &State, overlay: &Overlay, canvas: &mut Canvas<'_, '_>) {
    // What lies below has no cursor and no clicks while something lies over it.
    canvas.measured.cursor = None;
    match overlay {
        Overlay::Search(search) => search::draw(state, search, canvas),
        Overlay::Report(form) => report_form::draw(state, form, canvas),
        Overlay::Due(form) => due_form::draw(state, form, canvas),
        Overlay::Filter(menu) => filter::draw(state, menu, canvas),
        Overlay::Help(help) => help::draw(state, help, canvas),
        Overlay::Palette(palette) => palette::draw(state, palette, canvas),
        Overlay::GoTo(goto) => goto::draw(state, goto, canvas),
        Overlay::Source(source) => source::draw(state, source, canvas),
        Overlay::Question(question) => question::draw(state, question, canvas),
        Overlay::Returned(sheet) => returned::draw(state, sheet, canvas),
        Overlay::Roll(roll) => roll_call::draw(state, roll, canvas),
        Overlay::Members(form) => members::draw(state, form, canvas),
        Overlay::Items(list) => item_list::draw(state, list, canvas),
        Overlay::Export(export) => export::draw(state, export, canvas),
        Overlay::Shelf(shelf) => shelf::draw(state, shelf, canvas),
        Overlay::OpenFile(form) => shelf::draw_file(state, form, canvas),
        Overlay::Compare(form) => compare::form(state, form, canvas),
        Overlay::Compared(list) => compare::list(state, list, canvas),
        Overlay::Moment(dialog) => moment::draw(state, dialog, canvas),
        Overlay::Review(review) => review::draw(state, review, canvas),
        Overlay::Conclusion(form) => meeting::draw_conclusion(state, form, canvas),
        Overlay::Remark(form) => meeting::draw_remark(state, form, canvas),
        Overlay::People(list) => meeting::draw_people(state, list, canvas),
        Overlay::Unlock(dialog) => lock::draw(state, dialog, canvas),
        Overlay::Closing(list) => meeting::draw_closing(state, list, canvas),
    }
}
