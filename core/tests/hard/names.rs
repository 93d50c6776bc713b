//! Other names of domains and items.

use mulu::vocabulary::domains;

use super::draft::Node;
use super::random::Random;
use super::words::words;

/// How far a new name is from the old one.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Distance {
    /// A synonym, a word more or less, brackets: known by the name.
    Near,
    /// Wholly other words: known by what it holds, and where.
    Far,
}

/// Gives a domain an alias of the table, or a name that is in no table.
pub(crate) fn rename_domain(domain: &mut Node, taken: &[String], random: &mut Random) {
    let alias = domains().find(&domain.name).and_then(|known| random.pick(&known.aliases));
    let free = words().domains.get(&domain.name).and_then(|names| random.pick(names));
    let name = if random.per_mille(500) { alias.or(free) } else { free.or(alias) };
    if let Some(name) = name.filter(|name| **name != domain.name && !taken.contains(name)) {
        domain.name.clone_from(name);
        domain.touched = true;
    }
}

/// Another name for the item at this place, that no sibling has or had.
pub(crate) fn rename(family: &mut Node, at: usize, distance: Distance, random: &mut Random) -> bool {
    for _ in 0..8 {
        let node = &family.nodes[at];
        let name = match distance {
            Distance::Near => near(&node.name, random),
            Distance::Far => random.pick(&words().free).cloned(),
        };
        // A name that another child has, or that is nearer to another child's than to its own, would tell
        // even a person that it is that child.
        let Some(name) = name.filter(|name| *name != node.name && !family.has(name)) else { continue };
        let own = shared(&name, &node.name);
        let rival = |other: &Node| other.name != node.name && shared(&name, &other.name) >= own.max(2);
        if distance == Distance::Near && family.nodes.iter().any(rival) {
            continue;
        }
        family.nodes[at].name = name;
        return true;
    }
    false
}

fn near(name: &str, random: &mut Random) -> Option<String> {
    let words = words();
    let length = name.chars().count();
    match random.below(6) {
        0 => {
            let ending = random.pick(&words.longer)?;
            (!name.ends_with(ending.as_str())).then(|| format!("{name}{ending}"))
        }
        1 => {
            let ending = words.shorter.iter().find(|ending| name.ends_with(ending.as_str()))?;
            (length > 4).then(|| name.strip_suffix(ending.as_str()).unwrap().to_owned())
        }
        2 => {
            let brackets = random.pick(&words.brackets)?;
            let says_so = name.ends_with(')') || name.contains(brackets.trim_matches(['(', ')']));
            (!says_so).then(|| format!("{name}{brackets}"))
        }
        3 => {
            let before = random.pick(&words.before)?;
            (!name.contains(before.as_str())).then(|| format!("{before}{name}"))
        }
        _ => {
            let known: Vec<_> = words.names.iter().filter(|(from, _)| name.contains(from.as_str())).collect();
            let (from, to) = random.pick(&known)?;
            (length > from.chars().count() || length > 3).then(|| name.replacen(from.as_str(), to, 1))
        }
    }
}

/// How many characters of one name the other has.
fn shared(name: &str, other: &str) -> usize {
    name.chars().filter(|c| other.contains(*c)).count()
}
