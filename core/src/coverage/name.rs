//! Names as they are compared: of an item of a list, and of a matter of a catalog.

use crate::diff::matching::{Grams, rounded};
use crate::text;
use crate::vocabulary::{item_names, item_types};

/// A name in the forms in which it is compared.
#[derive(Debug, Clone, Default)]
pub(super) struct Name {
    /// Its words, particles and what does not belong to it left out.
    pub(super) plain: String,
    /// The plain name without acts and stages.
    pub(super) core: String,
    /// The types whose acts it ends with.
    acts: Vec<&'static str>,
    /// The groups of words for acts that it has.
    deeds: Vec<usize>,
    /// The same name without the brackets that it ends with.
    bare: Option<Box<Self>>,
    stages: Vec<&'static str>,
    plain_grams: Grams,
    core_grams: Grams,
}

/// How alike two names are that differ in words for acts alone: for one act, for some of several, where only one has such a word, for acts
/// that are not the same and not of different types either.
const SAME_ACT: f64 = 0.95;
const SOME_ACTS: f64 = 0.9;
const UNSAID_ACT: f64 = 0.85;
const OTHER_ACT: f64 = 0.8;
/// A likeness is this much less where only one of two names has brackets behind it.
const BRACKETS: f64 = 0.9;
/// A likeness is this much less where only one of two names speaks of stages, and this much where they share some.
const ONE_STAGED: f64 = 0.7;
const SOME_STAGES: f64 = 0.85;
/// A name that speaks of as many stages speaks of the whole life of a permit: it is the same as one that speaks of none.
const WHOLE_LIFE: usize = 3;

impl Name {
    pub(super) fn of(name: &str) -> Self {
        let plain = item_names().plain(name);
        let core = item_names().core(&plain);
        Self {
            acts: item_types().acts(&plain),
            deeds: item_names().deeds(&plain),
            bare: item_names().without_brackets(&text::fold(name)).map(|bare| Box::new(Self::of(bare))),
            stages: item_names().stages(&plain),
            plain_grams: Grams::of_name(&plain),
            core_grams: Grams::of_name(&core),
            plain,
            core,
        }
    }

    /// Whether both are one name.
    pub(super) fn is_same(&self, other: &Self) -> bool {
        self.plain == other.plain
    }

    /// Whether both are of one thing: what differs are words for one act.
    pub(super) fn is_of_one(&self, other: &Self) -> bool {
        self.is_same(other)
            || self.core == other.core && self.stages == other.stages && self.may_be_one_act(other)
    }

    fn may_be_one_act(&self, other: &Self) -> bool {
        self.acts.is_empty() || other.acts.is_empty() || self.acts.iter().any(|act| other.acts.contains(act))
    }

    /// How alike two names are, from 0 to 1.
    ///
    /// The mean of what both share of the whole names and of the names without acts (Dice); less where each has characters that the other lacks, for
    /// 食品经营 and 药品经营 share nearly all and are two things, while a name that only says more is the same thing said longer. Names that
    /// speak of different acts or of different stages are not alike at all.
    pub(super) fn alike(&self, other: &Self) -> f64 {
        let (own, others) = (self.bare.as_deref(), other.bare.as_deref());
        // What brackets say tells two names apart only where both have some.
        let bare = match (own, others) {
            (Some(own), None) => own.alike_as_is(other),
            (None, Some(others)) => self.alike_as_is(others),
            _ => 0.0,
        };
        self.alike_as_is(other).max(rounded(bare * BRACKETS))
    }

    fn alike_as_is(&self, other: &Self) -> f64 {
        if self.is_same(other) {
            return 1.0;
        }
        if !self.may_be_one_act(other) {
            return 0.0;
        }
        if self.is_of_one(other) {
            return self.deeds_alike(other);
        }
        let stages = self.stages_alike(other);
        let plain = self.plain_grams.alike(&other.plain_grams).unwrap_or_default();
        let core = self.core_grams.alike(&other.core_grams).unwrap_or_default();
        rounded(f64::midpoint(plain, core) * stages * self.unreplaced(other))
    }

