//! Due days and reasons in words, for people.

use jiff::civil::Date;

use super::document::{Due, DueDay, DuePart, Otherwise, Step, Weekday, When};
use crate::finding::Arg;
use crate::messages::{LIST, Lang, phrase, sentence, word};

impl Due {
    /// Puts everything into words, or leaves it as data.
    pub(super) fn speak(&mut self, lang: Option<Lang>) {
        let Some(lang) = lang else { return };
        for part in &mut self.parts {
            part.text = Some(told(part, lang));
            let otherwise = part.otherwise.iter_mut().map(|otherwise| &mut otherwise.why);
            for step in part.steps.iter_mut().chain(otherwise) {
                step.text = Some(step.words(lang));
            }
        }
        for step in &mut self.notes {
            step.text = Some(step.words(lang));
        }
        self.findings.iter_mut().for_each(|finding| finding.speak(lang));
    }
}

impl Step {
    /// The step as a sentence.
    pub fn words(&self, lang: Lang) -> String {
        sentence(&format!("due.step.{}", self.code), lang, |name| {
            if name == "length" {
                return self.length(lang);
            }
            Some(match self.args.get(name)? {
                Arg::Number(number) => number.to_string(),
                Arg::Text(text) => text.parse().map_or_else(|_| text.clone(), |day| spoken(day, lang)),
                Arg::List(list) if list.is_empty() => word("due.own-table", lang).to_owned(),
                Arg::List(list) => listed(list, lang),
            })
        })
    }

    /// Its length of time: 20个工作日.
    fn length(&self, lang: Lang) -> Option<String> {
        let (Arg::Number(count), Arg::Text(unit)) = (self.args.get("count")?, self.args.get("unit")?) else {
            return None;
        };
        Some(phrase(&format!("unit.{unit}"), lang, &[("count", count)]))
    }
}

/// The result as lines of text: each part, when it is due, and why, as a list that can be followed.
pub fn due_lines(due: &Due, lang: Lang) -> Vec<String> {
    let mut lines = Vec::new();
    for part in &due.parts {
        let of = part.limit.of.as_ref().map(|of| phrase("due.of", lang, &[("of", of)])).unwrap_or_default();
        lines.push(format!("{of}{}", told(part, lang)));
        lines.extend(
            part.steps.iter().enumerate().map(|(n, step)| format!("  {}. {}", n + 1, step.words(lang))),
        );
        if let Some(Otherwise { day, why }) = &part.otherwise {
            let args: [(&str, &dyn std::fmt::Display); 2] =
                [("day", &spoken(day.day, lang)), ("why", &why.words(lang))];
            lines.push(format!("  {}", phrase("due.otherwise", lang, &args)));
        }
    }
    lines.extend(due.notes.iter().map(|step| step.words(lang)));
    lines
}

/// When a part is due, in a sentence.
fn told(part: &DuePart, lang: Lang) -> String {
    let (key, day) = match &part.when {
        When::By(day) => ("by", day),
        When::On(day) => ("on", day),
        When::Before(day) => ("before", day),
        When::NotBefore(day) => ("not-before", day),
        When::Shown { from, until } => {
            let args: [(&str, &dyn std::fmt::Display); 3] = [
                ("from", &spoken(*from, lang)),
                ("until", &spoken(until.day, lang)),
                ("left", &left(until, lang)),
            ];
            return phrase("due.when.shown", lang, &args);
        }
        When::Each { days } => {
            let days: Vec<String> = days.iter().map(|day| spoken(day.day, lang)).collect();
            return sentence("due.when.each", lang, |_| Some(days.join(LIST)));
        }
        When::None { why } => return word(&format!("due.why.{}", why.key()), lang).to_owned(),
    };
    let distance = day.distance.map(|days| {
        let key = match days {
            0 => "due.distance.same",
            1.. => "due.distance.after",
            _ => "due.distance.before",
        };
        phrase(key, lang, &[("days", &days.abs())])
    });
    let distance = distance.unwrap_or_default();
    let left = if matches!(part.when, When::NotBefore(_)) { String::new() } else { left(day, lang) };
    let args: [(&str, &dyn std::fmt::Display); 3] =
        [("day", &spoken(day.day, lang)), ("distance", &distance), ("left", &left)];
    phrase(&format!("due.when.{key}"), lang, &args)
}

/// How much time is left, where that was asked.
fn left(day: &DueDay, lang: Lang) -> String {
    let Some(days) = day.left else { return String::new() };
    let key = match days {
        0 => "due.left.today",
        1.. => "due.left.days",
        _ => "due.left.overdue",
    };
    phrase(key, lang, &[("days", &days.abs())])
}

/// A day in words: 2026年2月9日（星期一）.
fn spoken(day: Date, lang: Lang) -> String {
    let weekday = format!("weekday.{}", Weekday::of(day).key());
    let weekday = word(&weekday, lang);
    match lang {
        Lang::Zh => format!("{}年{}月{}日（{weekday}）", day.year(), day.month(), day.day()),
        Lang::En => format!("{day} ({weekday})"),
    }
}

/// A list whose days are told without what the day before them told already: 2026年2月28日、3月1日.
fn listed(list: &[String], lang: Lang) -> String {
    let mut year = None;
    let told = list.iter().map(|text| match (text.parse::<Date>(), lang) {
        (Ok(day), Lang::Zh) => {
            let told = if year == Some(day.year()) { String::new() } else { format!("{}年", day.year()) };
            year = Some(day.year());
            format!("{told}{}月{}日", day.month(), day.day())
        }
        _ => text.clone(),
    });
    told.collect::<Vec<_>>().join(LIST)
}
