//! What a rebase, a cascade, a lineage, a guess or an impact says, in lines for a terminal.

use serde_json::Value;

use super::value;
use super::words::{self, named};
use crate::cascade::Cascade;
use crate::diff::{Change, Op};
use crate::impact::Impact;
use crate::lineage::{BaseGuess, EdgeKind, Lineage};
use crate::messages::{Lang, phrase, word};
use crate::rebase::{Conflict, ConflictKind, Rebase};
use crate::vocabulary::{ElementName, Successor};

/// What a rebase did, and what is left to decide: a conflict with what each side has and what is suggested.
pub fn rebase_lines(rebase: &Rebase, lang: Lang) -> Vec<String> {
    let counts = &rebase.counts;
    let mut lines = vec![phrase(
        "rebase.summary",
        lang,
        &[
            ("title", &rebase.local.title),
            ("taken", &counts.taken),
            ("alike", &counts.alike),
            ("void", &counts.void),
            ("kept", &counts.kept),
            ("dropped", &counts.dropped),
            ("conflicts", &counts.conflicts),
        ],
    )];
    rebase.conflicts.iter().for_each(|conflict| lines.extend(conflict_lines(conflict, lang)));
    lines
}

fn conflict_lines(conflict: &Conflict, lang: Lang) -> Vec<String> {
    let element = words::element(conflict.element, conflict.column.as_deref(), lang);
    let kind = named("conflict", &conflict.kind, lang);
    let place = format!("{}（{}）", conflict.place, conflict.path);
    let args: [(&str, &dyn std::fmt::Display); 4] =
        [("id", &conflict.id), ("kind", &kind), ("place", &place), ("element", &element)];
    let mut lines = vec![phrase("rebase.conflict", lang, &args).trim_end().to_owned()];
    for (side, value) in [("base", &conflict.base), ("ours", &conflict.ours), ("theirs", &conflict.theirs)] {
        let side = word(&format!("choice.{side}"), lang).to_owned();
        let value = told(value.as_ref(), conflict.element, lang);
        lines.push(phrase("rebase.side", lang, &[("side", &side), ("value", &value)]));
    }
    let changer = if conflict.kind == ConflictKind::RemovedChanged { "choice.theirs" } else { "choice.ours" };
    lines.extend(conflict.changes.iter().map(|change| change_line(change, word(changer, lang), lang)));
    let choice = named("choice", &conflict.suggestion.choose, lang);
    let reason = word(&format!("rebase.reason.{}", conflict.suggestion.reason), lang).to_owned();
    lines.push(phrase("rebase.suggest", lang, &[("choice", &choice), ("reason", &reason)]));
    lines
}

/// What a side changed of what the other removed.
fn change_line(change: &Change, side: &str, lang: Lang) -> String {
    let op = named("op", &change.op, lang);
    let element = words::element(change.element, change.column.as_deref(), lang);
    let what = if element.is_empty() { change.place.to_string() } else { element };
    if !matches!(change.op, Op::Edit | Op::Rename) {
        return phrase("rebase.change", lang, &[("side", &side), ("op", &op), ("what", &what)]);
    }
    let (before, after) = value::before_after(change, lang);
    let [before, after] = [before, after].map(|text| text.replace('\n', "；"));
    let args: [(&str, &dyn std::fmt::Display); 5] =
        [("side", &side), ("op", &op), ("what", &what), ("before", &before), ("after", &after)];
    phrase("rebase.change-values", lang, &args)
}

/// A value in few words: a whole node by its name and how many rows it has.
fn told(value: Option<&Value>, element: Option<ElementName>, lang: Lang) -> String {
    let Some(value) = value else { return "—".to_owned() };
    if let Some(element) = element {
        return value::text(Some(element), value, lang).replace('\n', "；");
    }
    match value {
        Value::Object(node) => {
            let name = node.get("name").or_else(|| node.get("content"));
            name.map(|name| told(Some(name), None, lang)).unwrap_or_default()
        }
        Value::Array(parts) => {
            let parts: Vec<String> = parts.iter().map(|part| told(Some(part), None, lang)).collect();
            parts.join("、")
        }
        Value::String(text) => text.replace('\n', "；"),
        other => other.to_string(),
    }
}

