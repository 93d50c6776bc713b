//! The page of a code as lines of text.

use super::{element, example_title, fix, found_by, severity, value};
use crate::explain::{Explanation, ShownExample};
use crate::messages::{Lang, word};

/// The whole page of a code as lines.
pub fn explanation_lines(page: &Explanation, lang: Lang) -> Vec<String> {
    let mut lines = Vec::new();
    let about = [severity(page, lang), element(page, lang)];
    let about: Vec<String> = about.into_iter().filter(|text| !text.is_empty()).collect();
    lines.push(format!("{}  {}  {}", page.code, page.title, about.join(" · ")).trim_end().to_owned());
    let mut say = |key: &str, text: &str| {
        if !text.is_empty() {
            lines.push(format!("{}{}{text}", word(key, lang), colon(lang)));
        }
    };
    say("rulebook.says", &page.message);
    say("rulebook.help", &page.help);
    say("rulebook.why", &page.ground);
    say("rulebook.found-by", &found_by(page, lang));
    say("rulebook.fix", &fix(page, lang));
    if !page.grounds.is_empty() {
        lines.push(format!("{}{}", word("rulebook.grounds", lang), colon(lang).trim_end()));
        for ground in &page.grounds {
            let article =
                if ground.article.is_empty() { String::new() } else { format!(" {}", ground.article) };
            lines.push(format!("  {}{article}{}{}", ground.instrument, colon(lang), ground.says));
        }
    }
    if !page.parameters.is_empty() {
        lines.push(format!("{}{}", word("rulebook.parameters", lang), colon(lang).trim_end()));
        for setting in &page.parameters {
            let default = value(&setting.default, lang);
            let said = word("rulebook.default", lang);
            lines.push(format!("  {} = {default} ({said})  {}", setting.name, setting.about));
        }
    }
    if let Some(examples) = &page.examples {
        example("rulebook.wrong", &examples.wrong, lang, &mut lines);
        example("rulebook.right", &examples.right, lang, &mut lines);
    }
    if let Some(observed) = &page.observed {
        lines.push(format!("{}{}{}", word("rulebook.seen", lang), colon(lang), observed.seen));
        lines.push(format!("{}{}{}", word("rulebook.made", lang), colon(lang), observed.made));
    }
    lines
}

fn example(key: &str, shown: &ShownExample, lang: Lang, lines: &mut Vec<String>) {
    lines.push(format!("{}{}", example_title(key, shown, lang), colon(lang).trim_end()));
    for row in &shown.rows {
        let cells = shown.head.iter().zip(row);
        let cells = cells.map(|(head, cell)| format!("{head}{}{}", colon(lang), cell.replace('\n', " ")));
        lines.push(format!("  {}", cells.collect::<Vec<_>>().join(" | ")));
    }
    lines.extend(shown.says.iter().map(|said| format!("  → {said}")));
    if let Some(guideline) = &shown.guideline {
        example("rulebook.guideline", guideline, lang, lines);
    }
}

fn colon(lang: Lang) -> &'static str {
    if lang == Lang::Zh { "：" } else { ": " }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::explain::explain;

    #[test]
    fn a_page_says_everything_there_is() {
        let lines =
            explanation_lines(&explain("time-limit-too-long", Lang::Zh).unwrap(), Lang::Zh).join("\n");
        for said in ["错误 · 公开时限", "第二十六条", "working_days = 20", "不对：", "30个工作日内", "应为："]
        {
            assert!(lines.contains(said), "{said}: {lines}");
        }
        let lines = explanation_lines(&explain("tick-letters", Lang::En).unwrap(), Lang::En).join("\n");
        assert!(lines.contains("What stands there: þ政府网站"), "{lines}");
        let lines = explanation_lines(&explain("lapsed-basis", Lang::En).unwrap(), Lang::En).join("\n");
        assert!(lines.contains("Wrong (on 2021-06-01)"), "{lines}");
    }
}
