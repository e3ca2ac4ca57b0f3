use super::*;
use crate::document::{Lexicon, read};
use crate::domain::{Board, Change, Entry, ProgrammeId, Progress, Report};

const SEED: &str = include_str!("../../../seeds/kien-an-nq05.md");

fn programme(text: &str) -> Programme {
    read("a.md", text.as_bytes(), ProgrammeId::new("a"), Lexicon::embedded()).expect("a programme")
}

fn entry(seq: u64, day: &str, change: Change) -> Entry {
    let at = format!("{day}T08:00:00+07:00").parse().expect("a time");
    Entry { seq, at, by: "Hoa".to_owned(), programme: ProgrammeId::new("a"), change }
}

/// Every item has a report that names it.
fn reported(programme: &Programme) -> Vec<Entry> {
    let report = |key: &Key| Report {
        progress: Progress::Underway,
        note: key.to_string(),
        ..Report::default()
    };
    let change = |key: Key| Change::Updated { before: Report::default(), after: report(&key), key };
    let items = programme.items().map(|item| item.key);
    (1..).zip(items).map(|(seq, key)| entry(seq, "2026-07-01", change(key))).collect()
}

fn reimport(old: &Programme, new: &Programme, after: u64) -> Entry {
    let carried = compare(old, new).carried(old, new);
    let change =
        Change::Reimported { source: String::new(), digest: String::new(), nodes: 0, carried };
    entry(after + 1, "2026-08-01", change)
}

/// One place changed: `from` must stand in the seed exactly `times` times.
fn amended(text: &str, from: &str, to: &str, times: usize) -> String {
    assert_eq!(text.matches(from).count(), times, "{from}");
    text.replacen(from, to, 1)
}

#[test]
fn an_edition_compared_with_itself_is_the_same() {
    let seed = programme(SEED);
    let comparison = compare(&seed, &seed);
    assert!(comparison.pairs.iter().all(Pair::is_same));
    assert_eq!(comparison.pairs.len(), seed.nodes.len());
    assert_eq!(comparison.carried(&seed, &seed), Vec::new());
}

#[test]
fn a_model_put_in_front_takes_no_update_from_those_behind() {
    let text = SEED.lines().collect::<Vec<_>>();
    let at = text.iter().position(|line| line.contains("1.1. ")).expect("1.1");
    let end = text.iter().position(|line| line.contains("1.2. ")).expect("1.2");
    let mut lines: Vec<String> = text.iter().map(|line| (*line).to_owned()).collect();
    for (from, to) in [("1.3. ", "1.4. "), ("1.2. ", "1.3. ")] {
        let line = lines.iter_mut().find(|line| line.contains(from)).expect(from);
        *line = line.replacen(from, to, 1);
    }
    let put_in: Vec<String> = vec![
        "#### 1.2. Mô hình: Chi bộ số kiểu mẫu".to_owned(),
        String::new(),
        "- Mục tiêu: đưa mọi sinh hoạt lên sổ tay đảng viên điện tử.".to_owned(),
        "- Chủ trì: Ban Xây dựng Đảng Đảng ủy phường.".to_owned(),
        "- Thời gian: Quý IV/2026.".to_owned(),
        String::new(),
    ];
    assert!(at < end);
    lines.splice(end..end, put_in);
    let (old, new) = (programme(SEED), programme(&lines.join("\n")));
    let mut ledger = reported(&old);
    let last = ledger.len() as u64;
    ledger.push(reimport(&old, &new, last));
    let board = Board::fold(&new, &ledger, "2026-09-25".parse().expect("a day"));
    let note = |key: &str| board.state(&Key::new(key)).report.note.clone();
    assert_eq!(note("III.1.1"), "III.1.1");
    assert_eq!(note("III.1.2"), "");
    assert_eq!(note("III.1.3"), "III.1.2");
    assert_eq!(note("III.1.4"), "III.1.3");
    assert_eq!(board.vanished().count(), 0);
}

#[test]
fn ten_places_amended_and_every_update_still_attached() {
    let mut text = SEED.to_owned();
    let third = |text: &str| text.lines().position(|line| line.contains("Quý III/2026"));
    assert!(third(&text).is_some());
    // Deadlines, leads, words, headings: each of them once.
    let line = |text: &str, holds: &str| {
        text.lines().find(|line| line.contains(holds)).expect(holds).to_owned()
    };
    for (holds, from, to) in [
        ("1.2. ", "1.2. ", "1.2.  "),
        ("PHƯỜNG ÂM NHẠC", "PHƯỜNG ÂM NHẠC", "PHƯỜNG ÂM NHẠC VÀ VĂN HÓA"),
        ("Quý III/2026", "Quý III/2026", "Quý IV/2026"),
        ("Quý II/2026", "Quý II/2026", "Quý I/2027"),
        ("hằng tháng", "hằng tháng", "hằng quý"),
        ("Đảng ủy Công an phường", "Đảng ủy Công an phường", "Đảng ủy Quân sự phường"),
    ] {
        if !text.contains(holds) {
            continue;
        }
        let before = line(&text, holds);
        let after = before.replacen(from, to, 1);
        text = text.replacen(&before, &after, 1);
    }
    let (old, new) = (programme(SEED), programme(&text));
    let mut ledger = reported(&old);
    let last = ledger.len() as u64;
    ledger.push(reimport(&old, &new, last));
    let board = Board::fold(&new, &ledger, "2026-09-25".parse().expect("a day"));
    let kept = new.items().filter(|item| !board.state(&item.key).report.note.is_empty()).count();
    assert_eq!(kept + board.vanished().count(), old.items().count());
    assert_eq!(board.vanished().count(), 0);
    let counts = compare(&old, &new).counts();
    assert!(counts.changed >= 4, "{counts:?}");
    assert_eq!((counts.added, counts.removed), (0, 0), "{counts:?}");
}

