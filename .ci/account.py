"""The account of a workbook: whatever is planted in it stands in every output, or a finding names it.

account.py plan FOLDER N SEED    writes N seeded plans of workbooks (JSON), each for one writer with some things planted
account.py write FOLDER          writes the workbooks of openpyxl and XlsxWriter, and those that LibreOffice converts
account.py judge FOLDER PROGRAM  runs the program on each workbook; fails where something is lost
"""
import concurrent.futures
import json
import pathlib
import random
import re
import struct
import subprocess
import sys
import zipfile
import zlib

HEADINGS = ["Projekt", "Formål", "Leverance beskrivelse", "Leverance frigives", "Status", "Kontakt", "Bemærkninger"]
HEADER, FIRST = 5, 6
WORDS = "ankertov bolværk dønning fender garnrig havnelys isbjerg jolle klyver lanterne moleleje nordstjerne".split()
ALL = ["openpyxl", "xlsxwriter", "rust", "exceljs", "libreoffice"]
# What is planted: the writers that can write it, and the outputs in which its token must stand where no finding names it.
TEXT, LINK, NONE = ("json", "csv", "xlsx", "pdf"), ("json", "csv", "xlsx"), ()
KINDS = {
    "text": (ALL, TEXT), "bold-part": (ALL, TEXT), "struck-part": (ALL, TEXT), "superscript": (ALL, TEXT), "link": (ALL, LINK), "link-formula": (["openpyxl", "xlsxwriter", "rust", "exceljs"], LINK),
    "number": (ALL, TEXT), "hidden-by-format": (ALL, NONE), "formula-without-value": (["openpyxl"], NONE), "note": (ALL, NONE), "threaded-comment": (["openpyxl"], NONE),
    "text-box": (["xlsxwriter", "rust"], NONE), "picture": (["xlsxwriter", "rust", "exceljs"], NONE), "chart": (["openpyxl", "xlsxwriter", "rust"], NONE), "check-box": (["xlsxwriter"], NONE),
    "merged-down": (ALL, TEXT), "merged-across": (ALL, TEXT), "hidden-row": (ALL, NONE), "hidden-column": (ALL, NONE), "hidden-sheet": (ALL, NONE), "extra-sheet": (ALL, NONE), "filter": (["openpyxl", "xlsxwriter", "rust", "exceljs"], NONE),
    "print-area": (["openpyxl", "xlsxwriter", "rust", "exceljs"], NONE), "totals": (["xlsxwriter", "rust"], NONE), "page-header": (ALL, NONE), "page-footer": (ALL, NONE), "beside": (ALL, NONE), "below": (ALL, TEXT), "white-text": (["openpyxl", "xlsxwriter", "exceljs"], NONE),
}
# What a finding says that names a kind on its sheet rather than at one cell.
SAYS = {
    "text-box": "tekstboks|tekstfelt|figur", "picture": "billede", "chart": "diagram", "check-box": "afkryds", "note": "note|kommentar", "threaded-comment": "kommentar|note", "page-header": "sidehoved|side(hoved|fod)|hoved", "page-footer": "sidefod|side(hoved|fod)|fod",
    "hidden-sheet": "skjult", "extra-sheet": "ark", "print-area": "udskrift", "filter": "filter|skjult", "hidden-row": "skjult", "hidden-column": "skjult", "totals": "total|i alt|sum",
}


def column(index):
    return chr(ord("A") + index)


def address(name):
    letter, row = re.fullmatch(r"([A-Z])(\d+)", name).groups()
    return int(row), ord(letter) - ord("A")


