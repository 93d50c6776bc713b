//! What offices do to a table: one mess, made of choices and of flags that can be switched off one by one.

use std::collections::BTreeSet;

use proptest::prelude::*;
use proptest::sample::{select, subsequence};

/// How the columns of a table lie.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum Form {
    /// The national form: two header rows.
    National,
    /// Tick columns under one header row.
    Flat,
    /// One header row and words for ticks.
    Worded,
    /// The coded form: names and codes in one cell.
    Coded,
    /// The directory of a department: 一级目录, 二级目录, 三级目录.
    Directory,
    /// The village list: 事项, 依据, 时限, 主体, 渠道.
    Village,
    /// All item levels in one column.
    OneColumn,
    /// Headings at the left, one entry a table.
    Crosswise,
}

impl Form {
    const ALL: [Self; 8] = [
        Self::National,
        Self::Flat,
        Self::Worded,
        Self::Coded,
        Self::Directory,
        Self::Village,
        Self::OneColumn,
        Self::Crosswise,
    ];

    /// Whether audience, method and levels are columns to tick.
    pub(crate) fn has_ticks(self) -> bool {
        matches!(self, Self::National | Self::Flat | Self::Coded | Self::OneColumn)
    }
}

/// How text becomes bytes.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum Encoding {
    Utf8,
    Utf8Mark,
    Utf16,
    Gb18030,
}

/// The file that is made.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum File {
    Html,
    Csv(char, Encoding),
    Xlsx,
    Docx,
    Ods,
    Markdown,
}

impl File {
    /// The name's ending.
    pub(crate) fn extension(self) -> &'static str {
        match self {
            Self::Html => "html",
            Self::Csv('\t', _) => "tsv",
            Self::Csv(..) => "csv",
            Self::Xlsx => "xlsx",
            Self::Docx => "docx",
            Self::Ods => "ods",
            Self::Markdown => "md",
        }
    }

    /// Whether cells can be merged.
    pub(crate) fn merges(self) -> bool {
        !matches!(self, Self::Csv(..) | Self::Markdown)
    }

    /// Whether text stands between tables.
    pub(crate) fn flows(self) -> bool {
        matches!(self, Self::Html | Self::Docx | Self::Markdown)
    }
}

/// How several domains share a file.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum Domains {
    /// A table or sheet for each.
    Tables,
    /// One table: a title row and a header for each.
    Titles,
    /// One table with a domain column.
    Column,
}

/// How the name of an item with several rows is written.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum Names {
    Merged,
    Repeated,
    Once,
}

/// What becomes of a name that goes on over a page break.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum AfterBreak {
    Again,
    Blank,
    /// Again, with (续) behind it.
    Marked,
}

/// How rows are numbered.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum Serial {
    FromOne,
    FromEleven,
    Jumping,
    FourDigits,
    /// One number for each first-level item.
    PerItem,
    Absent,
}

/// A mess that is there or not.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum Flag {
    /// Lines above stand in merged rows of the table, not before it.
    LinesAsRows,
    IssuerLine,
    AttachmentLine,
    /// A page's navigation and a block of metadata around the table.
    PageAround,
    /// Tags left open, in capitals, with attributes and markup inside cells.
    UntidyMarkup,
    Reordered,
    NoLevels,
    ExtraColumns,
    BrokenHeadings,
    OtherHeadings,
    HeaderRepeated,
    /// The table is cut into several without a header.
    Cut,
    SerialRows,
    EmptyRows,
    /// Channel cells go on in a row below.
    Spilled,
    /// 同上 for what stands above.
    SameAsAbove,
    /// Equal elements of neighbouring rows are merged.
    ElementsMerged,
    /// Full-width digits and marks.
    Wide,
    BlanksInLimits,
    BreaksInCells,
    NotesBelow,
    AudienceLost,
    MethodLost,
    LevelsLost,
    /// Ticks are pictures.
    TicksDrawn,
    /// Channels are bare names without boxes.
    BareChannels,
    /// Entries that lie crosswise stand side by side in one table.
    SideBySide,
}

