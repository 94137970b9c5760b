"""What .ci/extracts asks of the extracts, one check for each command."""

import csv
import json
import pathlib
import shutil
import subprocess
import sys
import tempfile
import unicodedata
import warnings

warnings.simplefilter("error", UserWarning)

DANGEROUS = ['=HYPERLINK("http://x")', "+1", "@SUM", "-2", " =1", "'=1", "=cmd|' /C calc'!A0"]


def fail(message):
    sys.exit(f"FEJL: {message}")


def schemas(folder):
    package = json.loads((folder / "datapackage.json").read_text("utf-8"))
    return package, {resource["name"]: resource for resource in package["resources"]}


def frictionless_errors(folder):
    """The kinds of error that frictionless finds in a folder's data package."""
    import frictionless

    report = frictionless.validate(str(folder / "datapackage.json"))
    return {error.type for task in report.tasks for error in task.errors} | {error.type for error in report.errors}


def package(folder):
    """The data package is valid, and a damaged value makes it invalid."""
    folder = pathlib.Path(folder)
    errors = frictionless_errors(folder)
    if errors:
        fail(f"{folder}: frictionless finds {errors}")
    description, resources = schemas(folder)
    delimiter = resources["leverancer"]["dialect"]["delimiter"]
    guarded = delimiter == ";"
    damages = [
        ("leverancer", "frigives_fra", "2019-02-30", "type-error"),
        ("leverancer", "leveret", "måske", "type-error"),
        ("leverancer", "raekke", "x", "type-error"),
        ("leverancer", "raekke", "0", "constraint-error"),
        ("leverancer", "tilstand", "færdig", "constraint-error"),
        ("leverancer", "projekt", "", "constraint-error"),
        ("leverancer", "omraade", "Findes ikke", "foreign-key"),
        ("perioder", "leverance", "findes/ikke", "foreign-key"),
        ("kontakter", "kontakt", None, "primary-key"),
        ("links", "adresse", "javascript:x", "constraint-error"),
        ("leverancer", "status", "Noget andet", "hash-count"),
    ]
    for table, column, value, expected in damages:
        with tempfile.TemporaryDirectory() as copy:
            copy = pathlib.Path(copy) / "csv"
            shutil.copytree(folder, copy)
            path = copy / f"{table}.csv"
            with open(path, encoding="utf-8-sig", newline="") as file:
                rows = list(csv.reader(file, delimiter=delimiter))
            at = rows[0].index(column)
            if len(rows) < 3 and (value is None or len(rows) < 2):
                continue
            rows[1][at] = rows[2][at] if value is None else value
            with open(path, "w", encoding="utf-8-sig" if guarded else "utf-8", newline="") as file:
                csv.writer(file, delimiter=delimiter, lineterminator="\r\n").writerows(rows)
            if expected != "hash-count":
                # The types must see it, not the digest.
                changed = json.loads((copy / "datapackage.json").read_text("utf-8"))
                for resource in changed["resources"]:
                    del resource["hash"], resource["bytes"]
                (copy / "datapackage.json").write_text(json.dumps(changed), "utf-8")
            found = frictionless_errors(copy)
            if expected not in found:
                fail(f"{table}.{column} = {value!r}: expected {expected}, found {found}")
    print(f"frictionless: {len(resources)} tables valid, {len(damages)} damages seen: {folder}")