class Workbook:
    """A plan with things planted; `spec` is what the writers read."""

    def __init__(self, number, writer, rng):
        self.rng, self.number, self.count = rng, number, 0
        self.rows = rng.randint(4, 8)
        sheet = {"name": "Plan", "state": "visible", "cells": {}, "merges": [], "hidden_rows": [], "hidden_columns": []}
        self.sheet = sheet
        self.spec = {"file": f"{number:05}-{writer}.xlsx", "writer": writer, "sheets": [sheet], "plants": []}
        for row, text in enumerate(["Aktivitets- og leveranceplan 1 kv. 2024 - 4 kv. 2024", "✓ = Leveret", "* = Ny/ændret", "Version 2.0 _1. april 2024 - Vejledende"], 1):
            self.put(f"A{row}", text)
        for index, heading in enumerate(HEADINGS):
            self.put(f"{column(index)}{HEADER}", heading)
        self.put(f"A{FIRST}", "Havnens område")
        for row in self.free_rows():
            texts = [f"Sag {row}", f"Formål med sag {row}.", f"Rapport om sag {row}.", "Q3 2024", "I gang", rng.choice(["Inger Vang", "Poul Hede"]), f"Se sag {row}."]
            for index, text in enumerate(texts):
                self.put(f"{column(index)}{row}", text)
        self.unused = self.free_rows()
        rng.shuffle(self.unused)

    def free_rows(self):
        return list(range(FIRST + 1, FIRST + 1 + self.rows))

    def put(self, at, text, **more):
        self.sheet["cells"][at] = {"text": text, **more}

    def token(self):
        self.count += 1
        return f"{self.rng.choice(WORDS)}{self.number}x{self.count}"

    def plant(self, kind):
        token, last = self.token(), FIRST + self.rows
        if not self.unused:
            return
        row = self.unused.pop()
        at, cell = f"G{row}", None
        sheet = self.sheet
        if kind == "text":
            at = f"{self.rng.choice('BCEG')}{row}"
            self.put(at, f"Her er {token} med.")
        elif kind in ("bold-part", "struck-part", "superscript"):
            style = {"bold-part": "bold", "struck-part": "strike", "superscript": "super"}[kind]
            self.put(at, f"Før {token} efter.", runs=[["Før ", ""], [token, style], [" efter.", ""]])
        elif kind == "link":
            self.put(at, "Se vejledningen", link=f"https://havn.example/{token}")
        elif kind == "link-formula":
            self.put(at, "Se vejledningen", formula=f'HYPERLINK("https://havn.example/{token}","Se vejledningen")')
        elif kind == "number":
            self.put(at, "", number=self.number % 90 + 1, format=f'0" {token}"')
        elif kind == "hidden-by-format":
            self.put(at, token, format=";;;")
        elif kind == "formula-without-value":
            self.put(at, "", formula='"x"&"y"')
        elif kind == "white-text":
            self.put(at, token, color="FFFFFF")
        elif kind in ("note", "threaded-comment"):
            sheet["cells"][at]["note" if kind == "note" else "thread"] = token
        elif kind in ("text-box", "picture", "chart", "check-box"):
            sheet.setdefault(kind, []).append({"at": f"{'I' if kind != 'check-box' else 'H'}{row}", "text": token})
            at = f"H{row}" if kind == "check-box" else None
        elif kind == "merged-down":
            other = row + 1
            if other > last or other not in self.unused:
                return
            self.unused.remove(other)
            at = f"G{row}"
            self.put(at, f"Fælles {token}.")
            sheet["cells"].pop(f"G{other}")
            sheet["merges"].append(f"G{row}:G{other}")
        elif kind == "merged-across":
            at = f"B{row}"
            self.put(at, f"Samlet {token}.")
            sheet["cells"].pop(f"C{row}")
            sheet["merges"].append(f"B{row}:C{row}")
        elif kind in ("hidden-row", "filter"):
            self.put(at, token)
            sheet["hidden_rows"].append(row)
            if kind == "filter":
                sheet["filter"] = f"A{HEADER}:G{last}"
        elif kind == "hidden-column":
            at = "B%d" % row
            self.put(at, token)
            sheet["hidden_columns"].append("B")
            cell = f"B{FIRST + 1}:B{last}"
        elif kind in ("hidden-sheet", "extra-sheet"):
            cells = {"A1": {"text": token}, "B2": {"text": "Noter"}}
            if self.rng.random() < 0.5 and kind == "hidden-sheet":
                cells = {f"{column(i)}1": {"text": text} for i, text in enumerate(HEADINGS)} | {"A2": {"text": "Gammelt"}, "A3": {"text": token}, "C3": {"text": "Rapport."}}
            state = "visible" if kind == "extra-sheet" else self.rng.choice(["hidden", "veryHidden"])
            name = f"Ark{self.count}"
            self.spec["sheets"].append({"name": name, "state": state, "cells": cells, "merges": [], "hidden_rows": [], "hidden_columns": []})
            return self.note(kind, token, name, None)
        elif kind == "print-area":
            if "print_area" in sheet:
                return
            # The last row is left out; its text must not vanish unsaid, nor come out unsaid.
            sheet["print_area"] = f"A1:G{last - 1}"
            at = f"G{last}"
            cell = f"A{last}:G{last}"
        elif kind == "totals":
            if "totals" in sheet or sheet["merges"]:
                return
            sheet["totals"] = {"range": f"A{HEADER}:G{last + 1}", "label": token}
            at = f"A{last + 1}"
        elif kind in ("page-header", "page-footer"):
            sheet[kind] = token
            at = None
        elif kind == "beside":
            at = f"J{row}"
            self.put(at, token)
        elif kind == "below":
            at = f"A{last + 3}"
            self.put(at, f"Note: {token}")
        self.note(kind, token, "Plan", at, cell)

    def note(self, kind, token, sheet, at, cell=None):
        self.spec["plants"].append({"kind": kind, "token": token, "sheet": sheet, "cells": cell or at})


