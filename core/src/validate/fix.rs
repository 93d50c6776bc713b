//! How a finding can be mended.

use rustc_hash::FxHashMap;
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use serde_json::Value;

use super::rulebook::Rulebook;
use super::scope::{DomainScope, EntryScope, ItemScope, NodeScope, Readings};
use super::{Check, rule};
use crate::finding::Finding;
use crate::model::Catalog;
use crate::vocabulary::ElementName;

/// How a finding can be mended: another value for one element of one node.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Fix {
    /// The id of the entry, item or domain.
    pub path: String,
    /// The element; `name` is that of the item or domain. Absent for another column.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub element: Option<ElementName>,
    /// The heading of the column, where it is none of the elements.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub column: Option<String>,
    /// The value as it is, in the form of documents.
    pub before: Value,
    /// The value as it should be.
    pub value: Value,
    /// Whether there is only one way to mend it, so that it can be applied without asking. Else it is a suggestion.
    pub certain: bool,
}

impl Rulebook {
    /// How each of these findings of the catalog can be mended, in their order; `None` where nothing can be said. Each fix is made for
    /// the catalog as it is: of two that touch the same element, the second has to be asked for again once the first is applied.
    pub fn fixes(&self, catalog: &Catalog, findings: &[Finding]) -> Vec<Option<Fix>> {
        let mut fixes: Vec<Option<Fix>> = findings.iter().map(|_| None).collect();
        let readings = Readings::default();
        let scope = self.scope(catalog, &readings);
        let mut by_path: FxHashMap<&str, Vec<(usize, &Finding, Check)>> = FxHashMap::default();
        for (at, finding) in findings.iter().enumerate() {
            if let Some(rule) = rule(&finding.code).filter(|rule| rule.mends()) {
                by_path.entry(&finding.path).or_default().push((at, finding, rule.check));
            }
        }
        let at = |path: &str| by_path.get(path).into_iter().flatten();
        let mut put =
            |n: usize, fix: Option<Fix>| fixes.get_mut(n).into_iter().for_each(|it| it.clone_from(&fix));
        for domain in catalog.domains.iter() {
            let domain = DomainScope::new(&scope, domain);
            for (n, finding, check) in at(domain.id().as_str()) {
                match check {
                    Check::Domain(_, Some(mend)) => put(*n, mend(&domain, finding)),
                    Check::Node(_, Some(mend)) => put(*n, mend(&NodeScope::domain(&domain), finding)),
                    _ => {}
                }
            }
        }
        catalog.walk_items(|trail| {
            let Some(item) = trail.items.last().copied() else { return };
            let (id, item) = (&item.id, ItemScope::new(&scope, trail, item));
            for (n, finding, check) in at(id.as_str()) {
                if let Check::Node(_, Some(mend)) = check {
                    put(*n, mend(&NodeScope::item(&item), finding));
                }
            }
            for entry in item.entries() {
                for (n, finding, check) in at(entry.id.as_str()) {
                    let entry = EntryScope::new(&item, entry);
                    match check {
                        Check::Entry(_, Some(mend)) | Check::Wording(_, _, Some(mend)) => {
                            put(*n, mend(&entry, finding));
                        }
                        Check::Node(_, Some(mend)) => put(*n, mend(&NodeScope::entry(&entry), finding)),
                        _ => {}
                    }
                }
            }
        });
        fixes
    }
}

impl Fix {
    /// A fix of a domain's name.
    pub(super) fn domain(scope: &DomainScope<'_>, name: &str, certain: bool) -> Self {
        Self {
            path: scope.id().to_string(),
            element: Some(ElementName::Name),
            column: None,
            before: scope.name().into(),
            value: name.into(),
            certain,
        }
    }

    /// A fix of an element of an entry; `None` where nothing would change.
    pub(super) fn entry<T: Serialize>(
        scope: &EntryScope<'_>,
        element: ElementName,
        [before, value]: [&T; 2],
        certain: bool,
    ) -> Option<Self> {
        let (before, value) = (serde_json::to_value(before).ok()?, serde_json::to_value(value).ok()?);
        let path = scope.entry.id.to_string();
        (before != value).then_some(Self {
            path,
            element: Some(element),
            column: None,
            before,
            value,
            certain,
        })
    }

    /// A fix of the wording of an element, in which one piece is replaced.
    pub(super) fn piece(
        scope: &EntryScope<'_>,
        element: ElementName,
        [piece, by]: [&str; 2],
        certain: bool,
    ) -> Option<Self> {
        let before = scope.entry.worded(element)?;
        let text = before.text();
        if piece.is_empty() || !text.contains(piece) {
            return None;
        }
        let value = crate::model::Element::worded(&text.replacen(piece, by, 1));
        Self::entry(scope, element, [before, &value], certain)
    }
}

#[cfg(test)]
mod tests {
    use super::super::{ValidateOptions, rules};
    use super::*;

    /// What is found in the wrong example of a rule that can mend it is mended: applied, it is not found any more.
    #[test]
    fn a_fix_mends_what_was_found() {
        for rule in rules().iter().filter(|rule| rule.mends()) {
            let code = &rule.page.code;
            let example = &rule.page.examples.wrong;
            let rulebook = Rulebook::new(&ValidateOptions::new(example.today())).unwrap();
            let of_rule = |catalog: &Catalog| {
                let mut findings = rulebook.findings(catalog);
                findings.retain(|finding| finding.code == *code);
                findings
            };
            let catalog = example.catalog();
            let findings = of_rule(&catalog);
            let mut mended = 0;
            for fix in rulebook.fixes(&catalog, &findings).into_iter().flatten() {
                let left = of_rule(&applied(&catalog, &fix));
                assert_eq!(left.len() + 1, findings.len(), "{code}: {fix:?}");
                mended += 1;
            }
            assert!(mended > 0, "{code}: the wrong example shows how it is mended");
        }
    }

    /// The catalog with a fix applied.
    fn applied(catalog: &Catalog, fix: &Fix) -> Catalog {
        let mut document = serde_json::to_value(catalog).unwrap();
        let node = node(&mut document, &fix.path).unwrap();
        let field = fix.element.map_or("extra", ElementName::key);
        let value = match &fix.column {
            Some(column) => &mut node[field][column],
            None => &mut node[field],
        };
        assert_eq!(*value, fix.before);
        value.clone_from(&fix.value);
        serde_json::from_value(document).unwrap()
    }

    fn node<'a>(value: &'a mut Value, id: &str) -> Option<&'a mut Value> {
        if value["id"] == id {
            return Some(value);
        }
        match value {
            Value::Array(values) => values.iter_mut().find_map(|value| node(value, id)),
            Value::Object(fields) => fields.values_mut().find_map(|value| node(value, id)),
            _ => None,
        }
    }
}
