//! Tables: of tasks, of indicators, and those that are kept as text.

use super::assemble::{Above, Builder};
use super::columns::{Column, Head, head, is_preface, table_len};
use super::figures::roman;
use super::labels::Label;
use super::place::{Group, Numbered, Place, Rank, Said, plain_number};
use super::rows::{Heading, Row, is_small, rows};
use super::scan;
use super::time::{self, Reading};
use super::tokens::{bare, tokens};
use crate::domain::{Content, Indicator, Key, NoticeCode, Period, Task};

impl Builder<'_> {
    /// A table beginning at `at`.
    pub(super) fn table(&mut self, at: usize, above: &Above) {
        let end = at + table_len(self.pieces, at);
        let found = self.pieces.get(at..end).and_then(|rows| head(rows, self.lexicon));
        let Some((head_at, head)) = found else {
            self.unread(at, end, above);
            return;
        };
        let head_at = at + head_at;
        if !is_preface(head_at - at) {
            self.unread(at, head_at, above);
            return;
        }
        let next = self.next_head(head_at + head.rows(), end, &head);
        let mut start = head_at + head.rows();
        let heads = |cells: &[String]| {
            head.repeats(cells) || cells.iter().all(|cell| cell.trim().is_empty())
        };
        while start < next && self.row(start).is_some_and(heads) {
            start += 1;
        }
        self.kept(at, start - 1, above);
        let mut place = Place::new(above);
        let rows = rows(self.pieces, (start, next), &head, self.lexicon);
        for (at, row) in rows.iter().enumerate() {
            self.table_row(row, rows.get(at + 1), &head, &mut place);
        }
        self.done = next;
    }

    fn row(&self, at: usize) -> Option<&[String]> {
        self.pieces.get(at)?.row.as_deref()
    }

    /// Where the head of another table stands, not a repetition of this one's.
    fn next_head(&self, start: usize, end: usize, this: &Head) -> usize {
        let mut from = start;
        while let Some(rows) = self.pieces.get(from..end)
            && let Some((at, _)) = super::columns::head_below(rows, self.lexicon)
        {
            let at = from + at;
            if !self.row(at).is_some_and(|cells| this.repeats(cells)) {
                return at;
            }
            from = at + 1;
        }
        end
    }

    /// A table whose columns are not understood.
    fn unread(&mut self, at: usize, end: usize, above: &Above) {
        self.kept(at, end - 1, above);
        if end - at > 1 {
            let line = self.lines(at, at).first;
            let key = self.nodes.last().map(|node| node.key.clone());
            self.notice(NoticeCode::TableUnread, line, key.as_ref(), Vec::new());
        }
    }

    /// Rows kept as one piece of text.
    fn kept(&mut self, first: usize, last: usize, above: &Above) {
        let key = self.counted(above.key.as_ref().map_or("body", Key::as_str));
        let (text, lines) = (self.text(first, last), self.lines(first, last));
        self.push(key, above, String::new(), &text, lines, Content::Text);
        self.done = last + 1;
    }

    fn table_row(&mut self, row: &Row, next: Option<&Row>, head: &Head, place: &mut Place) {
        if let Some(heading) = row.group() {
            self.group_row(row, heading, place);
            return;
        }
        let number = head.number(&row.cells).to_owned();
        let subject = head.subject(&row.cells).to_owned();
        let asks = head.indicators && head.has_own(&row.cells);
        if self.only_sums(&number, &subject) && !asks {
            let above = place.group().clone();
            self.kept(row.first, row.last, &above);
            return;
        }
        let below = next.is_some_and(|next| {
            let dashed =
                is_dashed(head.subject(&next.cells)) && head.number(&next.cells).is_empty();
            is_below(head.number(&next.cells), &number) || (dashed && !number.is_empty())
        });
        let bare_target = head.indicators && !head.has_target(&row.cells);
        let sums_up = if head.indicators {
            bare_target && (below || row.heading.is_some())
        } else {
            row.heading.is_some() && below
        };
        let upper = place.row_above(&number, is_dashed(&subject)).cloned();
        let (parent, key) = self.row_place(&number, upper.as_ref(), place);
        let lines = self.lines(row.first, row.last);
        self.row_doubts(&number, lines.first, &key, place);
        let lead = head.answer(&row.cells, Label::Lead);
        let text =
            if subject.is_empty() { self.text(row.first, row.last) } else { subject.clone() };
        let content = if sums_up {
            Content::Group
        } else if head.indicators {
            let above = upper.map_or_else(String::new, |upper| upper.lead);
            let lead = if lead.is_empty() { above } else { lead.clone() };
            let by = place.groups.last().and_then(|group| group.by);
            Content::Indicator(self.indicator(row, head, (&subject, &key), by, &lead))
        } else {
            Content::Task(self.task(row, head, &key, &mut place.said))
        };
        let lead = if sums_up { lead } else { String::new() };
        place.remember(&number, Numbered { key: key.clone(), lead });
        let shown = if number == "-" { String::new() } else { number };
        self.push(key, &parent, shown, &text, lines, content);
    }

    /// Whether a row only adds up or remarks on the others: "Tổng cộng: 04 nhiệm vụ".
    fn only_sums(&self, number: &str, subject: &str) -> bool {
        let totals = &self.lexicon.columns.totals;
        totals.begin(number) || (number.is_empty() && totals.begin(subject))
    }

    /// Where a row hangs, and its key.
    fn row_place(&mut self, number: &str, upper: Option<&Numbered>, place: &Place) -> (Above, Key) {
        let group = place.group();
        let key = upper.map(|upper| upper.key.clone()).or_else(|| group.key.clone());
        let parent = Above { key, ..group.clone() };
        let stem = if is_small(number) { parent.key.as_ref() } else { place.stem() };
        let key = if number.is_empty() || number == "-" {
            self.counted(parent.key.as_ref().map_or("body", Key::as_str))
        } else {
            self.keys.row(stem, plain_number(number))
        };
        (parent, key)
    }

    fn group_row(&mut self, row: &Row, heading: &Heading, place: &mut Place) {
        let Heading { number, title, .. } = heading;
        let rank = Rank::of(number);
        let outer = place.groups.iter().position(|group| group.rank == rank);
        place.groups.truncate(outer.unwrap_or(place.groups.len()));
        let above = place.group().clone();
        let key = if number.is_empty() {
            self.counted(above.key.as_ref().map_or("body", Key::as_str))
        } else {
            self.keys.row(above.key.as_ref(), number)
        };
        let lines = self.lines(row.first, row.last);
        if let Some(figure) = roman(number) {
            let about = |due| super::figures::written(due);
            self.sequence_doubts("I", (figure, number), about, (lines.first, &key), place);
        }
        let by = self.time_in(title).or(place.groups.last().and_then(|group| group.by));
        let section = above.key.is_none() && !number.is_empty();
        let content = if section { Content::Section } else { Content::Group };
        self.push(key.clone(), &above, number.clone(), title, lines, content);
        let (key, stem) = (Some(key.clone()), Some(key));
        let above = Above { key, stem, inside: true, ..above };
        place.groups.push(Group { rank, above, by });
        place.numbers.clear();
        place.counted = None;
        place.said = Said::default();
    }

    /// Doubts about a row's number: repeated, skipped. Numbers run on across
    /// groups or begin anew.
    fn row_doubts(&mut self, number: &str, line: u32, key: &Key, place: &mut Place) {
        let (prefix, last) = number.rsplit_once('.').unwrap_or(("", number));
        let Some(figure) = last.parse().ok().filter(|_| last.len() <= 5) else { return };
        let about = |due: u32| {
            if prefix.is_empty() { due.to_string() } else { format!("{prefix}.{due}") }
        };
        self.sequence_doubts(prefix, (figure, number), about, (line, key), place);
    }

    fn sequence_doubts(
        &mut self,
        list: &str,
        (figure, number): (u32, &str),
        about: impl Fn(u32) -> String,
        (line, key): (u32, &Key),
        place: &mut Place,
    ) {
        let before = place.last.insert(list.to_owned(), figure);
        let Some(before) = before.filter(|_| figure != 1) else { return };
        if figure == before {
            self.notice(NoticeCode::NumberRepeated, line, Some(key), vec![number.to_owned()]);
        } else if figure != before + 1 {
            let told = vec![about(before + 1), number.to_owned()];
            self.notice(NoticeCode::NumberSkipped, line, Some(key), told);
        }
    }

    /// The time in a heading, if it is one and no more: "Đến năm 2030".
    fn time_in(&self, heading: &str) -> Option<Period> {
        scan::mentions(&tokens(heading), self.lexicon).first().map(|mention| mention.period)
    }

    fn indicator(
        &mut self,
        row: &Row,
        head: &Head,
        (subject, key): (&str, &Key),
        by: Option<Period>,
        lead: &str,
    ) -> Indicator {
        let line = self.lines(row.first, row.last).first;
        let targets: Vec<(&str, Option<Period>, &str)> = head.targets(&row.cells).collect();
        let target = match &targets[..] {
            [(_, _, only)] => compared(only),
            several => several
                .iter()
                .map(|(name, _, cell)| format!("{name}: {}", compared(cell)))
                .collect::<Vec<_>>()
                .join("; "),
        };
        let by = targets.iter().filter_map(|(_, by, _)| *by).next_back().or(by);
        Indicator {
            key: key.clone(),
            target,
            by,
            text: subject.to_owned(),
            measure: head.pick(&row.cells, |column| *column == Column::Measure),
            lead: self.units(lead, line, key),
            line,
        }
    }

    fn task(&mut self, row: &Row, head: &Head, key: &Key, above: &mut Said) -> Task {
        let line = self.lines(row.first, row.last).first;
        let ditto = |words: String, above: &str| {
            if self.lexicon.columns.ditto.is(&words) { above.to_owned() } else { words }
        };
        let (mut lead, mut help) =
            (head.answer(&row.cells, Label::Lead), head.answer(&row.cells, Label::Coordinators));
        if head.has(Label::Shared) {
            let (leads, helps) =
                self.lexicon.labels.shared(&head.answer(&row.cells, Label::Shared));
            super::item::join(&mut lead, &leads);
            super::item::join(&mut help, &helps);
        }
        let said = Said {
            lead: ditto(row.lead_above.clone().unwrap_or(lead), &above.lead),
            help: ditto(help, &above.help),
            time: ditto(head.answer(&row.cells, Label::Time), &above.time),
        };
        above.clone_from(&said);
        let reading = time::read(&said.time, self.lexicon);
        match reading {
            Reading::Unread => {
                self.notice(NoticeCode::TimeUnread, line, Some(key), vec![said.time.clone()]);
            }
            Reading::Missing if head.has(Label::Time) => {
                self.notice(NoticeCode::NoTime, line, Some(key), Vec::new());
            }
            Reading::Missing | Reading::Standing | Reading::Period(_) => {}
        }
        let lead = self.units(&said.lead, line, key);
        if lead.is_empty() && (head.has(Label::Lead) || head.has(Label::Shared)) {
            self.notice(NoticeCode::NoLead, line, Some(key), Vec::new());
        }
        if row.lead_above.is_some() {
            self.notice(
                NoticeCode::LeadFromAbove,
                line,
                Some(key),
                vec![bare(&said.lead).to_owned()],
            );
        }
        Task {
            lead,
            coordinators: self.units(&said.help, line, key),
            period: reading.period(),
            time: bare(&said.time).to_owned(),
            product: head.answer(&row.cells, Label::Product),
        }
    }
}

/// Whether a row of number `next` stands below one of `number`.
fn is_below(next: &str, number: &str) -> bool {
    let (next, number) = (plain_number(next), plain_number(number));
    let deeper = next.strip_prefix(number).is_some_and(|rest| rest.starts_with('.'));
    deeper || (!number.is_empty() && (is_small(next) || next == "-"))
}

/// "- Trong đó: …"
fn is_dashed(subject: &str) -> bool {
    subject.starts_with(['-', '–', '+'])
}

/// A figure with its comparison as one sign: ">= 30" is "≥ 30".
fn compared(cell: &str) -> String {
    cell.replace(">=", "≥").replace("<=", "≤").replace('\n', " ")
}
