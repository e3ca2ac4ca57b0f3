//! From a store on disk to the first drawn frame, words and themes included.

use tiendo::store::{Mode, SledStore, Store};

use crate::desk::Desk;
use crate::quantiles::{Quantiles, head};
use crate::sizes::Size;

const TIMES: usize = 20;

/// Asks it at every size.
pub fn ask() {
    head("open the store, draw the first frame");
    let above = tempfile::tempdir().expect("a folder");
    for size in Size::ALL {
        let folder = size.store_in(above.path());
        let (mut opened, mut drawn) = (Quantiles::default(), Quantiles::default());
        let (mut loaded, mut all) = (Quantiles::default(), Quantiles::default());
        for _ in 0..TIMES {
            all.time(|| {
                let store =
                    opened.time(|| SledStore::open(&folder, Mode::ReadWrite).expect("opens"));
                drawn.time(|| drop(Desk::on(Box::new(store))));
            });
            let store = SledStore::open(&folder, Mode::ReadWrite).expect("opens");
            loaded.time(|| drop(store.load().expect("loads")));
        }
        opened.print(&format!("{}: open to write", size.name()));
        loaded.print(&format!("{}: load, of what follows", size.name()));
        drawn.print(&format!("{}: load, fold, draw, close", size.name()));
        all.print(&format!("{}: all of it", size.name()));
    }
}