impl Flag {
    pub(crate) const ALL: [Self; 27] = [
        Self::LinesAsRows,
        Self::IssuerLine,
        Self::AttachmentLine,
        Self::PageAround,
        Self::UntidyMarkup,
        Self::Reordered,
        Self::NoLevels,
        Self::ExtraColumns,
        Self::BrokenHeadings,
        Self::OtherHeadings,
        Self::HeaderRepeated,
        Self::Cut,
        Self::SerialRows,
        Self::EmptyRows,
        Self::Spilled,
        Self::SameAsAbove,
        Self::ElementsMerged,
        Self::Wide,
        Self::BlanksInLimits,
        Self::BreaksInCells,
        Self::NotesBelow,
        Self::AudienceLost,
        Self::MethodLost,
        Self::LevelsLost,
        Self::TicksDrawn,
        Self::BareChannels,
        Self::SideBySide,
    ];
}

/// All that is done to one catalog on its way to a file.
#[derive(Debug, Clone)]
pub(crate) struct Mess {
    pub(crate) form: Form,
    pub(crate) file: File,
    pub(crate) domains: Domains,
    pub(crate) names: Names,
    pub(crate) after_break: AfterBreak,
    pub(crate) serial: Serial,
    pub(crate) flags: BTreeSet<Flag>,
    /// How many entries stand on a page, where pages are cut.
    pub(crate) page: usize,
    /// The mark of what is chosen, and of what is not: in a tick column, and before a channel.
    pub(crate) marks: (&'static str, &'static str, &'static str),
    /// What stands between channels.
    pub(crate) separator: &'static str,
    /// What stands between the levels of a name in one column.
    pub(crate) between_levels: &'static str,
    /// What decides all that is left to chance.
    pub(crate) seed: u64,
}

/// Ticked, not ticked in a tick column, not ticked before a channel.
const MARKS: [(&str, &str, &str); 12] = [
    ("√", "", "□"),
    ("■", "", "□"),
    ("■", "□", "□"),
    ("☑", "☐", "☐"),
    ("✓", "—", "□"),
    ("▲", "", "□"),
    ("●", "○", "○"),
    ("þ", "", "¨"),
    ("R", "", "£"),
    ("√", "□", "□"),
    ("√", "/", "□"),
    ("◆", "", "◇"),
];

/// Messes of every form in every file.
pub(crate) fn mess() -> impl Strategy<Value = Mess> {
    let files = prop_oneof![
        3 => Just(File::Html),
        2 => (select(vec![',', ';', '\t']), select(vec![
            Encoding::Utf8, Encoding::Utf8Mark, Encoding::Utf16, Encoding::Gb18030,
        ])).prop_map(|(separator, encoding)| File::Csv(separator, encoding)),
        2 => Just(File::Xlsx),
        2 => Just(File::Docx),
        1 => Just(File::Ods),
        1 => Just(File::Markdown),
    ];
    let written = (
        select(vec![Domains::Tables, Domains::Titles, Domains::Column]),
        select(vec![Names::Merged, Names::Repeated, Names::Once]),
        select(vec![AfterBreak::Again, AfterBreak::Blank, AfterBreak::Marked]),
        select(vec![
            Serial::FromOne,
            Serial::FromEleven,
            Serial::Jumping,
            Serial::FourDigits,
            Serial::PerItem,
            Serial::Absent,
        ]),
    );
    let marks = (
        select(MARKS.to_vec()),
        select(vec!["", "、", "\n", ";", " ", "；"]),
        select(vec!["/", "-", "—", " / "]),
    );
    let flags = subsequence(Flag::ALL.to_vec(), 0..=9);
    (select(Form::ALL.to_vec()), files, written, marks, flags, 3..9_usize, any::<u64>()).prop_map(
        |(form, file, written, (marks, separator, between_levels), flags, page, seed)| {
            let (domains, names, after_break, serial) = written;
            let flags = flags.into_iter().collect();
            let mess = Mess {
                form,
                file,
                domains,
                names,
                after_break,
                serial,
                flags,
                page,
                marks,
                separator,
                between_levels,
                seed,
            };
            mess.settled()
        },
    )
}

impl Mess {
    /// Whether a flag is set.
    pub(crate) fn has(&self, flag: Flag) -> bool {
        self.flags.contains(&flag)
    }

