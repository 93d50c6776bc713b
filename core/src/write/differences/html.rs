//! A comparison as one HTML page that needs nothing beside itself: the counts, a table of domains, then each domain as a
//! table of what differs, side by side. It can be read without the script, which only filters.

use askama::Template;
use rustc_hash::FxHashSet;

use super::outline::{Fold, Part, blocks};
use super::view::{Label, Node, Remark, Row, Side, Stands, View};
use super::words::percent;
use crate::diff::{Span, SpanKind};
use crate::error::{Error, Result};
use crate::messages::{Lang, phrase, word};
use crate::write::words::thousands;

/// The page of a comparison.
pub(super) fn page(view: &View) -> Result<String> {
    let not_writable = |error: askama::Error| Error::new("not-writable").arg("reason", error);
    Page::new(view).render().map_err(not_writable)
}

#[derive(Template)]
#[template(path = "differences.html")]
struct Page<'a> {
    lang: Lang,
    title: &'a str,
    left: &'static str,
    right: &'static str,
    facts: Vec<(&'static str, String)>,
    notices: &'a [String],
    counts: Vec<Counted>,
    attention: String,
    columns: Vec<Tag>,
    matrix: Vec<Line<'a>>,
    domains: Vec<Section<'a>>,
    entries: String,
    made_by: String,
    style: &'static str,
    script: &'static str,
}

/// Figures that belong together, one of them a row.
struct Counted {
    title: &'static str,
    rows: Vec<(Tag, String, Option<Share>)>,
}

/// A share in words, and as the width of a bar.
struct Share {
    text: String,
    width: String,
}

/// A label as it is shown.
struct Tag {
    mark: String,
    tone: &'static str,
    word: String,
}

/// A domain's line in the table of domains.
struct Line<'a> {
    anchor: String,
    name: &'a str,
    entries: String,
    figures: Vec<String>,
}

/// A domain.
struct Section<'a> {
    anchor: String,
    name: &'a str,
    heading: Heading,
    entries: String,
    is_open: bool,
    blocks: Vec<Block<'a>>,
}

/// What stands beside a domain's or an item's name.
struct Heading {
    marks: String,
    remarks: Vec<Said>,
    beside: Vec<String>,
}

/// A part of a domain's table; one of the three is there.
struct Block<'a> {
    depth: usize,
    item: Option<Item<'a>>,
    entry: Option<Entry<'a>>,
    fold: Option<Folded<'a>>,
}

struct Item<'a> {
    anchor: String,
    name: &'a str,
    heading: Heading,
}

struct Entry<'a> {
    anchor: String,
    marks: String,
    number: String,
    title: &'a str,
    verdict: Option<Tag>,
    beside: Vec<String>,
    remarks: Vec<Said>,
    /// How many rows the first cell reaches over.
    rows: usize,
    rest: Rest<'a>,
}

/// What is the same of an entry.
struct Rest<'a> {
    summary: String,
    elements: &'a [(String, String)],
}

struct Folded<'a> {
    is_one_sided: bool,
    summary: String,
    entries: Vec<FoldedEntry<'a>>,
}

struct FoldedEntry<'a> {
    anchor: String,
    way: String,
    number: String,
    elements: &'a [(String, String)],
}

/// A remark with its two texts cut up.
struct Said {
    tag: Tag,
    what: String,
    left: Vec<Piece>,
    right: Vec<Piece>,
    reason: String,
}

/// A piece of a text, and whether the other side does not have it.
struct Piece {
    is_changed: bool,
    text: String,
}

