//! The tree that numbers and dashes make of paragraphs.

use super::lexicon::Lexicon;
use super::marker::{Marker, Style};
use super::piece::Piece;
use super::tokens::first_tokens;

/// Which part of the paper a paragraph belongs to.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Region {
    /// Letterhead, title, preamble.
    Head,
    /// What is numbered.
    Body,
    /// Closing words, recipients, signature.
    Tail,
}

/// The place of a paragraph in the tree.
#[derive(Debug, Clone)]
pub(super) struct Branch {
    /// The branch above it.
    pub parent: Option<usize>,
    /// The branches below it, in the order of the document.
    pub children: Vec<usize>,
    /// Its part of the paper.
    pub region: Region,
}

/// The tree, one branch for each paragraph, in the order of the document.
pub(super) fn outline(pieces: &[Piece], tables: &[bool], lexicon: &Lexicon) -> Vec<Branch> {
    let mut grower = Grower { stack: Vec::new(), upper_first: None, branches: Vec::new() };
    let unmarked = unmarked_to_the_end(pieces);
    // A paper of annexes only begins with the first; a single one is its title.
    let annexes = pieces.iter().filter(|piece| is_annex(piece)).take(2).count() > 1;
    let mut region = Region::Head;
    for (at, piece) in pieces.iter().enumerate() {
        let readable = tables.get(at).copied().unwrap_or(false);
        let last = unmarked.get(at).copied().unwrap_or(false);
        let opens = readable || (annexes && is_annex(piece));
        region = next_region(region, piece, opens, last, lexicon);
        let parent = match region {
            Region::Head | Region::Tail => {
                grower.stack.clear();
                None
            }
            Region::Body if closes(piece, lexicon) => {
                grower.stack.clear();
                grower.branches.push(Branch {
                    parent: None,
                    children: Vec::new(),
                    region: Region::Tail,
                });
                continue;
            }
            Region::Body if introduces(piece, pieces.get(at + 1), lexicon) => {
                grower.introduced(at, piece)
            }
            Region::Body => grower.parent_of(at, piece),
        };
        grower.branches.push(Branch { parent, children: Vec::new(), region });
        if let Some(above) = parent.and_then(|parent| grower.branches.get_mut(parent)) {
            above.children.push(at);
        }
    }
    grower.branches
}

/// "PHỤ LỤC 1"
pub(super) fn is_annex(piece: &Piece) -> bool {
    piece.marker.as_ref().is_some_and(|marker| marker.style == Style::Appendix)
}

/// For each paragraph, whether no numbered one follows before the next annex.
fn unmarked_to_the_end(pieces: &[Piece]) -> Vec<bool> {
    let mut marks = vec![false; pieces.len()];
    let mut unmarked = true;
    for (mark, piece) in marks.iter_mut().zip(pieces).rev() {
        match &piece.marker {
            Some(marker) if marker.style == Style::Appendix => unmarked = true,
            Some(marker) if !is_bullet(marker.style) => unmarked = false,
            Some(_) | None => unmarked &= piece.row.is_none(),
        }
        *mark = unmarked;
    }
    marks
}

/// The part of the paper a paragraph belongs to. `table` says that it is a row
/// of a table that is understood or opens the body all the same, `last` that no numbered paragraph follows.
fn next_region(
    region: Region,
    piece: &Piece,
    table: bool,
    last: bool,
    lexicon: &Lexicon,
) -> Region {
    let paper = &lexicon.paper;
    let style = piece.marker.as_ref().map(|marker| marker.style);
    let recipients = style.is_none() && piece.row.is_none() && paper.recipients.begin(&piece.text);
    match region {
        Region::Head if recipients => Region::Tail,
        Region::Head => {
            let begins = piece.marker.as_ref().is_some_and(opens_body) || table;
            if begins { Region::Body } else { Region::Head }
        }
        Region::Body => {
            let loud = style.is_none() && piece.row.is_none() && piece.shouts();
            let signed = loud && (last || paper.signature.begin(&piece.text));
            if recipients || signed { Region::Tail } else { Region::Body }
        }
        Region::Tail if style == Some(Style::Appendix) || table => Region::Body,
        Region::Tail => Region::Tail,
    }
}

/// Whether a mark can be the first of a paper's own numbering.
fn opens_body(marker: &Marker) -> bool {
    match marker.style {
        Style::Part
        | Style::Chapter
        | Style::Division
        | Style::Article
        | Style::Upper
        | Style::Roman => true,
        Style::Arabic(_)
        | Style::Letter
        | Style::HalfNumber
        | Style::Named
        | Style::InNumber
        | Style::InLetter
        | Style::InRoman => marker.figures.first() == Some(&1),
        Style::Appendix | Style::Bullet(_) => false,
    }
}

/// "Trên đây là …", "Chương trình này được …"
fn closes(piece: &Piece, lexicon: &Lexicon) -> bool {
    piece.marker.is_none() && piece.row.is_none() && lexicon.paper.closing.begin(&piece.text)
}

/// "Giao Sở Nội vụ:" above bullets, which hang on it as on a number.
fn introduces(piece: &Piece, next: Option<&Piece>, lexicon: &Lexicon) -> bool {
    let listed = next.and_then(|next| next.marker.as_ref()).is_some_and(|m| is_bullet(m.style));
    let words = &lexicon.units;
    let short = piece.text.len() <= 300 && piece.text.ends_with(':');
    if !listed || !short || piece.marker.is_some() || piece.row.is_some() {
        return false;
    }
    let found = first_tokens(&piece.text);
    let given = words.addressing.at(&found, 0);
    let name = found.get(given.unwrap_or(0)).and_then(|token| piece.text.get(token.start..));
    let named = name.is_some_and(|name| words.heads.begin(name) && !words.not_heads.begin(name));
    let inside = piece.text.trim_end_matches(':').contains([':', '.', ';']);
    named && !inside && (given.is_some() || piece.strong)
}

