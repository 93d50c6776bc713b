//! Notes that define the marks of channel cells: `注：■为必选项，□为可选项`.

use std::borrow::Cow;

use super::grid::Grid;
use crate::finding::{Finding, Origin, Severity};
use crate::model::TickedChannels;
use crate::vocabulary::{Mark, MarkMeaning, Marks, marks};

/// How many rows from the top of a table its headings and the lines above them are looked for.
const TOP: u32 = 12;

/// What notes say about marks.
#[derive(Debug, Default)]
pub(super) struct Legend {
    /// The marks, each with its meaning.
    said: Vec<(char, MarkMeaning)>,
    note: String,
    origin: Option<Origin>,
}

impl Legend {
    /// The first note of a file that defines marks: above or below its tables, in a row of its own, or in a heading.
    pub(super) fn find(grids: &[Grid], below: &[String]) -> Self {
        let read = |line: &str, origin: &dyn Fn() -> Origin| {
            let said = marks().legend(line);
            // That a mark may be chosen says nothing unless another one has to be (注：■为可选项 marks what was chosen).
            let demands = said.iter().any(|(_, meaning)| *meaning != MarkMeaning::Optional);
            demands.then(|| Self { said, note: line.trim().to_owned(), origin: Some(origin()) })
        };
        let in_grid = |grid: &Grid| {
            let above = grid.above.iter().find_map(|line| read(line, &|| grid.sheet_origin()));
            above.or_else(|| {
                (0..grid.row_count()).find_map(|row| {
                    let mut own = grid.own_texts(row);
                    // Rows of a table hold channel cells, which are no notes.
                    let alone = own.next().is_some() && own.next().is_none();
                    if !alone && row >= TOP {
                        return None;
                    }
                    grid.own_texts(row)
                        .filter(|(_, text)| alone || text.contains(['(', '（']) && text.chars().count() < 60)
                        .find_map(|(cell, text)| read(text, &|| grid.origin(cell)))
                })
            })
        };
        let file = || Origin { file: None, sheet: None, cell: None };
        grids
            .iter()
            .find_map(in_grid)
            .or_else(|| below.iter().find_map(|line| read(line, &file)))
            .unwrap_or_default()
    }

    /// The marks as the note defines them: one that has to be used is ticked, one that may be is empty.
    pub(super) fn marks(&self) -> Cow<'static, Marks> {
        let with = |ticked: bool| -> Vec<char> {
            let means = |meaning: MarkMeaning| (meaning != MarkMeaning::Optional) == ticked;
            self.said.iter().filter(|(_, meaning)| means(*meaning)).map(|(mark, _)| *mark).collect()
        };
        let (ticked, empty) = (with(true), with(false));
        let as_known =
            |list: &[char], state| list.iter().all(|c| marks().read(*c) == Some(Mark::Strong(state)));
        if as_known(&ticked, true) && as_known(&empty, false) {
            Cow::Borrowed(marks())
        } else {
            Cow::Owned(marks().redefined(&ticked, &empty))
        }
    }

    /// What a ticked channel means.
    pub(super) fn ticked_channels(&self) -> Option<TickedChannels> {
        let says = |wanted| self.said.iter().any(|(_, meaning)| *meaning == wanted);
        if says(MarkMeaning::AnyOf) {
            Some(TickedChannels::AnyOf)
        } else if says(MarkMeaning::Mandatory) {
            Some(TickedChannels::Mandatory)
        } else {
            None
        }
    }

    /// That a note defines the marks.
    pub(super) fn report(&self) -> Option<Finding> {
        let marks: Vec<String> = self.said.iter().map(|(mark, _)| mark.to_string()).collect();
        (!marks.is_empty()).then(|| {
            Finding::new("marks-defined", Severity::Info)
                .arg("marks", marks)
                .arg("note", self.note.as_str())
                .origin(self.origin.clone())
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::Cell;

    #[test]
    fn a_note_below_turns_the_marks() {
        let legend = Legend::find(&[], &["注：△为必选项，▲为可选项".to_owned()]);
        assert_eq!(legend.ticked_channels(), Some(TickedChannels::Mandatory));
        assert_eq!(legend.marks().read('△'), Some(Mark::Strong(true)));
        assert_eq!(
            legend.report().map(|finding| finding.code.into_owned()).as_deref(),
            Some("marks-defined")
        );
    }

    #[test]
    fn a_heading_defines_them_and_channel_cells_do_not() {
        let mut grid = Grid::new("表1");
        let cell = |row, column| Cell { row, column };
        grid.set(cell(0, 0), "公开事项".into());
        grid.set(cell(0, 1), "公开渠道和载体（■必选项 □可选项）".into());
        grid.set(cell(1, 0), "甲".into());
        grid.set(cell(1, 1), "■政府网站 □其他（可选）".into());
        let legend = Legend::find(std::slice::from_ref(&grid), &[]);
        assert_eq!(legend.origin.and_then(|origin| origin.cell).as_deref(), Some("B1"));
        for line in ["■政府网站", "注：■为可选项"] {
            assert!(Legend::find(&[Grid::new("")], &[line.to_owned()]).report().is_none(), "{line}");
        }
    }
}