def tables(folder):
    """pandas and DuckDB read each table with the types of its schema."""
    import duckdb
    import pandas

    folder = pathlib.Path(folder)
    _, resources = schemas(folder)
    for name, resource in resources.items():
        path, fields = str(folder / resource["path"]), resource["schema"]["fields"]
        delimiter = resource["dialect"]["delimiter"]
        of = lambda kind: [field["name"] for field in fields if field["type"] == kind]
        decimal = next((field["decimalChar"] for field in fields if field["type"] == "number"), ".")
        kinds = {name: "str" for name in of("string")} | {name: "int64" for name in of("integer")}
        kinds |= {name: "bool" for name in of("boolean")}
        frame = pandas.read_csv(
            path, sep=delimiter, decimal=decimal, encoding="utf-8-sig", dtype=kinds, parse_dates=of("date"),
            date_format="%Y-%m-%d", true_values=["ja"], false_values=["nej"], keep_default_na=False,
            na_values={name: [""] for name in of("date")},
        )
        wanted = {"string": "str", "integer": "int64", "boolean": "bool", "number": "float64"}
        for field in fields:
            kind = str(frame[field["name"]].dtype)
            if field["type"] == "date":
                if not kind.startswith("datetime64") and len(frame[field["name"]].dropna()):
                    fail(f"pandas: {name}.{field['name']} is {kind}")
            elif kind not in (wanted[field["type"]], "object" if field["type"] == "string" else ""):
                fail(f"pandas: {name}.{field['name']} is {kind}")
        if list(frame.columns) != [field["name"] for field in fields]:
            fail(f"pandas: columns of {name}: {list(frame.columns)}")

        sql = {"string": "VARCHAR", "integer": "BIGINT", "date": "DATE", "number": "DOUBLE", "boolean": "VARCHAR"}
        columns = {field["name"]: sql[field["type"]] for field in fields}
        truths = ", ".join(f"\"{column}\" = 'ja' AS \"{column}\"" for column in of("boolean"))
        everything = f"* REPLACE ({truths})" if truths else "*"
        relation = duckdb.sql(
            f"SELECT {everything} FROM read_csv($path, delim=$delim, header=true, columns=$columns, quote='\"', escape='\"',"
            " strict_mode=true)", params={"path": path, "delim": delimiter, "columns": columns}
        )
        kinds = [str(kind) for kind in relation.types]
        if kinds != ["BOOLEAN" if field["type"] == "boolean" else sql[field["type"]] for field in fields]:
            fail(f"duckdb: {name}: {kinds}")
        rows = relation.fetchall()
        if len(rows) != len(frame):
            fail(f"{name}: pandas has {len(frame)} rows, duckdb {len(rows)}")
        for index, field in enumerate(fields):
            if field["type"] == "string":
                if [row[index] or "" for row in rows] != [str(text) for text in frame[field["name"]]]:
                    fail(f"{name}.{field['name']}: pandas and duckdb read different texts")
            if field["type"] == "boolean" and [row[index] for row in rows] != list(frame[field["name"]]):
                fail(f"{name}.{field['name']}: pandas and duckdb read different truths")
    print(f"pandas, duckdb: {len(resources)} tables with their types: {folder}")


def formulas(book):
    return [cell.coordinate for sheet in book for row in sheet for cell in row if cell.data_type == "f"]


def workbook(path, folder):
    """openpyxl opens the workbook without a warning; the table `Data` has types; nothing is a formula."""
    import datetime

    import openpyxl

    warnings.simplefilter("error")
    book = openpyxl.load_workbook(path)
    if [sheet.title for sheet in book] != ["Plan", "Data", "Links", "Kontakter"]:
        fail(f"sheets: {[sheet.title for sheet in book]}")
    if formulas(book):
        fail(f"formulas: {formulas(book)}")
    _, resources = schemas(pathlib.Path(folder))
    data, fields = book["Data"], resources["leverancer"]["schema"]["fields"]
    if [cell.value for cell in data[1]] != [field["name"] for field in fields]:
        fail("Data has other columns than leverancer.csv")
    table = data.tables["leverancer"]
    if table.ref != data.dimensions or table.autoFilter is None:
        fail(f"table {table.ref} of {data.dimensions}, filter {table.autoFilter}")
    kinds = {"string": str, "integer": int, "boolean": bool, "date": datetime.datetime}
    for row in data.iter_rows(min_row=2):
        for cell, field in zip(row, fields):
            if cell.value is not None and type(cell.value) is not kinds[field["type"]]:
                fail(f"Data!{cell.coordinate} is {cell.value!r}, expected {field['type']}")
    plan = book["Plan"]
    if plan.freeze_panes is None or plan.print_title_rows is None or plan.page_setup.orientation != "landscape":
        fail("Plan is not set up for print")
    if not book.properties.title or book.properties.created is None or "Version" not in book.properties.subject:
        fail("the properties lack title, version or date")
    print(f"openpyxl: {data.max_row - 1} rows, no warning: {path}")


def without_blanks(text):
    """Letters and signs alone: how lines are broken and where a hyphen stands does not matter."""
    text = unicodedata.normalize("NFKC", text)
    return "".join(c for c in text if not c.isspace() and c not in "-\u00ad\u200b")


