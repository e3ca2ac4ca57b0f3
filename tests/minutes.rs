//! The notice of conclusions and the minutes of a review, as the office gets
//! them.

use proptest::prelude::*;

use tiendo::action::Action;
use tiendo::app::library::Library;
use tiendo::app::review_paper::ReviewPaper;
use tiendo::app::{Effect, Msg, update};
use tiendo::document::{Lexicon, read};
use tiendo::domain::{
    Attendee, Change, Conclusion, Decision, Due, Entry, Held, Key, PlanChange, Presence, Programme,
    ProgrammeId, Progress, Quarter, Remark, Review, Standing, UnitKind, UnitRef,
};
use tiendo::report::layout::{ConfirmedForm, Layout};
use tiendo::report::office::Office;
use tiendo::report::paper::Paper;
use tiendo::report::paper::docx::docx;
use tiendo::report::paper::markdown::markdown;
use tiendo::report::sentence::headline;
use tiendo::report::sitting::Kind;
use tiendo::text::fold;
use tiendo::words::{Language, Words};

use crate::desk::Desk;
use crate::screens::busy_changes;

pub const QUARTER: Quarter = Quarter { year: 2026, number: 3 };

fn layout(name: &str) -> Layout {
    let path = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("data/layouts").join(name);
    toml::from_str(&std::fs::read_to_string(path).expect("a file")).expect("a layout")
}

fn office() -> Office {
    Office {
        parent: "ĐẢNG BỘ THÀNH PHỐ HẢI PHÒNG".into(),
        issuer: "ĐẢNG UỶ PHƯỜNG KIẾN AN".into(),
        author: "Ban Thường vụ Đảng ủy phường Kiến An".into(),
        place: "Kiến An".into(),
        sign: "ĐU".into(),
        signer: "Trần Văn Bí".into(),
        recipients: vec![
            "Ban Thường vụ Thành ủy (để báo cáo)".into(),
            "Ban Thường vụ Đảng ủy phường".into(),
            "Lưu VPĐU".into(),
        ],
    }
}

/// The programme and what was written in the busy quarter.
fn busy() -> (Programme, Vec<Entry>) {
    let desk = Desk::with("2026-09-25", (80, 24), &busy_changes());
    let contents = desk.session.store.load().expect("loads");
    (contents.programmes.into_iter().next().expect("a programme"), contents.ledger)
}

fn unit(programme: &Programme, short: &str) -> UnitRef {
    let unit = programme.units.iter().find(|unit| unit.short == short);
    let unit = unit.unwrap_or_else(|| panic!("no {short}"));
    UnitRef { unit: unit.id.clone(), as_written: unit.short.clone() }
}

fn at(time: &str) -> chrono::DateTime<chrono::FixedOffset> {
    format!("2026-09-25T{time}:00+07:00").parse().expect("a time")
}

fn concluded(
    decision: Decision,
    about: Option<&str>,
    unit: UnitRef,
    due: &str,
    text: &str,
) -> Conclusion {
    Conclusion {
        about: about.map(Key::new),
        subject: String::new(),
        decision,
        unit: Some(unit),
        helpers: Vec::new(),
        due: due.parse().ok(),
        text: text.to_owned(),
        at: at("09:41"),
        headline: String::new(),
        effect: None,
    }
}