    /// All its characters and pairs of characters, by which it may be found.
    pub(super) fn grams(&self) -> Grams {
        self.core_grams.clone()
    }

    /// How alike two names of one thing are by their words for acts.
    fn deeds_alike(&self, other: &Self) -> f64 {
        let shared = self.deeds.iter().filter(|deed| other.deeds.contains(deed)).count();
        match (self.deeds.len(), other.deeds.len()) {
            (own, others) if own == others && shared == own => SAME_ACT,
            _ if shared > 0 => SOME_ACTS,
            (0, _) | (_, 0) => UNSAID_ACT,
            _ => OTHER_ACT,
        }
    }

    fn stages_alike(&self, other: &Self) -> f64 {
        let shared = self.stages.iter().filter(|stage| other.stages.contains(stage)).count();
        let (own, others) = (self.stages.len(), other.stages.len());
        if own == others && shared == own {
            return 1.0;
        }
        match (own, others) {
            (0, many) | (many, 0) => {
                // 民办学校 is more than its 设立、变更、终止.
                let unstaged = if own == 0 { self } else { other };
                if many >= WHOLE_LIFE && !unstaged.acts.is_empty() { 1.0 } else { ONE_STAGED }
            }
            _ if shared > 0 => SOME_STAGES,
            _ => 0.0,
        }
    }

    /// What is left when characters were replaced: 1 where one name only has more than the other.
    fn unreplaced(&self, other: &Self) -> f64 {
        let lacking = |one: &str, other: &str| {
            let mut rest: Vec<char> = other.chars().collect();
            one.chars()
                .filter(|c| match rest.iter().position(|r| r == c) {
                    Some(at) => {
                        rest.remove(at);
                        false
                    }
                    None => true,
                })
                .count()
        };
        let replaced = lacking(&self.core, &other.core).min(lacking(&other.core, &self.core));
        let shorter = self.core.chars().count().min(other.core.chars().count()).max(1);
        1.0 - ratio(replaced, shorter)
    }
}

#[expect(clippy::cast_precision_loss, reason = "names have far fewer characters than a float has digits")]
pub(super) fn ratio(part: usize, whole: usize) -> f64 {
    if whole == 0 { 0.0 } else { part as f64 / whole as f64 }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_of_one_thing_are_alike_and_names_of_two_are_not() {
        let alike = |a: &str, b: &str| Name::of(a).alike(&Name::of(b));
        for (a, b) in [
            ("建设工程规划审批", "建设工程规划许可"),
            ("取水核准", "取水许可审批"),
            ("民办学校设立、变更、终止审批", "民办学校的设立、变更和终止核准"),
            ("食品经营许可设立、变更、延续、注销", "食品经营许可"),
            ("最低生活保障金给付", "最低生活保障"),
            ("死亡注销登记", "死亡注销"),
            ("护士执业注册（县级权限）", "护士执业注册"),
            ("义诊活动备案登记", "义诊活动备案"),
            ("民办学校设立、变更、终止许可", "民办学校设立、变更、终止等事项行政审批、备案信息"),
        ] {
            assert!(alike(a, b) >= 0.7, "{a} {b}: {}", alike(a, b));
        }
        for (a, b) in [
            ("食品经营许可", "药品经营许可"),
            ("食品经营许可", "食品生产许可"),
            ("食品经营许可变更", "食品经营许可注销"),
            ("民办学校设立、变更、终止许可", "民办学校信息"),
            ("死亡注销登记", "注销登记"),
            ("对违反医疗机构管理规定的处罚", "医疗机构设置许可"),
            ("对违反医疗机构管理规定行为的处罚", "对违反医疗废物管理规定行为的处罚"),
            ("危险化学品经营许可", "危险化学品生产许可"),
        ] {
            assert!(alike(a, b) < 0.7, "{a} {b}: {}", alike(a, b));
        }
    }
}
