//! The same laws over papers of other offices.

use super::super::super::samples::others;
use super::*;

/// A quarter in which every third item was finished and every third begun.
fn worked_on(programme: &Programme) -> State {
    let keys: Vec<String> = programme.items().map(|item| item.key.to_string()).collect();
    let changes = keys.iter().enumerate().filter_map(|(at, key)| match at % 3 {
        0 => Some(("2026-05-20", reported(key, Progress::Done, Some("2026-05-20")))),
        1 => Some(("2026-08-20", reported(key, Progress::Underway, None))),
        _ => None,
    });
    desk_with(vec![programme.clone()], changes.collect())
}

#[test]
fn figures_of_other_papers_add_up_and_open_their_lists() {
    for programme in others() {
        let name = programme.source.name.clone();
        assert!(programme.items().count() > 2, "{name} says something");
        let mut state = worked_on(&programme);
        for columns in SIZES {
            state.measured.columns = columns;
            for scope in SCOPES {
                state.dashboard.scope = Some(scope);
                check_sums(&state);
            }
            check_every_figure(&mut state);
        }
    }
}

#[test]
fn a_paper_with_deadlines_and_without_models_begins_with_its_deadlines() {
    let mut counted = 0;
    for programme in others() {
        let has_models = programme.items().any(|item| item.kind == ItemKind::Model);
        let dated = programme.items().filter(|item| item.period.and_then(Period::due).is_some());
        let dated = dated.count();
        let state = worked_on(&programme);
        let summary = summary(&state);
        assert_eq!(summary.scope == Scope::Models, has_models);
        if !has_models {
            assert_eq!(summary.tally.total(), dated);
            counted += dated;
        }
    }
    assert!(counted > 0, "one of them has deadlines");
}
