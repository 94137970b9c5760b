//! What lies upon a sheet of an .xlsx: notes and comments (ECMA-376 part 1, 18.7; MS-XLSX 2.4.45), text boxes, pictures, charts
//! (20.5) and form controls (18.3.1.21). None of it is published; the account has each with its cell.

use std::collections::BTreeSet;

use quick_xml::events::Event;

use super::account::{Kind, SheetDetails};
use super::opc::Relation;
use super::package::Package;
use super::sheet_xml::range;
use super::xml::{attribute, characters, element, walk};
use crate::address::CellRef;

/// Adds to the account what the parts of a sheet tell, to which its relations lead.
pub(super) fn add(package: &Package, relations: &[Relation], details: &mut SheetDetails) {
    let part = |kind: &'static str| {
        let of_kind = relations.iter().filter(move |relation| relation.kind == kind && !relation.is_external);
        of_kind.filter_map(|relation| package.text(&relation.target))
    };
    let mut noted = BTreeSet::new();
    for text in part("threadedComment").chain(part("comments")) {
        notes(&text, &mut noted, details);
    }
    part("drawing").for_each(|text| drawing(&text, details));
    for _ in part("ctrlProp") {
        details.leave_out(Kind::Control, None, "");
    }
}

/// Notes, or comments of which a note is a copy: each cell counts once.
fn notes(text: &str, noted: &mut BTreeSet<CellRef>, details: &mut SheetDetails) {
    let _ = walk(text, |event| {
        let Some(element) = element(event) else { return };
        if matches!(element.local_name().as_ref(), "comment" | "threadedComment")
            && let Some(cell) = attribute(element, "ref").and_then(|cell| range(&cell))
            && noted.insert(cell.first)
        {
            // Its text stays inside the office.
            details.leave_out(Kind::Note, Some(cell.first), "");
        }
    });
}

/// The shapes of a drawing, each with the cell of its top left corner.
fn drawing(text: &str, details: &mut SheetDetails) {
    let (mut corner, mut inside) = ((0, 0), "");
    let (mut number, mut said) = (String::new(), String::new());
    let mut kind = None;
    let _ = walk(text, |event| match event {
        Event::Start(element) | Event::Empty(element) => match element.local_name().as_ref() {
            "twoCellAnchor" | "oneCellAnchor" | "absoluteAnchor" => {
                (corner, kind) = ((0, 0), None);
                said.clear();
            }
            "from" => inside = "from",
            "row" | "col" if inside == "from" => number.clear(),
            "sp" | "cxnSp" => kind = kind.or(Some(Kind::TextBox)),
            "pic" => kind = kind.or(Some(Kind::Picture)),
            "graphicFrame" => kind = kind.or(Some(Kind::Chart)),
            "p" => said.push(' '),
            "t" => inside = "t",
            _ => {}
        },
        Event::End(end) => match end.local_name().as_ref() {
            "from" | "t" => inside = "",
            "row" if inside == "from" => corner.0 = number.trim().parse().unwrap_or(0),
            "col" if inside == "from" => corner.1 = number.trim().parse().unwrap_or(0),
            "twoCellAnchor" | "oneCellAnchor" | "absoluteAnchor" => {
                // An arrow or a frame without text is decoration.
                let is_empty = kind == Some(Kind::TextBox) && said.trim().is_empty();
                if let Some(kind) = kind.take().filter(|_| !is_empty) {
                    details.leave_out(kind, Some(CellRef::new(corner.0, corner.1)), &said);
                }
            }
            _ => {}
        },
        event => {
            let to = if inside == "t" { &mut said } else { &mut number };
            characters(event).into_iter().for_each(|text| to.push_str(&text));
        }
    });
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn shapes_stand_at_their_corner_with_their_text() {
        let text = r#"<wsDr><twoCellAnchor><from><col>2</col><colOff>9</colOff><row>6</row><rowOff>0</rowOff></from><to><col>5</col><row>9</row></to>
            <sp><txBody><p><r><t>Husk</t></r></p><p><r><t>mødet</t></r></p></txBody></sp></twoCellAnchor>
            <oneCellAnchor><from><col>0</col><row>1</row></from><pic/></oneCellAnchor>
            <twoCellAnchor><from><col>0</col><row>0</row></from><sp/></twoCellAnchor></wsDr>"#;
        let mut details = SheetDetails::default();
        drawing(text, &mut details);
        let seen: Vec<_> = details.left_out.iter().map(|it| (it.kind, it.cell, it.text.as_str())).collect();
        let expected = [
            (Kind::TextBox, Some(CellRef::new(6, 2)), "Husk mødet"),
            (Kind::Picture, Some(CellRef::new(1, 0)), ""),
        ];
        assert_eq!(seen, expected);
    }
}
