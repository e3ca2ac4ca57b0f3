//! Every entry and every programme there can be.

use std::sync::OnceLock;

use chrono::{DateTime, FixedOffset, NaiveDate};
use proptest::collection::vec;
use proptest::option::of;
use proptest::prelude::*;

use crate::domain::{
    Attendee, Carried, Change, Conclusion, Content, Cycle, Decision, Due, Duty, Entry, Evidence,
    Indicator, Key, Lines, Milestone, MilestoneKind, Model, Node, Notice, NoticeCode, Period,
    PlanChange, Presence, Programme, ProgrammeId, Progress, Quarter, Remark, Report, Review,
    Source, Task, Unit, UnitId, UnitKind, UnitRef,
};

fn text() -> BoxedStrategy<String> {
    prop_oneof![Just(String::new()), "\\PC{0,40}", "[ăâđêôơưẳễợữ\u{301}\n\t\0]{0,20}"].boxed()
}

fn day() -> impl Strategy<Value = NaiveDate> {
    (1_i32..4_000_000)
        .prop_map(|days| NaiveDate::from_num_days_from_ce_opt(days).expect("in range"))
}

fn time() -> impl Strategy<Value = DateTime<FixedOffset>> {
    (0_i64..100_000_000_000, 0_u32..1_000_000_000, -14 * 60..=14 * 60).prop_map(
        |(seconds, nanos, minutes)| {
            let zone = FixedOffset::east_opt(minutes * 60).expect("a zone");
            DateTime::from_timestamp(seconds, nanos).expect("a time").with_timezone(&zone)
        },
    )
}

fn key() -> impl Strategy<Value = Key> {
    text().prop_map(Key::new)
}

fn cycle() -> impl Strategy<Value = Cycle> {
    prop_oneof![
        Just(Cycle::Monthly),
        Just(Cycle::Quarterly),
        Just(Cycle::HalfYearly),
        Just(Cycle::Yearly)
    ]
}

fn period() -> impl Strategy<Value = Period> {
    let year = || any::<i32>();
    prop_oneof![
        day().prop_map(Period::Day),
        (year(), any::<u32>()).prop_map(|(year, month)| Period::Month { year, month }),
        (year(), any::<u32>()).prop_map(|(year, number)| Period::Quarter(Quarter { year, number })),
        (year(), any::<u32>()).prop_map(|(year, half)| Period::Half { year, half }),
        year().prop_map(Period::Year),
        (year(), year(), any::<bool>()).prop_map(|(from, to, open)| Period::Years {
            from,
            to,
            open
        }),
        (day(), day()).prop_map(|(from, to)| Period::Range { from, to }),
        cycle().prop_map(Period::Recurring),
    ]
}

fn due() -> impl Strategy<Value = Due> {
    (of(period()), any::<bool>()).prop_map(|(period, confirmed)| Due { period, confirmed })
}

fn report() -> impl Strategy<Value = Report> {
    let evidence = (text(), of(day())).prop_map(|(number, date)| Evidence { number, date });
    let progress = prop::sample::select(Progress::ALL.to_vec());
    (progress, text(), text(), of(evidence), of(day()), of(period())).prop_map(
        |(progress, note, obstacle, evidence, done_on, period)| Report {
            progress,
            note,
            obstacle,
            evidence,
            done_on,
            period,
        },
    )
}

fn carried() -> impl Strategy<Value = Carried> {
    (key(), of(key()), text(), of((due(), due()))).prop_map(|(from, to, title, redated)| Carried {
        from,
        to,
        title,
        redated,
    })
}

fn quarter() -> impl Strategy<Value = Quarter> {
    (any::<i32>(), any::<u32>()).prop_map(|(year, number)| Quarter { year, number })
}

fn presence() -> impl Strategy<Value = Presence> {
    prop_oneof![Just(Presence::Present), text().prop_map(Presence::Absent), Just(Presence::Invited)]
}

fn plan_change() -> impl Strategy<Value = PlanChange> {
    let units = || vec(unit_ref(), 0..2);
    let reports = (report(), report());
    prop_oneof![
        (due(), due()).prop_map(|(before, after)| PlanChange::Due(before, after)),
        (units(), units()).prop_map(|(before, after)| PlanChange::Lead(before, after)),
        (units(), units()).prop_map(|(before, after)| PlanChange::Coordinators(before, after)),
        reports.prop_map(|(before, after)| PlanChange::Report(Box::new(before), Box::new(after))),
    ]
}

