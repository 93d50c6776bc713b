//! 公开主体: who discloses, as a generic class or by name.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use crate::model::Level;
use crate::text;
use crate::vocabulary;

/// One body that a cell names.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct BodyName {
    /// The name as written.
    pub name: String,
    /// Whether it is a class of bodies or one body.
    pub class: BodyClass,
    /// The level of government that the words name, where they do.
    pub level: Option<Level>,
}

/// Whether a body is a class or one body.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "lowercase")]
pub enum BodyClass {
    /// A class of bodies, as guidelines write it: 县级政府民政部门, 应急管理部门, 镇人民政府 without a name.
    Generic,
    /// One body: 泾川镇人民政府, 县民政局.
    Named,
    /// Words that are neither a known class nor end like a body's name.
    Unclear,
}

/// The bodies that a cell names, in order.
pub fn read(cell: &str) -> Vec<BodyName> {
    split(cell).iter().flat_map(|name| unjoined(name)).map(classify).collect()
}

/// A name cut at the words that join two bodies (民政局和镇人民政府); 自然资源和规划局 is one.
fn unjoined(name: &str) -> Vec<&str> {
    let words = vocabulary::bodies();
    // 党委和政府 are too short to be sure of.
    let is_body = |name: &str| {
        let outer = without_brackets(&text::fold(name));
        outer.chars().count() > 2 && (words.is_class(&outer) || words.ends_like_a_body(&outer))
    };
    let (mut names, mut rest) = (Vec::new(), name);
    let mut at = 0;
    while let Some(c) = rest.get(at..).and_then(|text| text.chars().next()) {
        let here = rest.get(at..).unwrap_or_default();
        if let Some(join) = words.join(here)
            && let (Some(before), Some(after)) = (rest.get(..at), here.strip_prefix(join))
            && !after.starts_with('其')
            && is_body(before)
            && is_body(after)
        {
            names.push(before.trim());
            (rest, at) = (after, 0);
        } else {
            at += c.len_utf8();
        }
    }
    names.push(rest.trim());
    names
}

/// The cell cut at separators outside brackets.
fn split(cell: &str) -> Vec<String> {
    let mut names = vec![String::new()];
    let mut depth = 0_u32;
    for c in cell.chars() {
        match c {
            '(' | '（' | '〔' | '[' | '【' => depth += 1,
            ')' | '）' | '〕' | ']' | '】' => depth = depth.saturating_sub(1),
            _ => {}
        }
        let separates = matches!(c, '、' | ',' | '，' | ';' | '；' | '/' | '／' | '\n');
        if separates && depth == 0 {
            names.push(String::new());
        } else if let Some(name) = names.last_mut() {
            name.push(c);
        }
    }
    names.into_iter().map(|name| name.trim().to_owned()).filter(|name| !name.is_empty()).collect()
}

/// A folded name without what stands in brackets: `区(县)人民政府` becomes `区人民政府`.
fn without_brackets(folded: &str) -> String {
    let mut depth = 0_u32;
    folded
        .chars()
        .filter(|c| {
            depth += u32::from(*c == '(');
            let outside = depth == 0;
            depth = depth.saturating_sub(u32::from(*c == ')'));
            outside
        })
        .collect()
}

fn classify(name: &str) -> BodyName {
    let words = vocabulary::bodies();
    let folded = text::fold(name);
    let outer = without_brackets(&folded);
    let rest = words.without_class_words(&outer);
    let class = if words.is_generic(&folded)
        || words.is_generic(&outer)
        || words.is_class(rest)
        || words.opens_class(&outer)
    {
        BodyClass::Generic
    } else if words.ends_like_a_body(&outer) {
        BodyClass::Named
    } else {
        BodyClass::Unclear
    };
    BodyName { name: name.to_owned(), class, level: words.level(&folded).and_then(Level::from_key) }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn classes(cell: &str) -> Vec<(BodyClass, Option<Level>)> {
        read(cell).into_iter().map(|body| (body.class, body.level)).collect()
    }

    #[test]
    fn generic_bodies() {
        use BodyClass::Generic;
        for (cell, level) in [
            ("县级政府民政部门", Some(Level::County)),
            ("应急管理部门", None),
            ("镇人民政府", Some(Level::Township)),
            ("镇级人民政府", Some(Level::Township)),
            ("乡镇政府(街道办事处)", Some(Level::Township)),
            ("县级以上地方人民政府住房城乡建设主管部门", Some(Level::County)),
            ("市级生态环境部门", Some(Level::City)),
            ("区(县)人民政府", Some(Level::County)),
            ("街道办事处", Some(Level::Township)),
            ("村民委员会", Some(Level::Village)),
            ("行政执法机关", None),
            ("县直有关单位", Some(Level::County)),
            ("县直各单位", Some(Level::County)),
            ("市县有关部门", Some(Level::County)),
            ("各乡镇(街道)", Some(Level::Township)),
            ("乡镇（街道）", Some(Level::Township)),
            ("各村(社区)", Some(Level::Village)),
            ("村(居)委会", Some(Level::Village)),
            ("各中小学校", None),
            ("义务教育学校", None),
            ("乡镇卫生院", Some(Level::Township)),
            ("县级税务局", Some(Level::County)),
            ("各预算单位", None),
            ("法律援助机构", None),
            ("房屋征收实施单位", None),
            ("项目单位", None),
            ("采购代理机构", None),
            ("招标人", None),
            ("旗县级人民政府", Some(Level::County)),
            ("苏木乡镇人民政府", Some(Level::Township)),
            ("县级人民政府及其部门", Some(Level::County)),
            ("镇级", Some(Level::Township)),
        ] {
            assert_eq!(classes(cell), [(Generic, level)], "{cell}");
        }
    }

    #[test]
    fn named_bodies() {
        use BodyClass::Named;
        for (cell, level) in [
            ("泾川镇人民政府", Some(Level::Township)),
            ("县民政局", Some(Level::County)),
            ("临泉县民政局", Some(Level::County)),
            ("颍州区文峰街道办事处", Some(Level::Township)),
            ("党政办公室", None),
            ("太和县人民政府", Some(Level::County)),
            ("阜阳市颍泉区生态环境分局", Some(Level::County)),
            ("界首市财政局", None),
            // Local tax offices bear the national one's name.
            ("国家税务总局界首市税务局", None),
            ("国家税务总局临泉县税务局", Some(Level::County)),
            ("县自然资源和规划局", Some(Level::County)),
            ("界首市住房和城乡建设局", None),
            ("乡镇企业局", Some(Level::Township)),
            ("临泉县第一中学校", Some(Level::County)),
            ("谭棚镇卫生院", None),
        ] {
            assert_eq!(classes(cell), [(Named, level)], "{cell}");
        }
    }

    #[test]
    fn several_bodies() {
        use BodyClass::{Generic, Named};
        assert_eq!(
            classes("县级政府民政部门、乡镇政府（街道办事处）"),
            [(Generic, Some(Level::County)), (Generic, Some(Level::Township))]
        );
        assert_eq!(
            classes("县民政局/杨桥镇人民政府\n村民委员会")
                .iter()
                .map(|(class, _)| *class)
                .collect::<Vec<_>>(),
            [Named, Named, Generic]
        );
        for cell in ["县级民政部门和乡镇人民政府", "县级政府民政部门或者乡镇政府"]
        {
            assert_eq!(classes(cell).len(), 2, "{cell}");
        }
        let names: Vec<String> =
            read("临泉县民政局和杨桥镇人民政府").into_iter().map(|body| body.name).collect();
        assert_eq!(names, ["临泉县民政局", "杨桥镇人民政府"]);
    }
}
