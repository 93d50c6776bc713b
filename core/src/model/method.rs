//! 公开方式: actively, or on request.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use crate::text;
use crate::vocabulary;

/// How information is disclosed (政府信息公开条例 第十九条, 第二十七条).
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
pub enum Method {
    /// 主动公开.
    Active,
    /// 依申请公开.
    OnRequest,
}

/// The methods ticked, active first, each once.
#[derive(Debug, Clone, PartialEq, Eq, Hash, Default, Serialize, Deserialize, JsonSchema)]
#[serde(transparent)]
pub struct Methods(Vec<Method>);

impl Methods {
    /// Whether a method is among them.
    pub fn contains(&self, method: Method) -> bool {
        self.0.contains(&method)
    }

    /// The methods, active first.
    pub fn iter(&self) -> impl Iterator<Item = Method> + '_ {
        self.0.iter().copied()
    }

    /// Whether there are none.
    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }
}

impl FromIterator<Method> for Methods {
    fn from_iter<I: IntoIterator<Item = Method>>(methods: I) -> Self {
        let mut methods: Vec<Method> = methods.into_iter().collect();
        methods.sort_unstable();
        methods.dedup();
        Self(methods)
    }
}

impl Method {
    /// The method's key in documents.
    pub fn key(self) -> &'static str {
        match self {
            Self::Active => "active",
            Self::OnRequest => "on-request",
        }
    }
}

/// The methods that a heading or a cell names: `主动公开`, `依申请`. Empty when it names none.
pub fn read(text: &str) -> Methods {
    let folded = text::fold(&vocabulary::traditional().simplify(text));
    let words = vocabulary::methods();
    [Method::Active, Method::OnRequest]
        .into_iter()
        .filter(|method| words.names(method.key(), &folded))
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_as_published() {
        let cases: [(&str, &[Method]); 4] = [
            ("主动", &[Method::Active]),
            ("依申\n请公 开", &[Method::OnRequest]),
            ("主动公开、依申请公开", &[Method::Active, Method::OnRequest]),
            ("√", &[]),
        ];
        for (cell, methods) in cases {
            assert_eq!(read(cell).iter().collect::<Vec<_>>(), methods, "{cell}");
        }
    }
}
