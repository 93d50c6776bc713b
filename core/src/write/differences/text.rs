//! A comparison as lines: the counts, then each domain as a tree in which what is the same is folded.

use super::line::{Line, PieceKind};
use super::steps::{Step, What, steps};
use super::view::{Counts, Label, Node, Remark, Row, Stands, Tone, View};
use super::words::percent;
use crate::diff::{Span, SpanKind};
use crate::messages::{Lang, phrase, word};
use crate::write::words::thousands;

/// How many characters around a change are shown, and how many of a change.
const AROUND: usize = 12;
const LONGEST: usize = 60;

/// The lines of a comparison.
pub(super) fn lines(view: &View) -> Vec<Line> {
    let mut lines = vec![
        Line::bare(0).with(PieceKind::Strong, &view.title),
        Line::bare(0).with(PieceKind::Plain, format!("{}  {}", view.left.name, view.left.line(view.lang))),
        Line::bare(0).with(PieceKind::Plain, format!("{}  {}", view.right.name, view.right.line(view.lang))),
    ];
    if let Some(level) = &view.level {
        let level = phrase("differences.for-level", view.lang, &[("level", level)]);
        lines.push(Line::bare(0).with(PieceKind::Faint, level));
    }
    if view.has_verdicts {
        counts(view, &mut lines);
    }
    for notice in &view.notices {
        lines.push(Line::new(0, '!', Tone::Bad).with(PieceKind::Label, notice));
    }
    lines.push(Line::bare(0));
    let mut same = 0;
    for domain in &view.domains {
        let before = lines.len();
        self::domain(domain, view, &mut lines);
        if lines.len() == before {
            same += domain.entries();
        } else if same > 0 {
            // Domains of which nothing is said are one fold before the next of which something is.
            lines.insert(before, folded(0, view, same));
            same = 0;
        }
    }
    if same > 0 {
        lines.push(folded(0, view, same));
    }
    if !view.has_verdicts {
        lines.push(Line::bare(0));
        counts(view, &mut lines);
    }
    lines
}

/// A table of counts, each with its share where it has a whole. Chinese characters are two columns wide.
fn counts(view: &View, lines: &mut Vec<Line>) {
    for Counts { title, list, of } in &view.counts {
        if list.is_empty() {
            continue;
        }
        lines.push(Line::bare(0).with(PieceKind::Strong, *title));
        let widest = list.iter().map(|(label, _)| width(&label.word(view.lang))).max().unwrap_or_default();
        let digits = list.iter().map(|(_, count)| thousands(*count).len()).max().unwrap_or_default();
        for (label, count) in list {
            let name = label.word(view.lang);
            let pad = " ".repeat(widest - width(&name));
            let figure = format!("  {pad}{:>digits$}", thousands(*count));
            #[expect(clippy::cast_precision_loss, reason = "a share is shown in whole hundredths")]
            let share = of.filter(|of| *of > 0).map(|of| percent(*count as f64 / of as f64));
            let share = share.map(|share| format!("  {share:>4}")).unwrap_or_default();
            let line = Line::new(1, ' ', label.tone).with(PieceKind::Label, name);
            lines.push(line.with(PieceKind::Plain, figure).with(PieceKind::Faint, share));
        }
    }
}

/// How many columns a text takes on a terminal.
fn width(text: &str) -> usize {
    text.chars().map(|c| if c.is_ascii() { 1 } else { 2 }).sum()
}

fn domain(domain: &Node, view: &View, lines: &mut Vec<Line>) {
    let steps = steps(domain, view);
    let is_told = !domain.remarks.is_empty() || domain.note.is_some();
    if !is_told && steps.iter().all(|step| matches!(step.what, What::Fold(_))) {
        return;
    }
    node(domain, 0, view.lang, lines);
    for Step { depth, what } in &steps {
        match what {
            What::Item(item) => node(item, depth + 1, view.lang, lines),
            What::Rows(same) => rows(same, depth + 1, view.lang, lines),
            What::Routine(count, reasons) => lines.push(routine(depth + 1, *count, reasons, view.lang)),
            What::Fold(count) => lines.push(folded(depth + 1, view, *count)),
        }
    }
}

/// A line for so many entries of which nothing need be said.
fn folded(depth: usize, view: &View, count: usize) -> Line {
    let key = if view.has_verdicts { "differences.fine" } else { "differences.same" };
    Line::bare(depth).with(PieceKind::Faint, phrase(key, view.lang, &[("count", &thousands(count))]))
}

