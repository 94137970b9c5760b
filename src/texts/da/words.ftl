severity-error = fejl
severity-warning = advarsel
severity-note = bemærkning
label-help = hjælp
label-also = se også
label-why = hvorfor
label-example = eksempel
label-severity = alvor
excel-rows = antallet af rækker
excel-text = tekstens længde (UTF-16-tegn)
excel-line-breaks = antallet af linjeskift i cellen
excel-height = rækkens højde (punkt)
excel-links = antallet af links
excel-address = linkets længde (tegn)
excel-page-breaks = antallet af sideskift
number = et tal
date = en dato
truth = sandt eller falsk
counts = { $errors ->
        [one] 1 fejl
       *[other] { $errors } fejl
    }, { $warnings ->
        [one] 1 advarsel
       *[other] { $warnings } advarsler
    }, { $notes ->
        [one] 1 bemærkning
       *[other] { $notes } bemærkninger
    }
accepted = { $count ->
        [one] 1 fund er godkendt
       *[other] { $count } fund er godkendt
    } i leveranceplan.toml
label-expected = forventet
label-found = fundet
label-differences = forskelle
left-note = noter og kommentarer ved celler
left-text-box = tekstbokse
left-picture = billeder
left-chart = diagrammer
left-control = formularfelter
left-icon = ikoner i celler
left-page-header = sidehoved og sidefod
left-ground-colour = tekst i baggrundens farve, som udgives, men ikke ses på arket
left-narrow = tal og datoer, der ses som ####, og som udgives
left-cell-picture = billeder inde i celler
left-symbol = bogstaver i en symbolskrift, hvis tegn ikke kendes
left-unread = hvad en .xls eller .xlsb har ud over cellernes tekst, kan ikke læses her (links, noter, skjulte rækker, tekstbokse); gem den som .xlsx
left-raised = hævede bogstaver, som udgives som almindelige
