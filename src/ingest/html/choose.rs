//! Which blocks of a page are its article: several witnesses, and what each says of a block.
//!
//! The witnesses are reader mode (a port of Readability), the article's text in the page's structured data, the elements
//! that say they hold it, and the density of running text. Reader mode is right on most pages; the others correct it
//! where it took too little or took what leads away.

use std::collections::{BTreeMap, BTreeSet};

use crate::model::{LeftOut, Reason};

use super::super::assemble::Piece;
use super::super::layout::ends_a_sentence;
use super::hints;
use super::trim::{leave_out_links, leave_out_repeats, trim_foot, trim_head};
use super::walk::{Found, Tree};

/// Words from which a text in the structured data is more than a summary.
const LEAST_BODY: usize = 100;

/// Words from which a block is running text, where it ends like a sentence.
const PROSE: usize = 12;

/// Share of the article's words inside an element from which the element's hint is not believed: it is the article.
const TOO_MUCH: f32 = 0.35;

/// Share of reader mode's words that must be found in the page for the page's own blocks to be taken.
const FOUND: f32 = 0.85;

/// What a page's other parts say of its article.
#[derive(Clone, Copy, Debug, Default)]
pub struct Known<'a> {
    /// Blocks that reader mode kept.
    pub reader: &'a [Piece],
    /// The text in the structured data, as blocks.
    pub body: &'a [Piece],
    /// The title; a heading that repeats it is the title.
    pub title: Option<&'a str>,
}

/// The article's blocks and those left out, in reading order.
pub fn choose(tree: &Tree, known: Known<'_>) -> (Vec<Piece>, Vec<LeftOut>) {
    let blocks = &tree.blocks;
    let body_words: usize = known.body.iter().map(|piece| count(&piece.words)).sum();
    let said = Marks::of(known.body);
    let in_body: Vec<bool> = blocks.iter().map(|block| said.hold(&block.piece.words)).collect();
    let body_found: usize = words_where(blocks, &in_body);
    if body_words >= LEAST_BODY && body_found * 2 < body_words && blocks_are_few(blocks, body_words) {
        // The page is drawn by a script that never ran: the structured data is all there is.
        return (known.body.to_vec(), Vec::new());
    }
    let mut kept = by_reader(blocks, known.reader);
    let reader_words = words_where(blocks, &kept);
    let all_reader_words: usize = known.reader.iter().map(|piece| count(&piece.words)).sum();
    if (reader_words as f32) < FOUND * all_reader_words as f32 && body_words < LEAST_BODY {
        // Reader mode has put lines together that stand apart in the page.
        return choose_lines(known);
    }
    let mut valid = valid_hints(tree, &kept);
    if body_words >= LEAST_BODY && body_found * 10 >= body_words * 7 && body_found * 10 >= reader_words * 6 {
        follow_body(blocks, &in_body, &mut kept);
        valid = valid_hints(tree, &kept);
    } else if let Some(inside) = better_body(tree, &kept, &valid) {
        kept = inside;
        valid = valid_hints(tree, &kept);
    } else if reader_words < 2 * PROSE {
        kept = blocks
            .iter()
            .map(|block| is_prose(block) && hint(tree, block, &valid).is_none())
            .collect();
        valid = valid_hints(tree, &kept);
    }
    fill_gaps(tree, &mut kept, &valid);
    let mut reasons: Vec<Option<Reason>> = blocks
        .iter()
        .zip(&kept)
        .map(|(block, kept)| {
            if *kept {
                reason(tree, block, &valid)
            } else {
                Some(hint(tree, block, &valid).unwrap_or(Reason::Around))
            }
        })
        .collect();
    leave_out_links(blocks, &mut reasons);
    trim_head(blocks, known.title, &mut reasons);
    trim_foot(blocks, &mut reasons);
    leave_out_repeats(blocks, &mut reasons);
    split(blocks, &reasons)
}

/// The blocks as reader mode made them, without those that lead away.
fn choose_lines(known: Known<'_>) -> (Vec<Piece>, Vec<LeftOut>) {
    let found = |piece: &Piece| Found {
        piece: piece.clone(),
        linked: 0.0,
        around: Vec::new(),
        bodies: Vec::new(),
    };
    let blocks: Vec<Found> = known.reader.iter().map(found).collect();
    let mut reasons: Vec<Option<Reason>> = blocks
        .iter()
        .map(|block| hints::of_words(&block.piece.words, 0.0))
        .collect();
    trim_head(&blocks, known.title, &mut reasons);
    trim_foot(&blocks, &mut reasons);
    split(&blocks, &reasons)
}

