//! The documents of a conformance: the verdict on each entry of the guideline, and what the catalog has of its own.

use std::collections::BTreeMap;

use schemars::JsonSchema;
use serde::Serialize;

use crate::diff::{Change, How, Side};
use crate::lists::ListedItem;
use crate::model::{Level, Version};
use crate::vocabulary::ElementName;

/// How a catalog conforms to its guideline.
#[derive(Debug, Clone, PartialEq, Serialize, JsonSchema)]
pub struct Conformance {
    /// The version of the document form.
    pub mulu: Version,
    /// The guideline; its entries are those that bind the level.
    pub guideline: Side,
    /// The catalog.
    pub catalog: Side,
    /// The body whose catalog it is, where the catalog says so.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub body: Option<String>,
    /// The level that the guideline was looked at for; absent where all of it was.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub level: Option<Level>,
    /// How many of what.
    pub counts: ConformCounts,
    /// Domains whose entries are all the guideline's, word for word, its generic bodies included.
    pub copies: Vec<CopiedDomain>,
    /// The verdict on each entry of the guideline, in its order.
    pub entries: Vec<Judgement>,
    /// The catalog's entries without a counterpart in the guideline, in the catalog's order.
    pub own: Vec<OwnEntry>,
    /// What the catalog declares not to apply, where that does not hold.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub exclusions: Vec<VoidExclusion>,
}

/// How many entries got which verdict.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, JsonSchema)]
pub struct ConformCounts {
    /// The guideline's entries by verdict: they add up to all of them. Verdicts that no entry got are left out.
    pub guideline: BTreeMap<Verdict, usize>,
    /// The catalog's entries that are one of the guideline's, or a part of one. With those of its own they add up to all of
    /// the catalog's.
    pub counterparts: usize,
    /// The catalog's own entries that cite a ground.
    pub grounded: usize,
    /// The catalog's own entries that cite none.
    pub ungrounded: usize,
}

/// The verdict on an entry of the guideline. An entry that deserves several gets the one that comes last here.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, JsonSchema)]
#[serde(rename_all = "lowercase")]
pub enum Verdict {
    /// It is there as it is in the guideline, or in other words for the same. A basis that follows the law to its successor
    /// conforms.
    Conforms,
    /// It was made local: a named body, a local rule, a chosen channel.
    Localised,
    /// It asks for more than the guideline.
    Strengthened,
    /// It says something else, neither more nor less.
    Changed,
    /// The two cannot be compared: an element was lost or cannot be read.
    Unknown,
    /// It stands elsewhere in the tree: its row under another item, or the item, or one above it, under another parent.
    Misplaced,
    /// It asks for less than the guideline.
    Weakened,
    /// It is not there, and an exclusion of it, of an item above it or of its domain says why.
    Excused,
    /// It is not there.
    Missing,
}

/// The verdict on one entry of the guideline, with what it rests on.
#[derive(Debug, Clone, PartialEq, Serialize, JsonSchema)]
pub struct Judgement {
    /// The entry's id in the guideline.
    pub path: String,
    /// Its place in names.
    pub place: String,
    /// The verdict.
    pub verdict: Verdict,
    /// The id in the catalog, where it is there. Entries that were merged have the same one.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub other: Option<String>,
    /// Its place in the catalog in names, where that is another.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub other_place: Option<String>,
    /// Further entries of the catalog that it was split into.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub parts: Vec<String>,
    /// How the two were found to be one.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub how: Option<How>,
    /// What was edited. Of an entry that was split the parts are looked at together: what one of them says, they all say; of
    /// limits, channels, audiences and methods the one that deserves the gravest verdict is told. Of one that was merged
    /// with others, what those brought in is no edit. Levels that were cut down to the one looked at are localised:
    /// each body answers for its own. Columns beside the elements (备注, 咨询电话 …) are told and not judged.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub edits: Vec<Change>,
    /// Why it does not apply, in the catalog's words.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub reason: Option<String>,
}

/// An entry that the guideline does not have.
#[derive(Debug, Clone, PartialEq, Serialize, JsonSchema)]
pub struct OwnEntry {
    /// Its id in the catalog.
    pub path: String,
    /// Its place in names.
    pub place: String,
    /// What it rests on; nothing where it is ungrounded.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub grounds: Vec<Ground>,
}

