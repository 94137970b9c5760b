//! Archives that no workbook needs: each is stopped with exit code 3, and the error names what was found and the limit.

use std::fs;
use std::io::{Cursor, Read, Write};

use zip::write::SimpleFileOptions;
use zip::{CompressionMethod, ZipArchive, ZipWriter};

use crate::{fixture, run};

/// The plan of `enkel` with other parts beside its own.
fn with_parts(parts: &[(&str, &[u8])], method: CompressionMethod) -> Vec<u8> {
    let mut plan = ZipArchive::new(Cursor::new(fs::read(fixture("enkel")).unwrap())).unwrap();
    let mut out = ZipWriter::new(Cursor::new(Vec::new()));
    for index in 0..plan.len() {
        let mut part = plan.by_index(index).unwrap();
        let mut content = Vec::new();
        part.read_to_end(&mut content).unwrap();
        out.start_file(part.name().unwrap(), SimpleFileOptions::default()).unwrap();
        out.write_all(&content).unwrap();
    }
    for (name, content) in parts {
        out.start_file(*name, SimpleFileOptions::default().compression_method(method)).unwrap();
        out.write_all(content).unwrap();
    }
    out.finish().unwrap().into_inner()
}

fn stored(parts: &[(&str, &[u8])]) -> Vec<u8> {
    with_parts(parts, CompressionMethod::Stored)
}

/// The places of a text in an archive: first where the entry stands, then where the directory lists it.
fn places(bytes: &[u8], text: &str) -> Vec<usize> {
    let windows = bytes.windows(text.len()).enumerate();
    windows.filter(|(_, window)| *window == text.as_bytes()).map(|(at, _)| at).collect()
}

/// The exit code and the message, without the file's name.
fn publish(bytes: &[u8]) -> (i32, String) {
    let folder = tempfile::tempdir().unwrap();
    fs::write(folder.path().join("p.xlsx"), bytes).unwrap();
    let (code, said) = run(&["publish", "p.xlsx"], folder.path());
    assert_eq!(folder.path().join("output").exists(), code == 0);
    (code, said)
}

const DAMAGED: &str =
    "\n  forventet: en hel .xlsx-fil\n  hjælp: åbn filen i Excel, lad Excel reparere den, og gem den igen\n";
const TOO_LARGE: &str =
    "\n  hjælp: slet det, der ikke hører til planen (store billeder, ark med data), og gem filen igen\n";

fn damaged(detail: &str) -> (i32, String) {
    (3, format!("fejl: p.xlsx: projektmappen er beskadiget: {detail}{DAMAGED}"))
}

fn too_large(detail: &str) -> (i32, String) {
    (3, format!("fejl: p.xlsx: projektmappen er for stor: {detail}{TOO_LARGE}"))
}

#[test]
fn other_parts_do_no_harm() {
    assert_eq!(publish(&stored(&[("xl/media/a.bin", b"<html>DOCTYPE"), ("b/", b"")])).0, 0);
}

#[test]
fn an_archive_has_at_most_2000_entries() {
    let names: Vec<String> = (0..2_001).map(|index| format!("x/{index}")).collect();
    let parts: Vec<(&str, &[u8])> = names.iter().map(|name| (name.as_str(), &b""[..])).collect();
    let all = ZipArchive::new(Cursor::new(stored(&parts))).unwrap().len();
    assert_eq!(
        publish(&stored(&parts)),
        too_large(&format!("antallet af dele i filen er {all}, grænsen er 2000"))
    );
}

#[test]
fn a_part_may_be_packed_as_much_as_it_likes_within_the_sizes() {
    assert_eq!(publish(&with_parts(&[("xl/nul.bin", &vec![0; 2 << 20])], CompressionMethod::Deflated)).0, 0);
    let (code, said) =
        publish(&with_parts(&[("xl/nul.bin", &vec![0; 129 << 20])], CompressionMethod::Deflated));
    assert_eq!(code, 3, "{said}");
    assert!(said.contains("grænsen er 134217728"), "{said}");
}

#[test]
fn a_part_keeps_its_checksum() {
    let mut bytes = stored(&[("xl/fejl.bin", b"indhold")]);
    let at = places(&bytes, "indhold")[0];
    bytes[at] = b'I';
    assert_eq!(publish(&bytes), damaged("delen xl/fejl.bin: kontrolsummen passer ikke"));
}

