//! What becomes of each body: its form, how carefully its office worked, and how many entries it ends with.

use mulu::jurisdiction::Member;
use mulu::model::Level;

use super::office::Office;
use super::random::Random;

/// The seed of the whole city.
pub(crate) const SEED: u64 = 20_201_231;

/// Entries of all counties together, as the city published for 2020.
const COUNTY_ENTRIES: usize = 11_752;
/// Entries of all townships together, as the city published for 2020.
const TOWNSHIP_ENTRIES: usize = 31_192;
/// By how much the counties, in order, differ from their mean.
const COUNTY_SPREAD: [isize; 8] = [12, -7, -15, 0, 3, 9, -4, 2];
/// Rows of the guideline that bind townships: a township that left out nothing has so many.
const TOWNSHIP_ROWS: usize = 197;

/// The plan for one body.
#[derive(Debug, Clone)]
pub(crate) struct Plan<'a> {
    /// The body and its names.
    pub(crate) office: Office<'a>,
    /// The body.
    pub(crate) member: &'a Member,
    /// Whether the catalog has codes; else it is in the national form.
    pub(crate) coded: bool,
    /// How carefully the office worked.
    pub(crate) care: Care,
    /// How many entries the catalog ends with.
    pub(crate) entries: usize,
    /// Which tables lost their ticks.
    pub(crate) lost: Lost,
    /// How rows are numbered.
    pub(crate) serials: Serials,
    /// What is kept of the channels on offer.
    pub(crate) offered: Offered,
}

/// How carefully an office worked.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Care {
    /// Localised the guideline and changed nothing else.
    Faithful,
    /// Adapted it, without a slip.
    Clean,
    Good,
    Ordinary,
    Poor,
    Bad,
}

/// Which tables lost their ticks.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Lost {
    Nothing,
    /// The one table of a coded catalog.
    Whole,
    /// The sheets of so many domains.
    Domains(usize),
}

/// How the rows of a domain are numbered.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Serials {
    Running,
    /// The guideline's numbers, with the gaps that dropped rows left.
    Leftover,
    Absent,
}

/// What an office keeps of the channels on offer.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Offered {
    All,
    /// The first few.
    Few,
    Nothing,
}

impl Care {
    /// How often things go wrong, in per cent of an ordinary office.
    pub(crate) fn percent(self) -> usize {
        match self {
            Self::Faithful | Self::Clean => 0,
            Self::Good => 40,
            Self::Ordinary => 100,
            Self::Poor => 220,
            Self::Bad => 350,
        }
    }

    /// Whether the office made slips at all.
    pub(crate) fn slips(self) -> bool {
        self.percent() > 0
    }
}

/// The plans of all bodies, in their order.
pub(crate) fn plans(bodies: &[Member]) -> Vec<Plan<'_>> {
    let counties: Vec<&Member> = bodies.iter().filter(|body| body.level == Level::County).collect();
    let townships: Vec<&Member> = bodies.iter().filter(|body| body.level == Level::Township).collect();
    let mut random = Random::new(SEED, "plans");
    let mut cares = spread(&mut random, townships.len());
    let mut coded: Vec<bool> = (0..townships.len()).map(|n| n * 10 < townships.len() * 6).collect();
    random.shuffle(&mut coded);
    let entries = township_entries(&mut random, &cares);

    let county = [
        Care::Ordinary,
        Care::Poor,
        Care::Good,
        Care::Ordinary,
        Care::Bad,
        Care::Good,
        Care::Ordinary,
        Care::Clean,
    ];
    let county_coded = [true, false, true, true, false, true, false, true];
    let mean = isize::try_from(COUNTY_ENTRIES / 8).unwrap_or_default();
    let mut plans: Vec<Plan<'_>> = counties
        .iter()
        .zip(county.into_iter().zip(county_coded))
        .zip(COUNTY_SPREAD)
        .map(|((member, (care, coded)), spread)| {
            let entries = usize::try_from(mean + spread).unwrap_or_default();
            let lost = if !coded && care == Care::Ordinary { Lost::Domains(1) } else { Lost::Nothing };
            plan(member, None, coded, care, entries, lost)
        })
        .collect();

    let (mut whole, mut sheets) = (3, 6);
    let each = townships.iter().zip(cares.drain(..).zip(coded)).zip(entries);
    plans.extend(each.map(|((member, (care, coded)), entries)| {
        let above = counties.iter().find(|county| member.parent.as_ref() == Some(&county.code));
        let lost = match (care, coded) {
            (Care::Ordinary, true) if whole > 0 => {
                whole -= 1;
                Lost::Whole
            }
            (Care::Ordinary | Care::Poor, false) if sheets > 0 => {
                sheets -= 1;
                Lost::Domains(1 + sheets % 3)
            }
            _ => Lost::Nothing,
        };
        plan(member, above.map(|county| county.name.as_str()), coded, care, entries, lost)
    }));
    plans.sort_by_key(|plan| bodies.iter().position(|body| body.code == plan.member.code));
    plans
}

fn plan<'a>(
    member: &'a Member,
    county: Option<&'a str>,
    coded: bool,
    care: Care,
    entries: usize,
    lost: Lost,
) -> Plan<'a> {
    let mut random = Random::new(SEED, &format!("{} habits", member.code));
    let serials = match random.below(20) {
        0..=13 => Serials::Running,
        14..=17 => Serials::Leftover,
        _ => Serials::Absent,
    };
    let offered = match random.below(10) {
        0..=4 => Offered::All,
        5..=7 => Offered::Few,
        _ => Offered::Nothing,
    };
    let office = Office { member, county };
    Plan { office, member, coded, care, entries, lost, serials, offered }
}

/// How carefully the townships worked: about a fifth without a slip, a few badly.
fn spread(random: &mut Random, count: usize) -> Vec<Care> {
    let shares =
        [(Care::Faithful, 4), (Care::Clean, 30), (Care::Good, 40), (Care::Poor, 25), (Care::Bad, 10)];
    let mut cares: Vec<Care> =
        shares.into_iter().flat_map(|(care, count)| std::iter::repeat_n(care, count)).collect();
    cares.resize(count, Care::Ordinary);
    random.shuffle(&mut cares);
    cares
}

/// How many entries each township ends with: scattered, and together what was published.
fn township_entries(random: &mut Random, cares: &[Care]) -> Vec<usize> {
    let mut entries: Vec<usize> = cares
        .iter()
        .map(|care| match care {
            Care::Faithful => TOWNSHIP_ROWS,
            Care::Clean | Care::Good => random.between(183, 194),
            _ => random.between(174, 198),
        })
        .collect();
    let mut total: usize = entries.iter().sum();
    while total != TOWNSHIP_ENTRIES {
        for (count, care) in entries.iter_mut().zip(cares) {
            if *care == Care::Faithful || total == TOWNSHIP_ENTRIES {
                continue;
            }
            if total < TOWNSHIP_ENTRIES {
                *count += 1;
                total += 1;
            } else {
                *count -= 1;
                total -= 1;
            }
        }
    }
    entries
}
