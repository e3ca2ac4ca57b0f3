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
state-to-attain = standard by { $period }
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

## Screens
screen-browse = Browse
screen-dashboard = Overview
screen-timeline = Timeline
screen-units = Units
screen-document = Document
today = Today { $date } · { $quarter }
as-of = As of { $date } · { $quarter }
saved-at = Saved at { $time }
silent-count = Without an update this quarter: { $count }
small-window = The window is too small: it needs 60×18 and has { $columns }×{ $rows }.
small-window-cure = Make it larger, or press Ctrl and −.
mouse-mark = [mouse]
read-only-mark = [read only]
filter-mark = Filter: { $what }
tree-title = The programme
detail-title = Detail
source-hint = x: source
nothing-here = No programme yet. Import one on the command line: tiendo import FILE.md
position-of = { $at }/{ $total }

## Detail
label-lead = Lead
label-coordinators = With
label-objective = Objective
label-milestones = Milestones
label-due = due { $date }
label-time = Time
label-standing = Standing
label-cycle = Cycle
label-body = Body
label-product = Product
label-indicators = Indicators
label-result = Result of this period ({ $period })
label-result-before = Result of { $period }
label-obstacle = Difficulties, proposals
label-evidence = Evidence
label-doubts = To be looked at
label-history = Recent history
label-text = Text
no-report = No update this period. Press s to write one.
no-report-before = No update this period. Press s to write one. Last time: “{ $note }”.
no-evidence = (no document number)
evidence-of = { $number }, { $date }
undated-evidence = { $number }
nobody-named = not named
due-moved-from = moved from { $from }
item-line = { $number } { $title } — lead: { $lead }; with: { $coordinators }; due: { $due }; standing: { $standing }

## Search
search-title = Search the whole programme
search-label = Find:
search-group-units = UNITS
search-group-models = MODELS
search-group-tasks = TASKS
search-group-text = IN THE TEXT
search-count = { $total } results · { $at }/{ $total }
search-more = … { $count } more (Tab)
search-nothing = Nothing is like “{ $query }”. Delete some letters or press Esc.
search-nothing-near = Nothing is like “{ $query }”. Did you mean { $near }?
search-tips = TIPS
search-tip-accents = Accents may be left out. Try: 3.4 · cqtt · ubnd · mttq
search-tip-filters = Filter: @unit  #standing  q:III/2026
search-recent = OPENED LAST
search-leads = lead: { $unit }
search-lead-role = leads
search-coordinates-role = coordinates
search-unit-counts = leads { $leads } · coordinates { $coordinators }
no-search-yet = Nothing searched yet. Press / to search.
hit-of = Result { $at }/{ $total }

## Update
report-title = Update
report-item-model = Model { $number } · { $title }
report-item-other = { $number } · { $title }
report-milestone = milestone “{ $label }” ({ $due })
report-progress = Progress
report-done-on = Done on
report-done-hint = (only when done)
report-number = Document no.
report-number-date = of
report-paused-hint = (needs a document number)
report-note = Result of this period (at least one sentence):
report-obstacle = Difficulties, proposals (optional):
report-offer = ↓ take last period's sentence: “{ $note }”
button-save = Save  Ctrl+S
button-leave = Leave  Esc
next-slot = Tab: next field
editing = Editing: not saved
need-sentence = At least one sentence is needed under “Result of this period”.
need-done-on = Done needs the day it was done.
done-in-future = The day of completion cannot lie in the future.
need-document = Paused needs the number of a document.
need-reason = Moving a deadline needs a reason.
bad-date = “{ $typed }” is not in the calendar. For example: 30/9/2026 or Quý III/2026.
saved = Saved { $item }: { $what }. Undo: Ctrl+Z
saved-due = Saved { $item }: due { $due }. Undo: Ctrl+Z
undone = Undone: { $item } is { $what } again. Redo: Ctrl+Y
undone-due = Undone: { $item } is due { $due } again. Redo: Ctrl+Y
nothing-to-undo = Nothing more to undo in this session.
nothing-to-redo = Nothing to redo.
nothing-to-update = This has no progress to update. Choose a model, a task or a milestone.
draft-kept = What was not saved is kept as a draft.
read-only = Opened read only: no updates.
past-day = A day in the past is shown: no updates.

## Deadline
due-title = Move the deadline
due-before = Old
due-after = New
due-reason = Reason
due-document = Document
due-document-hint = (number and date of the deciding document, if any)
due-example = For example: 30/9/2026 or Quý III/2026. Keeping the old one confirms it.

## Filter
filter-title = Filter and sort
filter-standing = Standing
filter-unit = Unit
filter-quarter = Due in
filter-sort = Order
filter-clear = Clear the filter
filter-all = all
filter-silent = without an update this quarter
filter-models = models
filter-dated = with a deadline
sort-document = as in the document
sort-due = by deadline
filter-hides-all = The filter hides everything ({ $what }). Press f, then Clear the filter.
filter-count = { $count } items

## Dialogs
help-title = Help
help-filter = Type to filter:
help-here = ON THIS SCREEN ({ $screen })
help-moving = MOVING
help-everywhere = EVERYWHERE
help-writing = IN A FIELD
help-input-method = All these keys work with a Vietnamese input method on.
help-zoom = Larger letters: Ctrl and + (Windows Terminal), Ctrl and the wheel (old console).
help-copying = To copy with the mouse hold Shift, or press m to turn the mouse off.
palette-title = All actions
palette-label = Action:
goto-title = Go to
goto-label = Number (such as 3.4):
goto-nothing = There is no { $number }. For example: 3.4 or IV.1
source-title = Source
source-lines = { $name }, lines { $first }–{ $last }
esc-closes = Esc closes
ask-leave = Leave what you have typed? A draft is kept.
ask-no-evidence = No document number. Save all the same, marked “no evidence yet”?
ask-quit = { $count ->
    [one] One draft is not saved; it is kept for next time.
   *[other] { $count } drafts are not saved; they are kept for next time.
}
answer-keep = Stay
answer-discard = Leave
answer-back = Back
answer-save = Save
answer-stay = Stay
answer-leave = Quit

