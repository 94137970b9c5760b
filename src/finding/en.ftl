missing-title = The plan has no title.
    .title = The title is missing
    .why = The title stands on every page and in the document's properties.
    .example = The first row is »Projekt | Formål | …«.
    .help = Write the title at the top of the sheet, or give it with --title "…".
missing-version = The plan has no version number.
    .title = The version number is missing
    .why = The version names the edition and its files.
    .example = »Version _1. april 2019«.
    .help = Write »Version 5.0 _1. april 2019 - …« above the headings, or give the number with --plan-version 5.0.
missing-date = The version has no date.
    .title = The version's date is missing
    .why = The date stands on every page, and the document's dates come from it.
    .example = »Version 5.0 - Listen er vejledende«.
    .help = Write the date after the version number: »Version 5.0 _1. april 2019«, or give it with --date 2019-04-01.
missing-legend = The plan does not explain its symbols.
    .title = The legend is missing
    .why = Readers do not know what ✓ and * mean.
    .example = There is no »✓ = Leveret« above the headings.
    .help = Write »✓ = Leveret« and »* = Ny/ændret« above the headings.
missing-period = The title names no period in quarters.
    .title = The title has no period
    .why = The period says which quarters the plan covers.
    .example = »Aktivitets- og leveranceplan«.
    .help = Write the period at the title's end: »1 kv. 2019 - 4 kv. 2019«.
title-drift = The title here is { $text }, elsewhere { $other }.
    .title = A repeated title differs
    .why = Two titles in one document make readers wonder which is right.
    .example = »1 kvrt. 2019« on one page, »1 kv. 2019« on the others.
    .help = Make the cell like the others; their text was used.
version-drift = The version line here is { $text }, elsewhere { $other }.
    .title = A repeated version line differs
    .why = A document has one version.
    .example = »Version 4.9« on one page, »Version 5.0« on the others.
    .help = Make the cell like the others; their text was used.
legend-drift = The symbol { $symbol } is explained here as { $text }, before as { $other }.
    .title = A symbol is explained in two ways
    .why = A symbol can mean only one thing.
    .example = »* = Ny« on one page, »* = Ændret« on another.
    .help = Use the same words everywhere; the first were used.
header-drift = The heading here is { $text }, elsewhere { $other }.
    .title = A repeated heading differs
    .why = Repeated headings should be equal, or a column may have been swapped.
    .example = »Status:« on one page, »Status« on the others.
    .help = Make the heading like that of the first block.
missing-column = The column { $text } is missing; it is published empty.
    .title = One of the seven columns is missing
    .why = Readers expect seven columns.
    .example = There is no heading »Formål«.
    .help = Add the column, or mend its heading.
unknown-column = The column { $text } is none of the plan's seven; it is not published.
    .title = An unknown column
    .why = What stands in it is left out.
    .example = A column »Budget«.
    .help = Mend the heading if it is misspelled; else the column can stay.
duplicate-column = The column { $text } is there twice; only the first is published.
    .title = A column is there twice
    .why = What stands in the second is left out.
    .example = Two columns »Status«.
    .help = Gather the text in one of them and delete the other.
near-miss-column = The column { $text } is unknown; it is like { $other }, which is missing.
    .title = A heading is nearly one of the seven
    .why = The column is not published, and the one it is like is empty.
    .example = »Bemærkinger« for »Bemærkninger«.
    .help = Change the heading to { $other }.
text-outside-columns = The text { $text } stands outside the plan's columns and is not published.
    .title = Text outside the seven columns
    .why = The text is left out.
    .example = A note in column I.
    .help = Move the text into one of the seven columns, or delete it.
missing-project = The row has text but no project.
    .title = A row without a project
    .why = A deliverable without a name cannot be found again.
    .example = A cell that was split over two rows.
    .help = Write the project's name; if the text belongs to the row above, move it there.
missing-area = The deliverable stands before the first area; the sheet's name { $text } was used.
    .title = A deliverable without an area
    .why = Deliverables are published below their area.
    .example = The first row below the headings is a deliverable.
    .help = Insert a row with the area's name above the deliverable.
