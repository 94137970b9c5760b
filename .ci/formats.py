"""What a cell shows: the program's text held against LibreOffice's, in Danish.

formats.py make FILE          writes a plan workbook: a row for each pair of a number format and a value
formats.py compare CSV JSON   compares what LibreOffice shows with what the program read; fails under 99 % or where a difference is not explained
"""
import csv
import json
import sys
import unicodedata

import openpyxl

# Number formats: Excel's own, those of its dialog, and those that offices write.
NUMBERS = [
    "General", "0", "0.0", "0.00", "0.000", "#", "#,##0", "#,##0.0", "#,##0.00", "00", "0000", "0.0000", "000000", "#,###,##0",
    "###,###,##0.000", "0.0%", '0"%"', "0 %", "0.00E+00", "0.0E+0", "##0.0E+0", "0.000000E+00", "#,##0,", "#,##0.0,", "#,##0,,",
    '0.0,," mio."', '#,##0," t.kr."', '0" stk."', '"Q"0', '0". kvartal 2024"', '"Uge "0" 2024"', '0" både"', '"ca. "0', "\\#0", '"("0")"',
    "(0)", "+0", "-0", "0_)", '0.00" kr."', "[$kr.-406] #,##0.00", "#,##0.00 [$kr.-406]", "[$€-2] #,##0.00", "[$$-409]#,##0.00", '"$"#,##0',
    "#,##0.00\\ [$€-40C]", '"£"#,##0.00', '0;-0;"ingen"', '"op";"ned";"uændret"', "0;(0)", "0.00;[Red]-0.00", "#,##0_);(#,##0)",
    "#,##0_);[Red]\\(#,##0\\)", "#,##0.00_);\\(#,##0.00\\)", '_ * #,##0.00_ ;_ * \\-#,##0.00_ ;_ * "-"??_ ;_ @_ ',
    '_(* #,##0_);_(* \\(#,##0\\);_(* "-"_);_(@_)', '_-* #,##0.00\\ "kr."_-;\\-* #,##0.00\\ "kr."_-;_-* "-"??\\ "kr."_-;_-@_-',
    "[Red]#,##0;\\-#,##0;0", "[Blue]0;[Red]-0;[Green]0", "[Color10]0;[Color3]-0", '[>=50]0;[<0]"under nul";0.0', '[<0]"minus "0;0',
    "[<=1]0.00;0", '[<>0]0;"nul"', "0;;", "0;-0;", ";;;", ';;"nul"', '"fast tekst"', '" Godt"', "0;-0;0;@", '0.00"°"', '0"."0', "00-00-00",
    '00" "00" "00" "00', "000\\-0000", '"A"000', "@", '@" ✓"', '"sag "@', 'General" stk."', '"nr. "General', 'General;-General;"-"',
    "0.0;@", "#.00", "?0.0?", "0.0?", "0\\.0", "0:00", "##", "0.00_ ;[Red]\\-0.00\\ ", "0.00000000000", "0.000000000000000",
    "\\$#,##0;[Red]\\-\\$#,##0", "0!x", "0.0x", "0'0", "[$-406]0.00", '#,##0.00;;"tom"', '"="0', "~0", "{0}", "<0>", "^0", "0&0", "0%;-0%",
    "0.000%", "#,##0%", '[=1]"Leveret";[=2]"I gang";"?"', '[>=100]"mange";[<0]"under nul";"få"', '[<0]"minus "0;[=0]"nul";0',
    '"$"* #,##0.00', '[>=1000]#,##0.0,"K";[<0]-0;0',
]
FRACTIONS = [
    "# ?/?", "# ??/??", "# ???/???", "?/?", "# ?/8", "# ??/16",
]
DATES = [
    "dd-mm-yyyy", "d-m-yyyy", "dd-mm-yy", "d-m-yy", "dd.mm.yyyy", "d. mmmm yyyy", "d. mmm yyyy", "d. mmmm", "d. mmm", "dd-mmm-yy",
    "d-mmm-yy", "d-mmm", "mmm-yy", "mmmm yyyy", "mmm yyyy", "mmmm-yy", "mmmm yy", "mmmm", "mmm", "mmmmm", "mmmmm-yy", "yyyy", "yy",
    "yyyy-mm-dd", "yyyy-mm", "mm-yyyy", "yyyymmdd", "dd/mm/yyyy", "dd/mm/yy", "d/m", "m/d/yyyy", "mm/dd/yy", "yyyy/mm/dd", "dddd", "ddd",
    "dddd d. mmmm yyyy", "ddd d/m", 'dddd "den" d. mmmm', "d", "dd", "m", "mm", '"Q4 "yyyy', '"Medio" mmmm yyyy', '"ca. "d. mmmm yyyy',
    '"uge "d', "[$-406]d. mmmm yyyy;@", "[$-406]dddd, d mmmm yyyy;@", "[$-409]d-mmm-yy;@", "[$-409]mmmm\\ d\\,\\ yyyy;@",
    "[$-409]mmm\\-yy;@", "[$-809]dd mmmm yyyy;@", "[$-409]dddd\\,\\ mmmm\\ dd\\,\\ yyyy", "[$-1030]d mmm", "d/m/yy;@", "dd\\.mm\\.yyyy",
    "DD-MM-YYYY", "D. MMMM YYYY", "mmm\\ d\\,\\ yyyy", "yyyy\\-mm\\-dd", 'yyyy"-"mm', "d.m.yy", "dd mmm", "mm/dd", "dd/\\ mmm",
    "[Red]d-m-yyyy", "m/yy", "m-yyyy", "dd-mm-yyyy hh:mm", "d/m/yyyy h:mm", "yyyy-mm-dd\\Thh:mm", "yyyy\\-mm\\-dd\\ h:mm", "dd-mm-yyyy;@",
    "[>40000]yyyy;d", 'yyyy;;"ingen dato"',
]
TIMES = [
    "hh:mm", "h:mm", "h:mm:ss", "hh:mm:ss", "mm:ss", "h:mm AM/PM", "hh:mm:ss AM/PM", "h AM/PM", "mm:ss.0", "mm:ss.00", "hh:mm:ss.000", "ss",
    "s", "h", "hh", '"kl. "hh:mm', 'h" t. "m" min."', "[$-F400]h:mm:ss\\ AM/PM", "[h]:mm", "[hh]:mm", "[h]:mm:ss", "[mm]:ss", "[m]", "[s]",
    "[ss]", "[h]", '[h]" timer"', "[h]:mm;@", "[=0]?;[h]:mm",
]
NUMBER_VALUES = [0, 1, 2, 3, 5, 40, 100, 1234, 1234567, 12345678901, -1, -3.25, -1234.5, 0.5, 0.125, 1.004, 2.5, 12.5, 99.995, 1234.5678, 0.001234, 0.66, "Lys på molen"]
FRACTION_VALUES = [0, 1, 2.5, 3.75, -3.25, 1234.5678, 0.3333333333333333, 0.7, 99, "Lys på molen"]
DATE_VALUES = [61, 45519, 45366, 43709, 43466, 45292.5, 45519.604513888889, 44927.99999, 36526, "Lys på molen"]
TIME_VALUES = [0.25, 0.999994, 1.5, 2.0416666666666665, 45519, 45519.604513888889, 44927.99999, "Lys på molen"]