/// One conclusion of every kind, and two more for the body that leads most.
#[expect(clippy::too_many_lines, reason = "a table: one of each kind")]
pub fn conclusions(programme: &Programme) -> Vec<Conclusion> {
    let of = |short| unit(programme, short);
    let (people, police) = (of("Đảng ủy UBND phường"), of("Đảng ủy Công an phường"));
    let schools = of("CB, ĐB trường học");
    let due = |text: &str| Due { period: text.parse().ok(), confirmed: true };
    let lead = programme.node(&Key::new("III.3.4")).expect("a model").lead().to_vec();
    let assign = concluded(
        Decision::Assign,
        Some("III.2.2"),
        people.clone(),
        "2026-10-05",
        "Báo cáo nguyên nhân chậm và kế hoạch hoàn thành.",
    );
    vec![
        Conclusion {
            effect: Some(PlanChange::Due(due("2026-Q2"), due("2026-Q4"))),
            ..concluded(
                Decision::Extend,
                Some("III.4.1"),
                schools.clone(),
                "2026-Q4",
                "Chưa thống nhất bộ tiêu chí.",
            )
        },
        Conclusion { helpers: vec![of("Thuế cơ sở 5")], ..assign },
        concluded(Decision::Keep, Some("III.1.2"), people.clone(), "", ""),
        Conclusion {
            effect: Some(PlanChange::Lead(lead, vec![people.clone()])),
            ..concluded(Decision::ChangeLead, Some("III.3.4"), people.clone(), "", "")
        },
        Conclusion {
            helpers: vec![of("Đoàn Thanh niên phường")],
            ..concluded(Decision::AddCoordinator, Some("III.3.3"), police.clone(), "", "")
        },
        concluded(
            Decision::Assign,
            None,
            people.clone(),
            "2026-10",
            "Rà soát kinh phí thực hiện các mô hình, trình Ban Thường vụ",
        ),
        concluded(
            Decision::Praise,
            Some("III.3.3"),
            police,
            "",
            "hoàn thành trước hạn, có cách làm mới.",
        ),
        concluded(Decision::Criticise, Some("III.4.1"), schools, "", "chậm gửi kế hoạch."),
        concluded(
            Decision::Refer,
            Some("III.3.1"),
            people,
            "2026-11-15",
            "Bổ sung quỹ đất cho khu nhà ở xã hội.",
        ),
        concluded(
            Decision::Pause,
            Some("III.4.2"),
            of("Đoàn Thanh niên phường"),
            "",
            "Chờ hướng dẫn của Thành đoàn",
        ),
    ]
}

fn person(name: &str, office: &str, presence: Presence) -> Attendee {
    Attendee { name: name.into(), office: office.into(), presence }
}

fn people() -> Vec<Attendee> {
    let mut people = vec![
        person("Trần Văn Bí", "Bí thư Đảng ủy phường", Presence::Present),
        person("Phạm Thị Thường", "Phó Bí thư Thường trực Đảng ủy", Presence::Present),
    ];
    let names = ["An", "Bình", "Cường", "Dũng", "Giang", "Hải", "Khánh", "Lâm", "Minh"];
    people.extend(names.map(|name| {
        person(&format!("Nguyễn Văn {name}"), "Ủy viên Ban Thường vụ", Presence::Present)
    }));
    let away = |reason: &str| Presence::Absent(reason.to_owned());
    people.push(person("Lê Thị Oanh", "Ủy viên Ban Thường vụ", away("đi học.")));
    people.push(person("Đỗ Văn Phúc", "", away("")));
    people.push(person("Vũ Thị Quý", "Chủ tịch UBMTTQ phường", Presence::Invited));
    people
}

fn remark(speaker: &str, about: Option<&str>, gist: &str) -> Remark {
    Remark {
        speaker: speaker.into(),
        gist: gist.into(),
        about: about.map(Key::new),
        at: at("09:00"),
    }
}

/// A review in which everything was written down.
pub fn review(conclusions: Vec<Conclusion>) -> Review {
    Review {
        id: "2026-09-25".into(),
        title: "Họp Ban Thường vụ Đảng ủy phường quý III/2026".into(),
        quarter: QUARTER,
        as_of: "2026-09-25".parse().expect("a day"),
        through: 11,
        begun: at("08:00"),
        place: "Phòng họp số 1, trụ sở Đảng ủy phường".into(),
        chair: "Trần Văn Bí".into(),
        secretary: "N.T.Hoa".into(),
        people: people(),
        remarks: vec![
            remark("đồng chí Nguyễn Văn An", Some("III.4.1"), "Mới có 3/9 trường gửi kế hoạch"),
            remark("Vũ Thị Quý", None, "Đề nghị giao một đầu mối chủ trì."),
        ],
        conclusions,
    }
}

fn held(review: Review) -> Held {
    Held { seq: 12, at: at("11:05"), by: "N.T.Hoa".into(), review }
}