impl<'a> Page<'a> {
    fn new(view: &'a View) -> Self {
        let lang = view.lang;
        let mut anchors = Anchors::default();
        let domains: Vec<_> = view.domains.iter().map(|domain| section(domain, &mut anchors, lang)).collect();
        let columns = view.columns();
        let matrix = view.domains.iter().zip(&domains);
        let matrix = matrix.map(|(domain, section)| line(domain, &section.anchor, &columns)).collect();
        let level = view.level.iter().map(|level| (word("review.level", lang), level.clone()));
        let side = |side: &Side| (side.name, side.line(lang));
        let mut attention = 0;
        for domain in &view.domains {
            each_row(domain, &mut |row| attention += usize::from(row.needs_attention()));
        }
        Self {
            lang,
            title: &view.title,
            left: view.left.name,
            right: view.right.name,
            facts: [side(&view.left), side(&view.right)].into_iter().chain(level).collect(),
            notices: &view.notices,
            counts: counted(view),
            attention: thousands(attention),
            columns: columns.iter().map(|label| tag(*label, lang)).collect(),
            matrix,
            domains,
            entries: thousands(view.domains.iter().map(Node::entries).sum()),
            made_by: phrase("review.made-by", lang, &[("version", &crate::VERSION)]),
            style: concat!(
                include_str!("../../../templates/report.css"),
                include_str!("../../../templates/differences.css")
            ),
            script: include_str!("../../../templates/differences.js"),
        }
    }

    fn word(&self, key: &'static str) -> &str {
        word(key, self.lang)
    }
}

fn each_row(node: &Node, visit: &mut impl FnMut(&Row)) {
    node.rows.iter().for_each(&mut *visit);
    node.nodes.iter().for_each(|node| each_row(node, visit));
}

fn tag(label: Label, lang: Lang) -> Tag {
    Tag { mark: label.mark(), tone: label.tone.key(), word: label.word(lang) }
}

fn counted(view: &View) -> Vec<Counted> {
    let groups = view.counts.iter().filter(|counts| !counts.list.is_empty());
    let group = |counts: &super::view::Counts| {
        #[expect(clippy::cast_precision_loss, reason = "a share is shown in whole hundredths")]
        let share = |count: usize| {
            let share = count as f64 / counts.of.filter(|of| *of > 0)? as f64;
            Some(Share { text: percent(share), width: format!("{:.1}%", share * 100.0) })
        };
        let row =
            |(label, count): &(Label, usize)| (tag(*label, view.lang), thousands(*count), share(*count));
        Counted { title: counts.title, rows: counts.list.iter().map(row).collect() }
    };
    groups.map(group).collect()
}

fn line<'a>(domain: &'a Node, anchor: &str, columns: &[Label]) -> Line<'a> {
    let shown = |figure: usize| if figure == 0 { String::new() } else { thousands(figure) };
    Line {
        anchor: anchor.to_owned(),
        name: &domain.name,
        entries: thousands(domain.entries()),
        figures: domain.figures(columns).into_iter().map(shown).collect(),
    }
}

/// The addresses in the page: ids, each once.
#[derive(Default)]
struct Anchors(FxHashSet<String>);

impl Anchors {
    fn of(&mut self, id: &str) -> String {
        let mut anchor = id.to_owned();
        let mut n = 1;
        while !self.0.insert(anchor.clone()) {
            n += 1;
            anchor = format!("{id}~{n}");
        }
        anchor
    }
}

fn section<'a>(domain: &'a Node, anchors: &mut Anchors, lang: Lang) -> Section<'a> {
    Section {
        anchor: anchors.of(&domain.id),
        name: &domain.name,
        heading: heading(domain, lang),
        entries: phrase("review.with-entries", lang, &[("entries", &thousands(domain.entries()))]),
        is_open: !domain.is_unchanged(),
        blocks: blocks(domain).into_iter().map(|block| self::block(block, anchors, lang)).collect(),
    }
}

fn block<'a>(block: super::outline::Block<'a>, anchors: &mut Anchors, lang: Lang) -> Block<'a> {
    let mut shown = Block { depth: block.depth, item: None, entry: None, fold: None };
    match block.part {
        Part::Item(node) => {
            shown.item =
                Some(Item { anchor: anchors.of(&node.id), name: &node.name, heading: heading(node, lang) });
        }
        Part::Row(row) => shown.entry = Some(entry(row, anchors, lang)),
        Part::Fold(fold) => shown.fold = Some(folded(&fold, anchors, lang)),
    }
    shown
}

