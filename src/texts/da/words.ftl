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
label-evidence = grund
row-page-number = den er et sidetal
row-total = den er en sum eller et antal
row-note = den er en note under eller i planen
row-list = den hører til en liste under planen
evidence-looks-like-deliverables = navnet ser ud som leverancernes, ikke som områdernes
evidence-looks-otherwise = navnet ser anderledes ud end de andre, der står alene
evidence-no-gap = der er ingen tom række over det, som der er over de andre områder
evidence-no-capitals = de andre områder er skrevet med store bogstaver
evidence-not-numbered = de andre områder er nummereret
evidence-alone-marked = det er det eneste navn af dem, der står alene, som har et symbol
evidence-looks-like-areas = navnet ser ud som de andre områders
evidence-little-beside-name = rækken har kun en kontakt, en dato eller et tal ved siden af navnet, mens leverancerne har mere
evidence-no-title-block = arket har ingen titel, version eller symbolforklaring
evidence-title-block = arket har planens titelfelt
evidence-few-headings = arket har kun { $count } af planens { $most } overskrifter
evidence-sheet-name = arkets navn siger, at det ikke skal udgives
evidence-areas-on-plan = planen har flere områder på sit eget ark
evidence-another-word = ordet bruges ofte for den kolonne
evidence-no-such-heading = ingen anden kolonne hedder { $column }
evidence-above-title = teksten står lige over den række, der nævner perioden
evidence-data-sheet = arket har de overskrifter, som programmet selv skriver