def plan(folder, number, seed):
    folder.mkdir(parents=True, exist_ok=True)
    for index in range(number):
        rng = random.Random(seed * 1_000_003 + index)
        writer = ALL[index % len(ALL)]
        book = Workbook(index, writer, rng)
        kinds = [kind for kind, (writers, _) in KINDS.items() if writer in writers]
        # A table with totals allows no merged cells, and is the last row.
        chosen = rng.sample(kinds, rng.randint(1, 4))
        for kind in sorted(chosen, key=lambda kind: kind == "totals"):
            if kind != "below" or "totals" not in chosen:
                book.plant(kind)
        (folder / f"{index:05}.json").write_text(json.dumps(book.spec, ensure_ascii=False), encoding="utf8")


def png():
    chunk = lambda name, data: struct.pack(">I", len(data)) + name + data + struct.pack(">I", zlib.crc32(name + data))
    rows = b"".join(b"\0" + b"\x20\x60\xa0" * 8 for _ in range(8))
    return b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", struct.pack(">IIBBBBB", 8, 8, 8, 2, 0, 0, 0)) + chunk(b"IDAT", zlib.compress(rows)) + chunk(b"IEND", b"")


def with_openpyxl(spec, path):
    import openpyxl
    from openpyxl.cell.rich_text import CellRichText, TextBlock
    from openpyxl.cell.text import InlineFont
    from openpyxl.chart import BarChart, Reference
    from openpyxl.comments import Comment
    from openpyxl.styles import Font

    styles = {"bold": {"b": True}, "strike": {"strike": True}, "super": {"vertAlign": "superscript"}, "": {}}
    book = openpyxl.Workbook()
    book.remove(book.active)
    for sheet in spec["sheets"]:
        ws = book.create_sheet(sheet["name"])
        ws.sheet_state = sheet["state"]
        for at, it in sheet["cells"].items():
            cell = ws[at]
            cell.value = it.get("number", it["text"])
            if "runs" in it:
                cell.value = CellRichText(*[TextBlock(InlineFont(**styles[style]), text) for text, style in it["runs"]])
            if "formula" in it:
                cell.value = "=" + it["formula"]
            if "format" in it:
                cell.number_format = it["format"]
            if "color" in it:
                cell.font = Font(color=it["color"])
            if "link" in it:
                cell.hyperlink = it["link"]
            if "note" in it:
                cell.comment = Comment(it["note"], "Kontoret")
        for region in sheet["merges"]:
            ws.merge_cells(region)
        for row in sheet["hidden_rows"]:
            ws.row_dimensions[row].hidden = True
        for name in sheet["hidden_columns"]:
            ws.column_dimensions[name].hidden = True
        if "filter" in sheet:
            ws.auto_filter.ref = sheet["filter"]
        if "print_area" in sheet:
            ws.print_area = sheet["print_area"]
        if "page-header" in sheet:
            ws.oddHeader.center.text = sheet["page-header"]
        if "page-footer" in sheet:
            ws.oddFooter.center.text = sheet["page-footer"]
        for it in sheet.get("chart", []):
            chart = BarChart()
            chart.title = it["text"]
            chart.add_data(Reference(ws, min_col=1, min_row=7, max_row=8))
            ws.add_chart(chart, it["at"])
    book.save(path)
    # openpyxl writes a formula with an empty value; a link's formula has one, as Excel leaves it.
    values = {at: it["text"] for at, it in spec["sheets"][0]["cells"].items() if "formula" in it and it["text"]}
    threads = {at: it["thread"] for at, it in spec["sheets"][0]["cells"].items() if "thread" in it}
    if values or threads:
        rewrite(path, values, threads)