/// A paper of a review over the busy quarter; a draft where nothing was closed.
fn paper(kind: Kind, review: &Review, form: &Layout, language: Language, is_held: bool) -> Paper {
    let (programme, ledger) = busy();
    let library = Library::new(vec![programme], ledger, "2026-12-01".parse().expect("a day"));
    let volume = &library.volumes()[0];
    let paper = if is_held {
        ReviewPaper::held(&library, volume, &held(review.clone()))
    } else {
        ReviewPaper::draft(&library, volume, review)
    };
    paper.paper(kind, &Words::embedded(language), form, &office())
}

fn text(kind: Kind, review: &Review) -> String {
    let form = layout("hd05.toml");
    markdown(&paper(kind, review, &form, Language::Vietnamese, true), &form)
}

#[test]
fn the_papers_of_a_review_in_which_everything_was_written_down() {
    let (programme, _) = busy();
    let review = review(conclusions(&programme));
    insta::assert_snapshot!("notice", text(Kind::Notice, &review));
    insta::assert_snapshot!("minutes", text(Kind::Minutes, &review));
}

/// The standings of everything at the moment of the review, as lists have them.
fn standings(library: &Library) -> impl Fn(Standing) -> usize {
    let volume = &library.volumes()[0];
    let all: Vec<Standing> = volume.programme.items().map(|item| volume.standing(&item)).collect();
    move |wanted| all.iter().filter(|standing| **standing == wanted).count()
}

#[test]
fn the_figures_are_those_of_the_moment_whatever_was_written_since() {
    let (programme, mut ledger) = busy();
    let review = review(Vec::new());
    let as_of = review.as_of;
    let of_day = Library::new(vec![programme.clone()], ledger.clone(), as_of);
    let count = standings(&of_day);
    // The same afternoon, and a month later.
    for (seq, at, key) in [(12, "2026-09-25", "III.1.2"), (13, "2026-10-30", "III.2.2")] {
        let later = crate::screens::report(key, Progress::Done, Some(at), "Xong.");
        let at = crate::desk::noon(at);
        let (by, programme) = ("x".to_owned(), programme.id.clone());
        ledger.push(Entry { seq, at, by, programme, change: later });
    }
    let library = Library::new(vec![programme], ledger, "2026-12-01".parse().expect("a day"));
    let paper = ReviewPaper::held(&library, &library.volumes()[0], &held(review));
    let (words, form) = (Words::embedded(Language::Vietnamese), layout("hd05.toml"));
    let (done, late) = (count(Standing::DoneInTime), count(Standing::DoneLate));
    let (soon, over) = (count(Standing::DueSoon), count(Standing::Overdue));
    let (paused, undated) = (count(Standing::Paused), count(Standing::NoDeadline));
    let open = count(Standing::InTime) + soon;
    let wanted = [
        format!("Hoàn thành {:02} nội dung (đúng hạn {done:02}, quá hạn {late:02}).", done + late),
        format!("(trong hạn {open:02}, trong đó sắp đến hạn {soon:02}; quá hạn {over:02}; "),
        format!("tạm dừng {paused:02}; thời hạn cần xác nhận 00)"),
        format!("{:02} + {:02} + {undated:02} = 42", done + late, open + over + paused),
    ];
    for kind in Kind::ALL {
        let text = markdown(&paper.paper(kind, &words, &form, &office()), &form);
        for figure in &wanted {
            assert!(text.contains(figure), "{figure} not in {text}");
        }
        assert!(text.contains("tính đến hết ngày 25/9/2026"), "{text}");
    }
    assert!(over > 0 && late > 0 && paused > 0 && soon > 0, "the quarter was a busy one");
}

/// Conclusions of all kinds on all items by all units, each with words of its
/// own.
fn any_conclusions() -> impl Strategy<Value = Vec<(usize, usize, usize, bool)>> {
    prop::collection::vec((0..9_usize, 0..60_usize, 0..21_usize, any::<bool>()), 1..40)
}

