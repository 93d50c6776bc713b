//! A catalog that has all a format must cope with, for the tests of the formats.

use crate::model::Catalog;

/// Two domains: an item of two rows, one of a single level, marks that formats have a meaning for, ticks of every kind.
pub(super) fn catalog() -> Catalog {
    serde_json::from_str(
        r#"{
          "mulu": "1", "kind": "local", "title": "临泉县<基层>政务公开事项目录", "edition": "2020",
          "issuer": {"code": "341221", "name": "临泉县 & 人民政府", "level": "county"},
          "based_on": {"id": "指引", "edition": "2020"},
          "exclusions": [{"id": "统计", "name": "统计", "reason": "无此项*职权*"}],
          "domains": [
            {"name": "社会救助", "items": [{"name": "最低生活保障", "items": [{"name": "审核信息", "entries": [
              {"serial": "0501", "content": ["名单|金额", "<公示>"], "basis": "《预算法》, 《条例》",
               "time_limit": "-20个工作日", "body": "临泉县民政局",
               "channels": {"chosen": ["website"], "offered": [{"other": "宣传车"}]},
               "audience": {"society": true, "group": "申请人"}, "method": ["active"], "levels": ["township"]},
              {"serial": "2", "content": "结果", "time_limit": null, "audience": null, "method": ["on-request"],
               "levels": ["county"], "extra": {"备注": "每季度"}}
            ]}]}]},
            {"name": "就业", "items": [{"name": "政策文件", "entries": [
              {"content": "文件", "audience": null, "method": ["active"]}
            ]}]}
          ]
        }"#,
    )
    .unwrap()
}
