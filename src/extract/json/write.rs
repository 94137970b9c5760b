//! A plan as `plan.json`.

use std::borrow::Cow;

use super::{
    AreaFile, BlocksFile, CellFile, DeliverableFile, EvidenceFile, PlanFile, RangeFile, ReleaseFile, SCHEMA,
    StatusFile, VersionFile,
};
use crate::plan::state::Evidence;
use crate::plan::text::{self, Addresses};
use crate::plan::{Area, Deliverable, Field, Plan};
use crate::summary::Summary;

impl Plan {
    /// Writes `plan.json`.
    ///
    /// # Errors
    /// None that a plan can cause.
    pub fn json(&self) -> serde_json::Result<Vec<u8>> {
        let addresses = Addresses::default();
        let text = self.version.shown().map_or(String::new(), String::from);
        let mut bytes = serde_json::to_vec_pretty(&PlanFile {
            schema: SCHEMA.into(),
            title: self.title.as_ref().map_or("", |title| &title.value).into(),
            period: self.period(),
            version: VersionFile { text, parts: Cow::Borrowed(&self.version) },
            summary: Summary::of(self, None),
            legend: self.legend.iter().map(|entry| Cow::Borrowed(&entry.value)).collect(),
            areas: self.areas.iter().map(|row| area(row, &addresses)).collect(),
        })?;
        bytes.push(b'\n');
        Ok(bytes)
    }
}

fn area<'a>(area: &'a Area, addresses: &Addresses) -> AreaFile<'a> {
    let source = area.name.place.as_ref();
    AreaFile {
        name: area.name.value.as_str().into(),
        markers: area.markers.clone(),
        source: source.map(|place| CellFile { sheet: (&*place.sheet).into(), cell: place.cell }),
        deliverables: area.deliverables.iter().map(|row| deliverable(row, addresses)).collect(),
    }
}

fn deliverable<'a>(row: &'a Deliverable, addresses: &Addresses) -> DeliverableFile<'a> {
    let text = |field| row.field(field).value.as_str();
    // A single block is the text itself, which stands in its own key.
    let blocks = |field| {
        let blocks = text::blocks(text(field));
        if blocks.len() > 1 { blocks } else { Vec::new() }
    };
    DeliverableFile {
        id: row.id.as_str().into(),
        project: text(Field::Project).into(),
        markers: row.markers.clone(),
        purpose: text(Field::Purpose).into(),
        description: text(Field::Description).into(),
        release: release(row, text(Field::Release)),
        status: StatusFile { text: text(Field::Status).into() },
        state: row.state(),
        evidence: row.evidence.iter().map(|evidence| self::evidence(evidence, row)).collect(),
        contact: text(Field::Contact).into(),
        remarks: text(Field::Remarks).into(),
        blocks: BlocksFile {
            purpose: blocks(Field::Purpose),
            description: blocks(Field::Description),
            status: blocks(Field::Status),
            remarks: blocks(Field::Remarks),
        },
        links: Field::ALL.into_iter().flat_map(|field| row.links(field, addresses)).collect(),
        cell_links: Field::ALL
            .into_iter()
            .filter_map(|field| Some((field.heading().into(), row.cell_links[field].as_deref()?.into())))
            .collect(),
        source: RangeFile {
            sheet: row.sheet().into(),
            range: row.range,
            cells: Field::ALL.map(|field| row.field(field).place.as_ref().map(|place| place.cell)).into(),
        },
    }
}

fn release<'a>(row: &'a Deliverable, text: &'a str) -> ReleaseFile<'a> {
    let characters = |end: usize| text.get(..end).map_or(0, |head| head.chars().count());
    ReleaseFile {
        text: text.into(),
        residue: row.release.residue_in(text),
        residue_at: row.release.residue.iter().map(|at| [characters(at.start), characters(at.end)]).collect(),
        parts: Cow::Borrowed(&row.release),
    }
}

fn evidence<'a>(evidence: &Evidence, row: &'a Deliverable) -> EvidenceFile<'a> {
    let text = row.field(evidence.field);
    EvidenceFile {
        state: evidence.state,
        column: evidence.field.heading(),
        cell: text.place.as_ref().map(|place| place.cell),
        words: text.value.get(evidence.words.clone()).unwrap_or(""),
    }
}
