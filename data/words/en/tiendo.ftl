### The program's words, English.

## Time
period-quarter = Q{ $number }/{ $year }
period-month = { $month }/{ $year }
period-first-half = first half of { $year }
period-second-half = second half of { $year }
period-year = { $year }
period-years = { $from }-{ $to }
period-years-open = { $from }-{ $to } and after
period-range = { $from } – { $to }
cycle-monthly = monthly
cycle-quarterly = quarterly
cycle-half-yearly = half-yearly
cycle-yearly = yearly
no-due = no deadline

## Statuses
progress-not-started = Not started
progress-underway = Underway
progress-done = Done
progress-paused = Paused
standing-done-in-time = Done in time
standing-done-late = Done late
standing-in-time = In time
standing-due-soon = Due soon
standing-overdue = OVERDUE
standing-paused = Paused
standing-needs-confirmation = Needs confirmation
standing-no-deadline = Ongoing
state-done = done { $date }
state-done-late = done late { $date }
state-due-soon = { $days ->
    [0] due today
    [one] 1 day left
   *[other] { $days } days left
}
state-overdue = OVERDUE { $days } d
state-paused = paused
state-needs-confirmation = to be confirmed
state-no-deadline = ongoing
milestone-deploy = Start
milestone-attain = Standard reached
milestone-sustain = Upkeep
unit-body = body
unit-group = group
unit-catch-all = catch-all

## Ledger
change-imported = Imported { $source } ({ $nodes } nodes)
change-note = result of the period edited
change-progress = { $from } → { $to }
change-due = due { $from } → { $to }
change-due-confirmed = deadline confirmed
change-undone = undone: { $change }

## Doubts of a reading
notice-no-number = The paper shows no number.
notice-no-issue-date = The paper shows no date of issue.
notice-lead-also-coordinates = The lead “{ $lead }” is also among the coordinators as “{ $other }”.
notice-group-leads = A group leads (“{ $group }”); no single body answers for it.
notice-several-leads = Several bodies lead: { $leads }.
notice-no-lead = No lead is named.
notice-no-time = No time is named.
notice-due-before-issue = Due ({ $due }) before the programme was issued or disseminated ({ $day }): to be confirmed.
notice-due-on-weekend = Due on { $day }, a weekend.
notice-time-unread = The time “{ $words }” was not understood and is kept as text.
notice-unknown-unit = “{ $words }” is in no list of units.
notice-number-faulty = Number written “{ $written }”, read as { $read }.
notice-number-repeated = Number { $number } stands twice.
notice-number-skipped = Number missing: expected { $expected }, found { $found }.
notice-lines-joined = A paragraph cut by a page break was joined.
notice-control-characters = { $count } control characters, shown as symbols.
notice-no-numbering = No numbering found; everything is kept as text.
notice-empty-label = Nothing stands after “{ $label }”.
notice-table-unread = The columns of the table were not understood; kept as text.
