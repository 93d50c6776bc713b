//! Tables that lie crosswise: headings in a column and values beside them, one item a table or one a column. They are
//! turned into rows; every cell keeps its place in the file.

use indexmap::IndexMap;

use super::above::known_domain;
use super::at;
use super::heading;
use crate::model::Cell;
use crate::read::grid::Grid;
use crate::text;
use crate::vocabulary::{Role, headers, marks};

/// How many different headings make a column one of headings.
const ENOUGH: usize = 4;

/// The same table with its headings in the first row and an item in each further one; `None` where the grid does not
/// lie crosswise.
pub(super) fn upright(grid: &Grid) -> Option<Grid> {
    if grid.row_count() < 3 || grid.row_count() > 2000 {
        return None;
    }
    // Nearly all tables do not: a look at their first cells tells.
    let headed = (0..grid.row_count()).filter(|row| {
        grid.own_texts(*row).next().is_some_and(|(_, text)| {
            !text.starts_with(|c: char| c.is_ascii_digit())
                && heading::known(text).is_some_and(|known| !known.role.is_answer())
        })
    });
    if headed.take(ENOUGH).count() < ENOUGH {
        return None;
    }
    let lie = Lie::of(grid);
    let lines: Vec<Line<'_>> = (0..grid.row_count()).filter_map(|row| line(grid, row, &lie)).collect();
    let mut roles: Vec<Role> = lines
        .iter()
        .filter_map(|line| line.role)
        .filter(|role| *role != Role::Serial && !role.is_answer())
        .collect();
    let headed = roles.len();
    roles.sort_unstable();
    roles.dedup();
    let told = roles.iter().any(|role| matches!(role, Role::Content | Role::Basis | Role::TimeLimit));
    let asking = lines.iter().filter(|line| !line.pairs.is_empty()).count();
    if roles.len() < ENOUGH || headed * 2 < asking || !told {
        return None;
    }
    Some(turned(grid, &lines, &lie))
}

/// How a crosswise table lies.
struct Lie {
    /// The columns in which headings stand: whatever else stands in them is one too (备注, 责任科室).
    headed: Vec<u32>,
    /// Whether every further column is an item: then no value is a heading.
    by_column: bool,
}

impl Lie {
    fn of(grid: &Grid) -> Self {
        let role = |cell: Cell| heading::known(grid.text(cell)).map(|known| known.role);
        let heads = |column: &u32| {
            let asks = |row: &u32| {
                let cell = at(*row, *column);
                grid.is_own(cell) && role(cell).is_some_and(|role| !role.is_answer())
            };
            (0..grid.row_count()).filter(asks).take(ENOUGH - 1).count() == ENOUGH - 1
        };
        let headed: Vec<u32> = (0..grid.column_count()).filter(heads).collect();
        // What may be ticked has several cells in a table of one item too.
        let is_ticked = |role| matches!(role, Role::Audience | Role::Method | Role::Levels | Role::Items);
        let (mut many, mut all) = (0, 0);
        for row in 0..grid.row_count() {
            let mut own = grid.own_texts(row).map(|(cell, _)| cell);
            let Some(first) = own.next().and_then(role).filter(|role| !role.is_answer()) else { continue };
            if !is_ticked(first) {
                all += 1;
                many += usize::from(own.filter(|cell| role(*cell).is_none()).count() > 1);
            }
        }
        Self { by_column: headed.len() == 1 && many * 2 > all, headed }
    }
}

/// One row: its headings, each with the values up to the next one.
struct Line<'g> {
    /// The role of its first heading.
    role: Option<Role>,
    pairs: Vec<Pair<'g>>,
    /// The one cell of a row that shows nothing else: a title, or the rest of a value.
    lone: Option<Cell>,
}

/// A heading and the values beside it.
struct Pair<'g> {
    heading: &'g str,
    /// Whether the heading is written in this row: else its cell reaches down from a row above, and so does what it
    /// heads.
    own: bool,
    source: Cell,
    values: Vec<Cell>,
}

fn line<'g>(grid: &'g Grid, row: u32, lie: &Lie) -> Option<Line<'g>> {
    let mut cells: Vec<Cell> = Vec::new();
    for column in 0..grid.column_count() {
        let cell = at(row, column);
        // A cell that is merged across is one cell here.
        if cells.last().is_none_or(|last| grid.anchor(*last) != grid.anchor(cell)) {
            cells.push(cell);
        }
    }
    let shown = |cell: &Cell| grid.text(*cell).trim();
    let first = cells.iter().position(|cell| !shown(cell).is_empty())?;
    cells.drain(..first);
    if cells.iter().filter(|cell| !shown(cell).is_empty()).count() == 1 {
        let is_line = |cell: &Cell| {
            heading::known(shown(cell)).is_none()
                && (cells.len() == 1
                    || !lie.headed.contains(&cell.column)
                    || headers().has_title_word(shown(cell))
                    || known_domain(shown(cell)).is_some())
        };
        if let Some(lone) = cells.first().copied().filter(is_line) {
            return Some(Line { role: None, pairs: Vec::new(), lone: Some(lone) });
        }
    }
    let mut pairs: Vec<Pair<'_>> = Vec::new();
    for (n, cell) in cells.iter().enumerate() {
        if asks(grid, &cells, n, pairs.last(), lie) {
            pairs.push(Pair {
                heading: shown(cell),
                own: grid.anchor(*cell).row == row,
                source: grid.source(*cell),
                values: Vec::new(),
            });
        } else if let Some(pair) = pairs.last_mut()
            && (pair.values.is_empty() || !shown(cell).is_empty())
        {
            pair.values.push(*cell);
        }
    }
    // A heading before another one is a group over it.
    let last = pairs.len().saturating_sub(1);
    let mut n = 0;
    pairs.retain(|pair| {
        n += 1;
        !pair.values.is_empty() || n > last
    });
    let role = pairs.first().and_then(|pair| heading::known(pair.heading)).map(|heading| heading.role);
    Some(Line { role, pairs, lone: None })
}

