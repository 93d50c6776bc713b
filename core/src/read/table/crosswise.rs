//! Tables that lie crosswise: headings in a column and values beside them, one item a table or one a column. They are
//! turned into rows; every cell keeps its place in the file.

use indexmap::IndexMap;

use super::at;
use super::heading;
use crate::model::Cell;
use crate::read::grid::Grid;
use crate::text;
use crate::vocabulary::Role;

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
            !text.starts_with(|c: char| c.is_ascii_digit()) && heading::known(text).is_some()
        })
    });
    if headed.take(ENOUGH).count() < ENOUGH {
        return None;
    }
    let lines: Vec<Line<'_>> = (0..grid.row_count()).filter_map(|row| line(grid, row)).collect();
    let mut roles: Vec<Role> =
        lines.iter().filter_map(|line| line.role).filter(|role| *role != Role::Serial).collect();
    let headed = roles.len();
    roles.sort_unstable();
    roles.dedup();
    let told = roles.iter().any(|role| matches!(role, Role::Content | Role::Basis | Role::TimeLimit));
    if roles.len() < ENOUGH || headed * 2 < lines.len() || !told {
        return None;
    }
    Some(turned(grid, &lines))
}

/// One row: its headings, each with the values up to the next one.
struct Line<'g> {
    /// The role of its first heading.
    role: Option<Role>,
    pairs: Vec<Pair<'g>>,
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

fn line(grid: &Grid, row: u32) -> Option<Line<'_>> {
    let mut cells: Vec<Cell> = Vec::new();
    for column in 0..grid.column_count() {
        let cell = at(row, column);
        // A cell that is merged across is one cell here.
        if cells.last().is_none_or(|last| grid.anchor(*last) != grid.anchor(cell)) {
            cells.push(cell);
        }
    }
    let first = cells.iter().position(|cell| !grid.text(*cell).trim().is_empty())?;
    cells.drain(..first);
    let known = |cell: &Cell| heading::known(grid.text(*cell));
    let mut pairs: Vec<Pair<'_>> = Vec::new();
    for (n, cell) in cells.iter().enumerate() {
        let is_heading = known(cell).is_some();
        let next = cells.get(n + 1);
        // The last word of a row of headings is a value (公开方式 | 主动公开); so is a word that stands by itself behind its
        // heading where a value would (公开对象 | 全社会).
        let heads = is_heading && next.is_some() && !is_answer(grid, &pairs, *cell);
        if heads {
            pairs.push(Pair {
                heading: grid.text(*cell).trim(),
                own: grid.anchor(*cell).row == row,
                source: grid.source(*cell),
                values: Vec::new(),
            });
        } else if let Some(pair) = pairs.last_mut()
            && (pair.values.is_empty() || !grid.text(*cell).trim().is_empty())
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
    Some(Line { role, pairs })
}

/// Whether a heading's word is an answer here: two words of the same kind stand behind a heading that asks for one of
/// them and no tick follows.
fn is_answer(grid: &Grid, pairs: &[Pair<'_>], cell: Cell) -> bool {
    let Some(asked) = pairs.last().filter(|pair| pair.values.is_empty()) else { return false };
    let (Some(group), Some(word)) = (heading::known(asked.heading), heading::known(grid.text(cell))) else {
        return false;
    };
    let answers = match group.role {
        Role::Audience => matches!(word.role, Role::Society | Role::Group),
        Role::Method => matches!(word.role, Role::Active | Role::OnRequest),
        Role::Levels => word.role == Role::Level,
        _ => false,
    };
    let next = at(cell.row, cell.column + 1);
    let behind = grid.text(next).trim();
    answers
        && grid.anchor(next) != grid.anchor(cell)
        && heading::known(behind).is_some_and(|next| {
            !matches!(next.role, Role::Society | Role::Group | Role::Active | Role::OnRequest | Role::Level)
        })
}

/// What one item says under each heading.
type Record = IndexMap<String, (String, Cell)>;

fn turned(grid: &Grid, lines: &[Line<'_>]) -> Grid {
    let mut headings: IndexMap<String, Cell> = IndexMap::new();
    let mut records: Vec<Record> = Vec::new();
    // Several values beside most headings are several items; they begin anew where a heading comes again.
    let items = lines.iter().filter(|line| line.pairs.len() == 1).filter_map(|line| line.pairs.first());
    let (many, all) =
        items.fold((0, 0), |(many, all), pair| (many + usize::from(pair.values.len() > 1), all + 1));
    let by_column = many * 2 > all;
    let columns: Vec<u32> = if by_column {
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
    for line in lines {
        for pair in &line.pairs {
            let key = text::fold(pair.heading);
            headings.entry(key.clone()).or_insert(pair.source);
            let again = pair.own
                && records.get(first..).unwrap_or_default().iter().any(|record| record.contains_key(&key));
            if records.is_empty() || again {
                first = records.len();
                records.extend(columns.iter().map(|_| Record::new()));
            }
            for (record, column) in records.iter_mut().skip(first).zip(&columns) {
                let cells: Vec<Cell> = if by_column {
                    vec![at(pair.values.first().map_or(0, |cell| cell.row), *column)]
                } else {
                    pair.values.clone()
                };
                for cell in cells {
                    let text = grid.text(cell).trim();
                    match record.get_mut(&key) {
                        Some((before, _)) if !text.is_empty() => {
                            if !before.is_empty() {
                                before.push('\n');
                            }
                            before.push_str(text);
                        }
                        Some(_) => {}
                        None => {
                            record.insert(key.clone(), (text.to_owned(), grid.source(cell)));
                        }
                    }
                }
            }
        }
    }
    let mut upright = Grid::new(&grid.sheet);
    upright.above.clone_from(&grid.above);
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
