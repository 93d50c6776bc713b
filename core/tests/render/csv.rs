//! Values parted by a character, in the encodings that exports have.

use super::mess::Encoding;
use super::sheet::Table;

/// The bytes of a file of values.
pub(crate) fn file(tables: &[Table], separator: char, encoding: Encoding) -> Vec<u8> {
    let mut text = String::new();
    for (n, table) in tables.iter().enumerate() {
        if n > 0 {
            text.push_str("\r\n");
        }
        let width = table.width().max(1);
        let mut line = |values: &[&str]| {
            let quoted: Vec<String> = values.iter().map(|value| quoted(value, separator)).collect();
            text.push_str(&quoted.join(&separator.to_string()));
            text.push_str("\r\n");
        };
        let across = |text| {
            let mut values = vec![""; width];
            values[0] = text;
            values
        };
        table.above.iter().for_each(|text| line(&across(text)));
        table.plain().for_each(|values| line(&values));
        table.below.iter().for_each(|text| line(&across(text)));
    }
    encoded(&text, encoding)
}

fn quoted(value: &str, separator: char) -> String {
    if value.contains([separator, '"', '\n', '\r']) {
        format!("\"{}\"", value.replace('"', "\"\""))
    } else {
        value.to_owned()
    }
}

fn encoded(text: &str, encoding: Encoding) -> Vec<u8> {
    match encoding {
        Encoding::Utf8 => text.as_bytes().to_vec(),
        Encoding::Utf8Mark => format!("\u{feff}{text}").into_bytes(),
        Encoding::Utf16 => {
            std::iter::once(0xfeff).chain(text.encode_utf16()).flat_map(u16::to_le_bytes).collect()
        }
        Encoding::Gb18030 => encoding_rs::GB18030.encode(text).0.into_owned(),
    }
}
