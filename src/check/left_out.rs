//! Checks of what stands on a sheet of the plan beside its cells: what is left out of the publication, and rows outside
//! the area that is printed.

use std::collections::{BTreeMap, BTreeSet};

use super::subject::Subject;
use crate::address::Place;
use crate::finding::{Code, Finding};
use crate::plan::Field;
use crate::workbook::{Kind, LeftOut};

/// Of many places a finding names the first ones.
const NAMED: usize = 20;

/// What the publication leaves out; one finding for each kind on a sheet, with its places.
pub(super) fn left_out(subject: &Subject<'_>) -> Vec<Finding> {
    let places = subject.plan.texts().filter_map(|(_, place)| place);
    let sheets: BTreeSet<usize> = places.map(|place| place.sheet_index).collect();
    let mut findings = Vec::new();
    for sheet_index in sheets {
        let Some(sheet) = subject.workbook.sheets.get(sheet_index) else { continue };
        let mut kinds: BTreeMap<Kind, Vec<&LeftOut>> = BTreeMap::new();
        for it in &sheet.details.left_out {
            kinds.entry(it.kind).or_default().push(it);
        }
        for (kind, things) in kinds {
            let place =
                |it: &&LeftOut| Some(Place { sheet_index, sheet: sheet.name.clone(), cell: it.cell? });
            let mut finding = Finding::new(Code::LeftOut, things.iter().find_map(place));
            let cells: Vec<String> =
                things.iter().filter_map(|it| Some(it.cell?.to_string())).take(NAMED).collect();
            let words = things.iter().map(|it| it.text.as_str()).filter(|text| !text.is_empty());
            finding = finding.word("kind", word(kind)).naming("count", things.len().to_string());
            finding = finding.naming("cells", cells.join(", "));
            finding = finding.naming("sheet", &*sheet.name);
            let words = words.collect::<Vec<_>>().join(" · ");
            let finding = if words.is_empty() {
                finding.naming("text", words)
            } else {
                finding.quoting("text", &words)
            };
            findings.push(finding);
        }
    }
    findings
}

const fn word(kind: Kind) -> &'static str {
    match kind {
        Kind::Note => "left-note",
        Kind::TextBox => "left-text-box",
        Kind::Picture => "left-picture",
        Kind::Chart => "left-chart",
        Kind::Control => "left-control",
        Kind::Icon => "left-icon",
        Kind::PageHeader => "left-page-header",
        Kind::GroundColour => "left-ground-colour",
        Kind::Narrow => "left-narrow",
        Kind::CellPicture => "left-cell-picture",
        Kind::Symbol => "left-symbol",
        Kind::Unread => "left-unread",
        Kind::Raised => "left-raised",
    }
}

/// Rows that are published and stand outside the area that the office prints, once for a sheet.
pub(super) fn outside_print_area(subject: &Subject<'_>) -> Vec<Finding> {
    let mut outside = BTreeMap::new();
    let projects = subject.deliverables().map(|row| row.field(Field::Project));
    let names = projects.chain(subject.plan.areas.iter().map(|area| &area.name));
    for place in names.filter_map(|name| name.place.as_ref()) {
        let Some(sheet) = subject.workbook.sheets.get(place.sheet_index) else { continue };
        let areas = &sheet.details.print_areas;
        let is_printed = areas.iter().any(|area| (area.first.row..=area.last.row).contains(&place.cell.row));
        if !areas.is_empty() && !is_printed {
            outside.entry(place.sheet_index).or_insert_with(Vec::new).push(place);
        }
    }
    let finding = |mut places: Vec<&Place>| {
        places.sort_unstable();
        let rows: Vec<String> = places.iter().take(NAMED).map(|place| place.cell.row.to_string()).collect();
        let finding = Finding::new(Code::OutsidePrintArea, places.first().map(|place| (*place).clone()));
        finding.naming("rows", rows.join(", ")).naming("count", places.len().to_string())
    };
    outside.into_values().map(finding).collect()
}
