//! Tables in Markdown: no cell spans another, and every table begins with a header row.

use super::sheet::Table;

/// The bytes of a text.
pub(crate) fn file(tables: &[Table]) -> Vec<u8> {
    let mut text = String::new();
    for table in tables {
        for (n, line) in table.above.iter().enumerate() {
            text.push_str(if n == 0 { "# " } else { "" });
            text.push_str(line);
            text.push_str("\n\n");
        }
        for (n, row) in table.plain().enumerate() {
            let cells: Vec<String> = row.iter().map(|cell| escaped(cell)).collect();
            text.push_str(&format!("| {} |\n", cells.join(" | ")));
            if n == 0 {
                text.push_str(&format!("|{}\n", " --- |".repeat(row.len())));
            }
        }
        text.push('\n');
        for line in &table.below {
            text.push_str(line);
            text.push_str("\n\n");
        }
    }
    text.into_bytes()
}

fn escaped(cell: &str) -> String {
    let mut escaped = String::new();
    for c in cell.chars() {
        match c {
            '|' | '*' | '_' | '<' | '\\' => escaped.extend(['\\', c]),
            '\n' => escaped.push_str("<br>"),
            c => escaped.push(c),
        }
    }
    escaped
}
