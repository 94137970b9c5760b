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
label-expected = expected
label-found = found
label-differences = differences
left-note = notes and comments at cells
left-text-box = text boxes
left-picture = pictures
left-chart = charts
left-control = form controls
left-icon = icons in cells
left-page-header = page header and footer
left-ground-colour = text in the colour of its ground, published but not seen on the sheet
left-narrow = numbers and dates seen as ####, which are published
left-cell-picture = pictures inside cells
left-symbol = letters of a symbol font whose signs are not known
left-unread = what an .xls or .xlsb has beside the texts of its cells cannot be read here (links, notes, hidden rows, text boxes); save it as .xlsx
left-raised = raised letters, published as plain ones
label-evidence = reason
row-page-number = it is a page number
row-total = it is a total or a count
row-note = it is a note below or in the plan
row-list = it belongs to a list below the plan
evidence-looks-like-deliverables = the name looks like those of deliverables, not like those of areas
evidence-looks-otherwise = the name looks otherwise than the others that stand alone
evidence-no-gap = there is no empty row above it, as there is above the other areas
evidence-no-capitals = the other areas are written in capitals
evidence-not-numbered = the other areas are numbered
evidence-alone-marked = of the names that stand alone it is the only one with a marker
evidence-looks-like-areas = the name looks like those of the other areas
evidence-little-beside-name = the row has only a contact, a date or a number beside its name, where deliverables have more
evidence-no-title-block = the sheet has no title, version or legend
evidence-title-block = the sheet has the plan's title block
evidence-few-headings = the sheet has only { $count } of the plan's { $most } headings
evidence-sheet-name = the sheet's name says that it is not to be published
evidence-areas-on-plan = the plan has several areas on its own sheet
evidence-another-word = the word is often used for that column
evidence-no-such-heading = no other column is called { $column }
evidence-above-title = the text stands right above the row that names the period
evidence-data-sheet = the sheet has the headings that the program itself writes
