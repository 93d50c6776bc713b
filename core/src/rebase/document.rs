//! The documents of a rebase: the merged catalog, what of either side it has, and what has to be decided.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use serde_json::Value;

use crate::diff::{Change, Effect, NodeKind, Side, Subtree};
use crate::error::{Error, Result};
use crate::finding::Finding;
use crate::messages::LIST;
use crate::model::{Catalog, Id, Level, Version};
use crate::read::{self, present};
use crate::vocabulary::ElementName;

/// A catalog carried over from one edition of its guideline to the next.
///
/// *Ours* is the local catalog's side, *theirs* the new guideline's. While conflicts are left, the merged catalog has ours in
/// their place: nothing local is lost.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Rebase {
    /// The version of the document form.
    pub mulu: Version,
    /// The guideline that the catalog was made from.
    pub base: Side,
    /// The guideline's next edition.
    pub revised: Side,
    /// The local catalog.
    pub local: Side,
    /// The level that both editions were looked at for; absent where all of them was.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub level: Option<Level>,
    /// How many changes ended as what.
    pub counts: RebaseCounts,
    /// What has to be decided, in the merged catalog's order.
    pub conflicts: Vec<Conflict>,
    /// Conflicts that were decided, and how.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub resolved: Vec<Resolved>,
    /// Changes of the guideline that the merged catalog has. `path` is the old guideline's id, of an addition the new one's.
    pub taken: Vec<Change>,
    /// Changes of the local catalog that the merged one keeps. `path` is the old guideline's id, of an addition the local one's.
    pub kept: Vec<Change>,
    /// Changes of the guideline that the local catalog had made too.
    pub alike: Vec<Change>,
    /// Changes of the guideline that are of no consequence here, and why.
    pub void: Vec<Voided>,
    /// What the merged catalog no longer has of the local one.
    pub dropped: Vec<Dropped>,
    /// What somebody should look at, though nothing has to be decided.
    pub findings: Vec<Finding>,
    /// The catalog as it is now.
    pub merged: Catalog,
}

/// How many changes ended as what. `taken + alike + void + theirs_conflicting` are all changes of the guideline, `kept + ours_alike +
/// dropped + ours_conflicting` all of the local catalog.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct RebaseCounts {
    /// Changes of the guideline that were carried over.
    pub taken: usize,
    /// Changes of the guideline that the local catalog had made too.
    pub alike: usize,
    /// Changes of the guideline that are of no consequence here.
    pub void: usize,
    /// Changes of the guideline that are part of a conflict.
    pub theirs_conflicting: usize,
    /// Changes of the local catalog that were kept.
    pub kept: usize,
    /// Changes of the local catalog that the guideline made too.
    pub ours_alike: usize,
    /// Changes of the local catalog that went with what the guideline changed.
    pub dropped: usize,
    /// Changes of the local catalog that are part of a conflict.
    pub ours_conflicting: usize,
    /// Conflicts that are left.
    pub conflicts: usize,
}

/// One thing that both sides changed, each in its own way. Values are as in documents: absent where there is none, `null` where an
/// element is unknown.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Conflict {
    /// Its number, which stays while others are resolved.
    pub id: usize,
    /// What met what.
    pub kind: ConflictKind,
    /// A node of which kind.
    pub node: NodeKind,
    /// The node's id in the merged catalog; of one that is not there the id in the new guideline.
    pub path: Id,
    /// The id in the old guideline, where it has the node.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub base_path: Option<Id>,
    /// The place in names.
    pub place: String,
    /// What its domain is called: the names and ids in the local catalog, the new guideline and the old one.
    #[serde(default)]
    pub domain: Vec<String>,
    /// The element that both edited.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub element: Option<ElementName>,
    /// The column that both edited, where it is none of the elements: its heading.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub column: Option<String>,
    /// What the local edit means, of edits.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub ours_effect: Option<Effect>,
    /// What the guideline's edit means, of edits.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub theirs_effect: Option<Effect>,
    /// The value in the old guideline: an element's, a name, a parent's id, the order of ids, or a whole node.
    #[serde(default, deserialize_with = "present", skip_serializing_if = "Option::is_none")]
    pub base: Option<Value>,
    /// The value in the local catalog.
    #[serde(default, deserialize_with = "present", skip_serializing_if = "Option::is_none")]
    pub ours: Option<Value>,
    /// The value in the new guideline.
    #[serde(default, deserialize_with = "present", skip_serializing_if = "Option::is_none")]
    pub theirs: Option<Value>,
    /// Where one side removed what the other changed: what the other changed of it.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub changes: Vec<Change>,
    /// What can be chosen.
    pub choices: Vec<Choice>,
    /// What to choose, and why.
    pub suggestion: Suggestion,
    /// What each choice beside `ours` does to the merged catalog; the value chosen where it is one.
    pub deeds: Deeds,
}