/// Whether the cell at this place of a row is a heading. The last one is a value (公开方式 | 主动公开); a word that may be an
/// answer is a heading right behind the one that asks, or behind another such word, where a tick or nothing follows.
fn asks(grid: &Grid, cells: &[Cell], n: usize, before: Option<&Pair<'_>>, lie: &Lie) -> bool {
    let text = |n: usize| cells.get(n).map(|cell| grid.text(*cell).trim());
    let (Some(own), Some(behind)) = (text(n), text(n + 1)) else { return false };
    let is_tick = |text: &str| marks().cell(text).0.is_some();
    let is_headed = cells.get(n).is_some_and(|cell| lie.headed.contains(&cell.column));
    if lie.by_column {
        return is_headed && !own.is_empty();
    }
    match heading::known(own) {
        Some(known) if known.role.is_answer() => {
            let chained = before
                .and_then(|pair| heading::known(pair.heading))
                .is_some_and(|asked| asked.role.is_answer());
            let in_place = chained || before.is_none_or(|pair| pair.values.is_empty());
            // Without any tick, two words that exclude each other are what is left of a row of ticks.
            let role = |cell: &Cell| heading::known(grid.text(*cell)).map(|known| known.role);
            let other = |cell: &Cell| role(cell).is_some_and(|role| role.is_answer() && role != known.role);
            let is_ticked = |cell: &Cell| marks().cell(grid.text(*cell)).0 == Some(true);
            let in_place = in_place && cells.iter().any(|cell| is_ticked(cell) || other(cell));
            let names_group = chained && known.role == Role::Group && heading::known(behind).is_none();
            in_place && (is_tick(behind) || names_group)
        }
        Some(_) => true,
        None => !own.is_empty() && is_headed,
    }
}

/// What one item says under each heading.
type Record = IndexMap<String, (String, Cell)>;

