//! tmp
fn main() {
    use tiendo::runtime::*;
    let p = places::Places::find(None).unwrap();
    let mut s = tiendo::store::SledStore::open(&p.store, tiendo::store::Mode::ReadWrite).unwrap();
    opening::fill(
        &mut s,
        tiendo::document::Lexicon::embedded(),
        chrono::Local::now().fixed_offset(),
        "x",
    )
    .unwrap();
    let o = Options {
        config: None,
        language: tiendo::words::Language::Vietnamese,
        is_read_only: false,
        as_of: None,
        is_ascii: false,
        theme: None,
        depth: tiendo::view::theme::Depth::TrueColor,
        mouse: None,
        by: "N.T.Hoa".into(),
    };
    start(Box::new(s), &o, &data::Data::load(None)).unwrap();
}
