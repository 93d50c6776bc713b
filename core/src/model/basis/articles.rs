//! The articles of an instrument that a citation names: 第二十条第(一)款, 第三、八条.

use super::cell::{closes, is_dash, opens};
use super::numeral::{at, chinese, numeral};

/// A piece of a list of articles.
enum Piece {
    /// 第二十条, (一)款, or a numeral whose unit comes later in the list (第三、八条).
    Part { number: u32, unit: Option<Unit>, extra: Option<u32> },
    /// 、 or 和 between articles, or 至 between the ends of a range.
    Between { range: bool },
}

/// A unit of a law, the outer before the inner.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum Unit {
    Part,
    Chapter,
    Section,
    Article,
    Paragraph,
    Item,
    Point,
}

const UNITS: [(char, Unit); 7] = [
    ('编', Unit::Part),
    ('章', Unit::Chapter),
    ('节', Unit::Section),
    ('条', Unit::Article),
    ('款', Unit::Paragraph),
    ('项', Unit::Item),
    ('目', Unit::Point),
];

/// The articles listed from a position on, each in full in one spelling (`第二十条第一款第三项`, `第三条至第五条`),
/// and where the list ends.
pub(super) fn read(text: &[char], start: usize) -> Option<(Vec<String>, usize)> {
    if at(text, start) != '第' {
        return None;
    }
    let (mut pieces, mut position) = (Vec::new(), start);
    // What is known to be articles: behind it a numeral may stand that begins something else.
    let mut sure = (0, start);
    let mut depth: Option<Unit> = None;
    while let Some((number, unit, extra, end)) = part(text, position, depth) {
        position = end;
        pieces.push(Piece::Part { number, unit, extra });
        if let Some(unit) = unit {
            depth = Some(depth.filter(|_| sure.0 > 0).map_or(unit, |depth| depth.max(unit)));
            sure = (pieces.len(), position);
        }
        if let Some((range, end)) = between(text, position) {
            pieces.push(Piece::Between { range });
            position = end;
        } else if unit.is_none() {
            break;
        }
    }
    pieces.truncate(sure.0);
    (sure.0 > 0).then(|| (spell(&pieces), sure.1))
}

/// One 第…条, (一)款 or bare numeral at a position. `depth` is the innermost unit seen so far.
fn part(text: &[char], start: usize, depth: Option<Unit>) -> Option<(u32, Option<Unit>, Option<u32>, usize)> {
    let ordinal = at(text, start) == '第';
    let mut position = start + usize::from(ordinal);
    let bracketed = opens(at(text, position));
    position += usize::from(bracketed);
    let (number, end) = numeral(text, position)?;
    position = end;
    if bracketed {
        position += usize::from(closes(at(text, position)));
    }
    let unit = UNITS.iter().find(|(c, _)| *c == at(text, position)).map(|(_, unit)| *unit);
    // 第八条例, 第一章程, 第一目录, 第一项目 are other words.
    let next = at(text, position + 1);
    let unit = unit.filter(|unit| match unit {
        Unit::Article => next != '例',
        Unit::Chapter => next != '程',
        Unit::Section => next != '目',
        Unit::Paragraph => depth.is_some(),
        Unit::Item => depth.is_some() && next != '目',
        Unit::Point => depth.is_some() && next != '录' && next != '标',
        Unit::Part => next != '制',
    });
    if let Some(unit) = unit {
        position += 1;
        let extra = (unit == Unit::Article && at(text, position) == '之')
            .then(|| numeral(text, position + 1))
            .flatten();
        if let Some((_, end)) = extra {
            position = end;
        }
        return Some((number, Some(unit), extra.map(|(extra, _)| extra), position));
    }
    // 第二十条(三) is item 3, if nothing follows that makes it the numbering of something else.
    if bracketed
        && !ordinal
        && number < 100
        && depth >= Some(Unit::Article)
        && !follows_numbering(at(text, position))
    {
        return Some((number, Some(Unit::Item), None, position));
    }
    Some((number, None, None, position))
}

fn follows_numbering(next: char) -> bool {
    matches!(next, '《' | '〈') || super::cell::is_han(next)
}

