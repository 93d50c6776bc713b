//! Headings of columns and what they mean: known to the letter, nearly, or by a word in them.

use rustc_hash::FxHashMap;
use serde::Deserialize;

use crate::text;

/// The headings of one kind of table. `R` says what a column holds; its default is a column that is kept by its own name.
#[derive(Debug, Default, Deserialize)]
#[serde(bound(deserialize = "R: Copy + Default + Deserialize<'de>"))]
pub struct Headings<R> {
    columns: Columns<R>,
    holds: Vec<Holds<R>>,
}

/// The columns, and their roles by each of their names.
#[derive(Debug, Default, Deserialize)]
#[serde(from = "Vec<Column<R>>", bound(deserialize = "R: Copy + Default + Deserialize<'de>"))]
struct Columns<R> {
    all: Vec<Column<R>>,
    roles: FxHashMap<String, R>,
    longest: usize,
}

impl<R: Copy> From<Vec<Column<R>>> for Columns<R> {
    fn from(all: Vec<Column<R>>) -> Self {
        let named = all.iter().flat_map(|column| column.names.iter().map(|name| (name.clone(), column.role)));
        let roles: FxHashMap<String, R> = named.collect();
        let longest = roles.keys().map(String::len).max().unwrap_or_default();
        Self { all, roles, longest }
    }
}

#[derive(Debug, Default, Deserialize)]
struct Column<R> {
    role: R,
    names: Vec<String>,
}

/// Words that tell a column's role wherever they stand in its heading.
#[derive(Debug, Default, Deserialize)]
struct Holds<R> {
    role: R,
    words: Vec<String>,
}

/// A heading that is not known to the letter, and what it is taken for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct NearHeading<'a, R> {
    /// What its column holds.
    pub role: R,
    /// The known heading that it nearly is, or the word in it that tells.
    pub meant: &'a str,
}

/// How many characters a heading has at the most that is known only by a word in it.
const HEADING: usize = 16;

impl<R: Copy + PartialEq + Default> Headings<R> {
    /// What a column under this heading holds; `None` for an unknown heading.
    pub fn role(&self, heading: &str) -> Option<R> {
        // Most cells are far too long to be a heading, even one broken up by blanks.
        if heading.len() > 4 * self.columns.longest {
            return None;
        }
        let folded = text::fold(heading);
        let bare = folded.trim_matches([':', '*', '、', '.']);
        let known = |heading: &str| self.columns.roles.get(heading).copied();
        // A remark in brackets behind a heading (`特定群体(请写明)`) does not change what it heads.
        known(bare).or_else(|| known(bare.strip_suffix(')')?.rsplit_once('(')?.0))
    }

    /// What a heading that is not known to the letter is taken for: one character of a known heading is wrong,
    /// missing or too much, or a word in it tells. `None` where more than one role is as near.
    pub fn near(&self, heading: &str) -> Option<NearHeading<'_, R>> {
        let folded = text::fold(heading);
        let length = folded.chars().count();
        if !(3..=HEADING).contains(&length) {
            return None;
        }
        let told = self.told(&folded);
        if told.is_some_and(|told| told.role == R::default()) {
            return None;
        }
        self.misspelt(&folded, length).or(told)
    }

    /// What a word in a folded heading tells.
    pub(super) fn told(&self, folded: &str) -> Option<NearHeading<'_, R>> {
        self.holds.iter().find_map(|holds| {
            let word = holds.words.iter().find(|word| folded.contains(word.as_str()))?;
            Some(NearHeading { role: holds.role, meant: word })
        })
    }

    fn misspelt(&self, folded: &str, length: usize) -> Option<NearHeading<'_, R>> {
        let mut found: Option<NearHeading<'_, R>> = None;
        for column in &self.columns.all {
            for name in column.names.iter().filter(|name| name.chars().count() > 3 && length > 3) {
                let wrong = name.chars().count().abs_diff(length);
                if wrong > 1 || strsim::osa_distance(folded, name) != 1 {
                    continue;
                }
                match found {
                    Some(other) if other.role != column.role => return None,
                    Some(_) => {}
                    None => found = Some(NearHeading { role: column.role, meant: name }),
                }
            }
        }
        found
    }

    /// The headings of columns that hold this, the one that is written first.
    pub(super) fn names(&self, role: R) -> impl Iterator<Item = &str> {
        let of_role = self.columns.all.iter().filter(move |column| column.role == role);
        of_role.flat_map(|column| column.names.iter().map(String::as_str))
    }

    /// What columns can hold, in the order of the table.
    pub(super) fn roles(&self) -> impl Iterator<Item = R> {
        self.columns.all.iter().map(|column| column.role)
    }
}