#[test]
fn the_deadline_of_the_newer_paper_prevails() {
    let text = amended(SEED, "x", "x", SEED.matches('x').count());
    let old = programme(&text);
    let model = old.items().find(|item| item.period.is_some()).expect("a dated item");
    let (key, period) = (model.key.clone(), model.period);
    let later = Period::Year(2029);
    let due = |period| Due { period, confirmed: false };
    let mut new = old.clone();
    for node in &mut new.nodes {
        if let crate::domain::Content::Model(model) = &mut node.content {
            for milestone in &mut model.milestones {
                if node.key == key && milestone.period == period {
                    milestone.period = Some(later);
                }
            }
        }
    }
    let moved = Change::DueMoved {
        key: key.clone(),
        before: due(period),
        after: due(Some(Period::Year(2027))),
        reason: "Chờ.".to_owned(),
        document: String::new(),
    };
    let ledger = vec![entry(1, "2026-07-01", moved), reimport(&old, &new, 1)];
    let at = |day: &str| {
        let board = Board::fold(&new, &ledger, day.parse().expect("a day"));
        let item = new.item(&key).expect("the item");
        (board.due(&item).period, board.state(&key).slips.len())
    };
    assert_eq!(at("2026-07-15"), (Some(Period::Year(2027)), 1));
    assert_eq!(at("2026-08-01"), (Some(later), 2));
}

#[test]
fn what_vanishes_is_kept_and_can_be_attached_again() {
    let old = programme(SEED);
    let mut new = old.clone();
    let gone = new.nodes.iter().position(|node| node.key.as_str() == "III.3.2").expect("3.2");
    let title = new.nodes.remove(gone).title;
    new.index = std::sync::OnceLock::new();
    let mut ledger = reported(&old);
    let last = ledger.len() as u64;
    ledger.push(reimport(&old, &new, last));
    let day = "2026-09-25".parse().expect("a day");
    let board = Board::fold(&new, &ledger, day);
    let vanished: Vec<_> = board.vanished().collect();
    let (key, state) = vanished.first().expect("one");
    assert_eq!(key.as_str(), format!("III.3.2@{}", last + 1));
    assert!(state.title.contains(&title));
    assert_eq!(state.report.note, "III.3.2");
    let change = Change::Reattached { from: (*key).clone(), to: Key::new("III.3.9") };
    let back = change.inverse().expect("an inverse");
    ledger.push(entry(last + 2, "2026-08-02", change));
    let board = Board::fold(&new, &ledger, day);
    assert_eq!(board.vanished().count(), 0);
    assert_eq!(board.state(&Key::new("III.3.9")).report.note, "III.3.2");
    ledger.push(entry(
        last + 3,
        "2026-08-02",
        Change::Undone { seq: last + 2, change: Box::new(back) },
    ));
    assert_eq!(Board::fold(&new, &ledger, day).vanished().count(), 1);
}

#[test]
fn a_person_may_join_and_part_what_was_matched() {
    let old = programme(SEED);
    let mut new = old.clone();
    let at = new.nodes.iter().position(|node| node.key.as_str() == "III.3.2").expect("3.2");
    if let Some(node) = new.nodes.get_mut(at) {
        node.title = "Một việc hoàn toàn khác".to_owned();
        node.text = "Không có chữ nào như trước".to_owned();
    }
    let mut comparison = compare(&old, &new);
    assert_eq!((comparison.counts().added, comparison.counts().removed), (1, 1));
    let removed = comparison.pairs.iter().position(|pair| pair.new.is_none()).expect("removed");
    let added = comparison.pairs.iter().position(|pair| pair.old.is_none()).expect("added");
    comparison.join(&old, &new, removed, added);
    assert_eq!((comparison.counts().added, comparison.counts().removed), (0, 0));
    let joined = comparison
        .pairs
        .iter()
        .position(|pair| pair.aspects.contains(&Aspect::Title))
        .expect("joined");
    comparison.part(joined);
    assert_eq!((comparison.counts().added, comparison.counts().removed), (1, 1));
}
