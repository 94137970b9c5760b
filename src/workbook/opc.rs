//! Open Packaging Conventions (ECMA-376 part 2): which part is what. A part is known by the relations that lead to it
//! (6.5) and by its content type (6.2.3), never by its name: writers name parts as they like.

use super::package::{Package, key};
use super::xml::{attribute, element, walk};

/// A relation from one part to another, or to something outside.
#[derive(Clone, Debug)]
pub(super) struct Relation {
    pub(super) id: String,
    /// The last word of its type, such as `worksheet`; the same in the strict and the transitional form.
    pub(super) kind: String,
    /// The key of the part's name, or the address outside.
    pub(super) target: String,
    pub(super) is_external: bool,
}

/// The relations of a part; of the package itself for an empty name.
pub(super) fn relations(package: &Package, of: &str) -> Vec<Relation> {
    let (folder, name) = of.rsplit_once('/').unwrap_or(("", of));
    let part =
        if folder.is_empty() { format!("_rels/{name}.rels") } else { format!("{folder}/_rels/{name}.rels") };
    package.text(&part).map_or_else(Vec::new, |text| parse(&text, folder))
}

/// The relations of a relations part; `folder` is where the part stands to which they belong.
pub(super) fn parse(text: &str, folder: &str) -> Vec<Relation> {
    let mut relations = Vec::new();
    let _ = walk(text, |event| {
        let Some(relation) = element(event).filter(|element| element.local_name().as_ref() == "Relationship")
        else {
            return;
        };
        let get = |name| attribute(relation, name).unwrap_or_default();
        let is_external = get("TargetMode").eq_ignore_ascii_case("external");
        let target = get("Target");
        relations.push(Relation {
            id: get("Id"),
            kind: get("Type").rsplit('/').next().unwrap_or_default().to_owned(),
            target: if is_external { target } else { resolve(folder, &target) },
            is_external,
        });
    });
    relations
}

/// The part that a reference from a folder leads to (RFC 3986, 5.2.4).
fn resolve(folder: &str, target: &str) -> String {
    let target = target.replace('\\', "/");
    let target = target.split('#').next().unwrap_or_default();
    let from = if target.starts_with('/') { "" } else { folder };
    let mut steps: Vec<&str> = Vec::new();
    for step in from.split('/').chain(target.split('/')) {
        match step {
            "" | "." => {}
            ".." => drop(steps.pop()),
            step => steps.push(step),
        }
    }
    key(&steps.join("/"))
}

/// The content type of a part by `[Content_Types].xml`: by its name, else by the end of its name.
pub(super) fn content_type(types: &str, part: &str) -> Option<String> {
    let (mut by_name, mut by_extension) = (None, None);
    let extension = part.rsplit_once('.').map_or("", |(_, extension)| extension);
    let _ = walk(types, |event| {
        let Some(element) = element(event) else { return };
        let get = |name| attribute(element, name).unwrap_or_default();
        match element.local_name().as_ref() {
            "Override" if key(&get("PartName")) == key(part) => by_name = Some(get("ContentType")),
            "Default" if get("Extension").eq_ignore_ascii_case(extension) => {
                by_extension = Some(get("ContentType"));
            }
            _ => {}
        }
    });
    by_name.or(by_extension)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn targets_are_resolved_from_the_folder_of_their_part() {
        let cases = [
            ("xl", "worksheets/Sheet1.xml", "xl/worksheets/sheet1.xml"),
            ("xl", "/xl/Worksheets/a.xml", "xl/worksheets/a.xml"),
            ("xl", "../xl/./b.xml", "xl/b.xml"),
            ("xl/worksheets", "..\\drawings\\c.xml", "xl/drawings/c.xml"),
            ("", "../../d.xml", "d.xml"),
        ];
        for (folder, target, expected) in cases {
            assert_eq!(resolve(folder, target), expected, "{target}");
        }
    }

    #[test]
    fn a_content_type_of_a_name_goes_before_that_of_an_extension() {
        let types = r#"<Types><Default Extension="XML" ContentType="a"/><Override PartName="/Xl/b.xml" ContentType="b"/></Types>"#;
        assert_eq!(content_type(types, "xl/B.xml").as_deref(), Some("b"));
        assert_eq!(content_type(types, "xl/c.xml").as_deref(), Some("a"));
        assert_eq!(content_type(types, "xl/c.bin"), None);
    }
}
