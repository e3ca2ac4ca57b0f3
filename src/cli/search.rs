//! `tiendo search QUERY`

use super::arguments::Query;
use super::complaint::Complaint;
use super::desk::Desk;
use super::reply::Reply;
use crate::report::json::{GroupShape, HitShape};
use crate::runtime::searcher;
use crate::say;
use crate::search::{Group, GroupKind, Hit, Role, Target};
use crate::text::clean;
use crate::words::Words;

/// What was typed, whether quoted as one word or not.
pub fn query(asked: &Query) -> Result<String, Complaint> {
    let query = clean(&asked.query.join(" ")).trim().to_owned();
    if query.is_empty() { Err(Complaint::Blank("<QUERY>")) } else { Ok(query) }
}

/// The search of the screen, in its groups.
pub fn run(desk: &Desk, asked: &Query) -> Result<Reply, Complaint> {
    let query = query(asked)?;
    let library = desk.library()?;
    let found = searcher::find(&library, &desk.words, &query);
    if found.groups.is_empty() {
        let complaint = Complaint::NothingLike { query, near: found.suggestions };
        return Ok(Reply::nothing(asked.json, complaint));
    }
    if asked.json {
        return Reply::json(&found.groups.iter().map(group_shape).collect::<Vec<_>>());
    }
    let mut page = desk.page();
    for group in &found.groups {
        page.line(&format!("{} ({})", heading(&desk.words, group.kind), group.total));
        let rows: Vec<Vec<String>> =
            group.hits.iter().map(|hit| row(&desk.words, group.kind, hit)).collect();
        page.table(&rows);
    }
    Ok(page.done())
}

fn heading(words: &Words, kind: GroupKind) -> String {
    match kind {
        GroupKind::Units => say!(words, "search-group-units"),
        GroupKind::Models => say!(words, "search-group-models"),
        GroupKind::Tasks => say!(words, "search-group-tasks"),
        GroupKind::Text => say!(words, "search-group-text"),
    }
}

fn row(words: &Words, kind: GroupKind, hit: &Hit) -> Vec<String> {
    let place = match &hit.target {
        Target::Unit(id) => id.to_string(),
        Target::Item { key, .. } => key.to_string(),
    };
    let role = hit.role.map(|role| match role {
        Role::Leads => say!(words, "search-lead-role"),
        Role::Coordinates => say!(words, "search-coordinates-role"),
    });
    let title = match role {
        Some(role) => format!("{} ({role})", hit.title),
        None if kind == GroupKind::Text && !hit.excerpt.is_empty() => hit.excerpt.clone(),
        None => hit.title.clone(),
    };
    vec![String::new(), place, title]
}

fn group_shape(group: &Group) -> GroupShape {
    GroupShape {
        group: group.kind.name(),
        total: group.total,
        hits: group.hits.iter().map(hit_shape).collect(),
    }
}

fn hit_shape(hit: &Hit) -> HitShape {
    let (unit, programme, key) = match &hit.target {
        Target::Unit(id) => (Some(id.to_string()), None, None),
        Target::Item { programme, key } => {
            (None, Some(programme.to_string()), Some(key.to_string()))
        }
    };
    HitShape {
        unit,
        programme,
        key,
        number: hit.number.clone(),
        title: hit.title.clone(),
        excerpt: hit.excerpt.clone(),
        role: hit.role.map(|role| match role {
            Role::Leads => "leads",
            Role::Coordinates => "coordinates",
        }),
    }
}
