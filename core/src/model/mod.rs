//! The nouns: a [`Catalog`] holds [`Domain`]s, those hold [`Item`]s to any depth, and the last item holds
//! [`Entry`]s, whose elements have a file each. The types are the JSON documents.

pub mod audience;
pub mod basis;
pub mod body;
mod catalog;
pub mod channel;
mod children;
mod domain;
mod element;
mod entry;
pub(crate) mod id;
mod index;
mod item;
pub mod level;
pub mod method;
mod origin;
pub mod time_limit;
mod trail;
mod version;

pub use audience::Audience;
pub use catalog::{BasedOn, Catalog, Exclusion, Issuer, Kind, Source, TickedChannels};
pub use channel::{Channel, Channels};
pub use children::{Children, Node};
pub use domain::Domain;
pub use element::{Element, Wording};
pub use entry::Entry;
pub use id::{Id, is_code};
pub(crate) use index::{Index, NodeMut};
pub use item::Item;
pub use level::{Level, Levels};
pub use method::{Method, Methods};
pub use origin::{Cell, Provenance};
pub use trail::Trail;
pub(crate) use version::VERSION;
pub use version::Version;
