//! 公开依据: which citations came and went, and whether those that went were replaced by what is in force.

use std::ptr;

use super::local::{Issuers, is_local};
use super::{Effect, Meaning};
use crate::model::basis::{Citation, Number, instruments};
use crate::text;
use crate::vocabulary::{Instrument, Laws, citation_words, laws};

/// What another basis means.
///
/// Citations are of one instrument whatever is left out: the number, the article, the issuer, the notice that
/// issued it. Where both cite articles of it, other articles are a change. An instrument that went is superseded
/// if its successor by the table of laws, or the same title under a later number, is cited; nothing else may be lost
/// with it. 同上 and words that cite nothing by name (相关政策文件) cannot be compared.
pub(super) fn meaning(base: &[Citation], other: &[Citation], issuers: &Issuers) -> Meaning {
    if base.iter().chain(other).any(Citation::is_reference) {
        return Effect::Unknown.into();
    }
    let (base, other) = (grouped(base), grouped(other));
    let without = |laws: &[Law<'_>], others: &[Law<'_>]| -> Vec<usize> {
        (0..laws.len())
            .filter(|at| laws.get(*at).is_some_and(|law| !others.iter().any(|one| law.is(one))))
            .collect()
    };
    let at = |laws: &[usize], of: &[Law<'_>]| -> Vec<Citation> {
        laws.iter().filter_map(|at| of.get(*at)?.0.first().copied().cloned()).collect()
    };
    let (went, came) = (at(&without(&base, &other), &base), at(&without(&other, &base), &other));
    if base.is_empty() || other.is_empty() || went.iter().chain(&came).any(is_vague) {
        return Effect::Unknown.into();
    }
    let cited: Vec<&Citation> = other.iter().flat_map(|law| law.0.iter().copied()).collect();
    let lost: Vec<&Citation> =
        went.iter().filter(|old| !cited.iter().any(|new| succeeds(old, new))).collect();
    let newly: Vec<&Citation> =
        came.iter().filter(|new| !went.iter().any(|old| succeeds(old, new))).collect();
    let kept: Vec<Kept> =
        base.iter().filter_map(|law| Some(law.kept(other.iter().find(|one| law.is(one))?))).collect();
    let replaced = lost.len() < went.len() || kept.contains(&Kept::Newer);
    let effect = if kept.contains(&Kept::Otherwise) {
        Effect::Changed
    } else if !lost.is_empty() {
        Effect::grown(!newly.is_empty(), true)
    } else if replaced {
        Effect::Superseded
    } else if !newly.is_empty() && newly.iter().all(|citation| is_local(citation, issuers)) {
        Effect::Localised
    } else {
        Effect::grown(!newly.is_empty(), false)
    };
    let names = |citations: &[Citation]| citations.iter().map(name).collect();
    Meaning::new(effect, names(&came), names(&went))
}

/// The titles of the citations, or their numbers.
pub(super) fn titles(citations: &[Citation]) -> Vec<String> {
    citations.iter().map(name).collect()
}

fn name(citation: &Citation) -> String {
    match &citation.number {
        Some(number) if citation.title.is_empty() => number.to_string(),
        _ if citation.title.is_empty() => citation.wording.clone(),
        _ => citation.title.clone(),
    }
}

/// All that one cell cites of one instrument.
struct Law<'a>(Vec<&'a Citation>);

/// What became of an instrument that both cite.
#[derive(PartialEq, Eq)]
enum Kept {
    Same,
    /// In a later version.
    Newer,
    /// In an earlier version, or in other articles.
    Otherwise,
}

fn grouped(citations: &[Citation]) -> Vec<Law<'_>> {
    let mut laws: Vec<Law<'_>> = Vec::new();
    for citation in citations {
        match laws.iter_mut().find(|law| law.0.iter().all(|one| same(one, citation))) {
            Some(law) => law.0.push(citation),
            None => laws.push(Law(vec![citation])),
        }
    }
    laws
}