empty-area = The area { $text } has no deliverables.
    .title = An area without deliverables
    .why = The area gets a page without content; perhaps the row is a deliverable with empty cells.
    .example = Only »Cybersikkerhed« in its row, and the next area below it.
    .help = Add the area's deliverables, or delete the row; if it is a deliverable, fill its other cells.
duplicate-project = The area already has a project { $text }.
    .title = Two projects of one name
    .why = Case, blanks and markers do not tell names apart; readers cannot see the difference.
    .example = »E-læring« and »e-læring ✓«.
    .help = Give one of them a name that says what is different, or delete the row.
marker-inside-name = The sign { $symbol } stands inside the name { $text } and was read as text.
    .title = A marker inside a name
    .why = Only signs at a name's end are markers.
    .example = »E-læring ✓ for ledere«.
    .help = Move the sign to the name's end if it is a marker.
unknown-marker = The name { $text } ends with { $symbol }, which is no known marker.
    .title = An unknown marker
    .why = The sign becomes a part of the name, and readers do not know it.
    .example = »E-læring #«.
    .help = Use ✓ or *, or delete the sign.
marker-without-legend = The marker { $symbol } is used but not explained above the headings.
    .title = A marker without an explanation
    .why = Readers do not know what the marker means.
    .example = »E-læring *«, but no line »* = Ny/ændret«.
    .help = Write a line with the marker's meaning above the headings.
missing-contact = The deliverable { $text } has no contact.
    .title = The contact is missing
    .why = Readers do not know whom to ask.
    .example = An empty cell in the column Kontakt.
    .help = Write who can be asked.
similar-contact = The contact { $text } is like { $other }, which is there { $count } times.
    .title = A contact is spelled in two ways
    .why = One person is counted as two.
    .example = »Mette Holmgård« and »Mette Holmgaard«.
    .help = Mend the name, or write it under [contacts] known in leveranceplan.toml if it is another person.
release-unrecognised = The release { $text } cannot be read as a date or period.
    .title = The release is not understood
    .why = The deliverable is left out of figures and charts by time.
    .example = »uge 40« without a year.
    .help = Write the time with its year, such as »Q3 { $year }«, »uge 40 { $year }« or »Løbende«.
release-partly-understood = Of the release, { $text } is not understood.
    .title = The release is only partly understood
    .why = The rest was read; if the other words change the time, the date is wrong.
    .example = »Q3 2019, hvis midlerne bevilges«.
    .help = Move what is no time to Status or Bemærkninger.
impossible-date = The release { $text } is not in the calendar.
    .title = An impossible date
    .why = Readers cannot know when the deliverable comes.
    .example = »30. februar 2020«, »uge 53 2019«.
    .help = Mend the day, week or quarter.
release-before-plan = The release { $text } lies before the plan's period, and the deliverable is not marked ✓.
    .title = A release before the plan's period
    .why = Either it has come and lacks ✓, or the time is out of date.
    .example = »Q2 2018« in a plan for 2019.
    .help = Put ✓ after the name, or write the new time.
release-over = The release { $text } was over at the version's date, and the deliverable is not marked ✓.
    .title = A release that is over
    .why = Either it has come and lacks ✓, or it is late.
    .example = »Ultimo marts 2019« in a version of 1 April 2019.
    .help = Put ✓ after the name, or write the new time.
delivered-but-delayed = The deliverable is marked ✓, but the text says { $text }.
    .title = ✓ beside a delay
    .why = Readers cannot tell whether it has come.
    .example = »E-læring ✓« with the status »Er forsinket«.
    .help = Remove ✓, or mend the text.
delivered-but-cancelled = The deliverable is marked ✓, but the text says { $text }.
    .title = ✓ beside something that is cancelled
    .why = Readers cannot tell whether it has come.
    .example = »E-læring ✓« with »Udgår«.
    .help = Remove ✓, or mend the text.
delivered-without-marker = The text says { $text }, but the deliverable is not marked ✓.
    .title = Delivered without ✓
    .why = It is counted as delivered, but readers see no marker.
    .example = The status »Leveret« and no ✓ after the name.
    .help = Put ✓ after the name, or mend the text.
cancelled-but-new = The deliverable is cancelled but marked *.
    .title = Cancelled but marked as new
    .why = * means new or changed; it is worth a look whether it should stand.
    .example = »Vejledning *« with »Udgår«.
    .help = Leave * if it has just been cancelled; else remove the marker.
