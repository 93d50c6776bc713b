//! mulu (目录) manages grassroots disclosure catalogs (基层政务公开事项目录): it reads them as people keep them,
//! holds them as a validated tree, compares them with the provincial guideline, and says what is wrong in
//! words that the person who must mend it understands.

pub mod calendar;
pub mod cascade;
pub mod conform;
pub mod coverage;
pub mod diff;
pub mod draft;
pub mod due;
mod error;
pub mod explain;
pub mod finding;
pub mod fix;
#[cfg(feature = "fs")]
pub mod fs;
pub mod impact;
pub mod inspect;
pub mod jurisdiction;
pub mod lineage;
pub mod lists;
pub mod messages;
pub mod model;
pub mod paperwork;
mod parallel;
pub mod read;
pub mod rebase;
pub mod review;
pub mod schema;
mod spoken;
pub mod stats;
pub mod tailor;
pub mod text;
pub mod validate;
pub mod verbs;
pub mod vocabulary;
pub mod write;

pub use error::{Error, Result};
pub use finding::{Finding, Report, Severity};
pub use messages::Lang;
pub use model::Catalog;

/// The version of the library.
pub const VERSION: &str = env!("CARGO_PKG_VERSION");
