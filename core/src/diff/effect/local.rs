//! Whether a rule is a province's, a city's or a county's own.

use crate::model::Catalog;
use crate::model::basis::{Citation, Number, instruments};
use crate::text;
use crate::vocabulary::{LawClass, citation_words, laws, places};

/// The places that the issuers of the catalogs name: 阜阳市, 临泉县.
pub(super) struct Issuers(Vec<String>);

impl Issuers {
    /// Those of these catalogs.
    pub(super) fn of<'a>(catalogs: impl IntoIterator<Item = &'a Catalog>) -> Self {
        let mut names = Vec::new();
        for issuer in catalogs.into_iter().filter_map(|catalog| catalog.issuer.as_ref()) {
            let folded = text::fold(&issuer.name);
            let mut rest = folded.as_str();
            while let Some(length) = places().leading(rest) {
                names.extend(rest.get(..length).map(str::to_owned));
                rest = rest.get(length..).unwrap_or_default();
            }
        }
        Self(names)
    }

    /// Whether a text names one of them, or begins with its short name (临泉).
    fn are_named(&self, folded: &str) -> bool {
        self.0.iter().any(|name| {
            let short: String = name.chars().take(name.chars().count().saturating_sub(1)).collect();
            folded.contains(name.as_str()) || short.chars().count() > 1 && folded.starts_with(&short)
        })
    }
}

/// Whether a citation is of a local rule: by its class in the table of laws or as labelled, by the issuer before
/// it, by its number (皖政〔2020〕1号, DB34/T 1234), by the place that its title begins with, or because it names
/// the catalog's own issuer. What is known to be national is not; only the National People's Congress makes a 法
/// (Legislation Law, art. 10).
pub(super) fn is_local(citation: &Citation, issuers: &Issuers) -> bool {
    use LawClass::{AdministrativeRegulation, DepartmentRule, Law, LocalGovernmentRule, LocalRegulation};
    let known = instruments(citation, laws());
    let classes = || known.iter().map(|instrument| instrument.class).chain(citation.class);
    if classes().any(|class| matches!(class, LocalRegulation | LocalGovernmentRule)) {
        return true;
    }
    let national_title = citation.title.ends_with('法') && !citation.title.ends_with("办法");
    let national_class = classes().any(|class| matches!(class, Law | AdministrativeRegulation))
        || known.iter().any(|instrument| instrument.class == DepartmentRule);
    if national_title || national_class {
        return false;
    }
    let is_local_number = |number: &Number| match number {
        Number::Order { issuer, .. } => issuer.ends_with("政府") || names_local(issuer, issuers),
        Number::Document { code, .. } => places().is_local_code(code) || names_local(code, issuers),
        Number::Standard { code } => code.starts_with("DB"),
    };
    citation.number.as_ref().is_some_and(is_local_number)
        || citation
            .issuer
            .iter()
            .chain([&citation.title])
            .chain(issued(citation))
            .any(|text| names_local(text, issuers))
}

/// The instrument that a notice issues or passes on.
fn issued(citation: &Citation) -> Option<&String> {
    let nested = citation.nested.first()?;
    let (before, _) = citation.title.split_once(nested.as_str())?;
    citation_words().issues(before.trim_end_matches(['《', '〈'])).then_some(nested)
}

/// Whether a title or an issuer begins with a place, or with a level of government of its own (省民政厅).
fn names_local(text: &str, issuers: &Issuers) -> bool {
    let folded = text::fold(text);
    let text = folded.trim_start_matches("关于");
    if places().begins_nationally(text) {
        return false;
    }
    let words = citation_words();
    let before = text.split("关于").next().unwrap_or_default();
    let is_central = || words.issuer(before).is_some_and(|(length, _)| length == before.len());
    let is_own = || places().begins_with_own(before) && words.names_issuer(before) && !is_central();
    places().leading(text).is_some() || is_own() || issuers.are_named(text)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::Issuer;
    use crate::model::basis::read;

    fn local(cell: &str) -> bool {
        let issuer = Issuer { name: "阜阳市临泉县人民政府".into(), ..Issuer::default() };
        let catalog = Catalog { issuer: Some(issuer), ..Catalog::default() };
        let citations = read(cell);
        assert_eq!(citations.len(), 1, "{cell}: {citations:?}");
        is_local(&citations[0], &Issuers::of([&catalog]))
    }

    #[test]
    fn local_rules() {
        for cell in [
            "《安徽省预算审查监督条例》",
            "《安徽省社会救助实施办法》",
            "《安徽省实施〈中华人民共和国社会保险法〉办法》",
            "《北京市城乡规划条例》",
            "《内蒙古自治区草原管理条例》",
            "《阜阳市城市管理条例》",
            "《合肥市市容和环境卫生管理条例》",
            "《歙县农村低保实施细则》",
            "《景宁畲族自治县水资源管理条例》",
            "《颍州区养老服务实施方案》",
            "《安徽省人民政府关于加快养老服务业发展的实施意见》（皖政〔2014〕60号）",
            "《关于加快养老服务业发展的实施意见》（皖政〔2014〕60号）",
            "《关于印发低保工作方案的通知》（阜政办〔2020〕15号）",
            "《关于做好低保工作的通知》（皖民社救字〔2020〕15号）",
            "皖政办〔2020〕1号",
            "《养老机构等级评定》（DB34/T 1234-2018）",
            "《农村危房改造办法》（安徽省人民政府令第211号）",
            "安徽省民政厅《关于做好低保工作的通知》",
            "省民政厅《关于做好低保工作的通知》",
            "《省民政厅关于做好低保工作的通知》",
            "《县人民政府办公室关于印发低保工作方案的通知》",
            "《关于印发〈阜阳市低保实施细则〉的通知》",
            "《关于印发〈临泉县低保实施细则〉的通知》",
            "《关于做好临泉县低保工作的通知》",
            "《临泉低保实施细则》",
            "【地方性法规】《物业管理条例》",
            "【地方政府规章】《社会救助办法》",
        ] {
            assert!(local(cell), "{cell}");
        }
    }

    #[test]
    fn national_rules() {
        for cell in [
            "《市场监督管理行政处罚信息公示规定》",
            "《市场监管总局关于印发〈食品生产经营监督检查管理办法〉的通知》",
            "《城市居民最低生活保障条例》（国务院令第271号）",
            "《城市房地产管理法》",
            "《城镇燃气管理条例》",
            "《城市公共汽车和电车客运管理规定》",
            "《自然保护区条例》",
            "《风景名胜区条例》",
            "《社区矫正法》",
            "《乡镇企业法》",
            "《民族区域自治法》",
            "《行政区域界线管理条例》",
            "《海南自由贸易港法》",
            "《国务院关于支持安徽省承接产业转移的批复》（国函〔2010〕5号）",
            "《民政部关于指导村(居)委会做好工作的意见》（民发〔2012〕220号）",
            "《县级国土空间规划编制指南》",
            "《市县国土空间总体规划编制指南（试行）》",
            "《村庄和集镇规划建设管理条例》",
            "《养老机构服务质量基本规范》（GB/T 35796-2017）",
            "国办发〔2019〕54号",
            "《关于全面推进政务公开工作的意见》（中办发〔2016〕8号）",
            "《城乡规划法》",
            "《区域卫生规划指导原则》",
            "【部门规章】《市政公用设施抗灾设防管理规定》",
        ] {
            assert!(!local(cell), "{cell}");
        }
    }
}