/// What an entry of a body's own rests on.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, JsonSchema)]
pub struct Ground {
    /// A ground of which kind.
    pub kind: GroundKind,
    /// The element that cites it.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub element: Option<ElementName>,
    /// The column that cites it, where it is none of the elements: its heading.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub column: Option<String>,
    /// The words that cite it.
    pub cites: String,
    /// The item of the list that the options give.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub item: Option<ListedItem>,
}

/// What a duty of one's own can rest on.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, JsonSchema)]
#[serde(rename_all = "lowercase")]
pub enum GroundKind {
    /// An item of the body's power-and-responsibility list (权责清单).
    Power,
    /// An item of its public-service list (公共服务清单).
    Service,
    /// A rule of its province, city or county.
    Rule,
}

/// A domain that was copied word for word: contents, bases, limits, and the bodies that the guideline names as a class, all of them
/// or those of the level.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, JsonSchema)]
pub struct CopiedDomain {
    /// The domain's id in the guideline.
    pub path: String,
    /// Its id in the catalog.
    pub other: String,
    /// Its name.
    pub name: String,
    /// How many entries were copied.
    pub entries: usize,
}

/// A part of the guideline that the catalog declares not to apply, and why that does not hold, or not wholly.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, JsonSchema)]
pub struct VoidExclusion {
    /// The id by which the catalog calls it.
    pub id: String,
    /// The name by which the catalog calls it.
    #[serde(skip_serializing_if = "String::is_empty")]
    pub name: String,
    /// The reason that the catalog gives.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub reason: Option<String>,
    /// The id in the guideline of what it means.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub path: Option<String>,
    /// Why it does not hold.
    pub why: VoidReason,
    /// How many entries of what does not apply are nevertheless there.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub entries: Option<usize>,
}

/// Why an exclusion does not hold.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, JsonSchema)]
#[serde(rename_all = "lowercase")]
pub enum VoidReason {
    /// It names nothing in the guideline.
    Unknown,
    /// Nothing of what it names binds the level.
    Unbound,
    /// What it names is nevertheless there, all of it or a part.
    Present,
    /// It gives no reason.
    Unreasoned,
}

impl Conformance {
    /// Whether the catalog falls short of the guideline: something is weakened, misplaced or missing.
    pub fn has_losses(&self) -> bool {
        self.counts.guideline.keys().any(|verdict| verdict.is_loss())
    }

    /// Whether nobody has to look at it: every entry of the guideline conforms, was localised, strengthened or excused, every exclusion
    /// holds, and what is the catalog's own has a ground.
    pub fn is_fine(&self) -> bool {
        self.counts.guideline.keys().all(|verdict| verdict.is_fine())
            && self.exclusions.is_empty()
            && self.counts.ungrounded == 0
    }
}

impl Verdict {
    /// All verdicts, the gravest last.
    pub const ALL: [Self; 9] = [
        Self::Conforms,
        Self::Localised,
        Self::Strengthened,
        Self::Changed,
        Self::Unknown,
        Self::Misplaced,
        Self::Weakened,
        Self::Excused,
        Self::Missing,
    ];

    /// Its key in documents.
    pub fn key(self) -> &'static str {
        match self {
            Self::Conforms => "conforms",
            Self::Localised => "localised",
            Self::Strengthened => "strengthened",
            Self::Changed => "changed",
            Self::Unknown => "unknown",
            Self::Misplaced => "misplaced",
            Self::Weakened => "weakened",
            Self::Excused => "excused",
            Self::Missing => "missing",
        }
    }

    /// Whether the guideline is not kept to: less is disclosed than it asks for, or elsewhere.
    pub fn is_loss(self) -> bool {
        matches!(self, Self::Misplaced | Self::Weakened | Self::Missing)
    }

    /// Whether nobody has to look at it.
    pub fn is_fine(self) -> bool {
        matches!(self, Self::Conforms | Self::Localised | Self::Strengthened | Self::Excused)
    }
}

impl GroundKind {
    /// The kind that a key stands for.
    pub(crate) fn from_key(key: &str) -> Option<Self> {
        [Self::Power, Self::Service, Self::Rule].into_iter().find(|kind| kind.key() == key)
    }

    /// Its key in documents.
    pub fn key(self) -> &'static str {
        match self {
            Self::Power => "power",
            Self::Service => "service",
            Self::Rule => "rule",
        }
    }
}

impl VoidReason {
    /// Its key in documents.
    pub fn key(self) -> &'static str {
        match self {
            Self::Unknown => "unknown",
            Self::Unbound => "unbound",
            Self::Present => "present",
            Self::Unreasoned => "unreasoned",
        }
    }
}