fn conclusion() -> impl Strategy<Value = Conclusion> {
    let about = (of(key()), text(), prop::sample::select(Decision::ALL.to_vec()));
    let rest = (of(unit_ref()), vec(unit_ref(), 0..3), of(period()), text(), time(), text());
    (about, rest, of(plan_change())).prop_map(
        |((about, subject, decision), (unit, helpers, due, text, at, headline), effect)| {
            Conclusion { about, subject, decision, unit, helpers, due, text, at, headline, effect }
        },
    )
}

fn review() -> impl Strategy<Value = Review> {
    let person = (text(), text(), presence()).prop_map(|(name, office, presence)| Attendee {
        name,
        office,
        presence,
    });
    let remark = (text(), text(), of(key()), time())
        .prop_map(|(speaker, gist, about, at)| Remark { speaker, gist, about, at });
    let head = (text(), text(), quarter(), day(), any::<u64>(), time());
    let lists = (vec(person, 0..3), vec(remark, 0..3), vec(conclusion(), 0..3));
    (head, (text(), text(), text()), lists).prop_map(
        |(
            (id, title, quarter, as_of, through, begun),
            (place, chair, secretary),
            (people, remarks, conclusions),
        )| Review {
            id,
            title,
            quarter,
            as_of,
            through,
            begun,
            place,
            chair,
            secretary,
            people,
            remarks,
            conclusions,
        },
    )
}

/// Any change.
pub(in crate::store) fn change() -> impl Strategy<Value = Change> {
    let plain = prop_oneof![
        (text(), text(), any::<u32>()).prop_map(|(source, digest, nodes)| Change::Imported {
            source,
            digest,
            nodes
        }),
        (key(), report(), report()).prop_map(|(key, before, after)| Change::Updated {
            key,
            before,
            after
        }),
        (key(), due(), due(), text(), text()).prop_map(|(key, before, after, reason, document)| {
            Change::DueMoved { key, before, after, reason, document }
        }),
        (text(), text(), any::<u32>(), vec(carried(), 0..3)).prop_map(
            |(source, digest, nodes, carried)| {
                Change::Reimported { source, digest, nodes, carried }
            }
        ),
        (key(), key()).prop_map(|(from, to)| Change::Reattached { from, to }),
        (quarter(), any::<bool>())
            .prop_map(|(quarter, is_closed)| Change::Quarter { quarter, is_closed }),
        (text(), vec(text(), 0..3), vec(text(), 0..3)).prop_map(|(unit, before, after)| {
            Change::Members { unit: UnitId::new(unit), before, after }
        }),
        (key(), of(period()), vec(text(), 0..3), vec(text(), 0..3)).prop_map(
            |(key, period, before, after)| Change::RollCalled { key, period, before, after }
        ),
        (review(), any::<bool>())
            .prop_map(|(review, is_held)| Change::Reviewed { review: Box::new(review), is_held }),
    ];
    plain.prop_recursive(3, 4, 1, |inner| {
        (any::<u64>(), inner)
            .prop_map(|(seq, change)| Change::Undone { seq, change: Box::new(change) })
    })
}

/// Any entry.
pub(super) fn entry() -> impl Strategy<Value = Entry> {
    (any::<u64>(), time(), text(), text(), change()).prop_map(|(seq, at, by, programme, change)| {
        Entry { seq, at, by, programme: ProgrammeId::new(programme), change }
    })
}

fn unit_ref() -> impl Strategy<Value = UnitRef> {
    (text(), text()).prop_map(|(unit, as_written)| UnitRef { unit: UnitId::new(unit), as_written })
}

fn unit() -> impl Strategy<Value = Unit> {
    let kind = prop_oneof![Just(UnitKind::Body), Just(UnitKind::Group), Just(UnitKind::CatchAll)];
    (text(), text(), text(), kind, vec(text(), 0..3)).prop_map(
        |(id, name, short, kind, aliases)| Unit { id: UnitId::new(id), name, short, kind, aliases },
    )
}

fn indicator() -> BoxedStrategy<Indicator> {
    let parts = (key(), text(), text(), text(), of(period()), vec(unit_ref(), 0..2), any::<u32>());
    parts
        .prop_map(|(key, target, text, measure, by, lead, line)| Indicator {
            key,
            target,
            by,
            text,
            measure,
            lead,
            line,
        })
        .boxed()
}

