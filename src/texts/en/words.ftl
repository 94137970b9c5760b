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
