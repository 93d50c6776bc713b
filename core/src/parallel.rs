//! The same work on many things: on all cores with the feature `parallel`, one after another without it. The
//! results are in the order of the things either way.

#[cfg(feature = "parallel")]
pub(crate) fn map<T: Sync, R: Send>(things: &[T], work: impl Fn(&T) -> R + Sync + Send) -> Vec<R> {
    use rayon::prelude::*;
    things.par_iter().map(work).collect()
}

#[cfg(not(feature = "parallel"))]
pub(crate) fn map<T, R>(things: &[T], work: impl Fn(&T) -> R) -> Vec<R> {
    things.iter().map(work).collect()
}