    /// The mess with only what can be there together: no tick is lost where nothing is ticked.
    pub(crate) fn settled(mut self) -> Self {
        use Flag::{
            AudienceLost, Cut, ElementsMerged, EmptyRows, HeaderRepeated, LevelsLost, LinesAsRows,
            MethodLost, NoLevels, NotesBelow, PageAround, SameAsAbove, SerialRows, SideBySide, Spilled,
            TicksDrawn, UntidyMarkup,
        };
        if !self.file.merges() && self.names == Names::Merged {
            self.names = Names::Once;
        }
        if self.form == Form::Coded {
            self.domains = Domains::Column;
        }
        if self.form == Form::Crosswise {
            self.drop(&[HeaderRepeated, Cut, SerialRows, EmptyRows, Spilled, SameAsAbove, ElementsMerged]);
            self.drop(&[LinesAsRows, NotesBelow]);
            self.names = Names::Repeated;
            let names_each = !self.file.flows() || self.has(SideBySide);
            if names_each {
                self.domains = Domains::Column;
            } else if self.domains == Domains::Titles {
                self.domains = Domains::Tables;
            }
            if self.serial == Serial::PerItem {
                self.serial = Serial::FromOne;
            }
        }
        if self.form != Form::Crosswise {
            self.drop(&[SideBySide]);
        }
        if self.form == Form::Directory {
            self.serial = Serial::Absent;
        }
        // A row that says little and has neither number nor name may as well go on with the one above.
        let is_numbered = !matches!(self.serial, Serial::Absent | Serial::PerItem);
        if self.form == Form::Village && !is_numbered {
            self.names = Names::Repeated;
        }
        if !self.form.has_ticks() {
            self.drop(&[AudienceLost, MethodLost, LevelsLost, TicksDrawn]);
        }
        if matches!(self.form, Form::Directory | Form::Village) {
            self.drop(&[NoLevels]);
        }
        if self.form == Form::Directory {
            self.drop(&[Spilled, Flag::BareChannels]);
        }
        let is_one_table = matches!(self.file, File::Csv(..));
        if is_one_table && self.domains == Domains::Tables {
            self.domains = Domains::Titles;
        }
        if self.file != File::Html {
            self.drop(&[PageAround]);
        }
        if !matches!(self.file, File::Html | File::Docx) {
            self.drop(&[TicksDrawn, UntidyMarkup]);
        }
        if !self.file.flows() || self.has(HeaderRepeated) {
            self.drop(&[Cut]);
        }
        if self.has(TicksDrawn) {
            self.drop(&[AudienceLost, MethodLost, LevelsLost]);
        }
        if self.has(NoLevels) {
            self.drop(&[LevelsLost]);
        }
        if !self.file.merges() || self.has(SameAsAbove) || self.has(Spilled) {
            self.drop(&[ElementsMerged]);
        }
        if self.serial == Serial::Absent {
            self.drop(&[SerialRows]);
        }
        self
    }

    fn drop(&mut self, flags: &[Flag]) {
        self.flags.retain(|flag| !flags.contains(flag));
    }

    /// Whether blanks were put into cells, so that wordings are compared without them.
    pub(crate) fn adds_blanks(&self) -> bool {
        self.has(Flag::BlanksInLimits) || self.has(Flag::BreaksInCells)
    }

    /// Every choice and flag by name, as figures count them and as they are switched off.
    pub(crate) fn traits(&self) -> Vec<String> {
        let mut traits = vec![
            format!("form={:?}", self.form),
            format!("file={}", self.file.extension()),
            format!("domains={:?}", self.domains),
            format!("names={:?}", self.names),
            format!("serial={:?}", self.serial),
            format!("ticked={}", self.marks.0),
        ];
        if let File::Csv(_, encoding) = self.file {
            traits.push(format!("encoding={encoding:?}"));
        }
        if self.has(Flag::HeaderRepeated) || self.has(Flag::Cut) {
            traits.push(format!("after_break={:?}", self.after_break));
        }
        if self.has(Flag::BareChannels) {
            traits.push(format!("separator={:?}", self.separator));
        }
        if self.form == Form::OneColumn {
            traits.push(format!("between_levels={:?}", self.between_levels));
        }
        traits.extend(self.flags.iter().map(|flag| format!("{flag:?}")));
        traits
    }
}
