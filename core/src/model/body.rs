//! 公开主体: who discloses, as a generic class or by name.

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
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
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
    split(cell).into_iter().map(|name| classify(&name)).collect()
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
    let class = if words.is_generic(&folded) || words.is_generic(&outer) || words.is_class(rest) {
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
    }
}
