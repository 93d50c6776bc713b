//! Adjustment applications and change notices, as a page and as a workbook: of one catalog, or of many with a sheet of totals.
#![cfg_attr(
    not(any(feature = "html", feature = "xlsx")),
    allow(dead_code, unused_variables, reason = "drawn only where there is a format to draw in")
)]

#[cfg(feature = "html")]
use askama::Template;
#[cfg(feature = "xlsx")]
use rust_xlsxwriter::{DocProperties, ExcelDateTime, Workbook, XlsxError};

#[cfg(feature = "xlsx")]
use super::sheet::{A4, Cell, Styles, filter, list, page, row};
use super::value;
use super::words::named;
use crate::error::{Error, Result};
use crate::messages::{Lang, phrase, word};
#[cfg(feature = "xlsx")]
use crate::paperwork::AdjustmentKind;
use crate::paperwork::{Adjustment, Application, Cause};
use crate::read::Format;
use crate::vocabulary::ElementName;

/// Whether something is applied for, or made known.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Form {
    /// 目录清单调整申请表.
    Application,
    /// 目录调整情况.
    Notice,
}

/// The columns of the list with their widths in characters.
const COLUMNS: [(&str, f64); 9] = [
    ("review.serial", 6.0),
    ("paperwork.kind", 8.0),
    ("node.domain", 14.0),
    ("node.item", 28.0),
    ("review.element", 11.0),
    ("review.before", 34.0),
    ("review.after", 34.0),
    ("paperwork.cause", 30.0),
    ("paperwork.ground", 30.0),
];
/// What the reviewing office fills in.
const BOXES: [&str; 4] = ["paperwork.date", "paperwork.contact", "paperwork.opinion", "paperwork.review"];
#[cfg(feature = "xlsx")]
const KINDS: [AdjustmentKind; 5] = [
    AdjustmentKind::Add,
    AdjustmentKind::Cancel,
    AdjustmentKind::Change,
    AdjustmentKind::Merge,
    AdjustmentKind::Split,
];

impl Form {
    fn title(self, lang: Lang) -> &'static str {
        word(if self == Self::Application { "paperwork.application" } else { "paperwork.notice" }, lang)
    }

    fn boxes(self, lang: Lang) -> Vec<&'static str> {
        let boxes = BOXES.into_iter().filter(|_| self == Self::Application);
        boxes.map(|key| word(key, lang)).collect()
    }
}

/// Applications or notices in a format: html, xlsx, json.
pub fn paperwork(applications: &[Application], form: Form, format: Format, lang: Lang) -> Result<Vec<u8>> {
    match format {
        Format::Json => Ok(serde_json::to_vec(applications).unwrap_or_default()),
        #[cfg(feature = "html")]
        Format::Html => paperwork_html(applications, form, lang).map(String::into_bytes),
        #[cfg(feature = "xlsx")]
        Format::Xlsx => paperwork_xlsx(applications, form, lang),
        _ => Err(Error::new("not-written").arg("format", format.key())),
    }
}

#[cfg(feature = "html")]
#[derive(Template)]
#[template(path = "paperwork.html")]
struct Page<'a> {
    lang: Lang,
    title: &'a str,
    style: &'static str,
    head: Vec<&'static str>,
    boxes: Vec<&'static str>,
    sheets: Vec<Sheet>,
}

