//! An operation carried out where the node stands, without taking the catalog apart.

use serde_json::Value;

use super::carry::change;
use super::misfit::{Misfit, Why};
use super::operation::Operation;
use super::values;
use crate::diff::document::NodeKind;
use crate::model::{Catalog, Id, Index};
use crate::vocabulary::ElementName;

impl Operation {
    /// Whether it changes only what one node holds itself.
    pub(crate) fn amends(&self) -> bool {
        matches!(self, Self::Rename { .. } | Self::Derived { .. } | Self::Edit { .. } | Self::Column { .. })
    }
}

/// Carries out an operation that [amends](Operation::amends); what comes back says the value that is there then, for an element may hold
/// another form of the one that was given. If it does not fit, nothing is changed.
pub(crate) fn amend(
    catalog: &mut Catalog,
    index: &Index,
    mut operation: Operation,
) -> Result<Operation, Misfit> {
    let Some((kind, id)) = operation.about() else { return Err(Misfit::new(Why::WrongKind, [])) };
    let mut node = index.find_mut(catalog, id.as_str()).ok_or_else(|| Misfit::new(Why::Missing, []))?;
    if NodeKind::of(&node) != kind {
        return Err(Misfit::new(Why::WrongKind, []));
    }
    change(node.reborrow(), &operation, false)?;
    if let Operation::Edit { element, after, .. } = &mut operation {
        *after = node.entry().and_then(|entry| values::of(*element, entry));
    }
    Ok(operation)
}

/// The operation that puts another value in an element (`name` is that of an item or domain) or, without one, in a column.
pub(crate) fn amendment(
    catalog: &mut Catalog,
    index: &Index,
    (id, element, column): (&Id, Option<ElementName>, Option<&str>),
    value: Option<&Value>,
) -> Result<Operation, Misfit> {
    let node = index.find_mut(catalog, id.as_str()).ok_or_else(|| Misfit::new(Why::Missing, []))?;
    let wrong_kind = || Misfit::new(Why::WrongKind, []);
    let text = || match value {
        None => Ok(None),
        Some(Value::String(text)) => Ok(Some(text.clone())),
        Some(other) => Err(Misfit::new(Why::BadValue, []).saying(&Value::Null, other)),
    };
    let (id, kind) = (id.clone(), NodeKind::of(&node));
    match (element, column) {
        (Some(ElementName::Name), None) => Ok(Operation::Rename {
            before: node.name().ok_or_else(wrong_kind)?.clone(),
            after: text()?.ok_or_else(|| Misfit::new(Why::BadValue, []))?,
            node: kind,
            id,
        }),
        (Some(element), None) => {
            let before = values::of(element, node.entry().ok_or_else(wrong_kind)?);
            Ok(Operation::Edit { id, element, before, after: value.cloned() })
        }
        (None, Some(column)) => {
            let columns = &node.entry().ok_or_else(wrong_kind)?.extra;
            let (before, after) = (columns.get(column).cloned(), text()?);
            // A new column stands last.
            let behind = match (&before, &after) {
                (None, Some(_)) => columns.keys().last(),
                (Some(_), None) => columns.keys().take_while(|it| *it != column).last(),
                _ => None,
            };
            Ok(Operation::Column { id, behind: behind.cloned(), column: column.to_owned(), before, after })
        }
        _ => Err(Misfit::new(Why::NotOne, [])),
    }
}