# What Excel shows, and LibreOffice does not: format, value, Excel's text, why.
LONG_DATE = "[$-F800]dddd\\,\\ mmmm\\ dd\\,\\ yyyy"
DIFFER = [
    ("0.##", 4, "4,", "Excel shows the comma although no decimal follows"),
    ("#.###", 0, ",", "Excel shows the comma although no digit stands beside it"),
    ("0%", 0.5, "50%", "for Excel's built-in per cent LibreOffice takes its own Danish form, with a blank"),
    ("0.00%", 0.125, "12,50%", "for Excel's built-in per cent LibreOffice takes its own Danish form, with a blank"),
    ("0%;-0%", 1.005, "101%", "Excel rounds the fifteen digits that it shows, 1.00500000000000"),
    ("0,0", 1234567, "1.234.567", "for Excel a comma between any two digits parts thousands"),
    ("# ?/4", 0.125, "1/4", "Excel rounds a half up in a fraction"),
    ("# ??/100", 0.125, "13/100", "Excel rounds a half up in a fraction"),
    ("# ?/?", 12345678901, "12345678901", "LibreOffice shows no large numbers as fractions"),
    ("General", 1 / 3, "0,333333333", "Excel's General is eleven characters wide"),
    ("General", 123456789012, "1,23457E+11", "Excel's General is eleven characters wide"),
    ('[>100]"mange";0', -5, "-5", "Excel keeps the minus in a section that is not for negative numbers alone"),
    ('[>=1000]#,##0,"K";0', -1234, "-1234", "Excel keeps the minus in a section that is not for negative numbers alone"),
    ('[=1]"ja";[=0]"nej";0', -3.25, "-3", "Excel keeps the minus in a section that is not for negative numbers alone"),
    (LONG_DATE, 45519, "15. august 2024", "the long date of Windows in Danish has no weekday"),
    ("[$-da-DK]d. mmmm yyyy", 45519, "15. august 2024", "LibreOffice 7.4 does not know names of languages in formats"),
    ("[$-en-US]d-mmm-yy;@", 45519, "15-Aug-24", "LibreOffice 7.4 does not know names of languages in formats"),
    ("h:mm A/P", 0.25, "6:00 A", "Excel shows the letter as the format writes it"),
    ("hh.mm", 45519.604513888889, "14.30", "a point between hours and minutes is no decimal point"),
    ("dd-mm-yyyy", 1, "01-01-1900", "Excel's calendar has a 29 February 1900, so that days before March are one later"),
    ("dd-mm-yyyy", 0.25, "00-01-1900", "Excel's calendar begins with a day 0"),
]
HEADINGS = ["Projekt", "Formål", "Leverance beskrivelse", "Leverance frigives", "Status", "Kontakt", "Bemærkninger"]