/// How many reasons of a fold are said.
const REASONS: usize = 3;

fn routine(depth: usize, count: usize, reasons: &[&str], lang: Lang) -> Line {
    if reasons.is_empty() {
        let text = phrase("differences.only-reworded", lang, &[("count", &thousands(count))]);
        return Line::bare(depth).with(PieceKind::Faint, text);
    }
    let said: Vec<&str> = reasons.iter().take(REASONS).copied().collect();
    let more = if reasons.len() > REASONS { " …" } else { "" };
    let said = said.join(word("differences.then", lang)) + more;
    let text = phrase("differences.routine", lang, &[("count", &thousands(count)), ("reasons", &said)]);
    Line::new(depth, ' ', Tone::Notable).with(PieceKind::Faint, text)
}

/// A domain or item with what is said of it itself.
fn node(node: &Node, depth: usize, lang: Lang, lines: &mut Vec<Line>) {
    let [first, rest @ ..] = node.remarks.as_slice() else {
        let mark = match node.stands {
            _ if node.note.is_none() => ' ',
            Stands::Both => '=',
            Stands::Left | Stands::Right => '*',
        };
        let line = Line::new(depth, mark, Tone::Quiet).with(PieceKind::Strong, &node.name);
        let note = beside(node.note.as_deref());
        lines.push(line.with(PieceKind::Faint, note));
        return;
    };
    let line = Line::new(depth, mark(first.label), first.label.tone).with(PieceKind::Strong, &node.name);
    lines.push(
        said(line.with(PieceKind::Plain, "  "), first, lang)
            .with(PieceKind::Faint, beside(node.how.as_deref())),
    );
    for remark in rest {
        lines.push(said(Line::new(depth + 1, mark(remark.label), remark.label.tone), remark, lang));
    }
}

/// Entries of which the same is said: the first by what it is about, the others by their numbers.
fn rows(rows: &[&Row], depth: usize, lang: Lang, lines: &mut Vec<Line>) {
    let (Some(first), Some(last)) = (rows.first(), rows.last()) else { return };
    let row = phrase("differences.row", lang, &[("number", &numbers(rows))]);
    let label = first.verdict.or_else(|| first.remarks.first().map(|remark| remark.label));
    let tone = label.map_or(Tone::Quiet, |label| label.tone);
    let sign = match first.stands {
        Stands::Left => '-',
        Stands::Right => '+',
        Stands::Both => label.map_or('~', mark),
    };
    let mut line = Line::new(depth, sign, tone).with(PieceKind::Plain, row);
    if std::ptr::eq(*first, *last) {
        line = line.with(PieceKind::Plain, format!(" {}", first.title));
    }
    // A verdict, and the one remark of a row that only one side has, stand on its own line.
    let (own, remarks): (Vec<_>, Vec<_>) = first
        .remarks
        .iter()
        .partition(|remark| Some(remark.label) == first.verdict || first.stands != Stands::Both);
    if let Some(verdict) = first.verdict {
        line = line.with(PieceKind::Plain, "  ").with(PieceKind::Label, verdict.word(lang));
    } else if let Some(remark) = own.first() {
        line = line.with(PieceKind::Plain, "  ").with(PieceKind::Label, remark.label.word(lang));
    }
    let reasons = own.iter().filter(|remark| first.verdict.is_some() || remark.label.group != "op");
    let reasons: Vec<String> = reasons.map(|remark| beside(Some(&remark.reason))).collect();
    let note = beside(first.note.as_deref());
    let how = first.how.clone().filter(|_| !first.by_id);
    lines.push(
        line.with(PieceKind::Plain, reasons.concat()).with(PieceKind::Faint, note + &beside(how.as_deref())),
    );
    for remark in remarks {
        let line =
            Line::new(depth + 1, ' ', remark.label.tone).with(PieceKind::Plain, format!("{} ", remark.what));
        lines.push(said(line, remark, lang));
    }
}

/// The numbers of rows: `3`, `1–5`.
fn numbers(rows: &[&Row]) -> String {
    match (rows.first(), rows.last()) {
        (Some(first), Some(last)) if first.number != last.number => {
            format!("{}–{}", first.number, last.number)
        }
        (Some(first), _) => first.number.to_string(),
        _ => String::new(),
    }
}

/// What stands behind the words of a line.
fn beside(text: Option<&str>) -> String {
    text.map(|text| format!("  {text}")).unwrap_or_default()
}

