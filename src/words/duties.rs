//! The words of what comes round: its instances, and who has reported.

use chrono::{Datelike, NaiveDate};

use super::{Language, Words};
use crate::domain::{Instance, NoInstance, Period, Progress, Roll, Submission, Submissions};
use crate::say;

impl Words {
    /// A period within a sentence: "tháng 9/2026".
    #[must_use]
    pub fn period_in_text(&self, period: Period) -> String {
        let text = self.period(period);
        match self.language() {
            Language::English => text,
            Language::Vietnamese => {
                let mut letters = text.chars();
                let first = letters.next().into_iter().flat_map(char::to_lowercase);
                first.chain(letters).collect()
            }
        }
    }

    /// A progress of one instance of a duty, in the office's word: "Đã nộp".
    #[must_use]
    pub fn duty_progress(&self, progress: Progress) -> String {
        match progress {
            Progress::NotStarted => say!(self, "duty-not-started"),
            Progress::Done => say!(self, "duty-done"),
            Progress::Underway | Progress::Paused => self.progress(progress),
        }
    }

    /// What became of one instance, with its day: "nộp trễ 5/7".
    #[must_use]
    pub fn instance(&self, instance: &Instance) -> String {
        let day = |day: NaiveDate| {
            if day.year() == instance.due.year() { self.short_date(day) } else { self.date(day) }
        };
        match (instance.handed_in, instance.submission) {
            (Some(on), submission) => {
                say!(self, "instance-on", what = self.submission(submission), day = day(on))
            }
            (None, _) if instance.rests => say!(self, "state-paused"),
            (None, Submission::Awaited) => {
                say!(self, "instance-awaited", day = day(instance.due))
            }
            (None, submission) => self.submission(submission),
        }
    }

    /// How a duty stands, in a few words: what is missing, else what is next.
    #[must_use]
    pub fn duty_stands(&self, instances: &[Instance]) -> String {
        let missed = Submissions::from_iter(instances).missed;
        let rests = instances.last().is_some_and(|last| last.rests);
        let awaited = instances.iter().find(|known| known.submission == Submission::Awaited);
        match (missed, awaited, instances.last()) {
            (_, _, None) => say!(self, "state-no-deadline"),
            (1.., _, Some(_)) => say!(self, "duty-missed", count = missed),
            (0, _, Some(_)) if rests => say!(self, "state-paused"),
            (0, Some(next), Some(_)) => {
                say!(self, "duty-awaited", day = self.short_date(next.due))
            }
            (0, None, Some(last)) => {
                let day = last.handed_in.map(|day| self.date(day)).unwrap_or_default();
                if last.submission == Submission::Late {
                    say!(self, "duty-late", day = day)
                } else {
                    say!(self, "duty-handed-in", day = day)
                }
            }
        }
    }

    /// How many instances came to what: "nộp đúng hạn 2, nộp trễ 1, chưa nộp 2".
    #[must_use]
    pub fn submissions(&self, counted: Submissions) -> String {
        let parts = [
            (counted.in_time, say!(self, "count-in-time", count = counted.in_time)),
            (counted.late, say!(self, "count-late", count = counted.late)),
            (counted.missed, say!(self, "count-missed", count = counted.missed)),
            (counted.awaited, say!(self, "count-awaited", count = counted.awaited)),
        ];
        let said: Vec<String> =
            parts.into_iter().filter(|(count, _)| *count > 0).map(|(_, text)| text).collect();
        said.join(", ")
    }

    /// Why nothing can be reported for a period.
    #[must_use]
    pub fn no_instance(&self, period: Period, cause: NoInstance) -> String {
        let text = self.period_in_text(period);
        match cause {
            NoInstance::Once => say!(self, "no-instance-once"),
            NoInstance::OtherCycle => say!(self, "no-instance-cycle", period = text),
            NoInstance::Before(first) => {
                let first = self.period_in_text(first);
                say!(self, "no-instance-before", period = text, first = first)
            }
            NoInstance::NotBegun => say!(self, "no-instance-future", period = text),
        }
    }

    /// Who of a group has reported: "đã báo cáo 3/9; chưa: …", every name.
    #[must_use]
    pub fn roll(&self, roll: &Roll<'_>) -> String {
        let (reported, all) = roll.counts();
        match roll.missing.as_slice() {
            [] if all == 0 => say!(self, "roll-nobody-listed"),
            [] => say!(self, "roll-complete", reported = reported, all = all),
            missing => say!(
                self,
                "roll-missing",
                reported = reported,
                all = all,
                names = missing.join("; ")
            ),
        }
    }
}