/// What became of each catalog of a jurisdiction: a line for each that is not done, and one for all.
pub fn cascade_lines(cascade: &Cascade, lang: Lang) -> Vec<String> {
    let mut lines = Vec::new();
    for body in &cascade.bodies {
        if !body.conflicts.is_empty() || body.reason.is_some() {
            let state = named("cascade", &body.state, lang);
            let reason = body.reason.clone().unwrap_or_default();
            let args: [(&str, &dyn std::fmt::Display); 6] = [
                ("name", &body.name),
                ("state", &state),
                ("taken", &body.counts.taken),
                ("kept", &body.counts.kept),
                ("conflicts", &body.counts.conflicts),
                ("reason", &reason),
            ];
            lines.push(phrase("cascade.body", lang, &args).trim_end().to_owned());
        }
    }
    let states =
        cascade.states.iter().map(|(state, count)| format!("{} {count}", named("cascade", state, lang)));
    let (states, counts) = (states.collect::<Vec<_>>().join("、"), &cascade.counts);
    let args: [(&str, &dyn std::fmt::Display); 8] = [
        ("name", &cascade.jurisdiction),
        ("states", &states),
        ("taken", &counts.taken),
        ("alike", &counts.alike),
        ("void", &counts.void),
        ("kept", &counts.kept),
        ("dropped", &counts.dropped),
        ("conflicts", &counts.conflicts),
    ];
    lines.push(phrase("cascade.summary", lang, &args));
    lines
}

/// What rests on something: how much, what becomes due, and the entries by body.
pub fn impact_lines(impact: &Impact, lang: Lang) -> Vec<String> {
    let how = impact.counts.how.iter().map(|(how, count)| format!("{} {count}", named("rests", how, lang)));
    let how = how.collect::<Vec<_>>().join("、");
    let targets = impact.targets.join("、");
    let args: [(&str, &dyn std::fmt::Display); 4] = [
        ("targets", &targets),
        ("bodies", &impact.counts.bodies),
        ("entries", &impact.counts.entries),
        ("how", &how),
    ];
    let mut lines = vec![phrase("impact.summary", lang, &args)];
    if let Some(day) = impact.lapses {
        let successor = match &impact.successor {
            Some(next) => phrase("impact.successor", lang, &[("title", &titled(next))]),
            None => word("impact.no-successor", lang).to_owned(),
        };
        let actions = impact.counts.actions.iter();
        let actions = actions.map(|(action, count)| format!("{} {count}", named("impact", action, lang)));
        let actions = actions.collect::<Vec<_>>().join("、");
        let publish =
            impact.publish_by.map(|day| phrase("impact.publish", lang, &[("day", &day)])).unwrap_or_default();
        let args: [(&str, &dyn std::fmt::Display); 4] =
            [("day", &day), ("successor", &successor), ("actions", &actions), ("publish", &publish)];
        lines.push(phrase("impact.lapse", lang, &args));
    }
    let mut body = None;
    for entry in &impact.entries {
        if body != Some(&entry.body) {
            body = Some(&entry.body);
            let count = impact.entries.iter().filter(|other| other.body == entry.body).count();
            lines.push(phrase("impact.body", lang, &[("name", &entry.body), ("count", &count)]));
        }
        let how = named("rests", &entry.how, lang);
        let action = entry.action.map(|action| named("impact", &action, lang)).unwrap_or_default();
        let action = match &entry.successor {
            Some(next) => phrase("impact.instead", lang, &[("action", &action), ("title", &titled(next))]),
            None => action,
        };
        let due = if entry.overdue { "impact.overdue" } else { "impact.due" };
        let due = entry.due.map(|day| phrase(due, lang, &[("day", &day)])).unwrap_or_default();
        let args: [(&str, &dyn std::fmt::Display); 5] = [
            ("path", &entry.path),
            ("place", &entry.place),
            ("how", &how),
            ("action", &action),
            ("due", &due),
        ];
        lines.push(phrase("impact.entry", lang, &args).trim_end().to_owned());
        lines.push(phrase("impact.wording", lang, &[("wording", &entry.wording.replace('\n', "；"))]));
        if !entry.through.is_empty() {
            lines.push(phrase("impact.through", lang, &[("through", &entry.through.join(" → "))]));
        }
    }
    lines.extend(impact.findings.iter().map(|finding| finding.message(lang)));
    lines
}

