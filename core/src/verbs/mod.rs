//! The verbs as every face calls them: JSON in, JSON out. Python and JavaScript only convert and forward to
//! here, so that the same call gives the same bytes in every runtime.

mod held;

use base64::prelude::{BASE64_STANDARD, Engine as _};
use jiff::civil::Date;
use schemars::JsonSchema;
use serde::Deserialize;
use serde::Serialize;
use serde::de::DeserializeOwned;

use crate::conform::{ConformOptions, conform};
use crate::coverage::{Coverage, CoverageOptions, coverage};
use crate::diff::{self, ApplyOptions, DiffOptions, Patch, diff};
use crate::due::{DueOptions, due};
use crate::error::{Error, Result};
use crate::explain::{explain, rulebook};
use crate::finding::Finding;
use crate::fix::{FixOptions, fix};
use crate::impact::{BodyOf, ImpactOptions, ImpactQuery, impact};
use crate::inspect::inspect;
use crate::lineage::{GuessOptions, Source, guess_base, lineage};
use crate::lists::{self, ItemList, ListOptions};
use crate::messages::{LIST, Lang};
use crate::model::{Catalog, Issuer, Version};
use crate::paperwork::{ApplicationOptions, application};
use crate::read::{self, Format, ReadOptions};
use crate::rebase::{Rebase, RebaseOptions, Resolution, rebase, resolve};
use crate::text;
use crate::validate::ValidateOptions;
use crate::write::{self, Form, Layout, WriteOptions};

pub use held::{DRAFT_VERBS, HeldDraft};

/// The names of the verbs that [`call`] knows.
pub const VERBS: [&str; 18] = [
    "read",
    "read_lists",
    "write",
    "validate",
    "fix",
    "diff",
    "conform",
    "apply",
    "invert",
    "compose",
    "rebase",
    "resolve",
    "lineage",
    "guess_base",
    "impact",
    "coverage",
    "due",
    "explain",
];