text-cut-off = The text ends with { $text }, as if something were missing.
    .title = A sentence stops in the middle
    .why = Readers do not get its end.
    .example = »… en vejledning om brug af«.
    .help = Finish the sentence.
text-at-limit = The text has { $count } characters, just where spreadsheets and databases cut.
    .title = A text of a suspicious length
    .why = Its end may have been cut off before it came into the sheet.
    .example = A text of exactly 255 characters.
    .help = See whether the end is there.
broken-address = The address { $text } cannot be opened as it stands.
    .title = A broken address
    .why = The link does not work.
    .example = »http:/www.kl.dk«, »https://«.
    .help = Mend the address.
unsafe-address = The address { $text } does not become a link; only http, https and mailto do.
    .title = An address that does not become a link
    .why = Other addresses can run programs, or lead to a file that only the office has.
    .example = »file://server/plan.docx«, »javascript:…«.
    .help = Use a web address, or delete it.
leftover-markup = The cell has a leftover tag of HTML: { $text }.
    .title = A leftover tag of HTML
    .why = The tag is no text; it is not published, but the words around it are.
    .example = »<ul style="…">« before a list.
    .help = Delete the tag in the cell.
invisible-character = The text has an invisible character ({ $text }).
    .title = An invisible character
    .why = It is not seen, but cuts words apart in searches and when read aloud.
    .example = A control character from another program.
    .help = Delete it; the easiest way is to write the word again.
bidirectional-character = The text has a character that turns the direction of writing ({ $text }).
    .title = A character that turns the direction of writing
    .why = The text may look other than it is.
    .example = U+202E inside a name.
    .help = Delete it; the easiest way is to write the text again.
character-without-font = The character { $text } cannot be shown in the PDF.
    .title = A character that no font has
    .why = It would be missing on the page.
    .example = A Chinese character.
    .help = Write another character or a word instead.
error-value = The cell shows the error value { $text }.
    .title = An error value
    .why = Readers would see the error instead of the text.
    .example = »#N/A«.
    .help = Mend the formula, or write the text instead.
formula-without-value = The cell has a formula without a calculated value.
    .title = A formula without a value
    .why = The cell is published empty.
    .example = A file that a program has written and Excel has not opened.
    .help = Open the file in Excel, save it, and run again; or write the text instead.
hidden-row = The row is hidden but published.
    .title = A hidden row
    .why = Perhaps it was not meant to be.
    .example = A row that a filter hides.
    .help = Show the row if it belongs; else delete it.
hidden-column = The column { $text } is hidden but published.
    .title = A hidden column
    .why = Perhaps it was not meant to be.
    .example = The column Bemærkninger is hidden.
    .help = Show the column if it belongs; else delete it.
hidden-sheet = The sheet { $text } is hidden and holds a plan; it is not published.
    .title = A hidden sheet with a plan
    .why = Its deliverables are left out.
    .example = An area on a sheet that somebody has hidden.
    .help = Show the sheet in Excel if it belongs, or delete it.
struck-through-text = The text { $text } is struck through but published.
    .title = Struck-through text
    .why = In the PDF it is not struck through.
    .example = An old date, struck through instead of deleted.
    .help = Delete the text if it no longer holds.
unusual-value = The cell holds { $kind } where text is usual: { $text }.
    .title = A number or a date where text is usual
    .why = Excel may have turned text into a number or a date.
    .example = »1-2« in the column Status, which Excel has made 1 February.
    .help = See whether it is what was meant; format the cell as text.
version-not-newer = Version { $text } is not newer than the one before, { $other }.
    .title = The version is not newer
    .why = A published version is never changed in silence.
    .example = »Version 5.0« after »Version 5.0«.
    .help = Give the plan a higher version number and a later date.
formula-guarded = The text { $text } looks like a formula; in the CSV file an apostrophe stands before it.
    .title = A text that looks like a formula
    .why = A spreadsheet would calculate it when it opens the CSV file.
    .example = »- Hvilke tiltag er rimelige«.
    .help = Begin the text with another character, or use --dialect rfc4180 for programs.
