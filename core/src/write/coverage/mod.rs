//! A coverage for people: lines of text, a page to look through and a workbook to work through. All show the same rows.

#[cfg(feature = "html")]
mod html;
#[cfg_attr(
    not(all(feature = "html", feature = "xlsx")),
    allow(dead_code, reason = "each format shows a part of a row")
)]
mod rows;
#[cfg(feature = "xlsx")]
mod xlsx;

use super::{RENDERED, unfit, value};
use crate::coverage::Coverage;
use crate::error::{Error, Result};
use crate::messages::{Lang, phrase};
use crate::read::Format;
use rows::{State, rows, totals};

#[cfg(feature = "html")]
pub use html::coverage_html;
#[cfg(feature = "xlsx")]
pub use xlsx::coverage_xlsx;

/// Writes a coverage for people, as the bytes of a file: html, xlsx or text.
pub fn write_coverage(coverage: &Coverage, format: Format, lang: Lang) -> Result<Vec<u8>> {
    if !RENDERED.contains(&format) {
        return Err(unfit(format, "coverage", &RENDERED));
    }
    match format {
        Format::Text => {
            let lines = coverage_lines(coverage, lang);
            Ok(lines.into_iter().map(|line| line + "\n").collect::<String>().into_bytes())
        }
        #[cfg(feature = "html")]
        Format::Html => coverage_html(coverage, lang).map(String::into_bytes),
        #[cfg(feature = "xlsx")]
        Format::Xlsx => coverage_xlsx(coverage, lang),
        other => Err(Error::new("built-without").arg("format", other.key())),
    }
}

/// The figures, and what somebody has to look at, in lines for a terminal.
pub fn coverage_lines(coverage: &Coverage, lang: Lang) -> Vec<String> {
    let counts = &coverage.counts;
    let mut lines = vec![phrase(
        "coverage.summary",
        lang,
        &[
            ("title", &coverage.catalog.title),
            ("items", &counts.items),
            ("linked", &counts.linked),
            ("within", &counts.within),
            ("uncovered", &counts.uncovered),
            ("ambiguous", &counts.ambiguous),
            ("incomplete", &counts.incomplete),
            ("orphaned", &counts.orphaned),
        ],
    )];
    for total in totals(coverage, lang).types {
        let [items, covered, uncovered, ambiguous, incomplete] = total.figures;
        let args: [(&str, &dyn std::fmt::Display); 6] = [
            ("type", &total.name),
            ("items", &items),
            ("covered", &covered),
            ("uncovered", &uncovered),
            ("ambiguous", &ambiguous),
            ("incomplete", &incomplete),
        ];
        lines.push(phrase("coverage.type-line", lang, &args));
    }
    let mut state = None;
    for row in rows(coverage, lang).into_iter().filter(|row| row.state != State::Linked) {
        if state != Some(row.state) {
            state = Some(row.state);
            lines.push(phrase("coverage.group", lang, &[("state", &row.state.called(lang))]));
        }
        let says = if row.says.is_empty() { row.place.clone() } else { row.says.replace('\n', "；") };
        let item = if row.item.is_empty() { &row.place } else { &row.item };
        let label = [&row.list, &row.kind].into_iter().filter(|text| !text.is_empty());
        let label = label.cloned().collect::<Vec<_>>().join(value::comma(lang));
        let args: [(&str, &dyn std::fmt::Display); 4] =
            [("list", &label), ("item", item), ("says", &says), ("origin", &row.origin)];
        lines.push(phrase("coverage.row", lang, &args).trim_end().to_owned());
    }
    lines
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;
    use crate::coverage::{CoverageOptions, coverage};
    use crate::lists::ItemList;
    use crate::model::Catalog;

    pub(super) fn sample() -> Coverage {
        let catalog: Catalog = serde_json::from_value(json!({"mulu": "1", "kind": "local", "title": "某县<目录>", "domains": [
            {"name": "社会救助", "items": [
                {"name": "临时救助", "entries": [{"content": "办事指南"}]},
                {"name": "公墓建设审批", "entries": [{"content": "办事指南", "extra": {"权责清单编码": "3412210009"}}]}]}]}))
        .unwrap();
        let list: ItemList =
            serde_json::from_value(json!({"mulu": "1", "kind": "power", "title": "权责清单", "items": [
            {"code": "3412210001", "name": "临时救助给付", "type": "benefit"},
            {"code": "3412210002", "name": "渡口设置<审批>", "type": "permit"},
            {"name": "公墓建设许可", "type": "permit"}]}))
            .unwrap();
        coverage(&catalog, &[list], &CoverageOptions::default()).unwrap()
    }

    #[test]
    fn lines_tell_what_is_to_be_looked_at() {
        for lang in [Lang::Zh, Lang::En] {
            let lines = coverage_lines(&sample(), lang);
            assert!(
                lines.iter().all(|line| !line.contains('{') && !line.contains("coverage.")),
                "{lines:#?}"
            );
        }
        let lines = coverage_lines(&sample(), Lang::Zh).join("\n");
        for said in ["渡口设置<审批>", "3412210009", "办理结果", "行政给付"] {
            assert!(lines.contains(said), "{said}: {lines}");
        }
    }

    #[test]
    fn other_formats_are_refused() {
        let error = write_coverage(&sample(), Format::Csv, Lang::Zh).unwrap_err();
        assert_eq!(error.code(), "unfit-format");
    }
}