## Keys
action-up = row above
action-down = row below
action-left = close, to the parent; quarter before
action-right = open, go in; quarter after
action-page-up = page before
action-page-down = page after
action-first = first
action-last = last
action-open = open, see the detail
action-back = back
action-next-pane = next pane
action-previous-pane = pane before
action-show = open the screen { $screen }
action-goto = go to a number (such as 3.4)
action-search = search (accents may be left out)
action-next-hit = next result
action-previous-hit = result before
action-filter = filter, sort
action-update = update progress
action-move-due = move the deadline
action-source = source text
action-copy = copy
action-fold-all = fold / unfold all
action-simpler = larger, simpler layout
action-denser = layout with more detail
action-theme = light / dark / contrast
action-mouse = mouse on / off
action-help = help
action-palette = all actions
action-undo = undo
action-redo = redo
action-save = save
action-redraw = redraw
action-quit = quit
action-erase = delete the character before
action-erase-forward = delete the letter after
action-erase-word = delete a word
action-erase-to-start = delete to the start of the line
action-select-all = select all
action-select-left = select to the left
action-select-right = select to the right
action-select-first = select to the start of the line
action-select-last = select to the end of the line
action-word-left = a word to the left
action-word-right = a word to the right
action-editor = write in the external editor
action-clear-filter = clear the filter
action-language = change the language: Tiếng Việt
action-suspend = to the command line for a while
hint-up-down = choose
hint-left-right = open/close
hint-quarters = quarter
hint-open = detail
hint-update = update
hint-search = find
hint-due = move deadline
hint-filter = filter
hint-sort = sort
hint-other-period = other scope
hint-list = list
hint-model = open
hint-pane = next pane
hint-right-pane = to the right
hint-source = source
hint-help = help
hint-undo = undo
hint-quit = quit
hint-type-search = Type to search
hint-type-filter = Type to filter
hint-accept = open
hint-run = run
hint-next-group = next group
hint-close = close
hint-hits = then n/N: next/previous
hint-choose-progress = choose
hint-slot = next field
hint-save = save
hint-leave = leave
hint-value = change
hint-scroll = scroll
hint-answer = choose
hint-agree = accept
hint-back = back
hint-go = go
ignored-input-method = A Vietnamese input method is on; command keys work all the same.
ignored-stray = This is a list, there is no field yet. Press / to search.
ignored-paste = The paste was ignored. To search: press / and paste.
ignored-undo = Undo: Ctrl+Z
ignored-unused = The key “{ $key }” has no use on this screen. Keys: ?
copied = Copied.
not-copied = Not copied: this machine gives no clipboard.
mouse-on = Mouse on. To select text hold Shift.
mouse-off = Mouse off.
trouble-full = Not saved (the disk is full). The draft is kept; make room and press Ctrl+S again.
trouble-read-only = Not saved: the data folder cannot be written. The draft is kept; mend the rights and press Ctrl+S again.
trouble-moved = Not saved: the data has just changed elsewhere. Close the program, open it and save again.
trouble-other = Not saved ({ $cause }). The draft is kept; press Ctrl+S again.
after-crash = { $drafts ->
    [0] The program ended abruptly last time. Everything saved is here, at the same place.
    [one] The program ended abruptly last time. Everything saved is here, at the same place; one draft.
   *[other] The program ended abruptly last time. Everything saved is here, at the same place; { $drafts } drafts.
}
font-test = If there are boxes in the next line, change the font to Cascadia Mono or Consolas: ẳ ễ ợ ữ Đ │ ═ ● √ ■
own-file-broken = A file of your own is broken, the built-in one is used: { $cause }

## Timeline, units
timeline-title = Timeline
timeline-crumbs = Progress by quarter { $years } · start, standard reached and upkeep
timeline-quarter = Quarter
timeline-page = { $quarter } · year { $at }/{ $total }
timeline-empty = This programme has no models and nothing with a deadline.
timeline-now = current quarter
timeline-chosen = { $quarter } (chosen)
timeline-due = due { $count }
timeline-model = Model { $number }
timeline-next = not yet; next: { $what }
timeline-nothing = nothing due
legend-title = Legend
legend-ahead = not yet
legend-done = done
legend-done-late = late
legend-not-started = not begun
legend-underway = underway
legend-due-soon = soon
legend-overdue = OVERDUE
legend-paused = paused
legend-needs-confirmation = to confirm
legend-upkeep = upkeep
legend-attain = standard
units-leads = Leads
units-coordinates = Helps
units-overdue = Over due
units-not-counted = catch-all, not counted · { $total } units
units-work = Who does what
units-part-leads = LEADS ({ $count })
units-part-coordinates = COORDINATES ({ $count })
units-part-recurring = RECURRING DUTIES ({ $count })
units-part-duties = OTHER DUTIES ({ $count })
units-more = … { $count } more
units-stands = { $standing } (due { $due })
units-both = { $number }: both leads and coordinates (“{ $written }”)
units-namesake = Note: “{ $name }” is another unit
units-spellings = Other names in the papers: { $names }
units-sorted = Order: { $sort } (f: change to { $next })
units-sort-leads = most led first
units-sort-name = name A–Y
units-sort-overdue = most overdue first