impl Law<'_> {
    fn is(&self, other: &Law<'_>) -> bool {
        self.0.iter().any(|one| other.0.iter().any(|two| same(one, two)))
    }

    fn kept(&self, other: &Law<'_>) -> Kept {
        let articles = |law: &Law<'_>| {
            let mut articles: Vec<String> =
                law.0.iter().flat_map(|citation| citation.articles.iter().cloned()).collect();
            articles.sort_unstable();
            articles.dedup();
            articles
        };
        let year =
            |law: &Law<'_>| law.0.iter().filter_map(|citation| last_year(citation.history.as_ref()?)).max();
        let (one, two) = (articles(self), articles(other));
        if !one.is_empty() && !two.is_empty() && one != two {
            return Kept::Otherwise;
        }
        match (year(self), year(other)) {
            (Some(old), Some(new)) if old < new => Kept::Newer,
            (Some(old), Some(new)) if old > new => Kept::Otherwise,
            _ => Kept::Same,
        }
    }
}

/// The last year in a history: 2018 of `2015年修正,2018年修正`.
fn last_year(history: &str) -> Option<u32> {
    let years = history.split(|c: char| !c.is_ascii_digit()).filter(|digits| digits.len() == 4);
    years.filter_map(|year| year.parse().ok()).max()
}

/// Whether two citations are of one instrument in one version, as far as they say.
pub(crate) fn same(one: &Citation, two: &Citation) -> bool {
    let numbers = one.number.as_ref().zip(two.number.as_ref());
    if numbers.is_some_and(|(one, two)| !one.agrees(two)) {
        return false;
    }
    // One order can amend many texts; a document's number is its own.
    let own_number = |(number, _): (&Number, &Number)| {
        !matches!(number, Number::Order { .. }) || one.title.is_empty() || two.title.is_empty()
    };
    if numbers.is_some_and(own_number) {
        return true;
    }
    if one.title.is_empty() || two.title.is_empty() {
        return share_instrument(one, two);
    }
    title_key(&one.title) == title_key(&two.title)
        || is_short_for(one, two)
        || is_short_for(two, one)
        || share_instrument(one, two)
}

fn share_instrument(one: &Citation, two: &Citation) -> bool {
    let known = instruments(two, laws());
    instruments(one, laws()).iter().any(|instrument| holds(&known, instrument))
}

fn holds(instruments: &[&Instrument], instrument: &Instrument) -> bool {
    instruments.iter().any(|known| ptr::eq(*known, instrument))
}

/// Whether a title is another one without its issuer before it, or what a notice with the other title issues.
fn is_short_for(short: &Citation, long: &Citation) -> bool {
    let (key, full) = (title_key(&short.title), title_key(&long.title));
    let issuer = full.strip_suffix(key.as_str()).filter(|issuer| !issuer.is_empty());
    let issuers_agree = |issuer: &str| short.issuer.as_ref().is_none_or(|own| text::words(own) == issuer);
    if issuer.is_some_and(|issuer| citation_words().names_issuer(issuer) && issuers_agree(issuer)) {
        return true;
    }
    long.nested.first().is_some_and(|nested| {
        let before = long.title.split(nested.as_str()).next().unwrap_or_default();
        let issues = citation_words().issues(before.trim_end_matches(['《', '〈']));
        issues && title_key(nested) == key
    })
}

fn title_key(title: &str) -> String {
    let words = text::words(title);
    words.strip_prefix("中华人民共和国").map_or_else(|| words.clone(), str::to_owned)
}

/// Whether words cite nothing by name: 相关政策文件, 有关法律法规.
fn is_vague(citation: &Citation) -> bool {
    !citation.marked && citation.number.is_none() && citation_words().is_vague(&text::words(&citation.title))
}

/// Whether a citation is of what took the place of another's instrument.
fn succeeds(old: &Citation, new: &Citation) -> bool {
    let (known, cited) = (instruments(old, laws()), instruments(new, laws()));
    let by_table = known.iter().any(|instrument| {
        successors(instrument, laws()).any(|successor| holds(&cited, successor) && !holds(&known, successor))
    });
    by_table || is_later_version(old, new)
}