/// What stands before a line: what was done to it.
fn mark(label: Label) -> char {
    match (label.group, label.key) {
        ("op", "add") => '+',
        ("op", "remove") => '-',
        ("op", "rename") => '=',
        ("op", "move" | "reorder") | ("verdict", "misplaced") => '>',
        ("op", "split" | "merge") => '*',
        _ => '~',
    }
}

/// A remark behind what the line begins with: its label, then where the texts differ, or why.
fn said(line: Line, remark: &Remark, lang: Lang) -> Line {
    let line = line.with(PieceKind::Label, bracketed(&remark.label.word(lang), lang));
    if !remark.is_worded || !remark.spans.iter().any(|span| span.kind == SpanKind::Same) {
        return line.with(PieceKind::Plain, format!(" {}", remark.reason));
    }
    spans(line.with(PieceKind::Plain, " "), &remark.spans)
}

fn bracketed(word: &str, lang: Lang) -> String {
    if lang == Lang::Zh { format!("〔{word}〕") } else { format!("[{word}]") }
}

/// Two texts laid over each other, with only so much of what stayed as shows where.
fn spans(mut line: Line, spans: &[Span]) -> Line {
    let last = spans.len().saturating_sub(1);
    for (n, span) in spans.iter().enumerate() {
        let text = span.text.split_whitespace().collect::<Vec<_>>().join(" ");
        line = match span.kind {
            SpanKind::Same => line.with(PieceKind::Plain, around(&text, n == 0, n == last)),
            SpanKind::Removed => line.with(PieceKind::Removed, shortened(&text)),
            SpanKind::Added => line.with(PieceKind::Added, shortened(&text)),
        };
    }
    line
}

/// What stayed, shortened to what is near a change.
fn around(text: &str, is_first: bool, is_last: bool) -> String {
    let length = text.chars().count();
    let (head, tail) = (if is_first { 0 } else { AROUND }, if is_last { 0 } else { AROUND });
    if length <= head + tail + 1 {
        return text.to_owned();
    }
    let head = text.chars().take(head);
    head.chain(['…']).chain(text.chars().skip(length - tail)).collect()
}

fn shortened(text: &str) -> String {
    if text.chars().count() <= LONGEST {
        return text.to_owned();
    }
    text.chars().take(LONGEST).chain(['…']).collect()
}

#[cfg(test)]
mod tests {
    use super::super::{Line, Tone, conform_lines, diff_lines, plain_text, sample};
    use crate::diff::{DiffOptions, diff};
    use crate::messages::Lang;
    use crate::model::Catalog;

    fn difference(lang: Lang) -> Vec<Line> {
        diff_lines(&sample::guideline(), &sample::county(), &sample::difference(), lang)
    }

    fn conformance(lang: Lang) -> Vec<Line> {
        conform_lines(&sample::guideline(), &sample::county(), &sample::conformance(), lang)
    }

    #[test]
    fn a_diff_as_a_tree_with_what_is_the_same_folded() {
        let expected = "\
目录对照
指引  安徽省基层政务公开事项指引目录（2020，8 条）
本级目录  临泉县<目录>（2020，7 条）

社会救助
  最低生活保障
    … 2 条相同
    = 审核信息  〔改名〕 审核{+审批+}信息
      ~ 第1条 初审意见、公示名单
        公开时限 〔削弱〕 自该信息形成或者变更之日起[-20-]{+30+}个工作日内
        公开主体 〔本地化〕 [-县级政府-]{+临泉县+}民政[-部门-]{+局+}
        公开渠道和载体 〔削弱〕 取消渠道：纸质媒体
      + 第2条 =1+1  新增
  特困人员救助供养
    > 办事指南  〔移动〕 移至“社会救助 › 最低生活保障”之下（原在“社会救助 › 特困人员救助供养”之下）
    … 2 条相同
  + </script><script>alert(1)</script>  〔新增〕 新增事项，含1条
  - 临时救助  〔取消〕 取消事项，含1条
- 税收管理  〔取消〕 取消领域，含2条

变化
  新增  2
  取消  3
  修改  1
  改名  1
  移动  1
修改的影响（按要素计）
  削弱    2
  本地化  1
";
        assert_eq!(plain_text(&difference(Lang::Zh)), expected);
    }

