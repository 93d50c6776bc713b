//! What to choose in a conflict, and why.

use serde_json::Value;

use super::document::{Choice, Conflict, ConflictKind, Suggestion};
use crate::diff::Effect;
use crate::model::body::{self, BodyClass};
use crate::vocabulary::ElementName;

/// The suggestion for a conflict. `against` is what ours means against theirs, `has_own` says that ours has something of its own
/// below the node.
pub(super) fn suggest(conflict: &Conflict, against: Option<Effect>, has_own: bool) -> Suggestion {
    let (choose, reason) = match conflict.kind {
        ConflictKind::EditedEdited => edited(conflict, against),
        // Names, places and order are the guideline's to give: codes and reviews go by them.
        ConflictKind::RenamedRenamed => (Choice::Theirs, "guideline-names"),
        ConflictKind::MovedMoved | ConflictKind::ReorderedReordered => (Choice::Theirs, "guideline-places"),
        // 国办发〔2019〕54号: what does not apply is declared, with a reason; nothing is dropped in silence.
        ConflictKind::RemovedChanged => (Choice::Theirs, "dropped-without-reason"),
        ConflictKind::ChangedRemoved if has_own => (Choice::Ours, "own-content-below"),
        ConflictKind::ChangedRemoved => (Choice::Theirs, "guideline-cancelled"),
        ConflictKind::AddedAdded => (Choice::Ours, "had-it-already"),
        ConflictKind::ChangedSplit
        | ConflictKind::SplitChanged
        | ConflictKind::ChangedMerged
        | ConflictKind::MergedChanged
        | ConflictKind::SplitSplit => {
            let choice = if conflict.choices.contains(&Choice::Both) { Choice::Both } else { Choice::Theirs };
            (choice, "guideline-structure")
        }
    };
    Suggestion { choose, reason: reason.to_owned(), message: None }
}

/// Which of two edits is the stricter: the guideline is the least that has to be done.
fn edited(conflict: &Conflict, against: Option<Effect>) -> (Choice, &'static str) {
    match (conflict.element, against) {
        (None, _) => (Choice::Ours, "own-column"),
        (Some(ElementName::Body), _) => {
            let theirs = conflict.theirs.as_ref().and_then(Value::as_str).unwrap_or_default();
            let is_class = body::read(theirs).iter().any(|body| body.class == BodyClass::Generic);
            (Choice::Theirs, if is_class { "body-to-name" } else { "guideline-binds" })
        }
        (Some(_), Some(Effect::Strengthened)) => (Choice::Ours, "ours-stricter"),
        (Some(_), Some(Effect::Weakened)) => (Choice::Theirs, "ours-weaker"),
        (Some(_), Some(Effect::Localised)) => (Choice::Ours, "ours-localised"),
        (Some(_), _) => (Choice::Theirs, "guideline-binds"),
    }
}
