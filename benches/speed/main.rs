//! How fast tiendo is: one file for each question. `cargo bench` asks them
//! all, `cargo bench -- keypress` those with that word in their name; nothing
//! here fails by the clock. What was found is in `benches/README.md`.

#![expect(clippy::expect_used, reason = "a bench that cannot begin has nothing to say")]

mod compare;
mod desk;
mod edit;
mod first_frame;
mod generator;
mod keypress;
mod papers;
mod past;
mod quantiles;
mod reading;
mod search;
mod sizes;

/// A question with an answer of its own form; divan knows the others.
type Question = (&'static str, fn());

const QUESTIONS: &[Question] = &[
    ("first_frame", first_frame::ask),
    ("compare", compare::ask),
    ("edit", edit::ask),
    ("keypress", keypress::ask),
    ("search", search::ask),
];

fn main() {
    let wanted: Vec<String> = std::env::args().skip(1).filter(|a| !a.starts_with("--")).collect();
    let is_wanted = |name: &str| wanted.is_empty() || wanted.iter().any(|w| name.contains(&**w));
    for (name, ask) in QUESTIONS {
        if is_wanted(name) {
            println!("\n{name}");
            ask();
        }
    }
    divan::main();
}
