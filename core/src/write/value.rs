//! What a change had before and has after, in words.

use serde_json::Value;

use crate::diff::{Change, Op};
use crate::messages::{Lang, word};

pub(super) use crate::spoken::{comma, of_entry, text};

/// The values before and after a change; empty for changes that have none, such as additions.
pub(super) fn before_after(change: &Change, lang: Lang) -> (String, String) {
    let said = |value: Option<&Value>| match (value, change.op) {
        (Some(value), _) => text(change.element, value, lang),
        (None, Op::Edit) => word("review.absent", lang).to_owned(),
        (None, _) => String::new(),
    };
    (said(change.before.as_deref()), said(change.after.as_deref()))
}