fn titled(successor: &Successor) -> String {
    let number = successor.number.as_ref().map(|number| format!("（{number}）")).unwrap_or_default();
    format!("《{}》{number}", successor.title)
}

/// The derivations as an indented tree.
pub fn lineage_lines(lineage: &Lineage, lang: Lang) -> Vec<String> {
    let mut lines = Vec::new();
    let is_root = |at: &usize| !lineage.edges.iter().any(|edge| edge.to == *at);
    // What a circle leads to hangs from no root: the circle stands in for one.
    let is_on_circle = |at: &usize| !lineage.order.iter().flatten().any(|ordered| ordered == at);
    let all = 0..lineage.nodes.len();
    let tops = all.clone().filter(is_root).chain(all.filter(is_on_circle));
    let mut stack: Vec<(usize, usize)> = tops.map(|at| (at, 0)).collect();
    stack.reverse();
    let mut seen = vec![false; lineage.nodes.len()];
    while let Some((at, depth)) = stack.pop() {
        let (Some(node), Some(place)) = (lineage.nodes.get(at), seen.get_mut(at)) else { continue };
        if std::mem::replace(place, true) {
            continue;
        }
        let told = lineage.edges.iter().find(|edge| edge.to == at);
        let told = told.map(|edge| named("lineage", &edge.told, lang)).unwrap_or_default();
        let (indent, title) = ("  ".repeat(depth), node.called());
        let args: [(&str, &dyn std::fmt::Display); 4] =
            [("indent", &indent), ("title", &title), ("name", &node.name), ("told", &told)];
        lines.push(phrase("lineage.node", lang, &args));
        let mut below: Vec<(EdgeKind, usize)> =
            lineage.edges.iter().filter(|edge| edge.from == at).map(|edge| (edge.kind, edge.to)).collect();
        below.sort_unstable();
        stack.extend(below.into_iter().rev().map(|(_, to)| (to, depth + 1)));
    }
    lines
}

/// The editions, and what speaks for each.
pub fn guess_lines(guess: &BaseGuess, lang: Lang) -> Vec<String> {
    let each = guess.candidates.iter().enumerate().map(|(at, one)| {
        let key = if guess.base == Some(at) { "guess.base" } else { "guess.other" };
        let title = one
            .edition
            .as_ref()
            .map_or_else(|| one.title.clone(), |edition| format!("{}（{edition}）", one.title));
        let args: [(&str, &dyn std::fmt::Display); 4] =
            [("title", &title), ("name", &one.name), ("agreeing", &one.agreeing), ("matched", &one.matched)];
        phrase(key, lang, &args)
    });
    each.collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::lineage::{Source, lineage};
    use crate::model::{BasedOn, Catalog};

    #[test]
    fn a_circle_and_what_hangs_from_it_are_shown_once() {
        let catalog = |title: &str, base: Option<&str>| Catalog {
            title: title.into(),
            based_on: base.map(|base| BasedOn { id: base.into(), ..BasedOn::default() }),
            ..Catalog::default()
        };
        let all = [
            catalog("丙", Some("乙")),
            catalog("甲", Some("乙")),
            catalog("乙", Some("甲")),
            catalog("丁", None),
        ];
        let sources: Vec<Source<'_>> =
            all.iter().map(|catalog| Source { name: String::new(), catalog }).collect();
        let lines = lineage_lines(&lineage(&sources), Lang::En);
        let shown: Vec<&str> = lines.iter().filter_map(|line| line.split(" (").next()).collect();
        assert_eq!(shown, ["《丁》", "《甲》", "  《乙》", "    《丙》"]);
    }
}