fn heading(node: &Node, lang: Lang) -> Heading {
    let labels = node.remarks.iter().map(|remark| remark.label);
    Heading {
        marks: marks(labels),
        remarks: node.remarks.iter().map(|remark| said(remark, lang)).collect(),
        beside: node.note.iter().chain(node.how.as_ref()).cloned().collect(),
    }
}

/// What the script filters by: labels, and whether somebody has to look at it.
fn marks(labels: impl Iterator<Item = Label>) -> String {
    let mut marks: Vec<String> = Vec::new();
    for label in labels {
        let attention = label.tone.needs_attention().then(|| "attention".to_owned());
        for mark in [label.mark()].into_iter().chain(attention) {
            if !marks.contains(&mark) {
                marks.push(mark);
            }
        }
        if label.group == "effect" && !marks.iter().any(|mark| mark == "op:edit") {
            marks.push("op:edit".to_owned());
        }
    }
    marks.join(" ")
}

fn entry<'a>(row: &'a Row, anchors: &mut Anchors, lang: Lang) -> Entry<'a> {
    let key = if row.stands == Stands::Both { "differences.rest" } else { "differences.whole" };
    let remarks: Vec<_> = row.remarks.iter().map(|remark| said(remark, lang)).collect();
    Entry {
        anchor: anchors.of(&row.id),
        marks: marks(row.labels()),
        number: number(row, lang),
        title: &row.title,
        verdict: row.verdict.map(|label| tag(label, lang)),
        beside: row.note.iter().chain(row.how.as_ref()).cloned().collect(),
        rows: remarks.len() + usize::from(!row.rest.is_empty()),
        remarks,
        rest: Rest { summary: phrase(key, lang, &[("count", &row.rest.len())]), elements: &row.rest },
    }
}

fn number(row: &Row, lang: Lang) -> String {
    phrase("differences.row", lang, &[("number", &row.number)])
}

fn folded<'a>(fold: &Fold<'a>, anchors: &mut Anchors, lang: Lang) -> Folded<'a> {
    let key = match fold.stands {
        Stands::Both => "differences.same",
        Stands::Left => "differences.only-left",
        Stands::Right => "differences.only-right",
    };
    let entries = fold.entries.iter().map(|(way, row)| FoldedEntry {
        anchor: anchors.of(&row.id),
        way: way.iter().map(|node| node.name.as_str()).collect::<Vec<_>>().join(" › "),
        number: number(row, lang),
        elements: &row.rest,
    });
    Folded {
        is_one_sided: fold.stands != Stands::Both,
        entries: entries.collect(),
        summary: phrase(key, lang, &[("count", &thousands(fold.entries.len()))]),
    }
}

fn said(remark: &Remark, lang: Lang) -> Said {
    Said {
        tag: tag(remark.label, lang),
        what: remark.what.clone(),
        left: pieces(&remark.left, &remark.spans, SpanKind::Removed),
        right: pieces(&remark.right, &remark.spans, SpanKind::Added),
        reason: remark.reason.clone(),
    }
}

/// A side's text, cut where the two differ.
fn pieces(text: &str, spans: &[Span], own: SpanKind) -> Vec<Piece> {
    if spans.is_empty() {
        let text = if text.is_empty() { "—" } else { text };
        return vec![Piece { is_changed: false, text: text.to_owned() }];
    }
    let own_spans = spans.iter().filter(|span| span.kind == SpanKind::Same || span.kind == own);
    own_spans.map(|span| Piece { is_changed: span.kind == own, text: span.text.clone() }).collect()
}

#[cfg(test)]
mod tests {
    use super::super::sample::{HOSTILE, conformance, county, difference, guideline};
    use super::super::{conform_html, diff_html};
    use super::*;

