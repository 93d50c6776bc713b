//! Order, document and standard numbers, each with one spelling.

use std::fmt;

use schemars::JsonSchema;
use serde::Serialize;

use super::cell::Cell;
use super::find;
use crate::vocabulary::LawClass;

/// The number under which an instrument was issued. One number has one value here, however it was written:
/// `国令第711号` and `中华人民共和国国务院第711号令` are equal.
#[derive(Debug, Clone, PartialEq, Eq, Hash, Serialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
pub enum Number {
    /// An order: 国务院令第711号.
    Order {
        /// Who issued it, by the standard short name: 国务院, 主席, 住房和城乡建设部.
        issuer: String,
        /// Its number.
        number: u32,
        /// The year, where it is written with the number: 司法部令2017年第138号.
        #[serde(skip_serializing_if = "Option::is_none")]
        year: Option<u32>,
    },
    /// A document number: 国办发〔2019〕54号.
    Document {
        /// The issuer's code: 国办发.
        code: String,
        /// The year.
        year: u32,
        /// The number within the year.
        number: u32,
    },
    /// The number of a standard: GB/T 32939-2016.
    Standard {
        /// The number, spelt with one blank and a plain hyphen.
        code: String,
    },
}

impl Number {
    /// The number that a text consists of, if it is one and undamaged.
    pub fn read(text: &str) -> Option<Self> {
        let cell = Cell::new(text);
        let (text, _) = cell.window(0..cell.len());
        let found = find::find(&text, true)?;
        (found.range == (0..text.len()) && !found.damaged).then_some(found.number).flatten()
    }

    /// Whether two numbers are the same; an order's year counts only where both have one.
    pub fn agrees(&self, other: &Self) -> bool {
        match (self, other) {
            (
                Self::Order { issuer, number, year },
                Self::Order { issuer: other_issuer, number: other_number, year: other_year },
            ) => {
                let years_agree = year.is_none() || other_year.is_none() || year == other_year;
                issuer == other_issuer && number == other_number && years_agree
            }
            _ => self == other,
        }
    }

    /// The place in the hierarchy of law that the kind of number shows.
    pub fn class(&self) -> LawClass {
        match self {
            Self::Order { issuer, .. } => match issuer.as_str() {
                "主席" => LawClass::Law,
                "国务院" => LawClass::AdministrativeRegulation,
                local if local.ends_with("政府") => LawClass::LocalGovernmentRule,
                _ => LawClass::DepartmentRule,
            },
            Self::Document { .. } => LawClass::NormativeDocument,
            Self::Standard { .. } => LawClass::Standard,
        }
    }
}

impl fmt::Display for Number {
    /// The canonical spelling: 国务院令第711号, 司法部令第138号(2017), 国办发〔2019〕54号, GB/T 32939-2016.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Order { issuer, number, year } => {
                write!(f, "{issuer}令第{number}号")?;
                year.map_or(Ok(()), |year| write!(f, "({year})"))
            }
            Self::Document { code, year, number } if announces(code) => {
                write!(f, "{code}{year}年第{number}号")
            }
            Self::Document { code, year, number } => write!(f, "{code}〔{year}〕{number}号"),
            Self::Standard { code } => f.write_str(code),
        }
    }
}

/// Announcements are numbered 国家税务总局公告2014年第40号.
pub(super) fn announces(code: &str) -> bool {
    code.ends_with("公告") || code.ends_with("通告")
}

#[cfg(test)]
mod tests {
    use super::super::find::find;
    use super::*;

    fn found(wording: &str) -> Option<(Option<String>, bool)> {
        let text: Vec<char> = wording.chars().collect();
        find(&text, false).map(|found| (found.number.map(|number| number.to_string()), found.damaged))
    }

