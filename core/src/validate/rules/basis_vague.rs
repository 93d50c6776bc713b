//! A basis that cites nothing by name.

use super::super::scope::EntryScope;
use super::super::{Asked, Check};
use crate::finding::Finding;
use crate::text;
use crate::vocabulary::{ElementName, citation_words};

/// A citation is made of words that name no instrument: 相关政策文件, 国家有关规定.
pub(super) const CHECK: Check = Check::Wording(ElementName::Basis, check, None);

fn check(scope: &EntryScope<'_>, rule: &Asked) -> Vec<Finding> {
    let words = citation_words();
    scope
        .citations()
        .filter(|citation| !citation.marked && citation.number.is_none() && !citation.is_reference())
        .filter(|citation| words.is_vague(&text::words(&citation.title)))
        .map(|citation| scope.finding(rule, ElementName::Basis).arg("citation", citation.wording.as_str()))
        .collect()
}

#[cfg(test)]
mod tests {
    use super::super::test::{entry, findings};

    #[test]
    fn words_that_name_nothing() {
        for (basis, found) in [
            ("相关政策文件", true),
            ("国家有关法律法规和政策", true),
            ("《社会救助暂行办法》、相关规定", true),
            ("信息公开规定", false),
            ("政府信息公开条例", false),
            ("《社会救助暂行办法》", false),
            ("国办发〔2018〕10号", false),
            ("同上", false),
        ] {
            let entry = entry(&[("basis", &format!("{basis:?}"))]);
            assert_eq!(!findings("basis-vague", &entry).is_empty(), found, "{basis}");
        }
    }
}
