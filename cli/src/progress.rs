//! A progress bar on a terminal; silence elsewhere.

use indicatif::{ProgressBar, ProgressStyle};

/// A bar for work on many bodies.
pub(crate) struct Progress(ProgressBar);

impl Progress {
    /// A bar with this word before it.
    pub(crate) fn new(word: &str) -> Self {
        let bar = ProgressBar::new(0);
        let style = ProgressStyle::with_template("{prefix} {bar:30} {pos}/{len} {msg}");
        bar.set_style(style.unwrap_or_else(|_| ProgressStyle::default_bar()));
        bar.set_prefix(word.to_owned());
        Self(bar)
    }

    /// So many of so many are done, this one last.
    pub(crate) fn report(&self, done: usize, all: usize, name: &str) {
        self.0.set_length(all as u64);
        self.0.set_position(done as u64);
        self.0.set_message(name.to_owned());
        if done == all {
            self.0.finish_and_clear();
        }
    }
}