fn milestone() -> impl Strategy<Value = Milestone> {
    let kind = prop_oneof![
        Just(MilestoneKind::Deploy),
        Just(MilestoneKind::Attain),
        Just(MilestoneKind::Sustain)
    ];
    (key(), kind, text(), text(), of(period()), any::<u32>()).prop_map(
        |(key, kind, label, text, period, line)| Milestone { key, kind, label, text, period, line },
    )
}

fn content() -> impl Strategy<Value = Content> {
    let units = || vec(unit_ref(), 0..3);
    prop_oneof![
        Just(Content::Section),
        Just(Content::Group),
        Just(Content::Text),
        indicator().prop_map(Content::Indicator),
        (text(), units(), units(), vec(milestone(), 0..3), text()).prop_map(
            |(objective, lead, coordinators, milestones, product)| {
                Content::Model(Model { objective, lead, coordinators, milestones, product })
            }
        ),
        (units(), units(), of(period()), text(), text()).prop_map(
            |(lead, coordinators, period, time, product)| {
                Content::Task(Task { lead, coordinators, period, time, product })
            }
        ),
        (of(unit_ref()), vec(cycle(), 0..3))
            .prop_map(|(unit, cycles)| Content::Duty(Duty { unit, cycles })),
    ]
}

fn node() -> impl Strategy<Value = Node> {
    let lines = (any::<u32>(), any::<u32>()).prop_map(|(first, last)| Lines { first, last });
    let indicators = vec(indicator(), 0..2);
    (key(), of(key()), text(), text(), text(), lines, content(), indicators).prop_map(
        |(key, parent, number, title, text, lines, content, indicators)| Node {
            key,
            parent,
            number,
            title,
            text,
            lines,
            content,
            indicators,
        },
    )
}

const CODES: [NoticeCode; 31] = [
    NoticeCode::NoNumber,
    NoticeCode::NoIssueDate,
    NoticeCode::LeadAlsoCoordinates,
    NoticeCode::GroupLeads,
    NoticeCode::SeveralLeads,
    NoticeCode::NoLead,
    NoticeCode::NoTime,
    NoticeCode::DueBeforeIssue,
    NoticeCode::DueOnWeekend,
    NoticeCode::TimeUnread,
    NoticeCode::UnknownUnit,
    NoticeCode::NumberFaulty,
    NoticeCode::NumberRepeated,
    NoticeCode::NumberSkipped,
    NoticeCode::LinesJoined,
    NoticeCode::ControlCharacters,
    NoticeCode::NoNumbering,
    NoticeCode::EmptyLabel,
    NoticeCode::TableUnread,
    NoticeCode::TextBoxesLeftOut,
    NoticeCode::PicturesLeftOut,
    NoticeCode::HeadersLeftOut,
    NoticeCode::FootnotesLeftOut,
    NoticeCode::CommentsLeftOut,
    NoticeCode::HiddenTextLeftOut,
    NoticeCode::DeletionsLeftOut,
    NoticeCode::ContentsLeftOut,
    NoticeCode::TablesFlattened,
    NoticeCode::OldFontsRead,
    NoticeCode::OtherEnding,
    NoticeCode::LeadFromAbove,
];

/// Any programme.
pub(super) fn programme() -> impl Strategy<Value = Programme> {
    let code = prop::sample::select(CODES.to_vec());
    let notice = (code, any::<u32>(), of(key()), vec(text(), 0..2))
        .prop_map(|(code, line, key, about)| Notice { code, line, key, about });
    let head = (text(), text(), text(), of(text()), of(day()), of(day()), of(period()));
    let body = (vec(node(), 0..6), vec(unit(), 0..4), vec(notice, 0..3));
    let source = (text(), text(), vec(text(), 0..6)).prop_map(|(name, digest, lines)| Source {
        name,
        digest,
        lines,
    });
    (head, body, source).prop_map(|(head, (nodes, units, notices), source)| {
        let (id, title, short_title, number, issued, known_from, span) = head;
        Programme {
            id: ProgrammeId::new(id),
            title,
            short_title,
            number,
            issued,
            known_from,
            span,
            nodes,
            units,
            notices,
            source,
            index: OnceLock::new(),
        }
    })
}
