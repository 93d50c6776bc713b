//! The cells of one entry, and what each of them tells a reader.

use mulu::model::{Element, Method, Wording};

use super::chance::{happens, pick, roll};
use super::columns::{self, Column};
use super::expect::{Expect, Expected, Source};
use super::mess::{Flag, Form, Mess};
use super::sheet::Cell;
use super::words;
use crate::strategy;

/// What cells are made of.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Cells<'a> {
    pub(crate) sources: &'a [Source<'a>],
    pub(crate) columns: &'a [Column],
    pub(crate) mess: &'a Mess,
}

/// Which ticked elements some row has a tick for.
#[derive(Debug, Clone, Copy, Default)]
pub(crate) struct Ticks {
    pub(crate) audience: bool,
    pub(crate) method: bool,
    pub(crate) levels: bool,
}

impl Ticks {
    /// The ticks that the rows show.
    pub(crate) fn of(cells: &Cells<'_>, rows: &[usize]) -> Self {
        let any = |has: fn(&mulu::model::Entry) -> bool| rows.iter().any(|n| has(cells.sources[*n].entry));
        let mess = cells.mess;
        Self {
            audience: any(|entry| entry.audience.known().is_some()) && !mess.has(Flag::AudienceLost),
            method: any(|entry| entry.method.known().is_some()) && !mess.has(Flag::MethodLost),
            levels: any(|entry| entry.levels.known().is_some()) && !mess.has(Flag::LevelsLost),
        }
    }

    /// What has to be reported where no row of a table has a tick, or ticks are pictures.
    pub(crate) fn reports(self, cells: &Cells<'_>) -> Vec<&'static str> {
        let Cells { columns, mess, .. } = *cells;
        if !mess.form.has_ticks() {
            return Vec::new();
        }
        let shown = !mess.marks.1.is_empty();
        let lost = |flag: Flag, any: bool, column: fn(&Column) -> bool| {
            columns.iter().any(column) && (mess.has(flag) || !any && !shown)
        };
        let blank = lost(Flag::AudienceLost, self.audience, |column| *column == Column::Society)
            || lost(Flag::MethodLost, self.method, |column| *column == Column::Active)
            || lost(Flag::LevelsLost, self.levels, |column| matches!(column, Column::Level(_)));
        let drawn = mess.has(Flag::TicksDrawn);
        [("ticks-lost", blank && !drawn), ("tick-picture", drawn && self.method)]
            .into_iter()
            .filter_map(|(code, said)| said.then_some(code))
            .collect()
    }
}

impl Cells<'_> {
    /// What tells whether two neighbouring rows stand under the same name in a column of names.
    pub(crate) fn key(&self, source: usize, column: Column) -> Option<String> {
        let source = &self.sources[source];
        let depth = match column {
            Column::Domain => 1,
            Column::Serial => return Some(format!("{}/{}", source.domain, source.first)),
            Column::Item(usize::MAX) | Column::Way => source.names.len(),
            Column::Item(level) => level + 2,
            _ => return None,
        };
        // The last level of a column that no item of this row reaches is blank and no name.
        (depth <= source.names.len()).then(|| source.names[..depth].join("\u{1}"))
    }

    /// The channel cell of an entry: all of it, or the part before or behind where it spills over.
    pub(crate) fn channels(&self, source: usize, spilled: Option<bool>) -> String {
        let Some(channels) = self.sources[source].entry.channels.known() else { return String::new() };
        let (pieces, between) = words::channels(channels, self.mess);
        let half = pieces.len().div_ceil(2);
        match spilled {
            None => pieces.join(between),
            Some(false) => pieces[..half].join(between),
            Some(true) => pieces[half..].join(between),
        }
    }

    /// The cell of an entry in a column.
    pub(crate) fn cell(&self, source: usize, column: Column, spilled: Option<bool>) -> Cell {
        let Source { names, codes, entry, .. } = &self.sources[source];
        let mess = self.mess;
        let text = |element: &Element<Wording>| words::typed(element.text(), mess);
        Cell::new(match column {
            Column::Serial => String::new(),
            Column::Domain => self.named(&names[0], codes[0].as_deref()),
            Column::Item(level) => names.get(level + 1).map_or(String::new(), |name| {
                self.named(name, codes.get(level + 1).and_then(Option::as_deref))
            }),
            Column::Way => names[1..].join(mess.between_levels),
            Column::Content => text(&entry.content),
            Column::Basis => text(&entry.basis),
            Column::TimeLimit => words::limit(entry.time_limit.text(), mess),
            Column::Body => text(&entry.body),
            Column::Channels => self.channels(source, spilled),
            Column::Audience => entry.audience.known().map_or(String::new(), words::audience),
            Column::Method => {
                entry.method.known().map_or(String::new(), |methods| words::methods(methods, mess))
            }
            Column::Levels => entry.levels.known().map_or(String::new(), words::levels),
            Column::Extra(extra) => self.extra(source, extra),
            column => return self.tick(source, column),
        })
    }