    #[test]
    fn a_conformance_counts_its_verdicts_and_shows_what_needs_somebody() {
        let expected = "\
临泉县落实指引情况
指引  安徽省基层政务公开事项指引目录（2020，8 条）
本级目录  临泉县<目录>（2020，7 条）
只看指引中适用于县级的条目
指引各条的判定
  一致          3   38%
  已说明不适用  2   25%
  移位          1   13%
  削弱          1   13%
  缺失          1   13%
目录自有的条目
  自有有据  1   14%
  自有无据  1   14%
修改的影响（按要素计）
  削弱    2
  本地化  1
! “社会救助”领域2条与指引逐字相同，公开主体仍是统称，没有结合本地实际
! 未涉及说明不成立：旅游——指引中没有这一部分

社会救助
  最低生活保障
    … 2 条无须处理
    = 审核信息  对方名称：审核审批信息
      ~ 第1条 初审意见、公示名单  削弱
        公开时限 〔削弱〕 自该信息形成或者变更之日起[-20-]{+30+}个工作日内
        公开主体 〔本地化〕 [-县级政府-]{+临泉县+}民政[-部门-]{+局+}
        公开渠道和载体 〔削弱〕 取消渠道：纸质媒体
      + 第2条 =1+1  自有无据  指引中没有此条，也没有写明权责清单事项、公共服务事项或地方规定作为依据
  特困人员救助供养
    办事指南
      > 第1条 特困人员救助供养办事指南  移位  移至“社会救助 › 最低生活保障 › 办事指南”之下
  … 2 条无须处理
  临时救助
    - 第1条 临时救助对象名单  缺失  目录中没有此条，也没有不适用说明
";
        let text = plain_text(&conformance(Lang::Zh));
        assert!(text.starts_with(expected), "{text}");
        assert_eq!(text.strip_prefix(expected), Some("… 2 条无须处理\n"));
    }

    #[test]
    fn english_says_the_same() {
        let (diff, conform) = (plain_text(&difference(Lang::En)), plain_text(&conformance(Lang::En)));
        for said in [
            "= 审核信息  [renamed] 审核{+审批+}信息",
            "… 2 the same",
            "time limit [weakened]",
            "- 税收管理  [removed]",
        ] {
            assert!(diff.contains(said), "{said}\n{diff}");
        }
        for said in
            ["conforms   3   38%", "missing  The catalog does not have this entry", "Domain “社会救助”"]
        {
            assert!(conform.contains(said), "{said}\n{conform}");
        }
        assert_eq!(difference(Lang::En).len(), difference(Lang::Zh).len());
    }

    #[test]
    fn rows_that_were_only_made_local_are_folded_and_rows_alike_are_said_once() {
        let guideline = |body: &str, limit: &str| -> Catalog {
            let entry = format!(r#"{{"content":"甲","body":"{body}","time_limit":"{limit}"}}"#);
            let entries = format!("{entry},{}", entry.replace('甲', "乙"));
            serde_json::from_str(&format!(
                r#"{{"mulu":"1","kind":"guideline","title":"指引","domains":[{{"name":"就业","items":[
                    {{"name":"招聘","entries":[{entries}]}}]}}]}}"#
            ))
            .unwrap()
        };
        let text = |base: &Catalog, other: &Catalog| {
            let diff = diff(base, other, &DiffOptions::default()).unwrap();
            plain_text(&diff_lines(base, other, &diff, Lang::Zh))
        };
        let base = guideline("县级政府就业主管部门", "20个工作日内");
        let local = text(&base, &guideline("临泉县就业局", "20个工作日内"));
        assert!(
            local.contains("就业\n  … 2 条只有本地化或改措辞：公开主体已明确为“临泉县就业局”\n"),
            "{local}"
        );
        let weaker = text(&base, &guideline("县级政府就业主管部门", "30个工作日内"));
        assert!(weaker.contains("~ 第1–2条\n      公开时限 〔削弱〕 [-20-]{+30+}个工作日内\n"), "{weaker}");
        assert!(text(&base, &base).ends_with("\n\n… 2 条相同\n\n"), "{}", text(&base, &base));
    }

    #[test]
    fn lines_take_the_colour_of_what_they_ask_for() {
        let lines = difference(Lang::Zh);
        let tone = |text: &str| {
            let is_it = |line: &&Line| line.pieces.iter().any(|piece| piece.text.contains(text));
            lines.iter().find(is_it).unwrap().tone
        };
        assert_eq!(tone("税收管理"), Tone::Bad);
        assert_eq!(tone("办事指南"), Tone::Notable);
        assert_eq!(tone("script"), Tone::Good);
        assert_eq!(tone("条相同"), Tone::Quiet);
    }
}
