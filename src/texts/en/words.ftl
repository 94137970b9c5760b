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