fn marked(
    programme: &Programme,
    drawn: &[(usize, usize, usize, bool)],
) -> (Vec<Conclusion>, Vec<String>) {
    let items: Vec<Key> = programme.items().map(|item| item.key).collect();
    let marks: Vec<String> = (1..=drawn.len()).map(|at| format!("Điều ghi riêng ({at})")).collect();
    let conclusions = drawn.iter().zip(&marks).map(|((decision, item, unit, is_dated), mark)| {
        let decision = Decision::ALL[*decision];
        let unit = &programme.units[*unit % programme.units.len()];
        let unit = UnitRef { unit: unit.id.clone(), as_written: unit.name.clone() };
        let is_about = decision.needs_item() || *is_dated;
        let about = is_about.then(|| items[item % items.len()].as_str());
        let due = if decision.needs_due() || *is_dated { "2026-11-15" } else { "" };
        concluded(decision, about, unit, due, mark)
    });
    (conclusions.collect(), marks)
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(24))]
    #[test]
    fn every_conclusion_is_said_once_and_in_its_place(drawn in any_conclusions()) {
        let (programme, _) = busy();
        let (conclusions, marks) = marked(&programme, &drawn);
        let review = review(conclusions);
        let (notice, minutes) = (text(Kind::Notice, &review), text(Kind::Minutes, &review));
        let (above, below) = notice.split_once("## II. NHIỆM VỤ").expect("two parts");
        for (conclusion, mark) in review.conclusions.iter().zip(&marks) {
            let mark = mark.trim_start_matches('Đ');
            prop_assert_eq!(minutes.matches(mark).count(), 1, "{}", mark);
            let (here, there) =
                if conclusion.decision.is_task() { (below, above) } else { (above, below) };
            prop_assert_eq!(here.matches(mark).count(), 1, "{} in {}", mark, notice);
            prop_assert_eq!(there.matches(mark).count(), 0, "{}", mark);
        }
        let numbered: Vec<&str> =
            minutes.lines().filter(|line| line.starts_with("2.3.")).collect();
        for (at, line) in numbered.iter().enumerate() {
            let number = format!("2.3.{}. ", at + 1);
            prop_assert!(line.starts_with(&number), "{}", line);
        }
        prop_assert_eq!(numbered.len(), review.conclusions.len());
        let units: Vec<u32> = below
            .lines()
            .map(|line| line.trim_start_matches(['#', '*', ' ']))
            .filter_map(|line| line.split_once(". ")?.0.parse().ok())
            .collect();
        let wanted: Vec<u32> = (1..).take(units.len()).collect();
        prop_assert_eq!(units, wanted, "{}", below);
    }

    #[test]
    fn what_was_assigned_is_read_back_from_the_notice(drawn in any_conclusions()) {
        let (programme, _) = busy();
        let (conclusions, marks) = marked(&programme, &drawn);
        let review = review(conclusions);
        let form = layout("hd05.toml");
        let paper = paper(Kind::Notice, &review, &form, Language::Vietnamese, true);
        let bytes = docx(&paper, &form).expect("packed");
        let id = ProgrammeId::new("tb");
        let read = read("tb.docx", &bytes, id, Lexicon::embedded()).expect("readable");
        let items: Vec<_> = read.items().collect();
        let tasks = review.conclusions.iter().zip(&marks).filter(|(known, _)| known.decision.is_task());
        let tasks: Vec<_> = tasks.collect();
        prop_assert_eq!(items.len(), tasks.len() + 1, "and the office follows them up");
        for (conclusion, mark) in tasks {
            let mark = mark.trim_start_matches('Đ');
            let item = items.iter().find(|item| item.node.text.contains(mark));
            let item = item.expect("the task");
            let wanted = conclusion.unit.as_ref().and_then(|unit| programme.unit(unit));
            let wanted = wanted.map(|unit| unit.name.as_str());
            let lead = item.lead().first().and_then(|unit| read.unit(unit));
            let is_named = wanted.is_some_and(|name| {
                lead.is_some_and(|unit| fold(&unit.name) == fold(name))
            });
            let is_catch_all = conclusion.unit.as_ref().and_then(|unit| programme.unit(unit))
                .is_some_and(|unit| unit.kind == UnitKind::CatchAll);
            prop_assert!(is_named || is_catch_all, "{:?} for {:?} in {}", lead, wanted, item.node.text);
            if conclusion.due.is_some() {
                prop_assert_eq!(item.period, conclusion.due, "{}", item.node.text);
            }
        }
    }
}

