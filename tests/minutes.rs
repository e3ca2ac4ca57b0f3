//! The notice of conclusions and the minutes of a review, as the office gets
//! them.

use tiendo::app::library::Library;
use tiendo::app::review_paper::ReviewPaper;
use tiendo::domain::{
    Attendee, Conclusion, Decision, Due, Entry, Held, Key, PlanChange, Presence, Programme,
    Quarter, Remark, Review, UnitRef,
};
use tiendo::report::layout::Layout;
use tiendo::report::office::Office;
use tiendo::report::paper::Paper;
use tiendo::report::paper::markdown::markdown;
use tiendo::report::sitting::Kind;
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
    paper.paper(kind, &Words::embedded(language), form, &office()).expect("a programme")
}

#[test]
fn look() {
    let Ok(folder) = std::env::var("TIENDO_LOOK") else { return };
    let (programme, _) = busy();
    let all = conclusions(&programme);
    let many: Vec<Conclusion> = all.iter().cycle().take(30).cloned().collect();
    let mut long = review(all[..1].to_vec());
    for person in &mut long.people {
        person.name = format!("{} Tôn Nữ Hoàng Thị Bích Phượng Anh Thư", person.name);
        person.office = "Ủy viên Ban Thường vụ Đảng ủy, Phó Chủ tịch Thường trực Hội đồng nhân dân phường Kiến An".into();
    }
    long.chair = long.people[0].name.clone();
    long.secretary = "Nguyễn Phúc Tôn Nữ Hoàng Thị Bích Phượng Anh Thư".into();
    long.title = "Hội nghị Ban Thường vụ Đảng ủy phường Kiến An lần thứ 14 (mở rộng), khóa I, nhiệm kỳ 2025-2030 về tiến độ thực hiện Chương trình hành động quý III/2026".into();
    let mut none = review(vec![]);
    (none.people, none.remarks) = (vec![], vec![]);
    (none.place, none.chair, none.secretary, none.title) = Default::default();
    let mut came = review(all.clone());
    came.people.retain(|p| p.presence == Presence::Present);
    for (name, review, is_held) in [
        ("all", review(all), true),
        ("many", review(many), true),
        ("long", long, true),
        ("none", none, false),
        ("came", came, true),
    ] {
        for form in ["hd05", "hd36"] {
            let layout = layout(&format!("{form}.toml"));
            for kind in Kind::ALL {
                let paper = paper(kind, &review, &layout, Language::Vietnamese, is_held);
                let bytes = tiendo::report::paper::docx::docx(&paper, &layout).expect("packed");
                std::fs::write(format!("{folder}/{name}-{}-{form}.docx", kind.name()), bytes)
                    .expect("written");
                std::fs::write(
                    format!("{folder}/{name}-{}-{form}.md", kind.name()),
                    markdown(&paper, &layout),
                )
                .expect("written");
            }
        }
    }
}
