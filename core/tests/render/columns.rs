//! Which columns a form has, and what offices write above them.

use mulu::model::{Catalog, Level};

use super::chance::{happens, pick, roll};
use super::expect::Source;
use super::mess::{Domains, Flag, Form, Mess, Serial};

/// What one column holds.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Column {
    Serial,
    Domain,
    /// An item level, from 0.
    Item(usize),
    /// The whole way of items.
    Way,
    Content,
    Basis,
    TimeLimit,
    Body,
    Channels,
    Audience,
    Society,
    Group,
    Method,
    Active,
    OnRequest,
    Levels,
    Level(Level),
    /// 备注, 咨询电话, 责任科室, 网址.
    Extra(usize),
}

/// The columns of a form for these rows, from left to right.
pub(crate) fn of(catalog: &Catalog, sources: &[Source<'_>], mess: &Mess) -> Vec<Column> {
    use Column::{
        Active, Audience, Basis, Body, Channels, Content, Domain, Extra, Group, Item, Levels, Method,
        OnRequest, Society, TimeLimit, Way,
    };
    let depth = sources.iter().map(|source| source.names.len() - 1).max().unwrap_or(1);
    let at_least = match mess.form {
        Form::Directory => 3,
        Form::Coded => 2,
        _ => 1,
    };
    let mut names = Vec::new();
    if mess.serial != Serial::Absent {
        names.push(Column::Serial);
    }
    if mess.domains == Domains::Column {
        names.push(Domain);
    }
    match mess.form {
        Form::OneColumn => names.push(Way),
        Form::Village => names.push(Item(0)),
        _ => names.extend((0..depth.max(at_least)).map(Item)),
    }
    let mut groups: Vec<Vec<Column>> = match mess.form {
        Form::Directory => vec![vec![Content], vec![TimeLimit], vec![Body], vec![Extra(0)]],
        Form::Village => vec![vec![Basis], vec![TimeLimit], vec![Body], vec![Channels]],
        _ => vec![vec![Content], vec![Basis], vec![TimeLimit], vec![Body], vec![Channels]],
    };
    let levels = !mess.has(Flag::NoLevels);
    if mess.form.has_ticks() {
        groups.extend([vec![Society, Group], vec![Active, OnRequest]]);
        let used: Vec<Column> = used_levels(catalog).into_iter().map(Column::Level).collect();
        if levels && !used.is_empty() {
            groups.push(used);
        }
    } else if matches!(mess.form, Form::Worded | Form::Crosswise) {
        groups.extend([vec![Audience], vec![Method]]);
        if levels {
            groups.push(vec![Levels]);
        }
    }
    if mess.has(Flag::ExtraColumns) {
        let first = usize::from(mess.form == Form::Directory);
        let many = usize::try_from(roll(mess.seed, "extra") % 3).unwrap();
        groups.extend((first..=first + many).map(|extra| vec![Extra(extra)]));
    }
    if mess.has(Flag::Reordered) {
        groups.sort_by_key(|group| roll(mess.seed, &format!("{group:?}")));
    }
    names.extend(groups.into_iter().flatten());
    names
}

/// The levels that any entry is ticked for, from the top down.
fn used_levels(catalog: &Catalog) -> Vec<Level> {
    let mut used = Vec::new();
    catalog.walk_items(|trail| {
        for entry in trail.items.iter().flat_map(|item| item.entries.iter()) {
            used.extend(entry.levels.known().into_iter().flat_map(mulu::model::Levels::iter));
        }
    });
    used.sort_unstable();
    used.dedup();
    used
}

/// A column's heading: the one above both rows of a group where there is one, and its own.
pub(crate) fn heading(column: Column, mess: &Mess) -> (Option<String>, String) {
    let two_rows = matches!(mess.form, Form::National | Form::Coded | Form::OneColumn);
    let group = match column {
        Column::Item(_) if mess.form != Form::Village => Some("公开事项"),
        Column::Society | Column::Group => Some("公开对象"),
        Column::Active | Column::OnRequest => Some("公开方式"),
        Column::Level(_) => Some("公开层级"),
        _ => None,
    };
    let name = name(column, mess);
    (group.filter(|_| two_rows).map(|group| broken(group, mess)), broken(&name, mess))
}

fn name(column: Column, mess: &Mess) -> String {
    const NUMBERS: [&str; 6] = ["一", "二", "三", "四", "五", "六"];
    let coded =
        if mess.form == Form::Coded { pick(mess.seed, "coded", &["(编码)", "（编码）"]) } else { "" };
    let names: &[&str] = match column {
        Column::Serial => &["序号", "编号"],
        Column::Domain if mess.form == Form::Coded => &["公开领域"],
        Column::Domain => &["公开领域", "所属领域", "相应领域"],
        Column::Item(_) if mess.form == Form::Village => &["事项", "公开事项", "事项名称"],
        Column::Item(level) if mess.form == Form::Directory => {
            return format!("{}级目录", NUMBERS[level]);
        }
        Column::Item(level) => {
            let code = if level < 2 { coded } else { "" };
            return format!("{}级事项{code}", NUMBERS[level]);
        }
        Column::Way => &["公开事项", "事项名称", "一级事项/二级事项", "公开事项（一级/二级）"],
        Column::Content => &["公开内容(要素)", "公开内容", "公开内容（要素）及要求"],
        Column::Basis => &["公开依据", "依据", "政策依据"],
        Column::TimeLimit => &["公开时限", "时限", "公开时间"],
        Column::Body => &["公开主体", "主体", "公开责任主体", "责任单位"],
        Column::Channels => &["公开渠道和载体", "公开渠道", "公开载体"],
        Column::Audience => &["公开对象"],
        Column::Society => &["全社会", "社会公众"],
        Column::Group => &["特定群体", "特定群众", "特定对象"],
        Column::Method => &["公开方式"],
        Column::Active => &["主动", "主动公开"],
        Column::OnRequest => &["依申请公开", "依申请"],
        Column::Levels => &["公开层级"],
        Column::Level(Level::County) => &["县级", "区级", "县(区)级"],
        Column::Level(Level::Township) => &["乡级", "镇级", "乡镇级", "镇(街)级"],
        Column::Level(Level::Village) => &["村级", "村（社区）级"],
        Column::Level(Level::City) => &["市级"],
        Column::Level(Level::Province) => &["省级"],
        Column::Level(Level::National) => &["国家级"],
        Column::Extra(extra) => &[["备注", "咨询电话", "责任科室", "网址"][extra]],
    };
    let name = if mess.has(Flag::OtherHeadings) { pick(mess.seed, names[0], names) } else { names[0] };
    if column == Column::Domain { format!("{name}{coded}") } else { name.to_owned() }
}

/// A heading with a blank or a line break where a narrow column breaks it.
fn broken(heading: &str, mess: &Mess) -> String {
    if !mess.has(Flag::BrokenHeadings) || happens(mess.seed, heading, 4) {
        return heading.to_owned();
    }
    let breaks = pick(mess.seed, heading, &[" ", "\n", "\u{3000}", "  "]);
    let length = heading.chars().count() as u64;
    let at = 1 + roll(mess.seed, heading) % (length - 1).max(1);
    (0..).zip(heading.chars()).fold(String::new(), |mut text, (n, c)| {
        if n == at {
            text.push_str(breaks);
        }
        text.push(c);
        text
    })
}
