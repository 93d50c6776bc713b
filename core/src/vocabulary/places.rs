//! Names and abbreviations of places, by which local rules are told from national ones.

use std::sync::LazyLock;

use serde::Deserialize;

/// The names.
#[derive(Debug, Default, Deserialize)]
pub struct Places {
    provinces: Vec<Province>,
    divisions: Vec<Division>,
    not_names: Vec<String>,
    national: Vec<String>,
    own: Vec<String>,
    own_except: Vec<String>,
    government_codes: Vec<String>,
    national_codes: Vec<String>,
}

#[derive(Debug, Default, Deserialize)]
struct Province {
    name: String,
    short: String,
    abbreviations: String,
}

#[derive(Debug, Default, Deserialize)]
struct Division {
    ending: String,
    except: Vec<String>,
    following: Vec<String>,
}

/// The table of places.
pub fn places() -> &'static Places {
    static TABLE: LazyLock<Places> = LazyLock::new(|| super::table(include_str!("../../data/places.json")));
    &TABLE
}

/// The longest name of a division before its last word, in characters: 积石山保安族东乡族撒拉族自治县; and of one
/// that bears no people's name.
const LONGEST: (usize, usize) = (14, 4);

impl Places {
    /// The length in bytes of the place that a folded text begins with: 安徽省, 安徽, 阜阳市, 临泉县; not 城市,
    /// 自然保护区, 市场.
    pub fn leading(&self, folded: &str) -> Option<usize> {
        let province = |province: &Province| {
            let names = [&province.name, &province.short];
            names.into_iter().find(|name| folded.starts_with(name.as_str())).map(String::len)
        };
        self.provinces
            .iter()
            .find_map(province)
            .or_else(|| self.divisions.iter().filter_map(|division| self.division(division, folded)).min())
    }

    fn division(&self, division: &Division, folded: &str) -> Option<usize> {
        let is_name = |name: &str| {
            let length = name.chars().count();
            let (longest, shortest) = match division.ending.as_str() {
                ending if ending.starts_with("自治") => (LONGEST.0, 1),
                // Only counties have names of one character (歙县).
                "县" => (LONGEST.1, 1),
                _ => (LONGEST.1, 2),
            };
            (shortest..=longest).contains(&length)
                && name.chars().all(|c| ('\u{4e00}'..='\u{9fff}').contains(&c))
                && !division.except.iter().any(|word| name.ends_with(word.as_str()))
                && !self.not_names.iter().any(|word| name.contains(word.as_str()))
        };
        let reach = folded.char_indices().nth(LONGEST.0 + 3).map_or(folded.len(), |(at, _)| at);
        let head = folded.get(..reach).unwrap_or_default();
        head.match_indices(division.ending.as_str())
            .take(2)
            .find(|(at, _)| {
                let rest = folded.get(*at..).unwrap_or_default();
                folded.get(..*at).is_some_and(is_name)
                    && !division.following.iter().any(|word| rest.starts_with(word.as_str()))
            })
            .map(|(at, ending)| at + ending.len())
    }

    /// Whether a folded text begins with a government's own level without its name: 省政府, 县民政局; not 市场.
    pub fn begins_with_own(&self, folded: &str) -> bool {
        let begins = |words: &[String]| words.iter().any(|word| folded.starts_with(word.as_str()));
        begins(&self.own) && !begins(&self.own_except)
    }

    /// Whether a folded text begins with the name of a national body: 国务院, 最高人民法院.
    pub fn begins_nationally(&self, folded: &str) -> bool {
        self.national.iter().any(|word| folded.starts_with(word.as_str()))
    }

    /// Whether a document's code is a local government's: 皖民基字, 阜政办, 黔府发; not 国办发, 民发.
    pub fn is_local_code(&self, code: &str) -> bool {
        if self.national_codes.iter().any(|national| code.starts_with(national.as_str())) {
            return false;
        }
        let first = code.chars().next().unwrap_or_default();
        let province = self.provinces.iter().any(|province| province.abbreviations.contains(first));
        let government = || {
            code.char_indices()
                .skip(1)
                .take(3)
                .filter_map(|(at, _)| code.get(at..))
                .any(|rest| self.government_codes.iter().any(|known| known == rest))
        };
        province || government()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn places_at_the_beginning() {
        for (text, place) in [
            ("安徽省社会救助条例", "安徽省"),
            ("安徽省人民政府关于加快发展养老服务业的实施意见", "安徽省"),
            ("安徽实施社会保险法办法", "安徽"),
            ("阜阳市城市管理条例", "阜阳市"),
            ("阜阳市市容管理办法", "阜阳市"),
            ("阜阳市民政局关于低保的通知", "阜阳市"),
            ("临泉县城市管理办法", "临泉县"),
            ("临泉县乡村振兴实施方案", "临泉县"),
            ("歙县政府办公室", "歙县"),
            ("颍州区文峰街道办事处", "颍州区"),
            ("杨桥镇人民政府关于印发方案的通知", "杨桥镇"),
            ("内蒙古自治区草原条例", "内蒙古自治区"),
            ("黔东南苗族侗族自治州自治条例", "黔东南苗族侗族自治州"),
            ("太和县养老服务办法", "太和县"),
            ("呼和浩特市殡葬管理条例", "呼和浩特市"),
        ] {
            assert_eq!(places().leading(text).and_then(|length| text.get(..length)), Some(place), "{text}");
        }
    }

    #[test]
    fn what_is_no_place() {
        for text in [
            "市场监督管理行政处罚程序规定",
            "城市居民最低生活保障条例",
            "城市房地产开发经营管理条例",
            "自然保护区条例",
            "风景名胜区条例",
            "社区矫正法",
            "行政区划管理条例",
            "民族区域自治法",
            "乡镇企业法",
            "民族乡行政工作条例",
            "村庄和集镇规划建设管理条例",
            "城镇燃气管理条例",
            "国旗法",
            "县级以上地方人民政府工作规定",
            "国务院关于支持皖北市县发展的意见",
            "关于加强临泉县工作的通知",
            "历史文化名城名镇名村保护条例",
            "农村五保供养工作条例",
            "设区的市工作规则",
        ] {
            assert_eq!(places().leading(text), None, "{text}");
        }
    }

    #[test]
    fn codes_of_local_governments() {
        for code in ["皖政", "皖民基字", "京政发", "黔府发", "阜政办", "临政办秘", "阜政", "浙政办发"]
        {
            assert!(places().is_local_code(code), "{code}");
        }
        for code in
            ["国办发", "民发", "中办发", "建保", "国卫办政务函", "人社部发", "财农", "新出政发", "教基一"]
        {
            assert!(!places().is_local_code(code), "{code}");
        }
    }
}
