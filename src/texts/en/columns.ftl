# The tables, their columns and csv/datapackage.json.
# table-TABLE says what a row is. column-TABLE-COLUMN says what the column means.

table-leverancer = A row for each deliverable, in the plan's order.
    .title = Deliverables
column-leverancer-omraade = The area's name, without markers.
column-leverancer-projekt = The project's name, without markers.
column-leverancer-leveret = Whether the name carries ✓.
column-leverancer-ny_aendret = Whether the name carries *.
column-leverancer-formaal = What the project is for.
column-leverancer-leverance_beskrivelse = What is delivered.
column-leverancer-leverance_frigives = When, as written.
column-leverancer-status = How the work goes.
column-leverancer-kontakt = Whom to ask.
column-leverancer-bemaerkninger = What else there is to say.
column-leverancer-id = Made from the names of area and project, so that it is the same in the next version; of two equal names the second ends in -2.
column-leverancer-frigives_art = What the release text was read as.
column-leverancer-frigives_fra = The first day of all periods in the text; empty where only an end is named.
column-leverancer-frigives_til = The last day of all periods in the text; empty where it goes on.
column-leverancer-frigives_noejagtighed = The unit in which the time is named; the coarsest of several.
column-leverancer-frigives_omtrentlig = Whether the time is named roughly (primo, sommeren).
column-leverancer-frigives_forventet = Whether the text says `forventes`.
column-leverancer-frigives_forsinket = Whether the text says that the deliverable is late.
column-leverancer-tilstand = How the deliverable stands, by marker, release and status.
column-leverancer-ark = The sheet in the workbook.
column-leverancer-raekke = The row in the sheet.

table-omraader = A row for each area, in the plan's order.
    .title = Areas
column-omraader-omraade = The area's name, without markers.
column-omraader-leverancer = How many deliverables it has.
column-omraader-leveret = How many of them carry ✓.
column-omraader-ny_aendret = How many of them carry *.

table-perioder = A row for each period of a release.
    .title = Periods
column-perioder-leverance = { column-leverancer-id }
column-perioder-nummer = The period's number in its text.
column-perioder-fra = The first day; empty where only an end is named.
column-perioder-til = The last day; empty where it goes on.
column-perioder-noejagtighed = { column-leverancer-frigives_noejagtighed }
column-perioder-omtrentlig = { column-leverancer-frigives_omtrentlig }

table-kontakter = A row for each contact, in the order in which the plan first names them.
    .title = Contacts
column-kontakter-kontakt = The name as the plan writes it.
column-kontakter-leverancer = How many deliverables the contact has.
column-kontakter-leveret = How many of them are delivered.
column-kontakter-aabne = How many of them are neither delivered nor cancelled.

table-links = A row for each address in a deliverable's texts.
    .title = Links
column-links-leverance = { column-leverancer-id }
column-links-kolonne = The column in which the address stands.
column-links-nummer = The address's number in its cell.
column-links-adresse = The address, with http, https or mailto in front.
column-links-ark = { column-leverancer-ark }
column-links-celle = The cell in the sheet; empty where it is not known.

table-aendringer = A row for each change since the previous version; written only when that version is given.
    .title = Changes
column-aendringer-id = The deliverable's id; for what was removed, its id in the version before. Empty where an area or the plan changed.
column-aendringer-omraade = The area's name; for what was removed, its name in the version before.
column-aendringer-projekt = The project's name, without markers; empty where an area or the plan changed.
column-aendringer-aendring = What happened.
column-aendringer-felt = The column, or the part of the plan, that changed; empty for whole deliverables.
column-aendringer-foer = The value in the version before.
column-aendringer-efter = The value in this version.
column-aendringer-lighed = How similar the deliverable or area is to the old one, where that is what connects them; 1 is equal.

form-text = text
form-id = area/project
form-word = one of the words
form-url = URL
form-cell = A1
form-count = count
form-ordinal = number from 1
form-share = 0-1
form-yes-no = ja/nej
form-day = YYYY-MM-DD

package-title = Activity and delivery plan
package-source = The office's workbook
package-date = Date of the version: { $date }.
package-guarded = The dialect excel-da puts an apostrophe (') before a text that a spreadsheet would calculate: a text whose first sign after blanks and apostrophes is one of = + - @ (or of their full-width forms), or that starts with a line break. Remove the apostrophe to get the plan's text.
package-plain = The texts stand as they stand in the plan.