def rewrite(path, values, threads):
    """Gives formulas their values, and the first sheet its threaded comments."""
    with zipfile.ZipFile(path) as z:
        parts = {name: z.read(name) for name in z.namelist()}
    sheet, rels = "xl/worksheets/sheet1.xml", "xl/worksheets/_rels/sheet1.xml.rels"
    text = parts[sheet].decode("utf8")
    for at, value in values.items():
        text = re.sub(rf'(<c r="{at}"[^>]*?)(?: t="\w+")?>(<f>.*?</f>)<v ?/?>(?:</v>)?', rf'\1 t="str">\2<v>{value}</v>', text)
    parts[sheet] = text.encode("utf8")
    if threads:
        comments = "".join(f'<threadedComment ref="{at}" dT="2024-03-01T10:00:00.00" personId="{{AAAAAAAA-0000-0000-0000-000000000001}}" id="{{BBBBBBBB-0000-0000-0000-{index:012}}}"><text>{text}</text></threadedComment>' for index, (at, text) in enumerate(threads.items()))
        space = 'xmlns="http://schemas.microsoft.com/office/spreadsheetml/2018/threadedcomments"'
        parts["xl/threadedComments/threadedComment1.xml"] = f"<ThreadedComments {space}>{comments}</ThreadedComments>".encode("utf8")
        relation = '<Relationship Id="rIdThread" Type="http://schemas.microsoft.com/office/2017/10/relationships/threadedComment" Target="/xl/threadedComments/threadedComment1.xml"/>'
        old = parts.get(rels, b'<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"></Relationships>').decode("utf8")
        parts[rels] = (old.replace("</Relationships>", relation + "</Relationships>") if "</Relationships>" in old else old.replace("/>", f">{relation}</Relationships>")).encode("utf8")
        types = parts["[Content_Types].xml"].decode("utf8")
        kind = '<Override PartName="/xl/threadedComments/threadedComment1.xml" ContentType="application/vnd.ms-excel.threadedcomments+xml"/>'
        parts["[Content_Types].xml"] = types.replace("</Types>", kind + "</Types>").encode("utf8")
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as z:
        for name, data in parts.items():
            z.writestr(name, data)