    /// A name with its code in the same cell.
    fn named(&self, name: &str, code: Option<&str>) -> String {
        let Some(code) = code else { return name.to_owned() };
        match roll(self.mess.seed, "code") % 4 {
            0 => format!("{name}({code})"),
            1 => format!("{name}\n{code}"),
            2 => format!("{name}（{code}）"),
            _ => format!("{name}\n({code})"),
        }
    }

    /// The text of a column that is no element.
    fn extra(&self, source: usize, extra: usize) -> String {
        let key = format!("extra{extra}{source}");
        if happens(self.mess.seed, &key, 3) {
            return String::new();
        }
        let words = strategy::words(["remarks", "phones", "offices", "addresses"][extra]);
        pick(self.mess.seed, &key, &words).to_owned()
    }

    /// The cell of a column to tick.
    fn tick(&self, source: usize, column: Column) -> Cell {
        let mess = self.mess;
        let drawn = mess.has(Flag::TicksDrawn);
        let entry = self.sources[source].entry;
        let (ticked, empty, _) = mess.marks;
        let lost = match column {
            Column::Society | Column::Group => mess.has(Flag::AudienceLost),
            Column::Active | Column::OnRequest => mess.has(Flag::MethodLost),
            _ => mess.has(Flag::LevelsLost),
        };
        if lost {
            return Cell::new("");
        }
        let audience = entry.audience.known();
        let chosen = match column {
            Column::Society => audience.is_some_and(|audience| audience.society),
            Column::Group => audience.is_some_and(|audience| audience.group.is_some()),
            Column::Active => entry.method.known().is_some_and(|methods| methods.contains(Method::Active)),
            Column::OnRequest => {
                entry.method.known().is_some_and(|methods| methods.contains(Method::OnRequest))
            }
            Column::Level(level) => entry.levels.known().is_some_and(|levels| levels.contains(level)),
            _ => false,
        };
        let group = audience.and_then(|audience| audience.group.as_deref()).unwrap_or_default();
        match (chosen, column) {
            (true, Column::Group) if !group.is_empty() => {
                let is_mark = !ticked.chars().all(char::is_alphabetic) && !drawn;
                let mark = if is_mark && happens(mess.seed, group, 2) { ticked } else { "" };
                Cell::new(format!("{mark}{group}"))
            }
            (true, _) if drawn => Cell { picture: true, ..Cell::new("") },
            (true, _) => Cell::new(ticked),
            (false, _) if drawn => Cell::new(""),
            (false, _) => Cell::new(empty),
        }
    }

    /// Says what the cell of an entry in a column lets a reader know.
    pub(crate) fn expect(
        &self,
        source: usize,
        column: Column,
        ticks: Ticks,
        on_page: Ticks,
        text: &str,
        expected: &mut Expected,
    ) {
        let entry = self.sources[source].entry;
        let mess = self.mess;
        let worded = || if text.is_empty() { Expect::Absent } else { Expect::Known(text.to_owned()) };
        match column {
            Column::Serial => expected.serial = worded(),
            Column::Content => expected.content = worded(),
            Column::Basis => expected.basis = worded(),
            Column::TimeLimit => expected.time_limit = worded(),
            Column::Body => expected.body = worded(),
            Column::Channels => {
                let held = entry.channels.known().and_then(|channels| words::channels_held(channels, mess));
                expected.channels = held.map_or(Expect::Absent, Expect::Known);
            }
            Column::Audience | Column::Society => {
                let drawn = entry.audience.known().is_some_and(|audience| {
                    audience.society || audience.group.as_deref().is_some_and(str::is_empty)
                });
                let lost = mess.has(Flag::AudienceLost);
                let any = (ticks.audience, on_page.audience);
                expected.audience = self.ticked(entry.audience.known(), lost, drawn, any);
            }
            Column::Method | Column::Active => {
                let any = (ticks.method, on_page.method);
                expected.method = self.ticked(entry.method.known(), mess.has(Flag::MethodLost), true, any);
            }
            Column::Levels | Column::Level(_) => {
                let any = (ticks.levels, on_page.levels);
                expected.levels = self.ticked(entry.levels.known(), mess.has(Flag::LevelsLost), true, any);
            }
            Column::Extra(_) if !text.is_empty() => {
                expected.extra.push((columns::heading(column, mess).1, text.to_owned()));
            }
            _ => {}
        }
    }

    /// What ticks let a reader know: `any` says whether the table, and this page of it, has a tick for the
    /// element at all.
    fn ticked<T: Clone>(
        &self,
        value: Option<&T>,
        lost: bool,
        shows_tick: bool,
        (in_table, on_page): (bool, bool),
    ) -> Expect<T> {
        let mess = self.mess;
        let drawn = mess.has(Flag::TicksDrawn);
        let is_words = matches!(mess.form, Form::Worded | Form::Crosswise);
        match value {
            _ if lost => Expect::Unknown,
            Some(_) if drawn && shows_tick => Expect::Unknown,
            Some(_) if drawn => Expect::Any,
            Some(value) => Expect::Known(value.clone()),
            None if drawn => Expect::Blank,
            None if is_words && (!in_table || !on_page) => Expect::Blank,
            None if is_words || !mess.marks.1.is_empty() => Expect::Absent,
            None if !in_table => Expect::Unknown,
            None if !on_page => Expect::Blank,
            None => Expect::Absent,
        }
    }
}
