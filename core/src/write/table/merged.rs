//! What formats that merge cells draw: a header of two rows with groups of headings, and names over all their rows.

use std::collections::VecDeque;

use super::{Column, Row, Table, node};
use crate::vocabulary::{Role, headers};

/// What the header says over neighbouring columns: one heading, or a group's with the headings below it.
pub(in crate::write) enum Head {
    /// A heading over both rows of the header.
    Single(String),
    /// A heading over others.
    Group(&'static str, Vec<String>),
}

/// The cell of a name, over the rows of one node.
pub(in crate::write) struct Run {
    /// Its first row, from 0.
    pub(in crate::write) first: usize,
    /// How many rows it takes.
    pub(in crate::write) rows: usize,
    /// The name, with its code where it has one.
    pub(in crate::write) text: String,
}

impl Table<'_> {
    /// The header in two rows.
    pub(in crate::write) fn header(&self) -> Vec<Head> {
        let runs = self.columns.chunk_by(|a, b| a.group().is_some() && a.group() == b.group());
        let heading = |column| self.heading(column);
        runs.flat_map(|run| match run.first().and_then(Column::group) {
            Some(group) => vec![Head::Group(headers().name(group), run.iter().map(heading).collect())],
            None => run.iter().map(|column| Head::Single(heading(column))).collect(),
        })
        .collect()
    }

    /// The cells of a column of names, each over the rows of one node; none for another column.
    pub(in crate::write) fn runs(&self, column: &Column) -> VecDeque<Run> {
        let mut first = 0;
        let same = |a: &Row<'_>, b: &Row<'_>| node(a, column).map(|a| a.0) == node(b, column).map(|b| b.0);
        let runs = self.rows.chunk_by(same).filter_map(|run| {
            let text = run.first().and_then(|row| node(row, column))?.1;
            let run = Run { first, rows: run.len(), text };
            first += run.rows;
            Some(run)
        });
        runs.collect()
    }
}

impl Column {
    /// The heading over the group that the column is of.
    pub(in crate::write) fn group(&self) -> Option<Role> {
        match self {
            Self::Item(_) => Some(Role::Items),
            Self::Society | Self::Group => Some(Role::Audience),
            Self::Active | Self::OnRequest => Some(Role::Method),
            Self::Level(_) => Some(Role::Levels),
            _ => None,
        }
    }

    /// Whether it names domains or items.
    pub(in crate::write) fn is_name(&self) -> bool {
        matches!(self, Self::Domain | Self::Item(_))
    }

    /// Whether it holds wordings, which are read from the left; ticks, names and numbers stand in the middle.
    pub(in crate::write) fn is_worded(&self) -> bool {
        matches!(
            self,
            Self::Content | Self::Basis | Self::TimeLimit | Self::Body | Self::Channels | Self::Extra(_)
        )
    }
}