def with_xlsxwriter(spec, path, picture):
    import xlsxwriter

    book = xlsxwriter.Workbook(path)
    styles = {"bold": book.add_format({"bold": True}), "strike": book.add_format({"font_strikeout": True}), "super": book.add_format({"font_script": 1}), "": book.add_format()}
    for number, sheet in enumerate(spec["sheets"]):
        ws = book.add_worksheet(sheet["name"])
        if number and sheet["state"] != "visible":
            ws.hide() if sheet["state"] == "hidden" else ws.very_hidden()
        merged = {region.split(":")[0]: region for region in sheet["merges"]}
        for at, it in sheet["cells"].items():
            look = {key: value for key, value in (("num_format", it.get("format")), ("font_color", it.get("color") and "#" + it["color"])) if value}
            form = book.add_format(look) if look else None
            if at in merged:
                ws.merge_range(merged[at], it["text"], book.add_format({"text_wrap": True}))
            elif "runs" in it:
                ws.write_rich_string(at, *[part for text, style in it["runs"] for part in (styles[style], text)])
            elif "number" in it:
                ws.write_number(at, it["number"], form)
            elif "formula" in it:
                ws.write_formula(at, "=" + it["formula"], form, it["text"])
            elif "link" in it:
                ws.write_url(at, it["link"], form, it["text"])
            else:
                ws.write_string(at, it["text"], form)
            if "note" in it:
                ws.write_comment(at, it["note"])
        for row in sheet["hidden_rows"]:
            ws.set_row(row - 1, None, None, {"hidden": True})
        for name in sheet["hidden_columns"]:
            ws.set_column(f"{name}:{name}", None, None, {"hidden": True})
        if "filter" in sheet:
            ws.autofilter(sheet["filter"])
        if "print_area" in sheet:
            ws.print_area(sheet["print_area"])
        if "totals" in sheet:
            columns = [{"header": heading} for heading in HEADINGS]
            columns[0]["total_string"] = sheet["totals"]["label"]
            columns[6]["total_function"] = "count"
            ws.add_table(sheet["totals"]["range"], {"columns": columns, "total_row": True, "autofilter": False})
        if "page-header" in sheet:
            ws.set_header("&C" + sheet["page-header"])
        if "page-footer" in sheet:
            ws.set_footer("&C" + sheet["page-footer"])
        for it in sheet.get("text-box", []):
            ws.insert_textbox(it["at"], it["text"])
        for it in sheet.get("picture", []):
            ws.insert_image(it["at"], str(picture), {"description": it["text"]})
        for it in sheet.get("check-box", []):
            ws.insert_checkbox(it["at"], True)
        for it in sheet.get("chart", []):
            chart = book.add_chart({"type": "bar"})
            chart.add_series({"values": "=Plan!$A$7:$A$8"})
            chart.set_title({"name": it["text"]})
            ws.insert_chart(it["at"], chart)
    book.close()


def write(folder):
    picture = folder / "picture.png"
    picture.write_bytes(png())
    converted = folder / "to-convert"
    converted.mkdir(exist_ok=True)
    for file in sorted(folder.glob("?????.json")):
        spec = json.loads(file.read_text(encoding="utf8"))
        if spec["writer"] == "openpyxl":
            with_openpyxl(spec, folder / spec["file"])
        elif spec["writer"] == "xlsxwriter":
            with_xlsxwriter(spec, folder / spec["file"], picture)
        elif spec["writer"] == "libreoffice":
            with_openpyxl(spec, converted / spec["file"])
    # Half of them become .ods, half .xlsx again.
    files = sorted(converted.glob("*.xlsx"))
    for form, some in (("ods", files[::2]), ("xlsx:Calc MS Excel 2007 XML", files[1::2])):
        for start in range(0, len(some), 100):
            subprocess.run(["soffice", f"-env:UserInstallation=file://{folder}/profile", "--headless", "--convert-to", form, "--outdir", folder, *some[start:start + 100]], check=True, capture_output=True)