#[test]
fn everybody_is_named_once_where_it_says_who_came() {
    let review = review(Vec::new());
    let text = text(Kind::Minutes, &review);
    let (_, people) = text.split_once("Thành phần hội nghị").expect("who came");
    let (people, _) = people.split_once("Diễn biến hội nghị").expect("what happened");
    for person in &review.people {
        assert_eq!(people.matches(&person.name).count(), 1, "{} in {people}", person.name);
    }
    for wanted in [
        "Có mặt: 11/13 đồng chí, gồm: Trần Văn Bí, Bí thư Đảng ủy phường; ",
        "Vắng mặt: 02 đồng chí, gồm: Lê Thị Oanh, Ủy viên Ban Thường vụ (lý do: đi học); \
         Đỗ Văn Phúc (lý do: ………).",
        "1.2. Đại biểu mời dự\n\n- 01 đồng chí, gồm: Vũ Thị Quý, Chủ tịch UBMTTQ phường.",
    ] {
        assert!(people.contains(wanted), "{wanted} not in {people}");
    }
    let mut all_came = review;
    all_came.people.retain(|person| person.presence == Presence::Present);
    let text = self::text(Kind::Minutes, &all_came);
    assert!(text.contains("Có mặt: 11/11 đồng chí"), "{text}");
    assert!(text.contains("Vắng mặt: không.") && !text.contains("mời dự"), "{text}");
}

#[test]
fn what_nobody_has_written_down_is_left_to_be_filled_in() {
    let bare = Review {
        title: String::new(),
        place: String::new(),
        chair: String::new(),
        secretary: String::new(),
        people: Vec::new(),
        remarks: Vec::new(),
        ..review(Vec::new())
    };
    let form = layout("hd05.toml");
    for language in Language::ALL {
        for kind in Kind::ALL {
            let draft = markdown(&paper(kind, &bare, &form, language, false), &form);
            assert!(draft.contains("**DỰ THẢO**\n\n**ĐẢNG CỘNG SẢN"), "{draft}");
            assert!(draft.contains("………"), "{draft}");
            let held = markdown(&paper(kind, &bare, &form, language, true), &form);
            assert!(!held.contains("DỰ THẢO"), "{held}");
        }
    }
    let draft = markdown(&paper(Kind::Minutes, &bare, &form, Language::Vietnamese, false), &form);
    for wanted in [
        "- Địa điểm: ……….",
        "- Người chủ trì: ……….",
        "- Có mặt: … đồng chí.",
        "kết thúc vào hồi … giờ … cùng ngày.",
        "**NGƯỜI GHI BIÊN BẢN**\n\n**CHỦ TRÌ HỘI NGHỊ**",
    ] {
        assert!(draft.contains(wanted), "{wanted} not in {draft}");
    }
}

#[test]
fn the_older_rules_part_the_recipients_by_commas_and_a_form_may_want_a_confirmation() {
    let (programme, _) = busy();
    let review = review(conclusions(&programme));
    let old = layout("hd36.toml");
    let text = markdown(&paper(Kind::Notice, &review, &old, Language::Vietnamese, true), &old);
    let wanted = "- Ban Thường vụ Đảng ủy phường,\n- Chi bộ, đảng bộ các trường học (để thực \
                  hiện),\n";
    assert!(text.contains(wanted), "{text}");
    assert!(text.contains("(để thực hiện),\n- Lưu VPĐU.\n"), "{text}");
    let mut form = layout("hd05.toml");
    form.minutes.confirmed = Some(ConfirmedForm {
        authority: form.notice.authority.clone(),
        position: form.notice.position.clone(),
    });
    let text = markdown(&paper(Kind::Minutes, &review, &form, Language::Vietnamese, true), &form);
    let wanted = "**Xác nhận chữ ký của đồng chí Trần Văn Bí**  \n**T/L BAN THƯỜNG VỤ**  \n\
                  CHÁNH VĂN PHÒNG";
    assert!(text.contains(wanted), "{text}");
}

