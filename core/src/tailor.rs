//! A blank catalog for one body: what the guideline has for its level, with the body left to be named.

use crate::error::{Error, Result};
use crate::messages::{Lang, phrase};
use crate::model::{BasedOn, Catalog, Children, Domain, Element, Entry, Issuer, Item, Kind};

/// The catalog that a body starts from: the guideline's entries for its level, each recording what it was made
/// from. The body of every entry is left empty, because a guideline only names classes; everything else is the
/// guideline's wording, to be fitted to the place.
pub fn blank(guideline: &Catalog, issuer: Issuer) -> Result<Catalog> {
    let Some(level) = issuer.level else { return Err(Error::new("no-level").arg("body", &issuer.name)) };
    let mut catalog = guideline.for_level(level);
    if catalog.domains.is_empty() {
        return Err(Error::new("nothing-for-level").arg("level", level.key()).arg("title", &guideline.title));
    }
    catalog.kind = Kind::Local;
    catalog.title = phrase("new.title", Lang::Zh, &[("body", &issuer.name)]);
    catalog.based_on = Some(BasedOn::of(guideline, guideline.digest()));
    catalog.issuer = Some(issuer);
    catalog.exclusions = Vec::new();
    for domain in catalog.domains.iter_mut() {
        derive(domain);
    }
    Ok(catalog)
}

fn derive(domain: &mut Domain) {
    domain.derived_from = Some(domain.id.clone());
    derive_items(&mut domain.items);
}

fn derive_items(items: &mut Children<Item>) {
    for item in items.iter_mut() {
        item.derived_from = Some(item.id.clone());
        for entry in item.entries.iter_mut() {
            derive_entry(entry);
        }
        derive_items(&mut item.items);
    }
}

fn derive_entry(entry: &mut Entry) {
    entry.derived_from = Some(entry.id.clone());
    entry.body = Element::Absent;
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::Level;

    #[test]
    fn a_township_gets_what_binds_townships() {
        let guideline: Catalog = serde_json::from_str(
            r#"{"mulu":"1","kind":"guideline","title":"指引","edition":"2020","domains":[
                {"id":"120000000","name":"社会救助","items":[{"id":"120002003","name":"审核信息","entries":[
                    {"body":"县级政府民政部门","levels":["county"]},{"body":"乡镇人民政府","levels":["township"]}]}]},
                {"id":"125000000","name":"税收管理","items":[{"name":"甲","entries":[{"levels":["county"]}]}]}]}"#,
        )
        .unwrap();
        let issuer = Issuer { code: None, name: "王店镇".into(), level: Some(Level::Township) };
        let catalog = blank(&guideline, issuer).unwrap();
        assert_eq!((catalog.domains.len(), catalog.entry_count()), (1, 1));
        let entry = catalog.domains.at(0).unwrap().items.at(0).unwrap().entries.at(0).unwrap();
        assert_eq!(entry.derived_from.as_ref().unwrap().as_str(), "120002003#2");
        assert!(entry.body.is_absent());
        assert!(blank(&guideline, Issuer { level: Some(Level::Village), ..Issuer::default() }).is_err());
    }
}