def pdf(path, printed):
    """Every text of the sheet Plan stands in the PDF, as often as in the sheet."""
    import openpyxl

    text = subprocess.run(["pdftotext", "-raw", printed, "-"], check=True, capture_output=True, text=True).stdout
    text = without_blanks(text)
    wanted = []
    for row in openpyxl.load_workbook(path)["Plan"].iter_rows():
        for cell in row:
            if cell.value is not None:
                value = cell.value.strftime("%d-%m-%Y") if hasattr(cell.value, "strftime") else str(cell.value)
                wanted.append((without_blanks(value), cell.coordinate))
    # The longest first, and each taken out: a short text may stand inside a long one.
    for value, at in sorted(wanted, key=lambda text: (-len(text[0]), text)):
        if value not in text:
            fail(f"Plan!{at} is cut in {printed}: {value}")
        text = text.replace(value, "\0", 1)
    print(f"pdf: {len(wanted)} texts whole: {printed}")


def squeeze(path, out):
    """The same workbook with rows of one line."""
    import openpyxl

    book = openpyxl.load_workbook(path)
    for row in book["Plan"].row_dimensions.values():
        row.height = 15
    book.save(out)


def same(one, two):
    """Two plans are equal, but for where their texts stand."""

    def bare(value):
        if isinstance(value, dict):
            return {key: bare(inner) for key, inner in value.items() if key not in ("source", "cell")}
        return [bare(inner) for inner in value] if isinstance(value, list) else value

    one, two = (bare(json.loads(pathlib.Path(path).read_text("utf-8"))) for path in (one, two))
    if one != two:
        fail(f"the plan read back differs: {next((a, b) for a, b in zip(str(one), str(two)) if a != b)}")
    print("plan: read back equal")


def dangerous(out):
    """A plan whose cells look like formulas."""
    import openpyxl

    book = openpyxl.Workbook()
    sheet = book.active
    sheet.title = "Plan"
    for text in ["Plan 1 kv. 2019", "✓ = Leveret", "Version 5.0 _1. april 2019"]:
        sheet.append([text])
    sheet.append(["Projekt", "Formål", "Leverance beskrivelse", "Leverance frigives", "Status", "Kontakt", "Bemærkninger"])
    sheet.append(["Område"])
    for _ in range(2):
        sheet.append([None] * 7)
    for row, shift in ((6, 0), (7, 3)):
        for column in range(7):
            cell = sheet.cell(row, column + 1, DANGEROUS[(column + shift) % len(DANGEROUS)])
            cell.data_type = "s"
    book.save(out)


def harmless(path, table, opened):
    """Texts that look like formulas are strings in the workbook, guarded in the CSV, and strings once that is opened."""
    import openpyxl

    book = openpyxl.load_workbook(path)
    if formulas(book):
        fail(f"formulas: {formulas(book)}")
    # The reader takes the outer blanks of a cell away.
    texts = {text.strip() for text in DANGEROUS}
    for sheet in ("Plan", "Data"):
        cells = [cell for row in book[sheet] for cell in row if cell.value in texts]
        if {cell.value for cell in cells} != texts or any(cell.data_type != "s" for cell in cells):
            fail(f"{sheet}: {[(cell.value, cell.data_type) for cell in cells]}")
        if not all(cell.quotePrefix for cell in cells):
            fail(f"{sheet}: a text becomes a formula when its cell is edited")
    with open(table, encoding="utf-8-sig", newline="") as file:
        fields = {field for row in csv.reader(file, delimiter=";") for field in row}
    bare = {text for text in texts if not text.startswith("'")}
    if not {"'" + text for text in texts} <= fields or fields & bare:
        fail(f"leverancer.csv: {fields}")
    errors = frictionless_errors(pathlib.Path(table).parent)
    if errors:
        fail(f"guarded tables: frictionless finds {errors}")
    opened = openpyxl.load_workbook(opened)
    if formulas(opened):
        fail(f"formulas in the opened CSV: {formulas(opened)}")
    print(f"harmless: {len(texts)} texts, in the workbook and in the CSV")


if __name__ == "__main__":
    globals()[sys.argv[1]](*sys.argv[2:])