/// Why a block that a witness kept is left out all the same.
fn reason(tree: &Tree, block: &Found, valid: &[bool]) -> Option<Reason> {
    let hinted = hint(tree, block, valid);
    hinted.or_else(|| hints::of_words(&block.piece.words, block.linked))
}

/// Kept and left-out blocks.
fn split(blocks: &[Found], reasons: &[Option<Reason>]) -> (Vec<Piece>, Vec<LeftOut>) {
    let (mut pieces, mut left_out) = (Vec::new(), Vec::new());
    for (place, (block, reason)) in blocks.iter().zip(reasons).enumerate() {
        match reason {
            None => pieces.push(block.piece.clone()),
            Some(reason) => left_out.push(LeftOut {
                place,
                words: block.piece.words.clone(),
                reason: *reason,
            }),
        }
    }
    (pieces, left_out)
}

/// How many words a text has; in scripts without blanks between words two letters count as one.
pub fn count(words: &str) -> usize {
    let unparted = words.chars().filter(|letter| is_unparted(*letter)).count();
    words.split(' ').count() + unparted / 2
}

/// Han, kana, Thai, Lao, Burmese and Khmer letters.
fn is_unparted(letter: char) -> bool {
    matches!(letter,
        '\u{e00}'..='\u{eff}' | '\u{1000}'..='\u{109f}' | '\u{1780}'..='\u{17ff}' | '\u{3040}'..='\u{30ff}'
        | '\u{3400}'..='\u{4dbf}' | '\u{4e00}'..='\u{9fff}' | '\u{f900}'..='\u{faff}' | '\u{20000}'..='\u{3134f}')
}

fn words_where(blocks: &[Found], chosen: &[bool]) -> usize {
    let chosen = blocks.iter().zip(chosen).filter(|(_, chosen)| **chosen);
    chosen.map(|(block, _)| count(&block.piece.words)).sum()
}

/// Whether the page itself shows little running text beside what the structured data says.
fn blocks_are_few(blocks: &[Found], body_words: usize) -> bool {
    let prose: usize = blocks
        .iter()
        .filter(|block| is_prose(block))
        .map(|block| count(&block.piece.words))
        .sum();
    prose * 2 < body_words
}

/// Running text: long enough, ends like a sentence or is long, and is not a link.
pub fn is_prose(block: &Found) -> bool {
    let words = count(&block.piece.words);
    words >= PROSE
        && block.linked < 0.5
        && (ends_a_sentence(&block.piece.words) || ends_wide(&block.piece.words) || words > 30)
}

/// Ends of sentences in other scripts.
pub fn ends_wide(words: &str) -> bool {
    words.ends_with([
        '\u{3002}', '\u{ff01}', '\u{ff1f}', '\u{964}', '\u{61f}', '\u{6d4}', '\u{300d}',
    ])
}

/// The letters of some text, by which it is told whether another holds a block.
struct Marks {
    whole: String,
}

impl Marks {
    fn of(pieces: &[Piece]) -> Self {
        Self {
            whole: pieces.iter().map(|piece| letters(&piece.words)).collect(),
        }
    }

    fn hold(&self, words: &str) -> bool {
        let bare = letters(words);
        bare.len() > 8 && self.whole.contains(&bare)
    }
}

/// The letters and digits of some text, in lower case.
pub fn letters(words: &str) -> String {
    words
        .chars()
        .filter(|letter| letter.is_alphanumeric())
        .flat_map(char::to_lowercase)
        .collect()
}

/// Which blocks reader mode kept; each of its blocks stands for the first such block behind the one before.
fn by_reader(blocks: &[Found], reader: &[Piece]) -> Vec<bool> {
    let mut places: BTreeMap<String, Vec<usize>> = BTreeMap::new();
    for (place, block) in blocks.iter().enumerate() {
        places.entry(letters(&block.piece.words)).or_default().push(place);
    }
    let mut kept = vec![false; blocks.len()];
    let mut last = 0;
    let mut merged = String::new();
    for piece in reader {
        let piece = letters(&piece.words);
        let Some(found) = places.get(&piece) else {
            merged.push_str(&piece);
            merged.push('\n');
            continue;
        };
        let next = found.iter().copied().find(|place| *place >= last && !kept[*place]);
        if let Some(place) = next.or_else(|| found.iter().copied().find(|place| !kept[*place])) {
            kept[place] = true;
            last = place;
        }
    }
    // Reader mode takes styles away, and puts together what only they set apart.
    for (block, kept) in blocks
        .iter()
        .zip(&mut kept)
        .filter(|(block, kept)| !**kept && is_prose(block))
    {
        *kept = merged.contains(&letters(&block.piece.words));
    }
    kept
}

