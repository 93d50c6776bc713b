//! What the command understands.

use std::path::PathBuf;

use clap::{Args, Parser, Subcommand, ValueEnum};
use jiff::civil::Date;
use mulu::diff::Pin;
use mulu::read::{Format, LayoutOptions, Rows};

/// 基层政务公开事项目录 — read, validate, compare and review grassroots disclosure catalogs
#[derive(Debug, Parser)]
#[command(name = "mulu", version, propagate_version = true, arg_required_else_help = true)]
pub(crate) struct Cli {
    #[command(subcommand)]
    pub(crate) verb: Verb,
    #[command(flatten)]
    pub(crate) global: Global,
}

/// Options of every verb.
#[derive(Debug, Args)]
pub(crate) struct Global {
    /// 输出形式 — how results are printed
    #[arg(long, global = true, value_enum, default_value_t = Output::Text)]
    pub(crate) format: Output,
    /// 语言 — language of messages
    #[arg(long, global = true, value_enum, default_value_t = Language::Zh)]
    pub(crate) lang: Language,
    /// 以哪一天的法律为准，如 2020-12-31；默认今天 — the day on which laws have to be in force; today by default
    #[arg(long, global = true, value_name = "DATE")]
    pub(crate) today: Option<Date>,
    /// 出现何种问题时以状态 1 退出；validate 默认 error，其余默认 never — what makes the exit status 1
    #[arg(long, global = true, value_enum, value_name = "SEVERITY")]
    pub(crate) fail_on: Option<FailOn>,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub(crate) enum Output {
    Text,
    Json,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub(crate) enum Language {
    Zh,
    En,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub(crate) enum FailOn {
    Error,
    Warning,
    Never,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub(crate) enum Level {
    Province,
    City,
    County,
    Township,
    Village,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub(crate) enum Layout {
    /// 国家表式，一个领域一张表 — the national form, a sheet per domain
    National,
    /// 带编码的一张总表 — one table with codes
    Coded,
}

/// The formats that can be written.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub(crate) enum WriteFormat {
    Json,
    Xlsx,
    Html,
    Csv,
    Tsv,
    Md,
}

/// How a table lies, where the caller knows better than what is found.
#[derive(Debug, Args)]
pub(crate) struct Table {
    /// 只对这张工作表或表格（如 表2）— the sheet or table that the options below are about
    #[arg(long, value_name = "NAME")]
    pub(crate) sheet: Option<String>,
    /// 表头所在行，如 3 或 3-4 — the rows of the header
    #[arg(long, value_name = "ROWS", value_parser = rows)]
    pub(crate) header: Option<Rows>,
    /// 指定某栏的含义，如 C=time-limit、H=county — what a column holds; may be given several times
    #[arg(long = "column", value_name = "COLUMN=ROLE", value_parser = column)]
    pub(crate) columns: Vec<(String, String)>,
    /// 指定公开领域 — the domain of the table
    #[arg(long, value_name = "NAME")]
    pub(crate) domain: Option<String>,
}

fn rows(text: &str) -> Result<Rows, String> {
    let (first, last) = text.split_once('-').unwrap_or((text, text));
    match (first.trim().parse(), last.trim().parse()) {
        (Ok(first), Ok(last)) if 0 < first && first <= last => Ok(Rows { first, last }),
        _ => Err("3 / 3-4".to_owned()),
    }
}

/// Numbers of changes.
#[derive(Debug, Clone)]
pub(crate) struct Numbers(pub(crate) Vec<usize>);

/// The most numbers that may be given: more is a slip of the pen.
const MOST: usize = 1_000_000;

fn numbers(text: &str) -> Result<Numbers, String> {
    let mut numbers = Vec::new();
    for part in text.split([',', '，', '、']).map(str::trim).filter(|part| !part.is_empty()) {
        let (first, last) = part.split_once('-').unwrap_or((part, part));
        match (first.trim().parse::<usize>(), last.trim().parse::<usize>()) {
            (Ok(first), Ok(last)) if first <= last && last - first < MOST => numbers.extend(first..=last),
            _ => return Err("1,3-7".to_owned()),
        }
    }
    Ok(Numbers(numbers))
}

/// The files that a result is written to, for people.
#[derive(Debug, Args)]
pub(crate) struct Files {
    /// 写成一个网页 — write it as one HTML file
    #[arg(long, value_name = "FILE")]
    pub(crate) html: Option<PathBuf>,
    /// 写成供审核的工作簿 — write it as a workbook to review
    #[arg(long, value_name = "FILE")]
    pub(crate) xlsx: Option<PathBuf>,
}

/// The paperwork that changes are written as.
#[derive(Debug, Args)]
pub(crate) struct Papers {
    /// 写成目录清单调整申请表（.xlsx、.html、.json）；文件夹则各单位合为一册 — write the adjustment application, of a folder for all bodies
    #[arg(long, value_name = "FILE")]
    pub(crate) application: Option<PathBuf>,
    /// 写成目录调整情况（.xlsx、.html、.json）；文件夹则全市一册 — write the notice of what changed, of a folder for all bodies
    #[arg(long, value_name = "FILE")]
    pub(crate) notice: Option<PathBuf>,
}

/// Who is who, where the caller knows better than what is found.
#[derive(Debug, Args)]
pub(crate) struct Pairing {
    /// 指定两项为同一项，如 120002003=社会救助/低保/审核信息；可多次 — the two are one; may be given several times
    #[arg(long = "pin", value_name = "BASE=OTHER", value_parser = pin)]
    pub(crate) pins: Vec<Pin>,
    /// 指定两项不是同一项 — the two are not one
    #[arg(long, value_name = "BASE=OTHER", value_parser = pin)]
    pub(crate) forbid: Vec<Pin>,
}

fn pin(text: &str) -> Result<Pin, String> {
    let (base, other) = text.split_once('=').ok_or("120002003=120002004")?;
    Ok(Pin { base: base.trim().to_owned(), other: other.trim().to_owned() })
}

fn column(text: &str) -> Result<(String, String), String> {
    let (column, role) = text.split_once('=').ok_or("C=time-limit")?;
    Ok((column.trim().to_owned(), role.trim().to_owned()))
}

impl Table {
    /// The same for the library: nothing where nothing was said.
    pub(crate) fn options(self) -> Vec<LayoutOptions> {
        let options = LayoutOptions {
            sheet: self.sheet,
            header: self.header,
            columns: self.columns.into_iter().collect(),
            domain: self.domain,
            skip: false,
        };
        if options == LayoutOptions::default() { Vec::new() } else { vec![options] }
    }
}

#[derive(Debug, Subcommand)]
pub(crate) enum Verb {
    /// 审核整个辖区 — review all catalogs of a folder with a jurisdiction.json
    Review {
        /// 含 jurisdiction.json 的目录 — the folder
        dir: PathBuf,
        /// 规则设置（JSON）：严重程度、停用、参数、自定规则；默认用 jurisdiction.json 写明的 — how the rulebook is set; by default as jurisdiction.json says
        #[arg(long, value_name = "FILE")]
        rules: Option<PathBuf>,
        #[command(flatten)]
        files: Files,
    },
    /// 统计单位、领域、条目数 — count bodies, domains and entries
    Stats {
        /// 辖区目录或目录文件 — a jurisdiction's folder, or a catalog
        path: PathBuf,
    },
    /// 检查目录 — check catalogs; with --format json one report a line
    Validate {
        /// 目录文件（.xlsx、.docx、.html、.csv、.json 等）— catalogs
        #[arg(required = true, value_name = "FILE")]
        files: Vec<PathBuf>,
        /// 同时对照这份指引：缺失、低于指引、照抄 — hold them against this guideline too
        #[arg(long, value_name = "FILE")]
        guideline: Option<PathBuf>,
        /// 规则设置（JSON）：严重程度、停用、参数、自定规则，格式见 mulu schema rules — how the rulebook is set
        #[arg(long, value_name = "FILE")]
        rules: Option<PathBuf>,
    },
    /// 改正能确定的问题，其余给出建议；不写 OUT 时只列出 — mend what is certain and suggest the rest; without OUT only shown
    Fix {
        /// 目录 — the catalog
        catalog: PathBuf,
        /// 改正后的目录 — the mended catalog
        #[arg(value_name = "OUT")]
        to: Option<PathBuf>,
        /// 采纳这些建议：编号，如 3,5-7 — accept these suggestions, by their numbers
        #[arg(long, value_name = "NUMBERS", value_parser = numbers)]
        accept: Option<Numbers>,
        /// 采纳全部建议 — accept all suggestions
        #[arg(long, conflicts_with = "accept")]
        suggested: bool,
        /// 把改正写成补丁，可用 apply 部分施行，用 invert 撤销 — write the fixes as a patch
        #[arg(long, value_name = "FILE")]
        patch: Option<PathBuf>,
        /// 规则设置（JSON），格式见 mulu schema rules — how the rulebook is set
        #[arg(long, value_name = "FILE")]
        rules: Option<PathBuf>,
        /// 输出的表式 — layout of the tables written
        #[arg(long, value_enum)]
        layout: Option<Layout>,
    },
    /// 对照两份目录；--fail-on error 指取消或削弱，warning 指任何差异 — compare two catalogs
    Diff {
        /// 基准，一般是指引目录 — the base, as a rule the guideline
        base: PathBuf,
        /// 被对照的目录 — the catalog compared
        other: PathBuf,
        /// 只看基准中适用于该层级的条目 — look only at the base's entries that bind this level
        #[arg(long, value_enum)]
        level: Option<Level>,
        #[command(flatten)]
        pairing: Pairing,
        #[command(flatten)]
        files: Files,
        /// 把变更写成补丁，可用 apply 施行 — write the changes as a patch, which apply carries out
        #[arg(long, value_name = "FILE")]
        patch: Option<PathBuf>,
        /// 把变更写成 JSON Patch（RFC 6902）— write the changes as a JSON Patch of the base's document
        #[arg(long, value_name = "FILE")]
        json_patch: Option<PathBuf>,
        #[command(flatten)]
        papers: Papers,
        /// 没有其他原因的，写明随哪一指引调整 — the guideline that is the cause of what has no other
        #[arg(long, value_name = "TITLE")]
        because: Option<String>,
    },
    /// 把补丁施行到目录上，全部或只施行采纳的变更 — carry a patch out on a catalog, whole or only the changes accepted
    Apply {
        /// 目录 — the catalog
        catalog: PathBuf,
        /// 补丁，由 diff --patch 写出 — the patch, as diff --patch writes it
        patch: PathBuf,
        /// 输出文件 — to
        #[arg(value_name = "OUT")]
        to: PathBuf,
        /// 只采纳这些变更：补丁里的编号，从 0 起，如 1,3-7 — accept only these changes: their numbers in the patch, from 0
        #[arg(long, value_name = "NUMBERS", value_parser = numbers)]
        only: Option<Numbers>,
        /// 不采纳这些变更 — accept all changes but these
        #[arg(long, value_name = "NUMBERS", value_parser = numbers)]
        except: Option<Numbers>,
        /// 输出的表式 — layout of the tables written
        #[arg(long, value_enum)]
        layout: Option<Layout>,
    },
    /// 写出撤销某补丁的补丁 — write the patch that undoes a patch
    Invert {
        /// 补丁 — the patch
        patch: PathBuf,
        /// 输出文件 — to
        #[arg(value_name = "OUT")]
        to: PathBuf,
    },
    /// 把先后几份补丁合成一份 — make one patch of several that follow each other
    Compose {
        /// 补丁，按先后次序 — the patches in their order
        #[arg(required = true, value_name = "PATCH")]
        patches: Vec<PathBuf>,
        /// 输出文件 — to
        #[arg(short = 'o', long = "out", value_name = "OUT")]
        to: PathBuf,
    },
    /// 逐条判断目录是否符合指引；--fail-on error 指削弱、错位或缺失，warning 指符合、本地化、加严、说明不涉及以外的结论 — judge a catalog entry by entry against its guideline
    Conform {
        /// 指引目录 — the guideline
        guideline: PathBuf,
        /// 被判断的目录 — the catalog judged
        catalog: PathBuf,
        /// 按哪一层级判断；默认是目录编制单位的层级 — the level whose entries bind; by default the issuer's
        #[arg(long, value_enum)]
        level: Option<Level>,
        #[command(flatten)]
        pairing: Pairing,
        #[command(flatten)]
        files: Files,
    },
    /// 把目录更新到指引的新一版，保留本级的改动；还有冲突时退出状态为 1 — carry a catalog, or a jurisdiction's folder, over to the guideline's next edition
    Rebase {
        /// 编制时依据的那一版指引 — the edition that it was made from
        #[arg(long, value_name = "OLD")]
        base: PathBuf,
        /// 新一版指引 — the next edition
        #[arg(long, value_name = "NEW")]
        revised: PathBuf,
        /// 目录文件，或含 jurisdiction.json 的文件夹 — the catalog, or the folder
        local: PathBuf,
        /// 输出文件或文件夹 — to
        #[arg(short = 'o', long = "out", value_name = "OUT")]
        to: PathBuf,
        /// 处理意见（JSON）：一个列表；文件夹也可按单位分列 — how conflicts are decided: a list, or for a folder lists by body
        #[arg(long, value_name = "FILE")]
        resolve: Option<PathBuf>,
        /// 其余冲突一律按建议处理 — decide all other conflicts as suggested
        #[arg(long)]
        suggested: bool,
        /// 把结果（冲突、接收、保留、去除）写成 JSON — write the result as JSON
        #[arg(long, value_name = "FILE")]
        report: Option<PathBuf>,
        #[command(flatten)]
        papers: Papers,
        /// 只看适用于该层级的条目；默认是编制单位的层级，文件夹总按各单位的层级 — the level whose entries bind; by default, and of a folder always, the issuer's
        #[arg(long, value_enum)]
        level: Option<Level>,
        /// 输出的表式 — layout of the tables written
        #[arg(long, value_enum)]
        layout: Option<Layout>,
    },
    /// 列出各目录的来历：依据哪一版、哪一份编制 — which catalog was made from which
    Lineage {
        /// 目录文件或文件夹 — catalogs, or folders of them
        #[arg(required = true, value_name = "FILE")]
        files: Vec<PathBuf>,
    },
    /// 推断目录依据哪一版指引编制，并给出证据 — from which edition a catalog was probably made
    GuessBase {
        /// 目录 — the catalog
        catalog: PathBuf,
        /// 可能的各版指引 — the editions
        #[arg(required = true, value_name = "EDITION")]
        editions: Vec<PathBuf>,
    },
    /// 查哪些单位的哪些条目依据某法规、某权责或服务事项，失效后要做什么 — which entries rest on a law or list item
    Impact {
        /// 含 jurisdiction.json 的文件夹，或目录文件 — a jurisdiction's folder, or catalogs
        #[arg(required = true, value_name = "DIR")]
        files: Vec<PathBuf>,
        /// 法规或文件：名称、文号，或两者 — a law or document, by title, number or both
        #[arg(long, value_name = "TEXT")]
        basis: Option<String>,
        /// 权责清单事项的编码或名称 — an item of the power-and-responsibility list
        #[arg(long, value_name = "TEXT", requires = "powers")]
        power: Option<String>,
        /// 公共服务清单事项的编码或名称 — an item of the public-service list
        #[arg(long, value_name = "TEXT", requires = "services")]
        service: Option<String>,
        /// 权责清单（.xlsx、.docx、.html、.csv、.md、.json 等）— the list
        #[arg(long, value_name = "FILE")]
        powers: Option<PathBuf>,
        /// 公共服务清单（同上）— the list
        #[arg(long, value_name = "FILE")]
        services: Option<PathBuf>,
        /// 失效日期；默认查法规表 — the first day on which it no longer applies
        #[arg(long, value_name = "DATE")]
        lapses: Option<jiff::civil::Date>,
    },
    /// 对照权责清单和公共服务清单：哪些事项没有条目、公开不全，哪些条目的事项已不在清单；--fail-on error 指有缺漏，warning 指有任何需要处理的 — hold a catalog against the two lists
    Coverage {
        /// 目录文件，或含 jurisdiction.json 的文件夹（对照其中写明清单的单位）— the catalog, or the folder
        catalog: PathBuf,
        /// 权责清单（.xlsx、.docx、.html、.csv、.md、.json 等），可多次 — the power-and-responsibility list
        #[arg(long, value_name = "FILE")]
        powers: Vec<PathBuf>,
        /// 公共服务清单，可多次 — the public-service list
        #[arg(long, value_name = "FILE")]
        services: Vec<PathBuf>,
        #[command(flatten)]
        pairing: Pairing,
        #[command(flatten)]
        files: Files,
    },
    /// 按时限和起算日期推算最迟公开日，并说明怎样数出来 — when something is due, and why
    Due {
        /// 公开时限的原文 — the wording of the limit
        #[arg(value_name = "LIMIT")]
        limit: String,
        /// 起算事件（信息形成、变更、批准等）的日期，如 2026-02-09 — the day of the event
        #[arg(value_name = "DATE")]
        date: Option<Date>,
        /// 公开依据的原文；有的法律规定其中的“日”是工作日 — the wording of the basis: in some laws days are working days
        #[arg(long, value_name = "TEXT")]
        basis: Option<String>,
        /// 自备的节假日安排（JSON），替换或者补充内置的年度 — holidays of one's own, beside or in place of the built-in years
        #[arg(long, value_name = "FILE")]
        holidays: Option<PathBuf>,
    },
    /// 读取并说明怎样理解：表式、各栏、修复、未知 — show how files are understood, before anything is converted
    Read {
        /// 目录文件或文件夹 — catalogs, or folders of them
        #[arg(required = true, value_name = "FILE")]
        files: Vec<PathBuf>,
        #[command(flatten)]
        table: Table,
    },
    /// 转换格式 — convert a catalog, or a folder of catalogs
    Convert {
        /// 来源文件或文件夹 — from
        #[arg(value_name = "IN")]
        from: PathBuf,
        /// 输出文件或文件夹 — to
        #[arg(value_name = "OUT")]
        to: PathBuf,
        /// 转换文件夹时的输出格式，默认 json — the format of a folder's files
        #[arg(long, value_enum)]
        to_format: Option<WriteFormat>,
        /// 输出的表式 — layout of the tables written
        #[arg(long, value_enum)]
        layout: Option<Layout>,
        #[command(flatten)]
        table: Table,
    },
    /// 解释一个问题编号，或者给出整本规则书 — explain a finding code, or give the whole rulebook
    Explain {
        /// 编号，如 lapsed-basis；不写则列出全部 — the code; all codes without it
        #[arg(conflicts_with = "all")]
        code: Option<String>,
        /// 全部编号 — all codes
        #[arg(long)]
        all: bool,
        /// 把整本规则书写成一个网页（中英文）— write the whole rulebook as one HTML file in both languages
        #[arg(long, value_name = "FILE", requires = "all")]
        html: Option<PathBuf>,
        /// 把整本规则书写成 JSON；不写文件名则打印 — write it as JSON; print it without a file
        #[arg(long, value_name = "FILE", requires = "all", num_args = 0..=1, default_missing_value = "-")]
        json: Option<PathBuf>,
    },
    /// 打印文档的 JSON Schema — print a document's JSON Schema
    Schema {
        /// catalog、read、written、report、diff、patch、conformance、rebase、resolution、cascade、lineage、base-guess、impact、item-list、lists-read、coverage、due、fixes、application、review、jurisdiction、explanation、rulebook、instrument、holiday-year、rules
        name: String,
    },
    /// 由指引生成一个单位的空白目录 — a blank catalog from a guideline for one body
    New {
        /// 指引目录 — the guideline
        guideline: PathBuf,
        /// 输出文件（.xlsx、.html、.csv、.md、.json）— to
        #[arg(value_name = "OUT")]
        to: PathBuf,
        /// 单位名称，如 临泉县 — the body's name
        #[arg(long)]
        name: String,
        /// 单位层级 — the body's level
        #[arg(long, value_enum)]
        level: Level,
        /// 行政区划代码 — the division code
        #[arg(long)]
        code: Option<String>,
    },
}

impl From<Language> for mulu::Lang {
    fn from(language: Language) -> Self {
        match language {
            Language::Zh => Self::Zh,
            Language::En => Self::En,
        }
    }
}

impl From<Level> for mulu::model::Level {
    fn from(level: Level) -> Self {
        match level {
            Level::Province => Self::Province,
            Level::City => Self::City,
            Level::County => Self::County,
            Level::Township => Self::Township,
            Level::Village => Self::Village,
        }
    }
}

impl From<Layout> for mulu::write::Layout {
    fn from(layout: Layout) -> Self {
        match layout {
            Layout::National => Self::National,
            Layout::Coded => Self::Coded,
        }
    }
}

impl From<WriteFormat> for Format {
    fn from(format: WriteFormat) -> Self {
        match format {
            WriteFormat::Json => Self::Json,
            WriteFormat::Xlsx => Self::Xlsx,
            WriteFormat::Html => Self::Html,
            WriteFormat::Csv => Self::Csv,
            WriteFormat::Tsv => Self::Tsv,
            WriteFormat::Md => Self::Markdown,
        }
    }
}
