//! A county's power with a township as body.

use super::super::scope::EntryScope;
use super::super::{Asked, Check};
use crate::finding::Finding;
use crate::model::Level;
use crate::text;
use crate::vocabulary::{ElementName, powers};

/// A township is named as the only body of what the law gives to counties, or, in a catalog that is not its own, of what binds only counties
/// by its levels.
pub(super) const CHECK: Check = Check::Entry(check, None);

fn check(scope: &EntryScope<'_>, rule: &Asked) -> Vec<Finding> {
    let bodies = &scope.bodies;
    if bodies.is_empty() || !bodies.iter().all(|body| body.level == Some(Level::Township)) {
        return Vec::new();
    }
    let names: Vec<String> = bodies.iter().map(|body| body.name.clone()).collect();
    let finding = |ground: String| {
        vec![scope.finding(rule, ElementName::Body).arg("bodies", names.clone()).arg("power", ground)]
    };
    let names_above = scope.item_names().rev();
    if let Some(power) = names_above.map(text::fold).find_map(|name| powers().named(&name)) {
        return finding(format!("{}{}", power.instrument, power.article));
    }
    let only_county = scope.entry.levels.known().is_some_and(|levels| levels.iter().eq([Level::County]));
    // In a township's own catalog this is `level-mismatch`.
    if only_county && scope.catalog().level() != Some(Level::Township) { finding("—".to_owned()) } else { Vec::new() }
}

#[cfg(test)]
mod tests {
    use super::super::test::{entry, findings};

    fn found(item: &str, body: &str, levels: &str) -> bool {
        let entry = entry(&[("body", &format!("{body:?}")), ("levels", levels)]);
        !findings("county-power-at-township", &entry.replace("最低生活保障", item)).is_empty()
    }

    #[test]
    fn by_the_law_or_by_its_levels() {
        let both = r#"["county","township"]"#;
        assert!(found("房屋征收决定", "乡镇人民政府", both));
        assert!(found("建筑工程施工许可证核发", "杨桥镇人民政府", both));
        assert!(!found("建筑工程施工许可证核发", "临泉县住房和城乡建设局、杨桥镇人民政府", both));
        assert!(!found("最低生活保障", "杨桥镇人民政府", both));
        assert!(found("最低生活保障", "杨桥镇人民政府", r#"["county"]"#));
        assert!(!found("最低生活保障", "临泉县民政局", r#"["county"]"#));
        assert!(!found("最低生活保障", "杨桥镇人民政府", "null"));
    }
}
