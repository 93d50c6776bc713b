//! What the rules find, mended: certain fixes as a patch, the others as suggestions with what each would mean.
//!
//! The patch is an ordinary one (`diff::Patch`): it can be looked at, applied whole or in part, and undone. Two fixes of one element are one
//! mend: each is made for the catalog that the one before it left.

mod document;

use std::collections::BTreeMap;

use indexmap::IndexMap;
use serde_json::Value;

use crate::diff::{self, ApplyOptions, DiffOptions, NodeKind, Op, Operation, Patch, Step};
use crate::error::{Error, Result};
use crate::finding::{Counts, Finding};
use crate::messages::LIST;
use crate::model::{Catalog, Id, Index, Version};
use crate::validate::{Fix, Rulebook};
use crate::vocabulary::ElementName;

pub use document::{Accept, FixOptions, Fixes, Mend};

/// A fix that is certain may bring another to light; not more often than this.
const ROUNDS: usize = 8;

/// What is mended: the node, and its element or column.
type Spot = (String, Option<ElementName>, Option<String>);

/// The mends of one kind, by what they mend.
type Mends = IndexMap<Spot, Mend>;

/// What can be mended in a catalog. An error is a setting that fits no rule, or the number of no suggestion.
pub fn fix(catalog: &Catalog, options: &FixOptions) -> Result<Fixes> {
    let rulebook = Rulebook::new(&options.validate)?;
    let asked = |catalog: &Catalog| rulebook.report(&catalog.title, rulebook.findings(catalog));
    let mut report = asked(catalog);
    let before = report.counts;
    let mut certain = Mends::new();
    let mut mended = catalog.clone();
    for _ in 0..ROUNDS {
        let round = mends(&rulebook, &mended, &report.findings, true);
        if round.is_empty() {
            break;
        }
        mended = applied(&mended, round.values())?;
        round.into_iter().for_each(|(spot, mend)| add(&mut certain, spot, mend));
        report = asked(&mended);
    }
    // What was changed back and forth is no change.
    certain.retain(|_, mend| mend.before != mend.after);
    let mut suggested = mends(&rulebook, &mended, &report.findings, false);
    number(catalog, &mut certain, 0);
    number(catalog, &mut suggested, certain.len());
    told(catalog, &mended, &mut certain)?;
    told(&mended, &applied(&mended, suggested.values())?, &mut suggested)?;
    certain.values_mut().for_each(|mend| mend.accepted = true);
    accept(&mut suggested, &options.accept)?;
    let accepted: Vec<&Mend> =
        certain.values().chain(suggested.values()).filter(|mend| mend.accepted).collect();
    let patch = patch(catalog, &accepted);
    if accepted.len() > certain.len() {
        mended = diff::apply(catalog, &patch, &ApplyOptions::default())?;
        report = asked(&mended);
    }
    let patch = Patch { from: catalog.digest(), to: mended.digest(), ..patch };
    let mut left = BTreeMap::new();
    let open = rulebook.fixes(&mended, &report.findings);
    for (finding, _) in report.findings.iter().zip(open).filter(|(_, fix)| fix.is_none()) {
        *left.entry(finding.code.to_string()).or_default() += 1;
    }
    Ok(Fixes {
        mulu: Version,
        title: catalog.title.clone(),
        before,
        after: Counts::of(&report.findings),
        left,
        certain: certain.into_values().collect(),
        suggested: suggested.into_values().collect(),
        patch,
    })
}

/// The first fix of each element that is certain, or is not.
fn mends(rulebook: &Rulebook, catalog: &Catalog, findings: &[Finding], certain: bool) -> Mends {
    let mut mends = Mends::new();
    for (finding, fix) in findings.iter().zip(rulebook.fixes(catalog, findings)) {
        let Some(fix) = fix.filter(|fix| fix.certain == certain) else { continue };
        let spot = (fix.path.clone(), fix.element, fix.column.clone());
        mends.entry(spot).or_insert_with(|| mend(finding, fix));
    }
    mends
}

fn mend(finding: &Finding, fix: Fix) -> Mend {
    Mend {
        n: 0,
        codes: vec![finding.code.to_string()],
        path: Id::new(fix.path),
        place: finding.place.clone(),
        element: fix.element,
        column: fix.column,
        before: fix.before,
        after: fix.value,
        effect: None,
        accepted: false,
        message: finding.message.clone(),
    }
}

/// Adds a later round's mend: of the same element it goes on where the earlier one ended.
fn add(mends: &mut Mends, spot: Spot, mend: Mend) {
    match mends.get_mut(&spot) {
        Some(known) => {
            known.after = mend.after;
            known.codes.extend(
                mend.codes.into_iter().filter(|code| !known.codes.contains(code)).collect::<Vec<_>>(),
            );
        }
        None => drop(mends.insert(spot, mend)),
    }
}

/// Puts mends in the catalog's order and numbers them.
fn number(catalog: &Catalog, mends: &mut Mends, first: usize) {
    let index = Index::of(catalog);
    mends.sort_by(|one, _, two, _| {
        let at = |spot: &Spot| index.order(&spot.0);
        (at(one), &one.1, &one.2).cmp(&(at(two), &two.1, &two.2))
    });
    for (n, mend) in mends.values_mut().enumerate() {
        mend.n = first + n;
    }
}

