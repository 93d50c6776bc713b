//! How a table was understood: which rows head it, what each column holds and why, and the caller's own word on it.

use indexmap::IndexMap;
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use crate::model::Levels;
use crate::vocabulary::Role;

/// How one table of a file was understood.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, JsonSchema)]
pub struct TableLayout {
    /// The sheet's name, or the table's (`表2`); empty where the format has none.
    pub sheet: String,
    /// Which of the published forms the table has.
    pub form: Form,
    /// The rows of its header, counted from 1; left out where the table has none of its own.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub header: Option<Rows>,
    /// The rows that were read as content, counted from 1.
    pub rows: Rows,
    /// The domains that its entries were put under, in order.
    pub domains: Vec<String>,
    /// How the domain was told.
    pub domain_by: DomainBy,
    /// How many entries were read from it.
    pub entries: usize,
    /// How certain the whole is, in percent: the mean of its columns.
    pub confidence: u8,
    /// The columns, from left to right.
    pub columns: Vec<ColumnLayout>,
}

/// A run of rows, counted from 1, both ends included.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Rows {
    /// The first row.
    pub first: u32,
    /// The last row.
    pub last: u32,
}

/// The forms that catalogs are published in.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
pub enum Form {
    /// The national form (26 domain guidelines of 2019).
    National,
    /// Anhui's coded form: codes stand with the names.
    Coded,
    /// Anhui's directory of a department: 一级目录, 二级目录, 三级目录, content, limit, body.
    Directory,
    /// The village list: 事项, 依据, 时限, 主体, 渠道.
    Village,
    /// Headings in a column, values beside them: one item a table, or one a column.
    Crosswise,
    /// Any other table with the columns of a catalog.
    Other,
}

/// How a table's domain was told.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
pub enum DomainBy {
    /// The caller said so.
    Caller,
    /// A column holds it.
    Column,
    /// A line above the table or a row across it names it.
    Title,
    /// The sheet's name is a domain's.
    Sheet,
    /// The file's name is a domain's, or ends in one.
    File,
    /// The table goes on with the one before it.
    Continued,
    /// Nothing tells: the title or the sheet's name stands in.
    Unnamed,
}

/// What one column was taken for, and why.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, JsonSchema)]
pub struct ColumnLayout {
    /// The column's letters (`C`).
    pub column: String,
    /// Its heading as written, line breaks left out.
    pub heading: String,
    /// What it holds.
    pub role: Role,
    /// The levels that a column of ticks stands for.
    #[serde(skip_serializing_if = "Levels::is_empty")]
    pub levels: Levels,
    /// How its role was told.
    pub by: ColumnBy,
    /// The known heading or the word that an unknown one was taken for.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub meant: Option<String>,
    /// How many of its cells show something.
    pub filled: u32,
    /// Of the cells that were looked at, how many are like what the role holds; left out where cells cannot tell
    /// (names, content).
    #[serde(skip_serializing_if = "Option::is_none")]
    pub fits: Option<Fits>,
    /// How certain this is, in percent: 100 for a known heading, 85 for a near one, 70 for one told by a word, 60 for one
    /// told by its cells; down to half of that where the cells do not fit.
    pub confidence: u8,
}

/// How many cells are like what a role holds.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, JsonSchema)]
pub struct Fits {
    /// Cells that are.
    pub fitting: u32,
    /// Cells that were looked at.
    pub of: u32,
}

/// How a column's role was told.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
pub enum ColumnBy {
    /// The caller said so.
    Caller,
    /// Its heading is known.
    Heading,
    /// Its heading differs from a known one in one character.
    Near,
    /// A word in its heading tells.
    Word,
    /// Its cells tell.
    Content,
    /// It stands where such a column stands.
    Position,
    /// Nothing tells: it is kept under its heading.
    Unknown,
}

/// The caller's own word on how a table lies.
#[derive(Debug, Clone, PartialEq, Eq, Default, Deserialize, JsonSchema)]
#[serde(default, deny_unknown_fields)]
pub struct LayoutOptions {
    /// The sheet or table this is about (`表2`); without it, every one.
    pub sheet: Option<String>,
    /// The rows of the header, counted from 1; the table is then read from there on.
    pub header: Option<Rows>,
    /// What columns hold, by their letters: `{"C": "time-limit", "H": "county"}`. A column of ticks is called by its
    /// level, one that is to be kept as it is `extra`.
    pub columns: IndexMap<String, String>,
    /// The domain that the table is about.
    pub domain: Option<String>,
    /// Leaves the sheet or table out.
    pub skip: bool,
}

impl Form {
    /// Its key in documents.
    pub fn key(self) -> &'static str {
        match self {
            Self::National => "national",
            Self::Coded => "coded",
            Self::Directory => "directory",
            Self::Village => "village",
            Self::Crosswise => "crosswise",
            Self::Other => "other",
        }
    }
}

impl DomainBy {
    /// Its key in documents.
    pub fn key(self) -> &'static str {
        match self {
            Self::Caller => "caller",
            Self::Column => "column",
            Self::Title => "title",
            Self::Sheet => "sheet",
            Self::File => "file",
            Self::Continued => "continued",
            Self::Unnamed => "unnamed",
        }
    }
}

impl ColumnBy {
    /// Its key in documents.
    pub fn key(self) -> &'static str {
        match self {
            Self::Caller => "caller",
            Self::Heading => "heading",
            Self::Near => "near",
            Self::Word => "word",
            Self::Content => "content",
            Self::Position => "position",
            Self::Unknown => "unknown",
        }
    }
}
