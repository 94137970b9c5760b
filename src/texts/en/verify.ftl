at-row = row { $row }, column { $column }
at-text = area { $area }, row { $row }, column { $column }
at-area = area { $area }
at-version = version { $version }
part-version = the version's number
part-date = the version's date
part-title = the title
part-legend = the legend
part-areas = the areas
part-rows = the rows
part-columns = the columns
part-headers = cells with the headers of their column and row
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
verify-derived = { $found }, but the file's texts come to { $expected }
verify-package = says other than the tables
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
verify-no-edition = { $path } is neither an edition nor a folder with editions
    .expected = a folder such as output/v5.0 or output
    .help = see whether the name is right
verify-no-folder = { $path } cannot be read: { $reason }
    .help = see whether the name is right, and whether you may read the folder