#[test]
fn no_name_stands_twice() {
    for (second, detail) in [
        ("xl/en.bin", "indholdsfortegnelsen nævner en del to gange"),
        ("xl/EN.bin", "delen xl/EN.bin findes to gange"),
    ] {
        let mut bytes = stored(&[("xl/en.bin", b"1"), ("xl/to.bin", b"2")]);
        for at in places(&bytes, "xl/to.bin") {
            bytes[at..at + second.len()].copy_from_slice(second.as_bytes());
        }
        assert_eq!(publish(&bytes), damaged(detail), "{second}");
    }
}

#[test]
fn no_part_has_a_doctype() {
    let content = b"<?xml version=\"1.0\"?>\n<!DOCTYPE a [<!ENTITY b \"c\">]><a>&b;</a>";
    let late = [b"\xef\xbb\xbf<!--", &[b'x'; 1_000][..], b"-->", content.trim_ascii()].concat();
    for content in [&content[..], &late] {
        assert_eq!(publish(&stored(&[("xl/a.xml", content)])), damaged("delen xl/a.xml har en DOCTYPE"));
    }
    assert_eq!(publish(&stored(&[("xl/media/a.svg", content)])).0, 0);
}

#[test]
fn no_part_is_encrypted() {
    let mut bytes = stored(&[("xl/hemmelig.bin", b"indhold")]);
    let places = places(&bytes, "xl/hemmelig.bin");
    // The general purpose flags, bit 0 (APPNOTE 4.4.4): 24 bytes before a local name, 38 before a listed one.
    bytes[places[0] - 24] |= 1;
    bytes[places[1] - 38] |= 1;
    insta::assert_snapshot!(publish(&bytes).1, @r"
    fejl: p.xlsx: projektmappen er beskyttet med adgangskode
      forventet: en projektmappe, der kan åbnes uden adgangskode
      hjælp: åbn filen i Excel, slå beskyttelsen fra under Filer > Oplysninger > Beskyt projektmappe, og gem en kopi
    ");
}

#[test]
fn no_two_parts_share_bytes() {
    let mut bytes = stored(&[("xl/a1.bin", b"indhold"), ("xl/a2.bin", b"indhold")]);
    let (first, second) = (places(&bytes, "xl/a1.bin"), places(&bytes, "xl/a2.bin"));
    // The offset of the local header (APPNOTE 4.4.16): 4 bytes before the listed name.
    let offset: [u8; 4] = bytes[first[1] - 4..first[1]].try_into().unwrap();
    bytes[second[1] - 4..second[1]].copy_from_slice(&offset);
    assert_eq!(publish(&bytes), damaged("dele af filen overlapper hinanden"));
}

#[test]
fn a_cell_has_at_most_32767_characters() {
    let folder = tempfile::tempdir().unwrap();
    let mut workbook = rust_xlsxwriter::Workbook::new();
    workbook.add_worksheet().set_name("Plan").unwrap().write_string(3, 1, "x".repeat(32_767)).unwrap();
    let mut bytes = workbook.save_to_buffer().unwrap();
    insta::assert_snapshot!(publish(&bytes).1, @r"
    fejl: p.xlsx: der er ingen plan i projektmappen: ingen række har kolonneoverskrifterne
      fundet: arket »Plan« (1 række)
      forventet: en række med Projekt, Formål, Leverance beskrivelse, Leverance frigives, Status, Kontakt og Bemærkninger (mindst Projekt og to til)
      hjælp: ret overskrifterne i arket med planen, og se efter, at det ikke er skjult
    ");
    // One more, put into the shared strings.
    let mut plan = ZipArchive::new(Cursor::new(bytes)).unwrap();
    let mut out = ZipWriter::new(Cursor::new(Vec::new()));
    for index in 0..plan.len() {
        let mut part = plan.by_index(index).unwrap();
        let mut content = String::new();
        part.read_to_string(&mut content).unwrap();
        out.start_file(part.name().unwrap(), SimpleFileOptions::default()).unwrap();
        out.write_all(content.replace("xx<", "xxx<").as_bytes()).unwrap();
    }
    bytes = out.finish().unwrap().into_inner();
    fs::write(folder.path().join("p.xlsx"), &bytes).unwrap();
    let expected = too_large("teksten i en celle (tegn) er 32768, grænsen er 32767");
    assert_eq!(run(&["check", "p.xlsx"], folder.path()), expected);
}
