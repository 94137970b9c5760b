plan-no-header = there is no plan in the workbook: no row has the column headings
    .found = { $sheets }
    .expected = a row with Projekt, Formål, Leverance beskrivelse, Leverance frigives, Status, Kontakt and Bemærkninger (Projekt and two more at least)
    .help = mend the headings in the sheet with the plan, and see that it is not hidden{ $columns }
plan-no-sheets = no sheets
plan-sheet = the sheet { $sheet } ({ $rows ->
        [one] 1 row
       *[other] { $rows } rows
    }{ $nearest })
plan-nearest-row = , nearest is row { $row } with { $columns }
plan-no-deliverables = there are no deliverables in the plan
    .found = column headings in { $place }, but no rows with deliverables below them
    .expected = one row with a project at least
    .help = see whether it is the right workbook
plan-json = the file cannot be read as a plan: { $reason }
    .expected = the folder of an edition, its plan.json or a workbook
    .help = check that the name is right and that the file is as it was published
quarter-no-number = the plan has no version number to count on from
    .help = give the new one with --version 6.0
quarter-no-date = the plan's version has no date to count on from
    .help = give the new one with --date 2019-07-01
quarter-not-higher = version { $new } is not above the plan's, { $old }
    .help = give a higher one with --version, or leave it out
quarter-title = the title's period cannot be moved on by a quarter: »{ $title }«
    .expected = a period such as »1 kv. 2019 - 4 kv. 2019«
    .help = give the new title with --title "…"
workbook-differs = the written workbook does not give the plan again: { $text }
workbook-differs-at = the written workbook does not give { $cell } again: { $text }
plan-no-such-sheet = there is no sheet { $sheet } in the workbook
    .found = { $sheets }
    .expected = names of sheets that are there
    .help = mend --sheet, or [reading] sheets in leveranceplan.toml
sheet-read = { $sheet }: { $areas ->
        [one] 1 area
       *[other] { $areas } areas
    }, { $deliverables ->
        [one] 1 deliverable
       *[other] { $deliverables } deliverables
    }
sheets-not-read = not read: { $sheets }
plan-columns-proposed = ; or write in leveranceplan.toml what the columns are called: [columns]{ $lines }