fn turned(grid: &Grid, lines: &[Line<'_>], lie: &Lie) -> Grid {
    let mut headings: IndexMap<String, Cell> = IndexMap::new();
    let mut records: Vec<Record> = Vec::new();
    let columns: Vec<u32> = if lie.by_column {
        let mut columns: Vec<u32> = lines
            .iter()
            .flat_map(|line| &line.pairs)
            .flat_map(|pair| &pair.values)
            .map(|cell| cell.column)
            .collect();
        columns.sort_unstable();
        columns.dedup();
        columns
    } else {
        vec![0]
    };
    let mut first = 0;
    let mut asked = String::new();
    let mut above = grid.above.clone();
    for line in lines {
        if let Some(cell) = line.lone {
            // Beside the headings it is the rest of the value above, else a line over what follows.
            if !lie.headed.contains(&cell.column) && !asked.is_empty() {
                let column = columns.iter().position(|column| *column == cell.column).unwrap_or_default();
                if let Some((value, _)) =
                    records.get_mut(first + column).and_then(|record| record.get_mut(&asked))
                {
                    append(value, grid.text(cell).trim());
                }
            } else {
                above.push(grid.text(cell).trim().to_owned());
            }
        }
        for pair in &line.pairs {
            let key = text::fold(pair.heading);
            headings.entry(key.clone()).or_insert(pair.source);
            asked.clone_from(&key);
            let again = pair.own
                && records.get(first..).unwrap_or_default().iter().any(|record| record.contains_key(&key));
            if records.is_empty() || again {
                first = records.len();
                records.extend(columns.iter().map(|_| Record::new()));
            }
            for (record, column) in records.iter_mut().skip(first).zip(&columns) {
                let cells: Vec<Cell> = if lie.by_column {
                    vec![at(pair.values.first().map_or(0, |cell| cell.row), *column)]
                } else {
                    pair.values.clone()
                };
                for cell in cells {
                    let text = grid.text(cell).trim();
                    match record.get_mut(&key) {
                        Some((before, _)) => append(before, text),
                        None => {
                            record.insert(key.clone(), (text.to_owned(), grid.source(cell)));
                        }
                    }
                }
            }
        }
    }
    let mut upright = Grid::new(&grid.sheet);
    upright.above = above;
    for (column, (heading, source)) in (0..).zip(&headings) {
        upright.set_from(at(0, column), heading.clone(), *source);
    }
    for (row, record) in (1..).zip(&records) {
        for (column, heading) in (0..).zip(headings.keys()) {
            if let Some((text, source)) = record.get(heading) {
                upright.set_from(at(row, column), text.clone(), *source);
            }
        }
    }
    upright
}

/// Adds a line to a value.
fn append(value: &mut String, line: &str) {
    if !value.is_empty() && !line.is_empty() {
        value.push('\n');
    }
    value.push_str(line);
}

#[cfg(test)]
mod tests {
    use super::*;

    fn grid(rows: &[&[&str]]) -> Grid {
        let mut grid = Grid::new("表1");
        for (row, cells) in (0..).zip(rows) {
            for (column, text) in (0..).zip(*cells) {
                grid.set(at(row, column), (*text).to_owned());
            }
        }
        grid
    }

    fn shown(grid: &Grid) -> Vec<Vec<String>> {
        (0..grid.row_count())
            .map(|row| (0..grid.column_count()).map(|column| grid.text(at(row, column)).to_owned()).collect())
            .collect()
    }

    #[test]
    fn one_item_a_table() {
        let upright = upright(&grid(&[
            &["一级事项", "最低生活保障", "二级事项", "审核信息"],
            &["公开内容", "初审意见", "", ""],
            &["公开时限", "及时公开", "公开主体", "青山镇人民政府"],
            &["公开方式", "主动公开", "公开对象", "全社会"],
            &["公开依据", "《社会救助暂行办法》", "", ""],
        ]))
        .unwrap();
        assert_eq!(
            shown(&upright),
            [
                [
                    "一级事项",
                    "二级事项",
                    "公开内容",
                    "公开时限",
                    "公开主体",
                    "公开方式",
                    "公开对象",
                    "公开依据"
                ],
                [
                    "最低生活保障",
                    "审核信息",
                    "初审意见",
                    "及时公开",
                    "青山镇人民政府",
                    "主动公开",
                    "全社会",
                    "《社会救助暂行办法》"
                ]
            ]
        );
        assert_eq!(upright.source(at(1, 4)).name(), "D3");
    }

    #[test]
    fn one_item_a_column_and_ticks_under_groups() {
        let columns = upright(&grid(&[
            &["公开事项", "审核信息", "审批信息"],
            &["公开内容", "甲", "乙"],
            &["公开依据", "《条例》", ""],
            &["公开时限", "及时公开", "20个工作日"],
            &["公开主体", "县民政局", "县民政局"],
        ]))
        .unwrap();
        assert_eq!(shown(&columns)[2], ["审批信息", "乙", "", "20个工作日", "县民政局"]);
        let ticks = upright(&grid(&[
            &["公开事项", "审核信息", "", "", ""],
            &["公开内容", "甲", "", "", ""],
            &["公开依据", "《条例》", "", "", ""],
            &["公开时限", "及时公开", "", "", ""],
            &["公开对象", "全社会", "√", "特定群体", "□"],
        ]))
        .unwrap();
        assert_eq!(shown(&ticks)[0], ["公开事项", "公开内容", "公开依据", "公开时限", "全社会", "特定群体"]);
        assert_eq!(shown(&ticks)[1][4..], ["√", "□"]);
    }

    #[test]
    fn a_heading_that_comes_again_begins_another_item() {
        let upright = upright(&grid(&[
            &["公开事项", "甲"],
            &["公开内容", "1"],
            &["公开时限", "及时公开"],
            &["公开主体", "县民政局"],
            &["公开事项", "乙"],
            &["公开内容", "2"],
        ]))
        .unwrap();
        assert_eq!(shown(&upright)[1..], [["甲", "1", "及时公开", "县民政局"], ["乙", "2", "", ""]]);
    }

    #[test]
    fn titles_words_and_headings_of_ones_own() {
        let upright = upright(&grid(&[
            &["清河县社会救助领域目录", "", ""],
            &["公开事项", "甲", "乙"],
            &["公开内容", "1", "2"],
            &["公开时限", "及时公开", "20日"],
            &["", "内", ""],
            &["公开主体", "县民政局", "县民政局"],
            &["公开对象", "项目单位", "全社会"],
            &["备注", "x", ""],
        ]))
        .unwrap();
        assert_eq!(upright.above, ["清河县社会救助领域目录"]);
        assert_eq!(shown(&upright)[0][4..], ["公开对象", "备注"]);
        assert_eq!(shown(&upright)[1], ["甲", "1", "及时公开\n内", "县民政局", "项目单位", "x"]);
        assert_eq!(shown(&upright)[2], ["乙", "2", "20日", "县民政局", "全社会", ""]);
    }

    #[test]
    fn an_upright_table_stays() {
        assert!(
            upright(&grid(&[
                &["序号", "公开事项", "公开内容", "公开时限"],
                &["1", "甲", "乙", "及时公开"],
                &["2", "丙", "丁", "及时公开"],
            ]))
            .is_none()
        );
    }
}