/// A separator in a list of articles: whether it spans a range, and where it ends.
fn between(text: &[char], start: usize) -> Option<(bool, usize)> {
    let range = |c: char| matches!(c, '至' | '到') || is_dash(c);
    match at(text, start) {
        c if range(c) => Some((true, start + 1 + usize::from(range(at(text, start + 1))))),
        '以' if at(text, start + 1) == '及' => Some((false, start + 2)),
        '、' | ',' | '和' | '及' | '与' | '或' => Some((false, start + 1)),
        _ => None,
    }
}

/// The articles in full: a numeral without unit takes the next one, an inner unit the outer ones before it.
fn spell(pieces: &[Piece]) -> Vec<String> {
    let mut articles: Vec<String> = Vec::new();
    let mut path: Vec<(Unit, String)> = Vec::new();
    let mut joined = false;
    let mut fresh = false;
    let mut flush = |path: &[(Unit, String)], joined: bool| {
        let article: String = path.iter().map(|(_, written)| written.as_str()).collect();
        match articles.last_mut().filter(|_| joined) {
            Some(last) => {
                last.push('至');
                last.push_str(&article);
            }
            None => articles.push(article),
        }
    };
    for (at, piece) in pieces.iter().enumerate() {
        match piece {
            Piece::Part { number, unit, extra } => {
                let later = || {
                    pieces.iter().skip(at).find_map(|piece| match piece {
                        Piece::Part { unit, .. } => *unit,
                        Piece::Between { .. } => None,
                    })
                };
                let Some(unit) = unit.or_else(later) else { continue };
                // 第十条 and 第十五条 with nothing between them are two.
                if fresh && path.last().is_some_and(|(last, _)| unit <= *last) {
                    flush(&path, joined);
                    joined = false;
                }
                path.retain(|(outer, _)| *outer < unit);
                let name = UNITS.iter().find(|(_, known)| *known == unit).map_or('条', |(c, _)| *c);
                let extra = extra.map(|extra| format!("之{}", chinese(extra))).unwrap_or_default();
                path.push((unit, format!("第{}{name}{extra}", chinese(*number))));
                fresh = true;
            }
            Piece::Between { range } => {
                if std::mem::take(&mut fresh) {
                    flush(&path, joined);
                }
                joined = *range;
            }
        }
    }
    if fresh {
        flush(&path, joined);
    }
    articles
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn articles_in_one_spelling() {
        for (wording, articles, rest) in [
            ("第二十条", &["第二十条"][..], ""),
            ("第20条", &["第二十条"], ""),
            ("第二十条第(一)款", &["第二十条第一款"], ""),
            ("第二十条第一款第(三)项", &["第二十条第一款第三项"], ""),
            ("第三条、第八条", &["第三条", "第八条"], ""),
            ("第三、八条", &["第三条", "第八条"], ""),
            ("第二十条、二十一条", &["第二十条", "第二十一条"], ""),
            ("第二十条第(一)、(二)项", &["第二十条第一项", "第二十条第二项"], ""),
            ("第十九条至第二十一条", &["第十九条至第二十一条"], ""),
            ("第19-21条", &["第十九条至第二十一条"], ""),
            ("第二十条第一款和第二款", &["第二十条第一款", "第二十条第二款"], ""),
            ("第二十条(三)", &["第二十条第三项"], ""),
            ("第一百二十条之一", &["第一百二十条之一"], ""),
            ("第三章第一节", &["第三章第一节"], ""),
            ("第十条第十五条", &["第十条", "第十五条"], ""),
            ("第二十条、2.《", &["第二十条"], "、2.《"),
            ("第二十条、三定方案", &["第二十条"], "、三定方案"),
            ("第二十条和《", &["第二十条"], "和《"),
            ("第十九条、第二十条第(十五)项、第二十一条", &["第十九条", "第二十条第十五项", "第二十一条"], ""),
        ] {
            let text: Vec<char> = wording.chars().collect();
            let (read, end) = read(&text, 0).unwrap_or_else(|| panic!("{wording}: not read"));
            assert_eq!(read, articles, "{wording}");
            assert_eq!(text[end..].iter().collect::<String>(), rest, "{wording}");
        }
    }

    #[test]
    fn what_is_no_article() {
        for wording in
            ["第七个五年规划", "第一目录", "第八条例", "第一章程", "第54号", "第三", "第一项目", "第一款项"]
        {
            let text: Vec<char> = wording.chars().collect();
            assert_eq!(read(&text, 0), None, "{wording}");
        }
    }
}
