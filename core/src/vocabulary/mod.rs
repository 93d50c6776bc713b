//! The field's tables, typed: `core/data/*.json` holds them, with their sources; nothing here is a table.

mod bodies;
mod channels;
mod citations;
mod contents;
mod day_words;
mod domains;
mod element_name;
mod headers;
mod headings;
mod holidays;
mod item_names;
mod item_types;
mod laws;
mod levels;
mod list_tables;
mod lists;
mod marks;
mod methods;
mod noise;
mod number_formats;
mod numbering;
mod pages;
mod phrases;
mod places;
mod powers;
mod publicity;
mod traditional;

use serde::de::DeserializeOwned;

pub use bodies::{Bodies, bodies};
pub use channels::{ChannelNames, Meaning, channels};
pub use citations::{CitationWords, citation_words};
pub use contents::{ContentWords, content_words};
pub use day_words::{DayLaw, DayWords, day_words};
pub use domains::{DomainName, Domains, domains};
pub use element_name::ElementName;
pub use headers::{Headers, Role, headers};
pub use headings::{Headings, NearHeading};
pub use holidays::{Day, Holiday, HolidayTable, HolidayYear, Holidays, LONGEST_HOLIDAY, Notice, holidays};
pub use item_names::{ItemNames, item_names};
pub use item_types::{ItemTypes, TypeNeed, item_types};
pub use laws::{Ended, Instrument, LawClass, LawLimit, Laws, LimitUnit, Revision, Successor, laws};
pub use levels::{LevelWords, levels};
pub use list_tables::{ListRole, ListTables, list_tables};
pub use lists::{ListWords, list_words};
pub use marks::{Mark, MarkMeaning, Marks, UNKNOWN, marks};
pub use methods::{MethodWords, methods};
pub use noise::{Noise, noise};
pub use number_formats::{BuiltInFormats, built_in_formats};
pub use numbering::{NumberingCharacters, numbering_characters};
pub use pages::{PageWords, page_words};
pub use phrases::{TimePhrases, time_phrases};
pub use places::{Places, places};
pub use powers::{Power, Powers, powers};
pub use publicity::{PublicityPeriod, PublicityPeriods, publicity_periods};
pub use traditional::{Traditional, traditional};

/// A table from its embedded JSON. The tables are part of the crate: a test reads every one, so that none
/// is ever the empty default here.
fn table<T: DeserializeOwned + Default>(json: &str) -> T {
    serde_json::from_str(json).unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use serde_json::Value;

    /// Each embedded table is read once strictly, so that `table` cannot fall back on an empty one.
    #[test]
    fn every_table_is_read() {
        fn strictly<T: serde::de::DeserializeOwned>(name: &str) {
            let path = format!("{}/data/{name}.json", env!("CARGO_MANIFEST_DIR"));
            let json = std::fs::read_to_string(&path).unwrap();
            serde_json::from_str::<T>(&json).unwrap_or_else(|e| panic!("{path}: {e}"));
            let about = serde_json::from_str::<Value>(&json).unwrap()["about"].clone();
            assert!(about.as_str().is_some_and(|text| !text.is_empty()), "{path}: says what it is about");
        }
        strictly::<super::Bodies>("bodies");
        strictly::<super::ChannelNames>("channels");
        strictly::<super::CitationWords>("citations");
        strictly::<super::ContentWords>("contents");
        strictly::<super::DayWords>("day_words");
        strictly::<super::Domains>("domains");
        strictly::<super::Headers>("headers");
        strictly::<super::Holidays>("holidays");
        strictly::<super::ItemNames>("item_names");
        strictly::<super::ItemTypes>("item_types");
        strictly::<super::Laws>("laws");
        strictly::<super::LevelWords>("levels");
        strictly::<super::ListTables>("list_tables");
        strictly::<super::ListWords>("lists");
        strictly::<super::Marks>("marks");
        strictly::<super::MethodWords>("methods");
        strictly::<super::Noise>("noise");
        strictly::<super::BuiltInFormats>("number_formats");
        strictly::<super::NumberingCharacters>("numbering");
        strictly::<super::PageWords>("pages");
        strictly::<super::Places>("places");
        strictly::<super::Powers>("powers");
        strictly::<super::PublicityPeriods>("publicity");
        strictly::<super::TimePhrases>("time_limits");
        strictly::<super::Traditional>("traditional");
    }
}