#[test]
fn a_review_closed_on_a_later_day_ended_at_an_hour_nobody_knows() {
    let (programme, ledger) = busy();
    let library = Library::new(vec![programme], ledger, "2026-12-01".parse().expect("a day"));
    let late = Held { at: crate::desk::noon("2026-09-28"), ..held(review(Vec::new())) };
    let paper = ReviewPaper::held(&library, &library.volumes()[0], &late);
    let (words, form) = (Words::embedded(Language::Vietnamese), layout("hd05.toml"));
    let paper = paper.paper(Kind::Minutes, &words, &form, &office());
    assert!(markdown(&paper, &form).contains("vào hồi … giờ … cùng ngày."));
}

#[test]
fn what_earlier_reviews_gave_to_do_is_counted_by_itself() {
    let (programme, mut ledger) = busy();
    let mut spring = review(conclusions(&programme));
    (spring.id, spring.as_of) = ("2026-06-26".into(), "2026-06-26".parse().expect("a day"));
    for conclusion in &mut spring.conclusions {
        // One of them is late by autumn.
        conclusion.due = conclusion.due.map(|_| "2026-08".parse().expect("a period"));
        conclusion.effect = None;
        let words = Words::embedded(Language::Vietnamese);
        conclusion.headline = headline(&words, &programme, conclusion);
    }
    let held_then = Change::Reviewed { review: Box::new(spring), is_held: true };
    let at = crate::desk::noon("2026-09-24");
    let (by, id) = ("x".to_owned(), programme.id.clone());
    ledger.push(Entry { seq: 12, at, by, programme: id, change: held_then });
    let as_of = "2026-09-25".parse().expect("a day");
    let library = Library::new(vec![programme], ledger, as_of);
    let volume = &library.volumes()[0];
    let autumn = Review { through: 12, ..review(Vec::new()) };
    let paper = ReviewPaper::draft(&library, volume, &autumn);
    let listed = volume.programme.items().count();
    let sitting = paper.sitting();
    let tally = sitting.quarterly.tally();
    let document = tally.total() + tally.count(Standing::NoDeadline);
    assert_eq!(document, 42, "those of the document");
    assert_eq!(document + sitting.earlier.len(), listed, "and no other");
    let earlier = sitting.earlier_tally();
    let (done, late) = (earlier.done(), earlier.count(Standing::Overdue));
    assert!(done > 0 && late > 0, "some were followed, some were not");
    let (words, form) = (Words::embedded(Language::Vietnamese), layout("hd05.toml"));
    let text = paper.paper(Kind::Notice, &words, &form, &office());
    let text = markdown(&text, &form);
    for wanted in [
        format!("trước: 08, gồm hoàn thành {done:02}, quá hạn {late:02}, đang thực hiện "),
        format!("Việc giao tại các kỳ họp trước còn quá hạn: {late:02}:\n\n- Kết luận "),
        "“Giao Đảng ủy UBND phường rà soát kinh phí".to_owned(),
    ] {
        assert!(text.contains(&wanted), "{wanted} not in {text}");
    }
}

#[test]
fn screen_five_writes_the_papers_of_the_review_under_the_cursor() {
    let mut desk = Desk::with("2026-09-25", (80, 24), &busy_changes());
    desk.type_keys("5p").sees_no("Biên bản");
    desk.type_keys("<Esc><F5><F5><Esc>5").sees("chưa chốt");
    desk.type_keys("p").sees("Thông báo kết luận của kỳ họp này").sees("Biên bản của kỳ họp này");
    let effects = update(&mut desk.session.state, Msg::Act(Action::Open));
    let [Effect::Write(job)] = effects.as_slice() else { panic!("{effects:?}") };
    assert_eq!(job.file, "thong-bao-ket-luan-2026-09-25.docx");
    let form = layout("hd05.toml");
    let bytes = job.bytes(&form, &office()).expect("written");
    let read = read("x.docx", &bytes, ProgrammeId::new("x"), Lexicon::embedded());
    let read = read.expect("readable");
    assert!(read.nodes.iter().any(|node| node.text.contains("DỰ THẢO")), "{:?}", read.nodes);
}
