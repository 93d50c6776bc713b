//! The committed schemas are those of the types, and the committed table of codes that of the rulebook. `MULU_UPDATE=1` rewrites
//! them.

use std::fs;
use std::path::Path;

#[test]
fn committed_schemas_are_current() {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("../schemas");
    for name in mulu::schema::SCHEMAS {
        let path = folder.join(format!("{name}.schema.json"));
        let schema = serde_json::to_string_pretty(&mulu::schema::schema(name).unwrap()).unwrap() + "\n";
        if std::env::var_os("MULU_UPDATE").is_some() {
            fs::write(&path, schema).unwrap();
            continue;
        }
        let committed = fs::read_to_string(&path).unwrap_or_default();
        assert!(committed == schema, "schemas/{name}.schema.json is not current: run `make schemas`");
    }
}

#[test]
fn the_committed_table_of_codes_is_current() {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("../docs/codes.md");
    let table = mulu::write::codes_markdown().unwrap();
    if std::env::var_os("MULU_UPDATE").is_some() {
        fs::create_dir_all(path.parent().unwrap()).unwrap();
        fs::write(&path, table).unwrap();
        return;
    }
    let committed = fs::read_to_string(&path).unwrap_or_default();
    assert!(committed == table, "docs/codes.md is not current: run `make schemas`");
}
