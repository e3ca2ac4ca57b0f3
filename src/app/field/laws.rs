//! What holds whatever is typed.

use proptest::prelude::*;

use super::*;

#[derive(Debug, Clone)]
enum Edit {
    Insert(char),
    Paste(String),
    Plain(fn(&mut Field)),
    Select(fn(&mut Field, bool), bool),
    Row(bool, u16, bool),
    Undo(bool),
}

/// Letters in both forms, all kinds of blanks, wide and invisible characters.
const CHARACTERS: &str =
    "abcde ếễêđĐ日.\u{300}\u{302}\u{31B}\u{323}\u{A0}\u{202F}\u{200B}\u{FEFF}\n\r";

fn character() -> impl Strategy<Value = char> {
    prop::sample::select(CHARACTERS.chars().collect::<Vec<char>>())
}

fn characters(most: usize) -> impl Strategy<Value = String> {
    let letters = prop::collection::vec(character(), 0..=most);
    letters.prop_map(|letters| letters.into_iter().collect())
}

fn edits(longest: usize) -> impl Strategy<Value = Vec<Edit>> {
    let plain: [fn(&mut Field); 6] = [
        Field::erase_back,
        Field::erase_forward,
        Field::erase_word,
        Field::erase_to_start,
        Field::select_all,
        Field::settle,
    ];
    let select: [fn(&mut Field, bool); 6] =
        [Field::left, Field::right, Field::word_left, Field::word_right, Field::home, Field::end];
    let edit = prop_oneof![
        8 => character().prop_map(Edit::Insert),
        4 => Just(Edit::Plain(Field::erase_back)),
        1 => characters(8).prop_map(Edit::Paste),
        2 => (0..plain.len()).prop_map(move |at| Edit::Plain(plain[at])),
        4 => (0..select.len(), any::<bool>()).prop_map(move |(at, on)| Edit::Select(select[at], on)),
        1 => (any::<bool>(), 0_u16..12, any::<bool>()).prop_map(|(up, columns, on)| Edit::Row(up, columns, on)),
        2 => any::<bool>().prop_map(Edit::Undo),
    ];
    prop::collection::vec(edit, 0..longest)
}

impl Edit {
    fn apply(&self, field: &mut Field) {
        match self {
            Self::Insert(c) => field.insert(*c),
            Self::Paste(text) => field.paste(text),
            Self::Plain(act) => act(field),
            Self::Select(act, select) => act(field, *select),
            Self::Row(true, columns, select) => drop(field.up(*columns, *select)),
            Self::Row(false, columns, select) => drop(field.down(*columns, *select)),
            Self::Undo(true) => drop(field.undo()),
            Self::Undo(false) => drop(field.redo()),
        }
    }
}

proptest! {
    #[test]
    fn erasing_as_many_code_points_as_were_typed_gives_the_text_back(
        start in "[a-eếđ \u{302}]{0,12}", at in 0_usize..12, typed in characters(12),
    ) {
        let mut field = Field::line(&start);
        field.home(false);
        (0..at).for_each(|_| field.right(false));
        typed.chars().for_each(|c| field.insert(c));
        typed.chars().for_each(|_| field.erase_back());
        prop_assert_eq!(field.raw(), start);
    }

    #[test]
    fn whatever_happens_places_stay_in_bounds_and_the_text_composed(
        paragraph: bool, start in characters(20), edits in edits(40), columns in 3_u16..20,
    ) {
        let mut field = if paragraph { Field::paragraph(&start) } else { Field::line(&start) };
        for edit in edits {
            edit.apply(&mut field);
            prop_assert!(field.content.cursor <= field.content.letters.len());
            prop_assert!(field.content.anchor.is_none_or(|at| at <= field.content.letters.len()));
            prop_assert_eq!(text::clean(&field.text()), field.text());
            prop_assert!(paragraph || !field.raw().contains('\n'));
            let line = field.visible_line(columns);
            prop_assert!(line.cursor_column < columns);
            prop_assert!(text::width(&line.text) <= usize::from(columns));
            prop_assert_eq!(text::nfc(&line.text), line.text);
            let wrapped = field.wrapped(columns);
            prop_assert!(wrapped.cursor_row < wrapped.lines.len() && wrapped.cursor_column < columns);
            for line in wrapped.lines {
                prop_assert!(text::width(&line.text) < usize::from(columns), "{}", line.text);
                prop_assert!(line.selected.is_none_or(|range| range.end < columns));
            }
        }
    }

    #[test]
    fn undoing_everything_gives_the_start_and_redoing_the_end(
        start in "[a-eếđ \u{302}\n]{0,12}", edits in edits(60),
    ) {
        let fresh = Field::paragraph(&start);
        let mut field = fresh.clone();
        for edit in edits.iter().filter(|edit| !matches!(edit, Edit::Undo(_))) {
            let settles = matches!(edit, Edit::Plain(act) if std::ptr::fn_addr_eq(*act, Field::settle as fn(&mut Field)));
            if !settles {
                edit.apply(&mut field);
            }
        }
        let end = field.raw();
        let mut steps = 0;
        while field.undo() {
            steps += 1;
        }
        prop_assert_eq!(field.raw(), fresh.raw());
        prop_assert!(!field.is_changed());
        (0..steps).for_each(|_| assert!(field.redo()));
        prop_assert_eq!(field.raw(), end);
    }

    #[test]
    fn wrapping_shows_every_letter_once(text in "[a-eếđ日 .\u{302}\n]{0,60}", columns in 4_u16..20) {
        let field = Field::paragraph(&text);
        let shown: String = field.wrapped(columns).lines.into_iter().map(|line| line.text).collect();
        let bare = |text: &str| text::nfc(text).chars().filter(|c| !matches!(c, ' ' | '\n')).collect::<String>();
        // A mark without a letter is drawn on a blank, which no letter loses.
        prop_assert_eq!(bare(&shown), bare(&text));
    }

    #[test]
    fn right_and_left_visit_the_same_places(text in "[a-eếđ日 \u{302}\u{323}]{0,30}") {
        let mut field = Field::line(&text);
        let places = |field: &mut Field, step: fn(&mut Field, bool)| {
            let mut places = vec![field.content.cursor];
            loop {
                step(field, false);
                if places.last() == Some(&field.content.cursor) {
                    return places;
                }
                places.push(field.content.cursor);
            }
        };
        let back = places(&mut field, Field::left);
        let mut forth = places(&mut field, Field::right);
        forth.reverse();
        prop_assert_eq!(back, forth);
    }
}
