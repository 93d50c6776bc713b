//! Adjustment applications and change notices, as a page and as a workbook: of one catalog, or of many with a sheet of totals.
#![cfg_attr(
    not(any(feature = "html", feature = "xlsx")),
    allow(dead_code, unused_variables, reason = "drawn only where there is a format to draw in")
)]

#[cfg(feature = "html")]
mod html;
mod words;
#[cfg(feature = "xlsx")]
mod xlsx;

use crate::error::{Error, Result};
use crate::messages::{Lang, word};
use crate::paperwork::Application;
use crate::read::Format;

/// Whether something is applied for, or made known.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Form {
    /// 目录清单调整申请表.
    Application,
    /// 目录调整情况.
    Notice,
}

/// What the reviewing office fills in.
const BOXES: [&str; 4] = ["paperwork.date", "paperwork.contact", "paperwork.opinion", "paperwork.review"];

impl Form {
    fn title(self, lang: Lang) -> &'static str {
        word(if self == Self::Application { "paperwork.application" } else { "paperwork.notice" }, lang)
    }

    fn boxes(self, lang: Lang) -> Vec<&'static str> {
        let boxes = BOXES.into_iter().filter(|_| self == Self::Application);
        boxes.map(|key| word(key, lang)).collect()
    }
}

/// Applications or notices in a format: html, xlsx, json. In JSON one is a document, several are a list.
pub fn paperwork(applications: &[Application], form: Form, format: Format, lang: Lang) -> Result<Vec<u8>> {
    match format {
        Format::Json => {
            let made = match applications {
                [one] => serde_json::to_vec(one),
                several => serde_json::to_vec(several),
            };
            Ok(made.unwrap_or_default())
        }
        #[cfg(feature = "html")]
        Format::Html => html::write(applications, form, lang).map(String::into_bytes),
        #[cfg(feature = "xlsx")]
        Format::Xlsx => xlsx::write(applications, form, lang),
        _ => Err(Error::new("not-written").arg("format", format.key())),
    }
}
