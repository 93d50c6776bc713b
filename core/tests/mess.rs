//! Whatever bytes say, reading them ends, and ends in a catalog or an error.

#![allow(clippy::unwrap_used, reason = "a test may fail by panicking")]

use mulu::read::{Format, ReadOptions, read};
use proptest::prelude::*;

/// Pieces that files of texts are made of, whole and broken.
const PIECES: [&str; 44] = [
    "<table>",
    "</table>",
    "<tr>",
    "</tr>",
    "<td>",
    "</td>",
    "<td rowspan=0 colspan=3>",
    "<th rowspan=99999>",
    "<thead>",
    "</thead>",
    "<tfoot>",
    "<caption>",
    "<p>",
    "</p>",
    "<b>",
    "</b>",
    "<a href='",
    "<br>",
    "<div style=display:none>",
    "</div>",
    "<A市办法>",
    "</某>",
    "<!--",
    "-->",
    "<script>",
    "</script>",
    "<select><option>",
    "<textarea>",
    "<pre>",
    "<svg><title>",
    "<template>",
    "<frameset>",
    "|",
    "|--|--|\n",
    "\n",
    ",",
    "\t",
    "\"",
    "'=",
    "序号",
    "公开内容",
    "&#x110000;",
    "甲",
    "\u{fffd}",
];

proptest! {
    #![proptest_config(ProptestConfig::with_cases(400))]

    #[test]
    fn reading_ends(pieces in prop::collection::vec(0..PIECES.len(), 0..60), cut in 0_usize..8) {
        let text: String = pieces.iter().filter_map(|n| PIECES.get(*n)).copied().collect();
        let bytes = text.as_bytes();
        let bytes = bytes.get(..bytes.len().saturating_sub(cut)).unwrap_or_default();
        for format in [None, Some(Format::Html), Some(Format::Csv), Some(Format::Markdown)] {
            let _ = read(bytes, &ReadOptions { format, ..ReadOptions::default() });
        }
    }

    #[test]
    fn any_bytes_are_met(bytes in prop::collection::vec(any::<u8>(), 0..200)) {
        for format in [None, Some(Format::Html), Some(Format::Csv), Some(Format::Markdown)] {
            let _ = read(&bytes, &ReadOptions { format, ..ReadOptions::default() });
        }
    }
}
