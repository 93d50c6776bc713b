//! What all renderings of a comparison show: two catalogs as one tree in reading order, with what is to be said of each
//! domain, item and row, in words.

use crate::diff::Span;
use crate::messages::{Lang, word};

/// A comparison, ready to be shown.
pub(super) struct View {
    pub(super) lang: Lang,
    /// Whether it is a conformance: its rows have verdicts.
    pub(super) has_verdicts: bool,
    pub(super) title: String,
    pub(super) left: Side,
    pub(super) right: Side,
    /// The level of government that the left was looked at for.
    pub(super) level: Option<String>,
    /// How many of what, in groups: operations and effects, or verdicts.
    pub(super) counts: Vec<Counts>,
    /// What has to be said of the whole, before anything else.
    pub(super) notices: Vec<String>,
    pub(super) domains: Vec<Node>,
}

/// One of the two catalogs.
pub(super) struct Side {
    /// What it is called in a heading: the guideline, the catalog.
    pub(super) name: &'static str,
    pub(super) title: String,
    pub(super) edition: Option<String>,
    pub(super) entries: usize,
}

/// Figures that belong together.
pub(super) struct Counts {
    pub(super) title: &'static str,
    pub(super) list: Vec<(Label, usize)>,
    /// What the figures are parts of, where they have a whole.
    pub(super) of: Option<usize>,
}

/// A domain or an item.
pub(super) struct Node {
    /// Its id: the left's where the left has it.
    pub(super) id: String,
    pub(super) name: String,
    pub(super) stands: Stands,
    /// How the two were found to be one, where that was not by code.
    pub(super) how: Option<String>,
    /// What is to be known and is no finding of its own.
    pub(super) note: Option<String>,
    pub(super) remarks: Vec<Remark>,
    pub(super) rows: Vec<Row>,
    pub(super) nodes: Vec<Node>,
}

/// An entry.
pub(super) struct Row {
    pub(super) id: String,
    /// Which of its item's rows it is, from 1.
    pub(super) number: usize,
    /// What it is about: the beginning of its content.
    pub(super) title: String,
    pub(super) stands: Stands,
    pub(super) verdict: Option<Label>,
    pub(super) how: Option<String>,
    /// Whether the id alone says that the two are one.
    pub(super) by_id: bool,
    pub(super) note: Option<String>,
    pub(super) remarks: Vec<Remark>,
    /// The elements that nothing is said about, by name; of a row that only one side has all of them.
    pub(super) rest: Vec<(String, String)>,
}

/// On which side something stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Stands {
    Both,
    Left,
    Right,
}

/// One finding: an element that was edited, a node that came, went, moved or was renamed.
#[derive(Clone)]
pub(super) struct Remark {
    /// What it means.
    pub(super) label: Label,
    /// What it is about: an element, or a kind of node.
    pub(super) what: String,
    pub(super) left: String,
    pub(super) right: String,
    /// Whether the two are wordings, so that where they differ says more than a reason does.
    pub(super) is_worded: bool,
    /// Where the two texts differ; none where one of them is missing.
    pub(super) spans: Vec<Span>,
    /// Why, in words.
    pub(super) reason: String,
}

/// A key of a closed vocabulary, as it is shown: a word in a colour.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Label {
    /// `op`, `effect` or `verdict`.
    pub(super) group: &'static str,
    pub(super) key: &'static str,
    pub(super) tone: Tone,
}

/// What a finding asks of the reader, which decides its colour.
#[derive(
    Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, serde::Serialize, schemars::JsonSchema,
)]
#[serde(rename_all = "lowercase")]
pub enum Tone {
    /// Something was lost.
    Bad,
    /// Somebody has to look at it.
    Doubtful,
    /// It stands elsewhere, or was made local.
    Notable,
    /// Something was gained.
    Good,
    /// Nothing to do.
    Quiet,
}

impl Tone {
    /// All of them, the most urgent first.
    pub const ALL: [Self; 5] = [Self::Bad, Self::Doubtful, Self::Notable, Self::Good, Self::Quiet];