def judge_one(file, program):
    """The plants of a workbook that are lost, each as a line; and how many there are."""
    spec = json.loads(file.read_text(encoding="utf8"))
    path = file.parent / spec["file"]
    if not path.exists():
        path = path.with_suffix(".ods")
    if not path.exists():
        return [f"{path.name}: not written"], 0
    run = lambda *arguments: subprocess.run([program, *arguments], capture_output=True, text=True, timeout=120)
    checked = run("check", path, "--format", "json")
    if checked.returncode > 1:
        return [f"{path.name}: refused: {checked.stderr.strip()[:200]}"], len(spec["plants"])
    said = json.loads(checked.stdout)
    findings = said["findings"]
    # Of a sheet that holds no plan it is said that it is not read.
    unread = [sheet["sheet"] for sheet in said["sheets"] if not sheet["read"]]
    out = file.parent / "out" / file.stem
    published = run("publish", path, "--output", out, "--quiet")
    edition = next(iter(sorted(out.glob("v*"))), None)
    if edition is None:
        run("extract", path, "--format", "all", "--output", out, "--quiet")
        edition = out
    texts = {"json": "", "csv": "", "xlsx": "", "pdf": ""}
    for made in edition.rglob("*"):
        kind = made.suffix.lstrip(".")
        if made.name == "plan.json" or kind == "csv":
            texts[kind] += made.read_text(encoding="utf8")
        elif kind == "xlsx":
            with zipfile.ZipFile(made) as z:
                texts["xlsx"] = "".join(z.read(name).decode("utf8", "replace") for name in z.namelist() if name.endswith((".xml", ".rels")))
        elif kind == "pdf":
            texts["pdf"] = subprocess.run(["pdftotext", "-raw", made, "-"], capture_output=True, text=True).stdout
    lost = []
    if published.returncode > 1:
        lost.append(f"{path.name}: not published: {published.stderr.strip()[:300]}")
    for plant in spec["plants"]:
        wanted = KINDS[plant["kind"]][1]
        # A long word may be broken in a column of the PDF; what was not published has none.
        squeezed = {kind: re.sub(r"[\s\u00ad-]", "", text) if kind == "pdf" else text for kind, text in texts.items()}
        absent = [kind for kind in wanted if plant["token"] not in squeezed[kind] and (kind != "pdf" or edition != out)]
        if plant["kind"] in ("extra-sheet", "hidden-sheet") and plant["sheet"] in unread:
            continue
        if (not wanted or absent) and not any(names(finding, plant) for finding in findings):
            lost.append(f"{path.name}: {plant['kind']} at {plant['sheet']}!{plant['cells']}" + (f", not in {', '.join(absent)}" if absent else ""))
    return lost, len(spec["plants"])


def names(finding, plant):
    """Whether a finding is about a plant: at its cell, in its words, or of its kind on its sheet."""
    words = " ".join([finding["message"], finding.get("help") or ""])
    if plant["token"] in words:
        return True
    on_sheet = finding["sheet"] == plant["sheet"] or plant["sheet"] in words
    says = SAYS.get(plant["kind"])
    if says and on_sheet and re.search(says, re.sub("»[^«]*«", "", words), re.I):
        return True
    if not plant["cells"] or finding["sheet"] != plant["sheet"]:
        return False
    cells = [cell for cell in [finding["cell"]] + [other["cell"] for other in finding["related"]] if cell]
    return any(meets(cell.split(":"), plant["cells"].split(":")) for cell in cells)


def meets(one, other):
    (top, left), (bottom, right) = address(one[0]), address(one[-1])
    (first, start), (last, end) = address(other[0]), address(other[-1])
    return top <= last and first <= bottom and left <= end and start <= right


def judge(folder, program):
    files = sorted(folder.glob("?????.json"))
    with concurrent.futures.ThreadPoolExecutor() as pool:
        results = list(pool.map(lambda file: judge_one(file, program), files))
    lost = [line for lines, _ in results for line in lines]
    print(*lost, sep="\n")
    planted = sum(count for _, count in results)
    print(f"{len(files)} workbooks, {planted} things planted, {len(lost)} lost")
    return not lost


if __name__ == "__main__":
    command, folder = sys.argv[1], pathlib.Path(sys.argv[2]).resolve()
    if command == "plan":
        plan(folder, int(sys.argv[3]), int(sys.argv[4]))
    elif command == "write":
        write(folder)
    elif not judge(folder, sys.argv[3]):
        sys.exit(1)
