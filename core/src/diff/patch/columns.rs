//! The steps from the columns of one entry to those of another, order included.

use indexmap::IndexMap;

use super::operation::Operation;
use crate::diff::order::in_order;
use crate::model::Id;

/// A step about a column.
#[derive(Debug, Clone)]
pub(super) enum Column {
    /// The column of this heading comes, goes or has another value.
    Value(String, Operation),
    /// A column goes, or comes back, only for the order of columns.
    Order(Operation),
}

impl Column {
    pub(super) fn into_operation(self) -> Operation {
        match self {
            Self::Value(_, operation) | Self::Order(operation) => operation,
        }
    }
}

/// The steps, each for the columns that those before it have left: what goes, the order, then what comes and other values.
pub(super) fn steps(
    id: &Id,
    base: &IndexMap<String, String>,
    other: &IndexMap<String, String>,
) -> Vec<Column> {
    let mut steps = Vec::new();
    if base.iter().eq(other) {
        return steps;
    }
    let mut columns: Vec<(&str, &str)> = base.iter().map(|(k, v)| (k.as_str(), v.as_str())).collect();
    let step =
        |column: &str, behind: Option<&str>, before: Option<&str>, after: Option<&str>| Operation::Column {
            id: id.clone(),
            column: column.to_owned(),
            behind: behind.map(str::to_owned),
            before: before.map(str::to_owned),
            after: after.map(str::to_owned),
        };
    for (column, value) in base.iter().rev().filter(|(column, _)| !other.contains_key(*column)) {
        let goes = step(column, take_out(&mut columns, column), Some(value), None);
        steps.push(Column::Value(column.clone(), goes));
    }
    let order: Vec<usize> = columns.iter().filter_map(|(column, _)| other.get_index_of(*column)).collect();
    let kept = in_order(&order);
    let stays: Vec<&str> =
        columns.iter().zip(kept).filter(|(_, kept)| *kept).map(|((column, _), _)| *column).collect();
    let mut behind = None;
    for (column, after) in other {
        let before = base.get(column);
        if let Some(before) = before
            && !stays.contains(&column.as_str())
        {
            let left = take_out(&mut columns, column);
            steps.push(Column::Order(step(column, left, Some(before), None)));
            steps.push(Column::Order(step(column, behind, None, Some(before))));
        }
        if before.is_none() {
            steps.push(Column::Value(column.clone(), step(column, behind, None, Some(after))));
        }
        if before.is_none() || !stays.contains(&column.as_str()) {
            let at = behind.and_then(|behind| columns.iter().position(|(column, _)| *column == behind));
            columns.insert(at.map_or(0, |at| at + 1), (column, after));
        }
        if before.is_some_and(|before| before != after) {
            let before = before.map(String::as_str);
            steps.push(Column::Value(column.clone(), step(column, None, before, Some(after))));
        }
        behind = Some(column.as_str());
    }
    steps
}

/// Takes a column out; the one that it stood behind.
fn take_out<'a>(columns: &mut Vec<(&'a str, &'a str)>, column: &str) -> Option<&'a str> {
    let at = columns.iter().position(|(heading, _)| *heading == column)?;
    columns.remove(at);
    columns.get(at.checked_sub(1)?).map(|(heading, _)| *heading)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::diff::patch::values::set_column;

    #[test]
    fn columns_come_into_the_other_order_and_back() {
        let lists = ["", "a1", "a1 b1", "b2 a1", "c1 b1 a1", "d1 a2 c1", "a1 b1 c1 d1", "d1 c2 b1 a1"];
        let columns = |list: &str| -> IndexMap<String, String> {
            list.split_whitespace()
                .map(|pair| pair.split_at(1))
                .map(|(k, v)| (k.to_owned(), v.to_owned()))
                .collect()
        };
        let carry = |columns: &mut IndexMap<String, String>, operation: &Operation| {
            let Operation::Column { column, behind, before, after, .. } = operation else { unreachable!() };
            let values = (before.as_deref(), after.as_deref());
            set_column(columns, column, behind.as_deref(), values, false).unwrap();
        };
        for (from, to) in lists.iter().flat_map(|from| lists.iter().map(move |to| (*from, *to))) {
            let (base, other) = (columns(from), columns(to));
            let steps: Vec<Operation> =
                steps(&Id::new("甲#1"), &base, &other).into_iter().map(Column::into_operation).collect();
            let mut changed = base.clone();
            for step in &steps {
                carry(&mut changed, step);
            }
            assert!(changed.iter().eq(&other), "{from} → {to}: {changed:?}");
            for step in steps.iter().rev() {
                carry(&mut changed, &step.inverse());
            }
            assert!(changed.iter().eq(&base), "{to} → {from}: {changed:?}");
            assert_eq!(from == to, steps.is_empty());
        }
    }
}
