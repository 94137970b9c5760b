// Writes the workbooks of a folder of plans that ExcelJS is to write: node account.mjs FOLDER (see account.py).
import { createRequire } from "node:module";
import { readFileSync, readdirSync } from "node:fs";
import { join } from "node:path";

const ExcelJS = createRequire(join(process.env.NODE_MODULES_OF_ACCOUNT ?? process.cwd(), "x.js"))("exceljs");
const folder = process.argv[2];
const styles = { bold: { bold: true }, strike: { strike: true }, super: { vertAlign: "superscript" }, "": {} };

function value(it) {
  if (it.runs) return { richText: it.runs.map(([text, style]) => ({ text, font: styles[style] })) };
  if (it.formula) return { formula: it.formula, result: it.text };
  if (it.link) return { text: it.text, hyperlink: it.link };
  return it.number ?? it.text;
}

for (const name of readdirSync(folder).filter((name) => /^\d{5}\.json$/.test(name)).sort()) {
  const spec = JSON.parse(readFileSync(join(folder, name), "utf8"));
  if (spec.writer !== "exceljs") continue;
  const book = new ExcelJS.Workbook();
  for (const sheet of spec.sheets) {
    const ws = book.addWorksheet(sheet.name, { state: sheet.state });
    for (const [at, it] of Object.entries(sheet.cells)) {
      const cell = ws.getCell(at);
      cell.value = value(it);
      if (it.format) cell.numFmt = it.format;
      if (it.color) cell.font = { color: { argb: "FF" + it.color } };
      if (it.note) cell.note = it.note;
    }
    for (const region of sheet.merges) ws.mergeCells(region);
    for (const row of sheet.hidden_rows) ws.getRow(row).hidden = true;
    for (const column of sheet.hidden_columns) ws.getColumn(column).hidden = true;
    if (sheet.filter) ws.autoFilter = sheet.filter;
    if (sheet.print_area) ws.pageSetup.printArea = sheet.print_area;
    if (sheet["page-header"]) ws.headerFooter.oddHeader = "&C" + sheet["page-header"];
    if (sheet["page-footer"]) ws.headerFooter.oddFooter = "&C" + sheet["page-footer"];
    for (const it of sheet.picture ?? []) {
      const image = book.addImage({ filename: join(folder, "picture.png"), extension: "png" });
      const cell = ws.getCell(it.at);
      ws.addImage(image, { tl: { col: cell.col - 1, row: cell.row - 1 }, ext: { width: 40, height: 40 } });
    }
  }
  await book.xlsx.writeFile(join(folder, spec.file));
}