def pairs():
    of_kind = ((NUMBERS, NUMBER_VALUES), (FRACTIONS, FRACTION_VALUES), (DATES, DATE_VALUES), (TIMES, TIME_VALUES))
    agreeing = [(code, value, None) for codes, values in of_kind for code in codes for value in values]
    return agreeing + [(code, value, (text, reason)) for code, value, text, reason in DIFFER]


def make(path):
    book = openpyxl.Workbook()
    sheet = book.active
    sheet.append(["Aktivitets- og leveranceplan Q1-Q4 2024"])
    sheet.append(["Version 1.0 _1. april 2024 - Side 1 af 1"])
    sheet.append(HEADINGS)
    sheet.append(["Område"])
    for number, (code, value, _) in enumerate(pairs()):
        sheet.append([f"Sag {number:05}", None, "Tekst.", None, "I gang", "Kontakt", value])
        sheet.cell(sheet.max_row, 7).number_format = code
    book.save(path)


def seen(text):
    return " ".join(unicodedata.normalize("NFC", text).split())


def compare(shown, read):
    rows = {row[0]: row[6] for row in csv.reader(open(shown, encoding="utf-8")) if row and row[0].startswith("Sag ")}
    plan = json.load(open(read, encoding="utf-8"))
    texts = {row["project"]: row["remarks"] for area in plan["areas"] for row in area["deliverables"]}
    same, explained, wrong = 0, [], 0
    for number, (code, value, excel) in enumerate(pairs()):
        name = f"Sag {number:05}"
        theirs, ours = seen(rows[name]), texts.get(name, "(no row)")
        if theirs == ours:
            same += 1
        elif excel and ours == excel[0]:
            explained.append(f"{code} of {value}: {ours!r}, in LibreOffice {theirs!r}: {excel[1]}")
        else:
            wrong += 1
            print(f"differs: {code!r} of {value!r}: LibreOffice {theirs!r}, here {ours!r}")
    total = len(pairs())
    print("Excel shows something else than LibreOffice:", *explained, sep="\n  ")
    print(f"{same} of {total} cells agree ({same / total:.2%}), {len(explained)} are explained, {wrong} are not")
    return same / total >= 0.99 and wrong == 0


if __name__ == "__main__":
    if sys.argv[1] == "make":
        make(sys.argv[2])
    elif not compare(*sys.argv[2:4]):
        sys.exit(1)