/// The sign of what introduces bullets without having one of its own.
const INTRODUCTION: char = ':';

struct Open {
    branch: usize,
    style: Style,
    ordinal: u32,
    indent: usize,
}

struct Grower {
    stack: Vec<Open>,
    /// Whether "A." was met before "I.": the first met stands above.
    upper_first: Option<bool>,
    branches: Vec<Branch>,
}

impl Grower {
    /// Where a paragraph hangs; it becomes the innermost open place itself.
    fn parent_of(&mut self, at: usize, piece: &Piece) -> Option<usize> {
        let Some(marker) = &piece.marker else {
            self.close_bullets();
            return self.stack.last().map(|open| open.branch);
        };
        if let Style::Bullet(sign) = marker.style {
            self.close_for_bullet(sign, piece.indent);
        } else {
            self.close_for_number(marker.style, marker.ordinal());
        }
        let parent = self.stack.last().map(|open| open.branch);
        let (style, ordinal, indent) = (marker.style, marker.ordinal(), piece.indent);
        self.stack.push(Open { branch: at, style, ordinal, indent });
        parent
    }

    /// Where a paragraph hangs below which the bullets after it shall hang.
    fn introduced(&mut self, at: usize, piece: &Piece) -> Option<usize> {
        self.close_bullets();
        let parent = self.stack.last().map(|open| open.branch);
        let style = Style::Bullet(INTRODUCTION);
        self.stack.push(Open { branch: at, style, ordinal: 0, indent: piece.indent });
        parent
    }

    fn close_bullets(&mut self) {
        while self.stack.last().is_some_and(|open| is_bullet(open.style)) {
            self.stack.pop();
        }
    }

    /// A bullet goes on with the open list of its sign, or begins one below; a
    /// star never stands below a dash, a dash never below a plus.
    fn close_for_bullet(&mut self, sign: char, indent: usize) {
        let first =
            self.stack.iter().rposition(|open| !is_bullet(open.style)).map_or(0, |at| at + 1);
        let bullets = self.stack.get(first..).unwrap_or_default();
        let same = bullets
            .iter()
            .rposition(|open| open.style == Style::Bullet(sign) && indent < open.indent + 2);
        let nested = bullets.iter().any(|open| open.style == Style::Bullet(sign));
        let keep = match same {
            Some(at) => first + at,
            None if self.stack.len() >= DEEPEST => self.stack.len() - 1,
            None if nested => self.stack.len(),
            None => {
                let outranks = |open: &Open| {
                    open.style != Style::Bullet(INTRODUCTION)
                        && (sign == '*' || (sign == '-' && open.style == Style::Bullet('+')))
                };
                let over = bullets.iter().position(outranks);
                over.map_or(self.stack.len(), |at| first + at)
            }
        };
        self.stack.truncate(keep);
    }

    /// A number goes on with the innermost open list that it continues, begins a
    /// list below where it begins anew, or finds its place by rank.
    fn close_for_number(&mut self, style: Style, ordinal: u32) {
        self.close_bullets();
        if self.upper_first.is_none() && matches!(style, Style::Upper | Style::Roman) {
            self.upper_first = Some(style == Style::Upper);
        }
        let same = |open: &Open| open.style == style;
        let continued =
            self.stack.iter().rposition(|open| same(open) && open.ordinal + 1 == ordinal);
        let innermost = self.stack.iter().rposition(same);
        let low = self.stack.last().is_some_and(|open| self.rank(open.style) >= LOW);
        let open = self.stack.len();
        let anew = ordinal == 1 && low;
        let deep = open >= DEEPEST;
        let keep = match continued.or(innermost) {
            Some(at) if deep => at,
            None if deep => open - 1,
            Some(at) if continued.is_none() && anew && at + 1 < open && nests(style) => open,
            Some(at) => at,
            None if self.rank(style) >= LOW => open,
            None if anew && style == Style::Arabic(1) => open,
            None => {
                let rank = self.rank(style);
                let above = self.stack.iter().rposition(|open| self.rank(open.style) < rank);
                above.map_or(0, |at| at + 1)
            }
        };
        self.stack.truncate(keep);
    }

    fn rank(&self, style: Style) -> u32 {
        match style {
            Style::Appendix => 0,
            Style::Part => 10,
            Style::Chapter => 20,
            Style::Division => 30,
            Style::Upper if self.upper_first == Some(false) => 55,
            Style::Upper => 40,
            Style::Roman => 50,
            Style::Article => 60,
            Style::Arabic(depth) => 70 + u32::from(depth),
            Style::Named
            | Style::Letter
            | Style::HalfNumber
            | Style::InNumber
            | Style::InLetter
            | Style::InRoman => LOW,
            Style::Bullet(_) => 200,
        }
    }
}

/// No paper goes deeper; a text that seems to is not numbered but mangled.
const DEEPEST: usize = 16;

/// From this rank on a new style stands below whatever is open.
const LOW: u32 = 100;

fn nests(style: Style) -> bool {
    match style {
        Style::Arabic(depth) => depth == 1,
        Style::Named
        | Style::Letter
        | Style::HalfNumber
        | Style::InNumber
        | Style::InLetter
        | Style::InRoman => true,
        Style::Appendix
        | Style::Part
        | Style::Chapter
        | Style::Division
        | Style::Upper
        | Style::Roman
        | Style::Article
        | Style::Bullet(_) => false,
    }
}

/// Whether a style is a dash, a plus, a star or a dot.
pub(super) fn is_bullet(style: Style) -> bool {
    matches!(style, Style::Bullet(_))
}