/// One catalog's part of a page.
#[cfg(feature = "html")]
struct Sheet {
    title: String,
    facts: Vec<(&'static str, String)>,
    rows: Vec<Vec<String>>,
}

/// Applications or notices as one HTML page to print.
#[cfg(feature = "html")]
fn paperwork_html(applications: &[Application], form: Form, lang: Lang) -> Result<String> {
    let sheets = applications.iter().map(|one| Sheet {
        title: one.applicant.clone().unwrap_or_else(|| one.revised.title.clone()),
        facts: facts(one, lang),
        rows: one.rows.iter().map(|row| cells(row, lang)).collect(),
    });
    let page = Page {
        lang,
        title: form.title(lang),
        style: concat!(
            include_str!("../../templates/report.css"),
            include_str!("../../templates/paperwork.css")
        ),
        head: COLUMNS.iter().map(|(key, _)| word(key, lang)).collect(),
        boxes: form.boxes(lang),
        sheets: sheets.collect(),
    };
    page.render().map_err(|error| Error::new("not-writable").arg("reason", error))
}

/// Applications or notices as a workbook: the totals by body, then every adjustment.
#[cfg(feature = "xlsx")]
fn paperwork_xlsx(applications: &[Application], form: Form, lang: Lang) -> Result<Vec<u8>> {
    workbook(applications, form, lang).map_err(|error| Error::new("not-writable").arg("reason", error))
}

#[cfg(feature = "xlsx")]
fn workbook(applications: &[Application], form: Form, lang: Lang) -> Result<Vec<u8>, XlsxError> {
    let mut workbook = Workbook::new();
    let created = ExcelDateTime::from_ymd(2020, 1, 1)?;
    workbook
        .set_properties(&DocProperties::new().set_title(form.title(lang)).set_creation_datetime(&created));
    let styles = Styles::new();
    let footer = phrase("review.page-of", lang, &[("page", &"&P"), ("pages", &"&N")]);

    let sheet = workbook.add_worksheet();
    page(sheet, form.title(lang), A4, &footer)?;
    let widths = [24.0, 40.0];
    let kinds = KINDS.map(|kind| named("adjustment", &kind, lang));
    let mut head = vec![word("paperwork.applicant", lang), word("paperwork.catalog", lang)];
    head.extend(kinds.iter().map(String::as_str));
    head.push(word("paperwork.without-cause", lang));
    list(sheet, &head, &widths, 1, &styles)?;
    let mut n = 0;
    for one in applications {
        n += 1;
        let mut cells =
            vec![Cell::Text(one.applicant.clone().unwrap_or_default()), Cell::Text(one.base.title.clone())];
        cells
            .extend(KINDS.map(|kind| Cell::Number(Some(one.counts.get(&kind).copied().unwrap_or_default()))));
        cells.push(Cell::Number(Some(one.without_cause)));
        row(sheet, n, cells, &widths, &styles, lang)?;
    }
    for name in form.boxes(lang) {
        n += 1;
        row(sheet, n, [Cell::Head(name.to_owned()), Cell::Text(String::new())], &widths, &styles, lang)?;
        sheet.set_row_height(n, 48)?;
    }

    let sheet = workbook.add_worksheet();
    page(sheet, word("paperwork.list", lang), A4, &footer)?;
    let mut head = vec![word("paperwork.applicant", lang)];
    head.extend(COLUMNS.iter().map(|(key, _)| word(key, lang)));
    let widths: Vec<f64> = std::iter::once(14.0).chain(COLUMNS.iter().map(|(_, width)| *width)).collect();
    list(sheet, &head, &widths, 2, &styles)?;
    let mut n = 0;
    for one in applications {
        for adjustment in &one.rows {
            n += 1;
            let body = one.applicant.clone().unwrap_or_default();
            let texts = std::iter::once(body).chain(cells(adjustment, lang));
            row(sheet, n, texts.map(Cell::Text), &widths, &styles, lang)?;
        }
    }
    filter(sheet, usize::try_from(n).unwrap_or_default(), head.len())?;
    workbook.save_to_buffer()
}

#[cfg(feature = "html")]
fn facts(application: &Application, lang: Lang) -> Vec<(&'static str, String)> {
    let counts =
        application.counts.iter().map(|(kind, count)| format!("{} {count}", named("adjustment", kind, lang)));
    let domains = application.domains.iter().map(|(domain, count)| format!("{domain} {count}"));
    let edition = |side: &crate::diff::Side| match &side.edition {
        Some(edition) => format!("{}（{edition}）", side.title),
        None => side.title.clone(),
    };
    let comma = value::comma(lang);
    vec![
        (word("paperwork.catalog", lang), edition(&application.base)),
        (word("paperwork.revised", lang), edition(&application.revised)),
        (word("paperwork.counts", lang), counts.collect::<Vec<_>>().join(comma)),
        (word("paperwork.domains", lang), domains.collect::<Vec<_>>().join(comma)),
        (word("paperwork.without-cause", lang), application.without_cause.to_string()),
    ]
}

/// The cells of an adjustment, as the columns stand.
fn cells(row: &Adjustment, lang: Lang) -> Vec<String> {
    let known =
        row.element.as_deref().and_then(|key| ElementName::OF_ENTRY.into_iter().find(|one| one.key() == key));
    let element = row.element.as_deref().map(|key| match (known, key) {
        (Some(_), _) | (None, "name") => word(&format!("element.{key}"), lang).to_owned(),
        (None, "place") => word("paperwork.place", lang).to_owned(),
        (None, column) => column.to_owned(),
    });
    let said = |side: &Option<serde_json::Value>| {
        side.as_ref().map(|side| value::text(known, side, lang)).unwrap_or_default()
    };
    let effect = row.effect.map(|effect| named("effect", &effect, lang));
    let (cause, ground) = match &row.cause {
        None => (String::new(), String::new()),
        Some(Cause::Lapsed { law, day, successor, ground }) => {
            let told = match successor {
                Some(next) => {
                    phrase("paperwork.superseded", lang, &[("law", law), ("day", day), ("next", next)])
                }
                None => phrase("paperwork.lapsed", lang, &[("law", law), ("day", day)]),
            };
            (told, ground.clone().unwrap_or_default())
        }
        Some(Cause::Edition { title, edition }) => {
            let edition = edition.clone().unwrap_or_default();
            (phrase("paperwork.edition", lang, &[("title", title), ("edition", &edition)]), String::new())
        }
    };
    let element = [element, effect].into_iter().flatten().collect::<Vec<_>>().join("\n");
    let place = row.place.split(" › ").skip(1).collect::<Vec<_>>().join(" › ");
    vec![
        row.n.to_string(),
        named("adjustment", &row.kind, lang),
        row.domain.clone(),
        place,
        element,
        said(&row.before),
        said(&row.after),
        cause,
        ground,
    ]
}