excel-cut = The clean workbook cannot hold the plan: { $what } is { $found }, Excel's limit is { $limit }.
    .title = More than Excel can hold
    .why = Something of the plan would be missing in the clean workbook.
    .example = A cell of 32,767 characters of which some count twice.
    .help = Divide the plan or the cell in two.
excel-limit = In the clean workbook { $what } is { $found }, Excel's limit is { $limit }.
    .title = A limit of Excel
    .why = All text is there, but the row is too low to show it, or a link or a page break is missing.
    .example = A text of 5,000 characters in a narrow column.
    .help = Make the text shorter, or divide it into two deliverables.
lone-project = Only the project's name { $text } is filled in; in the clean workbook the row looks like an area.
    .title = A deliverable with a name alone
    .why = In a sheet with area rows, a row with a name alone is an area.
    .example = A row with a name, an area in the column Område, and nothing else.
    .help = Fill in at least one of the other columns.
severity-error = error
severity-warning = warning
severity-note = note
label-help = help
label-also = see also
label-why = why
label-example = example
label-severity = severity
excel-rows = the number of rows
excel-text = the text's length (UTF-16 units)
excel-line-breaks = the number of line breaks in the cell
excel-height = the row's height (points)
excel-links = the number of links
excel-address = the link's length (characters)
excel-page-breaks = the number of page breaks
number = a number
date = a date
truth = true or false
counts = { $errors ->
        [one] 1 error
       *[other] { $errors } errors
    }, { $warnings ->
        [one] 1 warning
       *[other] { $warnings } warnings
    }, { $notes ->
        [one] 1 note
       *[other] { $notes } notes
    }
accepted = { $count ->
        [one] 1 finding is accepted
       *[other] { $count } findings are accepted
    } in leveranceplan.toml
published = { $outcome ->
        [written] Published in { $folder }
        [replaced] Published again in { $folder }; the earlier edition is replaced
       *[unchanged] { $folder } is published already with the same content; nothing is changed
    }: { $areas } areas, { $deliverables } deliverables ({ $delivered } ✓, { $changed } *), { $pages } pages, { $warnings } warnings, { $notes } notes
summary-states = states: { $states }
summary-findings = findings: { $count ->
        [0] none
        [one] 1
       *[other] { $count }
    }{ $codes }
summary-changes = changes since version { $version }: { $changes }
summary-files = files: { $count ->
        [one] 1 file
       *[other] { $count } files
    }, { $size }
summary-time = time: { $time }
state-delivered = delivered
state-ongoing = ongoing
state-planned = planned
state-delayed = delayed
state-cancelled = cancelled
state-unplanned = without a time
state-unknown = unknown
recovered-removed = what an interrupted publication of { $name } had left is removed
recovered-entered = an interrupted publication is finished: { $name } is entered in editions.json
recovered-restored = an interrupted publication is rolled back: { $name } is in its place again
recovered-adopted = { $name } is taken up in editions.json; when it was published is not known
at-row = row { $row }, column { $column }
at-text = area { $area }, row { $row }, column { $column }
at-version = version { $version }
part-version = the version's number
part-date = the version's date
part-title = the title
part-legend = the legend
part-areas = the areas
part-rows = the rows
part-columns = the columns
part-input = the workbook's digest
part-manifest = the manifest's digest
part-counts = the counts
part-file = the files' digests
verify-missing = is missing
verify-extra = does not belong to the edition
verify-size = is changed: { $found } bytes, the manifest says { $expected }
verify-digest = is changed: SHA-256 is { $found }, the manifest says { $expected }
verify-unreadable = cannot be read: { $reason }
verify-changed = is changed since the program wrote it
verify-text = { $found }, but plan.json has { $expected }
verify-count = { $found }, but plan.json has { $expected }
verify-ledger = { $found }, but editions.json says { $expected }
verify-not-in-ledger = is not in editions.json
verify-version = is not above the one before, { $before }
verify-date = has a date before version { $before }
verify-cut-off = a publication was interrupted; the next one clears up
verified = { $editions ->
        [one] 1 edition
       *[other] { $editions } editions
    }, { $files ->
        [one] 1 file
       *[other] { $files } files
    }, { $texts ->
        [one] 1 text
       *[other] { $texts } texts
    }: { $differences ->
        [0] all is as it was published
        [one] 1 difference
       *[other] { $differences } differences
    }