    #[test]
    fn orders_in_all_spellings() {
        for (wording, canonical) in [
            ("国令第711号", "国务院令第711号"),
            ("国务院令第711号", "国务院令第711号"),
            ("国务院令 第 711 号", "国务院令第711号"),
            ("中华人民共和国国务院令第711号", "国务院令第711号"),
            ("中华人民共和国国务院令（第711号）", "国务院令第711号"),
            ("国务院第711号令", "国务院令第711号"),
            ("国务院711号令", "国务院令第711号"),
            ("国务院令711号", "国务院令第711号"),
            ("国务院令第七一一号", "国务院令第711号"),
            ("国务院令第711号令", "国务院令第711号"),
            ("国务院令２０１６年第６１７号", "国务院令第617号(2016)"),
            ("国务院令〔2019〕第711号", "国务院令第711号(2019)"),
            ("主席令第28号", "主席令第28号"),
            ("中华人民共和国主席令第二十八号", "主席令第28号"),
            ("国家主席令第28号", "主席令第28号"),
            ("司法部令2017年第138号", "司法部令第138号(2017)"),
            ("2017年司法部令第138号", "司法部令第138号(2017)"),
            ("住建部令第18号", "住房和城乡建设部令第18号"),
            ("住房城乡建设部令第18号", "住房和城乡建设部令第18号"),
            ("建设部第71号令", "建设部令第71号"),
            ("国家发展改革委等14部委令第39号", "国家发展改革委等14部委令第39号"),
            ("国家发展改革委等十四部委令第39号", "国家发展改革委等14部委令第39号"),
            ("发改委、财政部令第3号", "发改委、财政部令第3号"),
            ("安徽省人民政府令第211号", "安徽省人民政府令第211号"),
        ] {
            assert_eq!(Number::read(wording).map(|n| n.to_string()).as_deref(), Some(canonical), "{wording}");
        }
    }

    #[test]
    fn document_numbers_in_all_brackets() {
        for (wording, canonical) in [
            ("国办发〔2019〕54号", "国办发〔2019〕54号"),
            ("国办发[2019]54号", "国办发〔2019〕54号"),
            ("国办发(2019)54号", "国办发〔2019〕54号"),
            ("国办发（2019）54号", "国办发〔2019〕54号"),
            ("国办发﹝2019﹞54号", "国办发〔2019〕54号"),
            ("国办发【2019】第54号", "国办发〔2019〕54号"),
            ("国办发 〔 2019 〕 54 号", "国办发〔2019〕54号"),
            ("国卫办政务函〔2019〕698号", "国卫办政务函〔2019〕698号"),
            ("人社部发[2014]23号", "人社部发〔2014〕23号"),
            ("民政部民发〔2012〕220号", "民发〔2012〕220号"),
            ("国务院办公厅国办发〔2019〕54号", "国办发〔2019〕54号"),
            ("皖民基字〔2014〕169号", "皖民基字〔2014〕169号"),
            ("国家税务总局公告2014年第40号", "国家税务总局公告2014年第40号"),
            ("税务总局公告(2014年第40号)", "国家税务总局公告2014年第40号"),
            ("国家税务总局公告〔2014〕40号", "国家税务总局公告2014年第40号"),
        ] {
            assert_eq!(Number::read(wording).map(|n| n.to_string()).as_deref(), Some(canonical), "{wording}");
        }
    }

    #[test]
    fn damaged_numbers_are_restored_only_where_certain() {
        for (wording, canonical) in [
            ("国办发〔201680号", Some("国办发〔2016〕80号")),
            ("国办发201680号", Some("国办发〔2016〕80号")),
            ("国办发〔2016]80号", Some("国办发〔2016〕80号")),
            ("民发〔2016)115号", Some("民发〔2016〕115号")),
            ("国办发2016〕80号", Some("国办发〔2016〕80号")),
            ("国办发〔2016第80号", Some("国办发〔2016〕80号")),
            ("国办发2016年80号", Some("国办发〔2016〕80号")),
            ("国办发〔2016〕号", None),
            ("国办发〔201〕54号", None),
            ("国办发〔20168〕54号", None),
            ("国办发〔2016008号", None),
            ("国办发〔2099〕5号", None),
            ("国办发〔2019〕5", None),
            ("国务院令第71", None),
        ] {
            assert_eq!(found(wording), Some((canonical.map(str::to_owned), true)), "{wording}");
        }
    }

    #[test]
    fn standards_in_one_spelling() {
        for (wording, canonical) in [
            ("GB/T 32939—2016", "GB/T 32939-2016"),
            ("GB/T32939-2016", "GB/T 32939-2016"),
            ("GB 38600－2019", "GB 38600-2019"),
            ("ＧＢ５０１３７—２０１１", "GB 50137-2011"),
            ("DB34/T 1234-2018", "DB34/T 1234-2018"),
            ("MZ/T 032—2012", "MZ/T 032-2012"),
            ("GB/T 1.1-2020", "GB/T 1.1-2020"),
        ] {
            assert_eq!(Number::read(wording).map(|n| n.to_string()).as_deref(), Some(canonical), "{wording}");
        }
    }

    #[test]
    fn what_is_no_number() {
        for wording in [
            "规划(2016-2020年)",
            "第七个五年规划",
            "2018年修正",
            "第54号",
            "12345政务服务热线",
            "命令",
            "1月31日",
        ] {
            assert_eq!(found(wording), None, "{wording}");
        }
    }
}
