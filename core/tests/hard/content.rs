//! Edits of contents: other punctuation, order, numbering; elements added, dropped and replaced; other words.

use mulu::diff::Effect;
use mulu::text;

use super::random::Random;
use super::words::words;

/// A content taken apart at its separator.
struct Parts<'a> {
    pieces: Vec<&'a str>,
    separator: char,
    /// `1.…;2.…`: the pieces without their numbers.
    numbered: bool,
}

impl<'a> Parts<'a> {
    /// `None` where separators may stand in brackets or titles, or fewer than two pieces are found.
    fn of(content: &'a str) -> Option<Self> {
        if content.contains(['(', '（', '《', '“', '〈', '\n', '①']) {
            return None;
        }
        if content.starts_with("1.") && content.contains(';') {
            let pieces = content.split(';').enumerate();
            let pieces = pieces.map(|(n, piece)| piece.strip_prefix(&format!("{}.", n + 1)));
            return Some(Self { pieces: pieces.collect::<Option<_>>()?, separator: ';', numbered: true });
        }
        let separator =
            ['、', '\u{ff0c}', ';', ','].into_iter().max_by_key(|c| content.matches(*c).count())?;
        let pieces: Vec<&str> = content.split(separator).collect();
        (pieces.len() > 1 && !content.contains("1.")).then_some(Self { pieces, separator, numbered: false })
    }

    fn join(&self) -> String {
        let pieces: Vec<String> = if self.numbered {
            self.pieces.iter().enumerate().map(|(n, piece)| format!("{}.{piece}", n + 1)).collect()
        } else {
            self.pieces.iter().map(|piece| (*piece).to_owned()).collect()
        };
        pieces.join(&self.separator.to_string())
    }

    /// A piece that can be taken away without taking anything else: not the first, which may carry what stands
    /// before a colon, and not one that ends with 等.
    fn droppable(&self, random: &mut Random) -> Option<usize> {
        let drops = |n: &usize| {
            self.pieces.get(*n).is_some_and(|piece| {
                !piece.contains([':', '.', '。', ';']) && !piece.ends_with('等') && piece.chars().count() > 1
            })
        };
        let candidates: Vec<usize> = (1..self.pieces.len()).filter(drops).collect();
        random.pick(&candidates).copied().filter(|_| self.pieces.len() > 2)
    }

    /// Where a piece can be put.
    fn gap(&self) -> usize {
        if self.pieces.last().is_some_and(|piece| piece.ends_with(['等', '。'])) {
            self.pieces.len() - 1
        } else {
            self.pieces.len()
        }
    }
}

/// Other punctuation, width, numbering or order.
pub(crate) fn reword(content: &str, random: &mut Random) -> String {
    let parts = Parts::of(content);
    let told = match random.below(4) {
        0 => parts.filter(|parts| parts.numbered).map(|parts| parts.pieces.join("、")),
        1 => {
            parts.filter(|parts| !content.contains([':', '等', '。']) && !parts.numbered).map(|mut parts| {
                let last = parts.pieces.len() - 1;
                parts.pieces.swap(0, last);
                parts.join()
            })
        }
        2 => Some(content.replace(';', "\u{ff1b}").replace(',', "\u{ff0c}").replace(':', "\u{ff1a}")),
        _ => Some(content.replace('、', "\u{ff0c}").replace('(', "\u{ff08}").replace(')', "\u{ff09}")),
    };
    told.filter(|told| told != content).unwrap_or_else(|| match content.strip_suffix('。') {
        Some(without) => without.to_owned(),
        None => format!("{content}。"),
    })
}

/// A word for another of the same meaning. `None` where none is known.
pub(crate) fn synonym(content: &str, random: &mut Random) -> Option<(String, Effect)> {
    let known: Vec<_> = words().synonyms.iter().filter(|(from, _)| content.contains(from.as_str())).collect();
    let (from, to) = random.pick(&known)?;
    let told = content.replacen(from.as_str(), to, 1);
    (text::words(&told) != text::words(content)).then_some((told, Effect::Changed))
}

/// An element more.
pub(crate) fn add(content: &str, random: &mut Random) -> Option<String> {
    let mut parts = Parts::of(content)?;
    let element = element(content, random)?;
    parts.pieces.insert(parts.gap(), element);
    Some(parts.join())
}

/// An element less.
pub(crate) fn drop(content: &str, random: &mut Random) -> Option<String> {
    let mut parts = Parts::of(content)?;
    let at = parts.droppable(random)?;
    let piece = parts.pieces.remove(at);
    (!parts.pieces.contains(&piece)).then(|| parts.join())
}

/// An element for another.
pub(crate) fn replace(content: &str, random: &mut Random) -> Option<String> {
    let mut parts = Parts::of(content)?;
    let at = parts.droppable(random)?;
    *parts.pieces.get_mut(at)? = element(content, random)?;
    Some(parts.join())
}

/// Wholly other words.
pub(crate) fn rewrite(random: &mut Random) -> String {
    random.pick(&words().rewritten).unwrap().clone()
}

/// The two halves of a content that has enough elements.
pub(crate) fn halves(content: &str) -> Option<(String, String)> {
    let parts = Parts::of(content)?;
    let pieces = &parts.pieces;
    if pieces.len() < 4 || content.contains('。') {
        return None;
    }
    let half = |pieces: &[&str]| Parts { pieces: pieces.to_vec(), ..parts }.join();
    let (left, right) = pieces.split_at(pieces.len() / 2);
    Some((half(left), half(right)))
}

fn element(content: &str, random: &mut Random) -> Option<&'static str> {
    let all = &words().elements;
    let at = random.below(all.len());
    let mut elements = all.iter().cycle().skip(at).take(all.len());
    elements.find(|element| !content.contains(element.as_str())).map(String::as_str)
}