/// What met what: ours first, then theirs.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
pub enum ConflictKind {
    /// Both edited one element, each otherwise.
    EditedEdited,
    /// Both gave a node another name.
    RenamedRenamed,
    /// Both put a node under another parent.
    MovedMoved,
    /// Both put siblings in another order.
    ReorderedReordered,
    /// Ours removed a node in which theirs changed something.
    RemovedChanged,
    /// Ours changed something in a node that theirs removed.
    ChangedRemoved,
    /// Both added a node, each with other content.
    AddedAdded,
    /// Ours changed what theirs split.
    ChangedSplit,
    /// Ours split what theirs changed.
    SplitChanged,
    /// Ours changed what theirs merged.
    ChangedMerged,
    /// Ours merged what theirs changed.
    MergedChanged,
    /// Both split or merged one node, each otherwise.
    SplitSplit,
}

/// How to decide a conflict.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "lowercase")]
pub enum Choice {
    /// What the local catalog has.
    Ours,
    /// What the new guideline has.
    Theirs,
    /// What the old guideline had.
    Base,
    /// Both, together or side by side.
    Both,
    /// Another value.
    Value,
}

/// What to choose, and why.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Suggestion {
    /// The choice.
    pub choose: Choice,
    /// Why, as a key of the messages.
    pub reason: String,
    /// Why, in the language asked for.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub message: Option<String>,
}

/// What the choices do.
#[derive(Debug, Clone, PartialEq, Default, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Deeds {
    /// What taking theirs does.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub theirs: Vec<Deed>,
    /// What going back to the old guideline does.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub base: Vec<Deed>,
    /// What having both does.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub both: Vec<Deed>,
}

/// Something done to the merged catalog.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(tag = "do", rename_all = "lowercase", deny_unknown_fields)]
pub enum Deed {
    /// An element of an entry gets a value; none makes it absent.
    Set {
        /// The entry's id.
        id: Id,
        /// The element.
        element: ElementName,
        /// The value.
        #[serde(default, deserialize_with = "present", skip_serializing_if = "Option::is_none")]
        value: Option<Value>,
    },
    /// A column of an entry gets a text; none takes it away.
    Column {
        /// The entry's id.
        id: Id,
        /// The column's heading.
        column: String,
        /// The text.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        value: Option<String>,
    },
    /// A domain or item gets a name.
    Name {
        /// The node's id.
        id: Id,
        /// The name.
        name: String,
    },
    /// A node goes to a spot.
    Move {
        /// The node's id.
        id: Id,
        /// Where to.
        to: Spot,
    },
    /// The children of a node, or the domains, get an order.
    Order {
        /// The parent's id; absent for the domains.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        parent: Option<Id>,
        /// The children's ids in their new order; those not named keep their place behind the one they follow.
        order: Vec<Id>,
    },
    /// A node comes, with all below it. Ids that are taken get the next free `~n`.
    Add {
        /// The node.
        node: Subtree,
        /// Where to.
        to: Spot,
    },
    /// A node goes, with all below it.
    Remove {
        /// The node's id.
        id: Id,
    },
}

/// A place in the merged catalog.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Spot {
    /// The parent's id; absent for a domain.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub parent: Option<Id>,
    /// The siblings that it follows, the nearest first: it stands behind the first of them that is there, else before all.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub after: Vec<Id>,
}

/// A conflict that was decided.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Resolved {
    /// The conflict.
    pub conflict: Conflict,
    /// What was chosen.
    pub choose: Choice,
    /// The value, where one was given.
    #[serde(default, deserialize_with = "present", skip_serializing_if = "Option::is_none")]
    pub value: Option<Value>,
}

/// A change of the guideline that is of no consequence here.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Voided {
    /// The change.
    pub change: Change,
    /// Why.
    pub why: VoidWhy,
}

/// Why a change of the guideline is of no consequence.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
pub enum VoidWhy {
    /// The body declares, with a reason, that this part does not apply.
    Excluded,
    /// The body dropped this part, and the guideline changed nothing of substance in it.
    Absent,
    /// The guideline only put in other words what the body had changed.
    Reworded,
    /// It is about bodies of other levels, and the local catalog names its own.
    OtherLevel,
}