    /// Its key in documents and pages.
    pub fn key(self) -> &'static str {
        match self {
            Self::Bad => "bad",
            Self::Doubtful => "doubtful",
            Self::Notable => "notable",
            Self::Good => "good",
            Self::Quiet => "quiet",
        }
    }

    /// Whether somebody has to look at it.
    pub fn needs_attention(self) -> bool {
        matches!(self, Self::Bad | Self::Doubtful)
    }
}

impl Label {
    /// Its word.
    pub(super) fn word(self, lang: Lang) -> String {
        word(&format!("{}.{}", self.group, self.key), lang).to_owned()
    }

    /// Its name among all labels.
    pub(super) fn mark(self) -> String {
        format!("{}:{}", self.group, self.key)
    }
}

impl Side {
    pub(super) fn of(name: &'static str, side: &crate::diff::Side) -> Self {
        Self { name, title: side.title.clone(), edition: side.edition.clone(), entries: side.entries }
    }

    /// Its title, edition and size.
    pub(super) fn line(&self, lang: Lang) -> String {
        crate::write::words::titled(&self.title, self.edition.as_deref(), self.entries, lang)
    }
}

impl View {
    /// The labels that domains are counted by: verdicts where there are any, else all but edits, which their effects count.
    pub(super) fn columns(&self) -> Vec<Label> {
        let labels = self.counts.iter().flat_map(|counts| counts.list.iter().map(|(label, _)| *label));
        labels
            .filter(|label| !self.has_verdicts || label.group == "verdict")
            .filter(|label| (label.group, label.key) != ("op", "edit"))
            .collect()
    }
}

impl Node {
    /// How often each of these labels is met in it.
    pub(super) fn figures(&self, columns: &[Label]) -> Vec<usize> {
        let mut figures = vec![0_usize; columns.len()];
        self.labels(&mut |label| {
            let at = columns.iter().position(|column| *column == label);
            if let Some(figure) = at.and_then(|at| figures.get_mut(at)) {
                *figure += 1;
            }
        });
        figures
    }

    /// Whether nothing is to be said of it and of all below it.
    pub(super) fn is_unchanged(&self) -> bool {
        self.stands == Stands::Both
            && self.remarks.is_empty()
            && self.note.is_none()
            && self.rows.iter().all(Row::is_unchanged)
            && self.nodes.iter().all(Self::is_unchanged)
    }

    /// How many entries it and all below it have.
    pub(super) fn entries(&self) -> usize {
        self.rows.len() + self.nodes.iter().map(Self::entries).sum::<usize>()
    }

    /// Calls with every label in it: those of rows' verdicts, and those of remarks.
    fn labels(&self, visit: &mut impl FnMut(Label)) {
        self.remarks.iter().for_each(|remark| visit(remark.label));
        for row in &self.rows {
            row.labels().for_each(&mut *visit);
        }
        self.nodes.iter().for_each(|node| node.labels(visit));
    }
}

impl Row {
    /// Whether nothing is to be said of it.
    pub(super) fn is_unchanged(&self) -> bool {
        self.stands == Stands::Both && self.remarks.is_empty() && self.note.is_none()
    }

    /// Whether a comparison says something of it itself, not only of what it stands under.
    pub(super) fn is_told(&self) -> bool {
        !self.remarks.is_empty() || self.note.is_some()
    }

    /// Its verdict, and what its remarks are labelled with; a remark that says the verdict again counts once.
    pub(super) fn labels(&self) -> impl Iterator<Item = Label> + '_ {
        let remarks = self.remarks.iter().map(|remark| remark.label);
        self.verdict.into_iter().chain(remarks.filter(move |label| Some(*label) != self.verdict))
    }

    /// Whether all that is said of it is that it was made local or worded otherwise.
    pub(super) fn is_routine(&self) -> bool {
        let is_routine = |label: Label| {
            matches!((label.group, label.key), ("effect", "localised" | "reworded" | "superseded"))
        };
        self.stands == Stands::Both
            && self.note.is_none()
            && self.remarks.iter().all(|remark| is_routine(remark.label))
    }

    /// Whether somebody has to look at it.
    pub(super) fn needs_attention(&self) -> bool {
        self.labels().any(|label| label.tone.needs_attention())
    }
}