/// Which hints are believed: not those whose word stands around much of the article.
fn valid_hints(tree: &Tree, kept: &[bool]) -> Vec<bool> {
    let all = words_where(&tree.blocks, kept).max(1);
    let mut inside: BTreeMap<&str, usize> = BTreeMap::new();
    for (block, _) in tree
        .blocks
        .iter()
        .zip(kept)
        .filter(|(block, kept)| **kept && is_prose(block))
    {
        let words: BTreeSet<&str> = block.around.iter().map(|hint| tree.hints[*hint].word).collect();
        for word in words {
            *inside.entry(word).or_default() += count(&block.piece.words);
        }
    }
    let few = |word: &str| {
        inside
            .get(word)
            .is_none_or(|words| (*words as f32) < TOO_MUCH * all as f32)
    };
    tree.hints.iter().map(|hint| few(hint.word)).collect()
}

/// The outermost hint around a block that is believed.
fn hint(tree: &Tree, block: &Found, valid: &[bool]) -> Option<Reason> {
    block
        .around
        .iter()
        .find(|hint| valid[**hint])
        .map(|hint| tree.hints[*hint].reason)
}

/// Keeps what the structured data holds, and between its first and last block what reader mode kept; nothing behind.
fn follow_body(blocks: &[Found], in_body: &[bool], kept: &mut [bool]) {
    let Some(last) = in_body.iter().rposition(|inside| *inside) else {
        return;
    };
    let first = in_body.iter().position(|inside| *inside).unwrap_or(0);
    for (place, block) in blocks.iter().enumerate() {
        let short = !is_prose(block);
        kept[place] = if place < first {
            kept[place]
        } else if place > last {
            // Structured data is often cut at a length, so that running text behind it still counts.
            kept[place] && !short
        } else {
            in_body[place] && !(short && block.linked > 0.8) || kept[place]
        };
    }
}

/// The running text of the element that says it is the article, where reader mode took far less or something else.
fn better_body(tree: &Tree, kept: &[bool], valid: &[bool]) -> Option<Vec<bool>> {
    let mut best: Option<(u8, usize, usize)> = None;
    for (body, plain) in tree.bodies.iter().enumerate() {
        let inside =
            |block: &&Found| block.bodies.contains(&body) && is_prose(block) && hint(tree, block, valid).is_none();
        let words: usize = tree
            .blocks
            .iter()
            .filter(inside)
            .map(|block| count(&block.piece.words))
            .sum();
        if words >= 5 * PROSE
            && best.is_none_or(|(most, longest, _)| (words > longest) && (*plain >= most || words > 2 * longest))
        {
            best = Some((*plain, words, body));
        }
    }
    let (_, words, body) = best?;
    let taken = |block: &Found, kept: bool| kept && is_prose(block);
    let both: usize = tree
        .blocks
        .iter()
        .zip(kept)
        .filter(|(block, kept)| taken(block, **kept) && block.bodies.contains(&body))
        .map(|(block, _)| count(&block.piece.words))
        .sum();
    let reader: usize = tree
        .blocks
        .iter()
        .zip(kept)
        .filter(|(block, kept)| taken(block, **kept))
        .map(|(block, _)| count(&block.piece.words))
        .sum();
    // Many elements of one sort are a list of articles, and none of them is the page's.
    let rivals: usize = tree.bodies.iter().map(|plain| usize::from(*plain == 1)).sum();
    if both * 10 >= words * 6 || reader > words && both * 2 > reader || tree.bodies[body] == 1 && rivals > 3 {
        return None;
    }
    let inside = |block: &Found| {
        block.bodies.contains(&body) && hint(tree, block, valid).is_none() && (block.linked < 0.6 || is_prose(block))
    };
    Some(tree.blocks.iter().map(inside).collect())
}

/// Keeps running text that stands between kept blocks in the same element: reader mode drops paragraphs by their class.
fn fill_gaps(tree: &Tree, kept: &mut [bool], valid: &[bool]) {
    let blocks = &tree.blocks;
    let is_anchor = |place: usize, kept: &[bool]| kept[place] && is_prose(&blocks[place]);
    let Some(first) = (0..blocks.len()).find(|place| is_anchor(*place, kept)) else {
        return;
    };
    let Some(last) = (0..blocks.len()).rfind(|place| is_anchor(*place, kept)) else {
        return;
    };
    for (place, block) in blocks.iter().enumerate().take(last + 1).skip(first) {
        let own =
            blocks[first].bodies.last() == block.bodies.last() || blocks[last].bodies.last() == block.bodies.last();
        if !kept[place] && own && block.linked < 0.3 && is_prose(block) && hint(tree, block, valid).is_none() {
            kept[place] = true;
        }
    }
}