/// Something that the local catalog had and the merged one has not.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Dropped {
    /// A node of which kind.
    pub node: NodeKind,
    /// Its id in the local catalog.
    pub path: Id,
    /// Its place in names.
    pub place: String,
    /// The element; absent for a whole node.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub element: Option<ElementName>,
    /// What it was: an element's value, a name, or the whole node.
    pub value: Value,
}

/// How to decide some conflicts: one by its number, or all that a rule names.
#[derive(Debug, Clone, PartialEq, Default, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Resolution {
    /// The conflict's number.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub conflict: Option<usize>,
    /// All conflicts of this kind.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub kind: Option<ConflictKind>,
    /// All conflicts about this element.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub element: Option<ElementName>,
    /// All conflicts in this domain, by its name or id in any of the three catalogs.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub domain: Option<String>,
    /// All conflicts at this id, in the merged catalog or the old guideline, and below it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub path: Option<String>,
    /// What to choose. Absent: what each conflict suggests.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub choose: Option<Choice>,
    /// The value, with `choose` being `value`.
    #[serde(default, deserialize_with = "present", skip_serializing_if = "Option::is_none")]
    pub value: Option<Value>,
}

impl RebaseCounts {
    /// Adds the counts of another catalog.
    pub fn add(&mut self, other: &Self) {
        self.taken += other.taken;
        self.alike += other.alike;
        self.void += other.void;
        self.theirs_conflicting += other.theirs_conflicting;
        self.kept += other.kept;
        self.ours_alike += other.ours_alike;
        self.dropped += other.dropped;
        self.ours_conflicting += other.ours_conflicting;
        self.conflicts += other.conflicts;
    }
}

impl Rebase {
    /// A rebase from its JSON document.
    pub fn from_json(bytes: &[u8]) -> Result<Self> {
        read::json_document(bytes)
    }

    /// The merged catalog, once nothing is left to decide.
    pub fn finished(&self) -> Result<&Catalog> {
        match self.conflicts.as_slice() {
            [] => Ok(&self.merged),
            [first, ..] => Err(Error::new("rebase-unresolved")
                .arg("count", self.conflicts.len())
                .arg("title", &self.local.title)
                .arg("first", &first.place)),
        }
    }
}

impl Choice {
    /// Its key in documents.
    pub fn key(self) -> &'static str {
        match self {
            Self::Ours => "ours",
            Self::Theirs => "theirs",
            Self::Base => "base",
            Self::Both => "both",
            Self::Value => "value",
        }
    }
}

impl ConflictKind {
    /// All of them.
    pub const ALL: [Self; 12] = [
        Self::EditedEdited,
        Self::RenamedRenamed,
        Self::MovedMoved,
        Self::ReorderedReordered,
        Self::RemovedChanged,
        Self::ChangedRemoved,
        Self::AddedAdded,
        Self::ChangedSplit,
        Self::SplitChanged,
        Self::ChangedMerged,
        Self::MergedChanged,
        Self::SplitSplit,
    ];

    /// Its key in documents.
    pub fn key(self) -> &'static str {
        match self {
            Self::EditedEdited => "edited-edited",
            Self::RenamedRenamed => "renamed-renamed",
            Self::MovedMoved => "moved-moved",
            Self::ReorderedReordered => "reordered-reordered",
            Self::RemovedChanged => "removed-changed",
            Self::ChangedRemoved => "changed-removed",
            Self::AddedAdded => "added-added",
            Self::ChangedSplit => "changed-split",
            Self::SplitChanged => "split-changed",
            Self::ChangedMerged => "changed-merged",
            Self::MergedChanged => "merged-changed",
            Self::SplitSplit => "split-split",
        }
    }

    /// What the same conflict is called with the sides exchanged.
    #[must_use]
    pub fn mirrored(self) -> Self {
        match self {
            Self::RemovedChanged => Self::ChangedRemoved,
            Self::ChangedRemoved => Self::RemovedChanged,
            Self::ChangedSplit => Self::SplitChanged,
            Self::SplitChanged => Self::ChangedSplit,
            Self::ChangedMerged => Self::MergedChanged,
            Self::MergedChanged => Self::ChangedMerged,
            same => same,
        }
    }
}

impl Conflict {
    /// Says why the suggestion is made, in words.
    pub(crate) fn choices_listed(&self) -> String {
        let keys: Vec<&str> = self.choices.iter().map(|choice| choice.key()).collect();
        keys.join(LIST)
    }
}
