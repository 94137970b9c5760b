plan-no-header = there is no plan in the workbook: no row has the column headings
    .found = { $sheets }
    .expected = a row with Projekt, Formål, Leverance beskrivelse, Leverance frigives, Status, Kontakt and Bemærkninger (Projekt and two more at least)
    .help = mend the headings in the sheet with the plan, and see that it is not hidden
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
plan-json-syntax = the file is not JSON; it can be read up to line { $line }, character { $column }
    .expected = the folder of an edition, its plan.json or a workbook
    .help = check that the name is right and that the file is whole
plan-json-schema = the file is not a plan; its schema is { $schema }
    .expected = the schema { $expected }, as plan.json in the folder of an edition has it
    .help = check that the name is right
plan-json-value = the file is not a whole plan; in line { $line }, character { $column } a value is missing or wrong ({ $detail })
    .expected = a plan.json that the program wrote
    .help = use the file as it was published; leveranceplan verify shows whether it was changed
quarter-no-number = the plan has no version number to count on from
    .help = give the new one with --version 6.0
quarter-no-date = the plan's version has no date to count on from
    .help = give the new one with --date 2019-07-01
quarter-not-higher = version { $new } is not above the plan's, { $old }
    .help = give a higher one with --version, or leave it out
quarter-title = the title's period cannot be moved on by a quarter: »{ $title }«
    .expected = a period such as »1 kv. 2019 - 4 kv. 2019«
    .help = give the new title with --title "…"
quarter-lost = the written workbook does not give the plan again: { $text }
