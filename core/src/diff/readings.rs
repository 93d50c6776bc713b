//! Wordings that were read once: a city writes the same limits and bases over and over.

use std::sync::{Arc, Mutex, PoisonError};

use rustc_hash::FxHashMap;

use super::effect::key;
use crate::model::basis::{self, Citation};
use crate::model::body::{self, BodyName};
use crate::model::time_limit::{self, TimeLimit};

/// What wordings say, each read when it is first met.
#[derive(Default)]
pub(crate) struct Readings {
    limits: Memory<Option<TimeLimit>>,
    citations: Memory<Vec<Citation>>,
    bodies: Memory<Vec<BodyName>>,
    keys: Memory<String>,
}

impl Readings {
    /// The limit that a wording sets.
    pub(crate) fn limit(&self, wording: &str) -> Arc<Option<TimeLimit>> {
        self.limits.of(wording, time_limit::read)
    }

    /// The citations in a wording.
    pub(crate) fn citations(&self, wording: &str) -> Arc<Vec<Citation>> {
        self.citations.of(wording, basis::read)
    }

    /// The bodies that a wording names.
    pub(crate) fn bodies(&self, wording: &str) -> Arc<Vec<BodyName>> {
        self.bodies.of(wording, body::read)
    }

    /// A wording as it is compared.
    pub(crate) fn key(&self, wording: &str) -> Arc<String> {
        self.keys.of(wording, key)
    }
}

/// More wordings than these are forgotten and read anew: no city has as many, and memory has an end.
const MOST: usize = 50_000;

/// What was read, by the wording.
struct Memory<T>(Mutex<FxHashMap<Box<str>, Arc<T>>>);

impl<T> Default for Memory<T> {
    fn default() -> Self {
        Self(Mutex::default())
    }
}

impl<T> Memory<T> {
    fn of(&self, wording: &str, read: impl FnOnce(&str) -> T) -> Arc<T> {
        // Whatever happened to another thread, what was read stays true.
        let known = |memory: &Self| {
            let memory = memory.0.lock().unwrap_or_else(PoisonError::into_inner);
            memory.get(wording).map(Arc::clone)
        };
        if let Some(known) = known(self) {
            return known;
        }
        let value = Arc::new(read(wording));
        let mut memory = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        if memory.len() >= MOST {
            memory.clear();
        }
        memory.insert(wording.into(), Arc::clone(&value));
        value
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_wording_is_read_once() {
        let memory = Memory::default();
        let mut times = 0;
        for _ in 0..3 {
            memory.of("甲", |wording| {
                times += 1;
                wording.to_owned()
            });
        }
        assert_eq!(times, 1);
    }

    #[test]
    fn memory_has_an_end() {
        let memory = Memory::default();
        for n in 0..=MOST {
            memory.of(&n.to_string(), |_| ());
        }
        assert_eq!(memory.0.lock().unwrap().len(), 1);
    }
}