/// Says what each mend means, as a comparison of the two catalogs has it.
fn told(from: &Catalog, to: &Catalog, mends: &mut Mends) -> Result<()> {
    let found = diff::diff(from, to, &DiffOptions::default())?;
    for change in found.changes.iter().filter(|change| change.op == Op::Edit) {
        let spot = (change.path.to_string(), change.element, change.column.clone());
        if let Some(mend) = mends.get_mut(&spot) {
            mend.effect = change.effect;
        }
    }
    Ok(())
}

/// Notes which suggestions are accepted; an error is the number of none.
fn accept(suggested: &mut Mends, accept: &Accept) -> Result<()> {
    let is_known = |number: &&usize| suggested.values().any(|mend| mend.n == **number);
    if let Accept::These(numbers) = accept
        && let Some(number) = numbers.iter().find(|number| !is_known(number))
    {
        let known = suggested.values().map(|mend| mend.n.to_string()).collect::<Vec<_>>();
        return Err(Error::new("no-suggestion").arg("number", number).arg("known", known.join(LIST)));
    }
    for mend in suggested.values_mut() {
        mend.accepted = match accept {
            Accept::All => true,
            Accept::These(numbers) => numbers.contains(&mend.n),
        };
    }
    Ok(())
}

fn applied<'a>(catalog: &Catalog, mends: impl Iterator<Item = &'a Mend>) -> Result<Catalog> {
    diff::apply(catalog, &patch(catalog, &mends.collect::<Vec<_>>()), &ApplyOptions::default())
}

/// The patch of mends; of what it leads from and to nothing is said yet.
fn patch(catalog: &Catalog, mends: &[&Mend]) -> Patch {
    let operations = mends.iter().map(|mend| step(catalog, mend)).collect();
    Patch { mulu: Version, from: String::new(), to: String::new(), operations }
}

fn step(catalog: &Catalog, mend: &Mend) -> Step {
    let text = |value: &Value| value.as_str().unwrap_or_default().to_owned();
    let id = mend.path.clone();
    let operation = match (mend.element, &mend.column) {
        (Some(ElementName::Name), _) => {
            let is_domain = catalog.domains.get(id.as_str()).is_some();
            let node = if is_domain { NodeKind::Domain } else { NodeKind::Item };
            Operation::Rename { node, id, before: text(&mend.before), after: text(&mend.after) }
        }
        (Some(element), _) => Operation::Edit {
            id,
            element,
            before: Some(mend.before.clone()),
            after: Some(mend.after.clone()),
        },
        (None, column) => Operation::Column {
            id,
            column: column.clone().unwrap_or_default(),
            behind: None,
            before: Some(text(&mend.before)),
            after: Some(text(&mend.after)),
        },
    };
    Step { change: Some(mend.n), operation }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::validate::ValidateOptions;

    fn catalog(basis: &str, limit: &str) -> Catalog {
        let json = format!(
            r#"{{"mulu":"1","kind":"local","title":"临泉县目录","domains":[{{"id":"就业","name":"就业创业","items":[{{"name":"就业信息",
            "entries":[{{"content":"岗位信息","basis":{basis:?},"time_limit":{limit:?},"body":"临泉县人力资源和社会保障局","channels":{{"chosen":["website"]}},
            "audience":{{"society":true}},"method":["active"],"levels":["county"]}}]}}]}}]}}"#
        );
        serde_json::from_str(&json).unwrap()
    }

    fn options() -> FixOptions {
        FixOptions::new(ValidateOptions::new(jiff::civil::date(2020, 12, 31)))
    }

    #[test]
    fn what_is_certain_is_in_the_patch_and_the_rest_is_suggested() {
        let old = catalog("《中华人民共和国政府信息公开条例》(国务院令第492号)", "20个工作日内");
        let fixes = fix(&old, &options()).unwrap();
        assert_eq!(
            fixes.certain.iter().map(|mend| mend.codes[0].as_str()).collect::<Vec<_>>(),
            ["domain-alias"]
        );
        let [suggestion] = fixes.suggested.as_slice() else { panic!("{:?}", fixes.suggested) };
        assert_eq!(
            (suggestion.codes[0].as_str(), suggestion.effect),
            ("lapsed-basis", Some(diff::Effect::Superseded))
        );
        let mended = diff::apply(&old, &fixes.patch, &ApplyOptions::default()).unwrap();
        assert_eq!(mended.digest(), fixes.patch.to);
        assert_eq!(diff::apply(&mended, &diff::invert(&fixes.patch), &ApplyOptions::default()).unwrap(), old);

        let accepted = FixOptions { accept: Accept::These(vec![suggestion.n]), ..options() };
        let both = fix(&old, &accepted).unwrap();
        let mended = diff::apply(&old, &both.patch, &ApplyOptions::default()).unwrap();
        assert!(
            both.after.error < fixes.after.error
                && fix(&mended, &options()).unwrap().patch.operations.is_empty()
        );
        let error = fix(&old, &FixOptions { accept: Accept::These(vec![99]), ..options() }).unwrap_err();
        assert_eq!(error.code(), "no-suggestion");
    }
}
