//! The JSON Schema of the model, held against the file in `docs/schema/`.

use std::fs;
use std::path::Path;

use schemars::Schema;
use schemars::generate::SchemaSettings;
use schemars::transform::RecursiveTransform;
use serde_json::json;

use super::PlanFile;

/// Opens a list of names: a later version may have more of them.
pub(crate) fn open(schema: &mut Schema) {
    let known = std::mem::take(schema);
    *schema = schemars::json_schema!({ "anyOf": [known, { "type": "string" }] });
}

/// With `UPDATE_SCHEMA=1` the file is written anew.
#[test]
fn the_schema_is_that_of_the_model() {
    // Whether the program reads a key again is of no concern to others.
    let written = RecursiveTransform(|schema: &mut Schema| {
        schema.remove("default");
        schema.remove("readOnly");
    });
    let settings = SchemaSettings::draft2020_12().for_serialize().with_transform(written);
    let mut schema = json!(settings.into_generator().into_root_schema_for::<PlanFile<'_>>());
    schema.sort_all_objects();
    let made = format!("{schema:#}\n");
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("docs/schema/plan-v2.schema.json");
    if std::env::var_os("UPDATE_SCHEMA").is_some() {
        fs::write(&path, &made).unwrap();
    }
    assert_eq!(made, fs::read_to_string(&path).unwrap(), "run the test with UPDATE_SCHEMA=1");
}
