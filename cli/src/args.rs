//! What the command understands.

use std::path::PathBuf;

use clap::{Args, Parser, Subcommand, ValueEnum};
use jiff::civil::Date;

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

#[derive(Debug, Subcommand)]
pub(crate) enum Verb {
    /// 审核整个辖区 — review all catalogs of a folder with a jurisdiction.json
    Review {
        /// 含 jurisdiction.json 的目录 — the folder
        dir: PathBuf,
        /// 审核报告网页 — write the report as one HTML file
        #[arg(long, value_name = "FILE")]
        html: Option<PathBuf>,
        /// 审核报告工作簿 — write the report as a workbook
        #[arg(long, value_name = "FILE")]
        xlsx: Option<PathBuf>,
    },
    /// 统计单位、领域、条目数 — count bodies, domains and entries
    Stats {
        /// 辖区目录或目录文件 — a jurisdiction's folder, or a catalog
        path: PathBuf,
    },
    /// 检查目录 — check catalogs; with --format json one report a line
    Validate {
        /// 目录文件（.xlsx、.json）— catalogs
        #[arg(required = true, value_name = "FILE")]
        files: Vec<PathBuf>,
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
    },
    /// 转换格式 — convert a catalog (.xlsx, .json)
    Convert {
        /// 来源文件 — from
        #[arg(value_name = "IN")]
        from: PathBuf,
        /// 输出文件 — to
        #[arg(value_name = "OUT")]
        to: PathBuf,
        /// 工作簿的表式 — layout of a workbook
        #[arg(long, value_enum)]
        layout: Option<Layout>,
    },
    /// 解释一个问题编号 — explain a finding code
    Explain {
        /// 编号，如 lapsed-basis；不写则列出全部 — the code; all codes without it
        code: Option<String>,
    },
    /// 打印文档的 JSON Schema — print a document's JSON Schema
    Schema {
        /// catalog、report、diff、review、jurisdiction、explanation、instrument
        name: String,
    },
    /// 由指引生成一个单位的空白目录 — a blank catalog from a guideline for one body
    New {
        /// 指引目录 — the guideline
        guideline: PathBuf,
        /// 输出文件（.xlsx、.json）— to
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