/// What took an instrument's place, and the place of that.
fn successors<'a>(instrument: &'a Instrument, laws: &'a Laws) -> impl Iterator<Item = &'a Instrument> {
    let next = |instrument: &&'a Instrument| {
        let successor = instrument.successor.as_ref()?;
        laws.find(Some(&successor.title), successor.number.as_deref())
            .into_iter()
            .filter(|found| found.effective > instrument.effective)
            .max_by_key(|found| found.effective)
    };
    std::iter::successors(next(&instrument), next)
}

/// Whether a citation has the title of another, trial or not, under a later number.
fn is_later_version(old: &Citation, new: &Citation) -> bool {
    let Some((was, is)) = old.number.as_ref().zip(new.number.as_ref()) else { return false };
    let key = |citation: &Citation| {
        let key = title_key(&citation.title);
        ["试行", "暂行"]
            .iter()
            .find_map(|end| key.strip_suffix(end))
            .map_or_else(|| key.clone(), str::to_owned)
    };
    let titled = !old.title.is_empty() && key(old) == key(new);
    match (was, is) {
        (
            Number::Order { issuer, number, year },
            Number::Order { issuer: new_issuer, number: new_number, year: new_year },
        ) => match (year, new_year) {
            (Some(year), Some(new_year)) if year != new_year => titled && year < new_year,
            // The orders of the President begin again with each term.
            _ => titled && issuer == new_issuer && issuer != "主席" && number < new_number,
        },
        (
            Number::Document { code, year, number },
            Number::Document { code: new_code, year: new_year, number: new_number },
        ) => titled && (year < new_year || year == new_year && code == new_code && number < new_number),
        (Number::Standard { code }, Number::Standard { code: new_code }) => {
            let parts = code.rsplit_once('-').zip(new_code.rsplit_once('-'));
            parts.is_some_and(|((code, year), (new_code, new_year))| code == new_code && year < new_year)
        }
        _ => false,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::diff::effect::same_words;
    use crate::model::Catalog;
    use crate::model::basis::read;

    #[track_caller]
    fn check(expected: Effect, cases: &[(&str, &str)]) {
        let issuers = Issuers::of([&Catalog::default()]);
        for (base, other) in cases {
            let meaning = if same_words(base, other) {
                Effect::Reworded.into()
            } else {
                meaning(&read(base), &read(other), &issuers)
            };
            assert_eq!(meaning.effect, expected, "{base} → {other}: {meaning:?}");
        }
    }

    #[test]
    fn the_same_citations() {
        check(
            Effect::Reworded,
            &[
                ("《预算法》《会计法》", "1.《会计法》；2.《预算法》"),
                ("《中华人民共和国预算法》", "《预算法》"),
                (
                    "《政府信息公开条例》（国令第711号）",
                    "《中华人民共和国政府信息公开条例》(国务院令第711号)",
                ),
                ("《政府信息公开条例》（国务院令第711号）", "《政府信息公开条例》"),
                ("《政府信息公开条例》", "《政府信息公开条例》第二十条"),
                ("【法律】《预算法》\n【行政法规】《政府信息公开条例》", "《政府信息公开条例》《预算法》"),
                ("《预算法》第二十条第(一)款", "《预算法》第20条第1款"),
                ("《A意见》（国办发〔2019〕54号）", "《A意见》国办发[2019]54号"),
                ("《国务院办公厅关于A的意见》（国办发〔2019〕54号）", "《关于A的意见》"),
                ("民政部《关于A的意见》", "《民政部关于A的意见》"),
                (
                    "《民政部关于印发〈最低生活保障审核确认办法〉的通知》（民发〔2021〕57号）",
                    "《最低生活保障审核确认办法》（民发〔2021〕57号）",
                ),
                ("《关于印发〈A办法〉的通知》", "《A办法》"),
                ("国办发〔2019〕54号", "《国务院办公厅关于全面推进基层政务公开标准化规范化工作的指导意见》"),
                ("《劳动法》（2018年修正）", "《劳动法》"),
            ],
        );
    }

    #[test]
    fn citations_come_and_go() {
        check(
            Effect::Strengthened,
            &[
                ("《预算法》", "《预算法》《会计法》"),
                ("《预算法》", "《预算法》《市场监督管理行政处罚信息公示规定》"),
                ("《预算法》", "《预算法》《安徽省预算审查监督条例》《会计法》"),
            ],
        );
        check(
            Effect::Localised,
            &[
                ("《预算法》", "《预算法》《安徽省预算审查监督条例》"),
                ("《预算法》", "《预算法》、《关于A的通知》（阜政办〔2020〕3号）、《安徽省B办法》"),
            ],
        );
        check(
            Effect::Weakened,
            &[
                ("《预算法》《会计法》", "《预算法》"),
                ("《收养法》《户口登记条例》", "《民法典》"),
                ("《预算法》《安徽省预算审查监督条例》", "《预算法》"),
            ],
        );
        check(
            Effect::Changed,
            &[
                ("《预算法》", "《会计法》"),
                ("《预算法》第十四条", "《预算法》第二十条"),
                ("《预算法》第十四条", "《预算法》第十四条、第二十条"),
                ("《A通知》（民发〔2012〕1号）", "《B通知》（民发〔2020〕1号）"),
                ("《社会救助暂行办法》", "《安徽省社会救助条例》"),
                ("信息公开规定", "《预算法》"),
            ],
        );
    }

    #[test]
    fn successors() {
        check(
            Effect::Superseded,
            &[
                ("《政府信息公开条例》（国务院令第492号）", "《政府信息公开条例》（国务院令第711号）"),
                ("《收养法》", "《民法典》"),
                ("《收养法》《民法典》", "《民法典》"),
                ("《收养法》《预算法》", "《预算法》《民法典》《安徽省收养登记办法》"),
                (
                    "《最低生活保障审核审批办法(试行)》（民发〔2012〕220号）",
                    "《最低生活保障审核确认办法》（民发〔2021〕57号）",
                ),
                ("《环境噪声污染防治法》", "《中华人民共和国噪声污染防治法》"),
                (
                    "《医疗器械监督管理条例》（国务院令第276号）",
                    "《医疗器械监督管理条例》（国务院令第739号）",
                ),
                ("《A办法（试行）》（民发〔2012〕20号）", "《A办法》（民发〔2021〕7号）"),
                ("《A规定》（司法部令第12号）", "《A规定》（司法部令第138号）"),
                ("《A规范》（GB/T 35796-2010）", "《A规范》（GB/T 35796-2017）"),
                ("《劳动法》（2009年修正）", "《劳动法》（2018年修正）"),
            ],
        );
        check(
            Effect::Changed,
            &[
                ("《政府信息公开条例》（国务院令第711号）", "《政府信息公开条例》（国务院令第492号）"),
                ("《民法典》", "《收养法》"),
                ("《A办法》（民发〔2021〕7号）", "《A办法》（民发〔2012〕20号）"),
                ("《劳动法》（2018年修正）", "《劳动法》（2009年修正）"),
                ("《A法》（主席令第70号）", "《A法》（主席令第12号）"),
            ],
        );
    }

    #[test]
    fn what_cannot_be_compared() {
        check(
            Effect::Unknown,
            &[
                ("《预算法》", "同上"),
                ("同上", "《预算法》"),
                ("《预算法》", "相关政策文件"),
                ("有关法律法规", "《预算法》"),
                ("《预算法》", "《预算法》及相关法律、法规"),
            ],
        );
    }

    #[test]
    fn which_citations_came_and_went() {
        let meaning = meaning(
            &read("《预算法》、《政府信息公开条例》（国务院令第492号）"),
            &read("《政府信息公开条例》（国务院令第711号）、国办发〔2019〕54号"),
            &Issuers::of([&Catalog::default()]),
        );
        assert_eq!(meaning.effect, Effect::Changed);
        assert_eq!(*meaning.added, ["政府信息公开条例", "国办发〔2019〕54号"]);
        assert_eq!(*meaning.dropped, ["预算法", "政府信息公开条例"]);
    }
}