/// Calls a verb with its arguments as one JSON object in UTF-8; the result is JSON on one line.
pub fn call(verb: &str, args: &[u8]) -> Result<String> {
    match verb {
        "read" => {
            let args: ReadFile = arguments(args)?;
            Ok(result(&read::read(&args.file.bytes()?, &args.options)?))
        }
        "read_lists" => {
            let args: ReadLists = arguments(args)?;
            Ok(result(&lists::read(&args.file.bytes()?, &args.options)?))
        }
        "write" => {
            let args: WriteFile = arguments(args)?;
            Ok(result(&args.written()?))
        }
        "validate" => {
            let args: Validate = arguments(args)?;
            Ok(result(&inspect(&args.catalog, args.guideline.as_ref(), &args.options)?))
        }
        "fix" => {
            let args: Mend = arguments(args)?;
            Ok(result(&fix(&args.catalog, &args.options)?))
        }
        "diff" => {
            let args: Compare = arguments(args)?;
            Ok(result(&diff(&args.base, &args.other, &args.options)?))
        }
        "conform" => {
            let args: Conform = arguments(args)?;
            Ok(result(&conform(&args.guideline, &args.catalog, &args.options)?))
        }
        "apply" => {
            let args: Apply = arguments(args)?;
            Ok(result(&diff::apply(&args.catalog, &args.patch, &args.options)?))
        }
        "invert" => {
            let args: Invert = arguments(args)?;
            Ok(result(&diff::invert(&args.patch)))
        }
        "compose" => {
            let args: Compose = arguments(args)?;
            Ok(result(&diff::compose(&args.patches)?))
        }
        "rebase" => {
            let args: Carry = arguments(args)?;
            Ok(result(&rebase(&args.base, &args.revised, &args.local, &args.options)?))
        }
        "resolve" => {
            let args: Resolve = arguments(args)?;
            Ok(result(&resolve(&args.rebase, &args.resolutions, args.options.lang)?))
        }
        "lineage" => {
            let args: Lineages = arguments(args)?;
            let mut found = lineage(&args.catalogs.iter().map(Named::source).collect::<Vec<_>>());
            speak(&mut found.findings, args.options.lang);
            Ok(result(&found))
        }
        "guess_base" => {
            let args: Guess = arguments(args)?;
            let editions: Vec<Source<'_>> = args.editions.iter().map(Named::source).collect();
            let mut found = guess_base(&args.catalog, &editions, &args.options)?;
            speak(&mut found.findings, args.options.lang);
            Ok(result(&found))
        }
        "impact" => {
            let args: Ask = arguments(args)?;
            let bodies = args.catalogs.iter().map(OfBody::body).collect();
            let mut found = impact(bodies, &args.query, &args.options)?;
            speak(&mut found.findings, args.options.lang);
            Ok(result(&found))
        }
        "coverage" => {
            let args: Cover = arguments(args)?;
            Ok(result(&args.found()?))
        }
        "due" => {
            let args: WhenDue = arguments(args)?;
            Ok(result(&due(&args.limit, args.date, &args.options)?))
        }
        "explain" => {
            let args: Explain = arguments(args)?;
            match args.code {
                Some(Codes::One(code)) => Ok(result(&explain(&code, args.lang)?)),
                Some(Codes::Several(codes)) => Ok(result(&rulebook(&codes, args.lang)?)),
                None => Ok(result(&rulebook(&[], args.lang)?)),
            }
        }
        _ => {
            let near = text::nearest(verb, VERBS).unwrap_or("—");
            Err(Error::new("unknown-verb").arg("verb", verb).arg("near", near))
        }
    }
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct ReadFile {
    file: File,
    #[serde(default)]
    options: ReadOptions,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct ReadLists {
    file: File,
    #[serde(default)]
    options: ListOptions,
}

/// What is written: one of the documents, or the comparison of two.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct WriteFile {
    #[serde(default)]
    catalog: Option<Catalog>,
    #[serde(default)]
    diff: Option<Compare>,
    #[serde(default)]
    conform: Option<Conform>,
    #[serde(default)]
    rebase: Option<Rebase>,
    #[serde(default)]
    application: Option<Adjust>,
    #[serde(default)]
    notice: Option<Adjust>,
    #[serde(default)]
    coverage: Option<Cover>,
    format: Format,
    #[serde(default)]
    options: WriteFileOptions,
}

impl WriteFile {
    fn written(self) -> Result<Written> {
        let format = self.format;
        let WriteFileOptions { layout, lang } = self.options;
        let rendered = |bytes| Written { mulu: Version, format, file: File::of(bytes), findings: Vec::new() };
        let papers = [(&self.application, Form::Application), (&self.notice, Form::Notice)];
        let mut papers = papers.into_iter().filter_map(|(adjust, form)| Some((adjust.as_ref()?, form)));
        if let Some((adjust, form)) = papers.next() {
            let others = [
                self.catalog.is_some(),
                self.diff.is_some(),
                self.conform.is_some(),
                self.rebase.is_some(),
                self.coverage.is_some(),
            ];
            let others = papers.count() + others.into_iter().filter(|given| *given).count();
            if others > 0 {
                return Err(not_one(others + 1));
            }
            return adjust.written(form, format, lang.unwrap_or_default()).map(rendered);
        }
        if let Some(cover) = &self.coverage {
            let others =
                [self.catalog.is_some(), self.diff.is_some(), self.conform.is_some(), self.rebase.is_some()];
            let others = others.into_iter().filter(|given| *given).count();
            if others > 0 {
                return Err(not_one(others + 1));
            }
            return write::write_coverage(&cover.found()?, format, lang.unwrap_or_default()).map(rendered);
        }
        // What is left to decide has to be decided before a catalog is written.
        let finished = self.rebase.as_ref().map(|rebase| rebase.finished().cloned()).transpose()?;
        let catalogs =
            [self.catalog.is_some(), finished.is_some()].into_iter().filter(|given| *given).count();
        match (self.catalog.or(finished), self.diff, self.conform) {
            (Some(_), _, _) if catalogs > 1 => Err(not_one(catalogs)),
            (Some(catalog), None, None) => {
                let bytes = write::write(&catalog, format, &WriteOptions { layout })?;
                let mut findings = write::losses(&catalog, format);
                speak(&mut findings, lang);
                Ok(Written { findings, ..rendered(bytes) })
            }
            (None, Some(Compare { base, other, options }), None) => {
                let diff = diff(&base, &other, &options)?;
                write::write_diff(&base, &other, &diff, format, lang.unwrap_or_default()).map(rendered)
            }
            (None, None, Some(Conform { guideline, catalog, options })) => {
                let conformance = conform(&guideline, &catalog, &options)?;
                let lang = lang.unwrap_or_default();
                write::write_conformance(&guideline, &catalog, &conformance, format, lang).map(rendered)
            }
            (catalog, diff, conform) => {
                let given = [catalog.is_some(), diff.is_some(), conform.is_some()];
                Err(not_one(given.into_iter().filter(|given| *given).count()))
            }
        }
    }
}

#[derive(Default, Deserialize)]
#[serde(default, deny_unknown_fields)]
struct WriteFileOptions {
    layout: Option<Layout>,
    lang: Option<Lang>,
}

/// A file that was written, and what its format cannot hold of the catalog.
#[derive(Debug, Serialize, JsonSchema)]
pub struct Written {
    /// The version of the document form.
    pub mulu: Version,
    /// The file's format.
    pub format: Format,
    /// Its bytes.
    pub file: File,
    /// What the format cannot hold.
    pub findings: Vec<Finding>,
}

/// The bytes of a file, which JSON holds as text where they are UTF-8, else in base64.
#[derive(Debug, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "lowercase")]
pub enum File {
    /// The text of a file in UTF-8.
    Text(String),
    /// The bytes of a file in base64.
    Base64(String),
}

impl File {
    fn of(bytes: Vec<u8>) -> Self {
        String::from_utf8(bytes)
            .map_or_else(|bytes| Self::Base64(BASE64_STANDARD.encode(bytes.as_bytes())), Self::Text)
    }

    fn bytes(self) -> Result<Vec<u8>> {
        match self {
            Self::Text(text) => Ok(text.into_bytes()),
            Self::Base64(text) => BASE64_STANDARD.decode(text).map_err(|_| Error::new("not-base64")),
        }
    }
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Validate {
    catalog: Catalog,
    #[serde(default)]
    guideline: Option<Catalog>,
    options: ValidateOptions,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Mend {
    catalog: Catalog,
    options: FixOptions,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Compare {
    base: Catalog,
    other: Catalog,
    #[serde(default)]
    options: DiffOptions,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Conform {
    guideline: Catalog,
    catalog: Catalog,
    #[serde(default)]
    options: ConformOptions,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Apply {
    catalog: Catalog,
    patch: Patch,
    #[serde(default)]
    options: ApplyOptions,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Invert {
    patch: Patch,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Compose {
    patches: Vec<Patch>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Explain {
    #[serde(default)]
    code: Option<Codes>,
    #[serde(default)]
    lang: Lang,
}

/// The code of one page, or those of several.
#[derive(Deserialize)]
#[serde(untagged)]
enum Codes {
    One(String),
    Several(Vec<String>),
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Carry {
    base: Catalog,
    revised: Catalog,
    local: Catalog,
    #[serde(default)]
    options: RebaseOptions,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Resolve {
    rebase: Rebase,
    resolutions: Vec<Resolution>,
    #[serde(default)]
    options: Spoken,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Lineages {
    catalogs: Vec<Named>,
    #[serde(default)]
    options: Spoken,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Guess {
    catalog: Catalog,
    editions: Vec<Named>,
    #[serde(default)]
    options: GuessOptions,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Ask {
    catalogs: Vec<OfBody>,
    query: ImpactQuery,
    #[serde(default)]
    options: ImpactOptions,
}

/// A catalog and the lists that it is held against.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Cover {
    catalog: Catalog,
    lists: Vec<ItemList>,
    #[serde(default)]
    options: CoverageOptions,
}

impl Cover {
    fn found(&self) -> Result<Coverage> {
        coverage(&self.catalog, &self.lists, &self.options)
    }
}

/// The wording of a time limit, and the day of its event.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct WhenDue {
    limit: String,
    #[serde(default)]
    date: Option<Date>,
    #[serde(default)]
    options: DueOptions,
}

/// Two catalogs, from the one to the other.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Adjust {
    base: Catalog,
    other: Catalog,
    #[serde(default)]
    options: ApplicationOptions,
}

impl Adjust {
    fn written(&self, form: Form, format: Format, lang: Lang) -> Result<Vec<u8>> {
        let found = diff(&self.base, &self.other, &DiffOptions::default())?;
        let made = application(&self.base, &self.other, &found, &self.options);
        write::paperwork(&[made], form, format, lang)
    }
}

/// A catalog under a name.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Named {
    name: String,
    catalog: Catalog,
}

impl Named {
    fn source(&self) -> Source<'_> {
        Source { name: self.name.clone(), catalog: &self.catalog }
    }
}

/// A catalog and whose it is; by default its issuer's.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct OfBody {
    #[serde(default)]
    body: Option<Issuer>,
    catalog: Catalog,
}

impl OfBody {
    fn body(&self) -> BodyOf<'_> {
        let body = self.body.clone().or_else(|| self.catalog.issuer.clone());
        let titled = || Issuer { name: self.catalog.title.clone(), ..Issuer::default() };
        BodyOf { body: body.unwrap_or_else(titled), catalog: &self.catalog }
    }
}

/// The language of the words in a result.
#[derive(Default, Deserialize)]
#[serde(default, deny_unknown_fields)]
struct Spoken {
    lang: Option<Lang>,
}

fn speak(findings: &mut [Finding], lang: Option<Lang>) {
    if let Some(lang) = lang {
        for finding in findings {
            finding.speak(lang);
        }
    }
}

fn not_one(count: usize) -> Error {
    let known = ["catalog", "diff", "conform", "rebase", "application", "notice", "coverage"].join(LIST);
    Error::new("not-one").arg("count", count).arg("known", known)
}

fn arguments<T: DeserializeOwned>(args: &[u8]) -> Result<T> {
    read::json_document(args)
}

fn result(value: &impl Serialize) -> String {
    serde_json::to_string(value).unwrap_or_default()
}