    fn pages(lang: Lang) -> [String; 2] {
        let (guideline, county) = (guideline(), county());
        [
            diff_html(&guideline, &county, &difference(), lang).unwrap(),
            conform_html(&guideline, &county, &conformance(), lang).unwrap(),
        ]
    }

    #[test]
    fn the_page_needs_nothing_beside_itself() {
        for lang in [Lang::Zh, Lang::En] {
            for page in pages(lang) {
                let policy = "default-src 'none'; style-src 'unsafe-inline'; script-src 'unsafe-inline'";
                assert!(page.contains(policy));
                for outside in ["http://", "https://", "src=\"", "@import", "url("] {
                    assert!(!page.contains(outside), "{outside}");
                }
                let (shown, _) = page.split_once("<script>").unwrap();
                for key in ["differences.", "reason.", "review.", "verdict.", "how."] {
                    assert!(
                        !shown.contains(&format!(">{key}")) && !shown.contains(&format!("\"{key}")),
                        "{key}"
                    );
                }
            }
            assert_eq!(pages(lang), pages(lang));
        }
    }

    #[test]
    fn names_and_contents_stay_text() {
        for page in pages(Lang::Zh) {
            assert!(!page.contains(HOSTILE) && !page.contains("<script>alert") && !page.contains("<b>慈善"));
            assert!(page.contains("&#60;script&#62;alert(1)&#60;/script&#62;"));
            assert_eq!(page.matches("</script>").count(), 1);
        }
    }

    #[test]
    fn both_sides_stand_beside_each_other_with_their_differences_marked() {
        let [diff, conform] = pages(Lang::Zh);
        let limits = "<td class=\"left\" data-side=\"指引\">自该信息形成或者变更之日起<del>20</del>个工作日内</td>\
            <td class=\"right\" data-side=\"本级目录\">自该信息形成或者变更之日起<ins>30</ins>个工作日内</td>\
            <td class=\"label\"><span class=\"badge bad\">削弱</span></td>\
            <td class=\"why\">公开时限由“20个工作日”延长为“30个工作日”</td>";
        assert!(diff.contains(limits) && conform.contains(limits), "{diff}");
        for text in ["由“审核信息”改名为“审核审批信息”", "其余 2 项相同", "… 2 条相同", "含 1 条"]
        {
            assert!(diff.contains(text), "{text}");
        }
        for text in [
            "目录中没有此条，也没有不适用说明",
            "目录说明不适用：由税务部门垂直管理",
            "地方规定“《安徽省慈善条例》”",
            "请先注意",
        ] {
            assert!(conform.contains(text), "{text}");
        }
    }

    #[test]
    fn every_entry_has_an_address_and_what_it_is_filtered_by() {
        let [diff, conform] = pages(Lang::En);
        let entry = "<tbody class=\"entry\" id=\"120002003#1\" data-depth=\"2\" data-marks=\"";
        assert!(
            diff.contains(&format!("{entry}effect:weakened attention op:edit effect:localised\"")),
            "{diff}"
        );
        assert!(conform.contains(&format!(
            "{entry}verdict:weakened attention effect:weakened op:edit effect:localised\""
        )));
        assert!(diff.contains("href=\"#120002003%231\""));
        for page in [diff, conform] {
            let mut ids: Vec<&str> =
                page.split(" id=\"").skip(1).filter_map(|rest| rest.split('"').next()).collect();
            let all = ids.len();
            ids.sort_unstable();
            ids.dedup();
            assert_eq!(ids.len(), all, "each id once");
        }
    }

    #[test]
    fn a_comparison_without_differences_says_so() {
        let guideline = guideline();
        let diff = crate::diff::diff(&guideline, &guideline, &crate::diff::DiffOptions::default()).unwrap();
        let page = diff_html(&guideline, &guideline, &diff, Lang::Zh).unwrap();
        assert!(page.contains("两份目录没有差异。") && !page.contains("<tbody class=\"entry\""));
        assert!(page.contains("低保标准"), "what is the same can be unfolded");
    }
}
