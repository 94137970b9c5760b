plan-no-header = der er ingen plan i projektmappen: ingen række har kolonneoverskrifterne
    .found = { $sheets }
    .expected = en række med Projekt, Formål, Leverance beskrivelse, Leverance frigives, Status, Kontakt og Bemærkninger (mindst Projekt og to til)
    .help = ret overskrifterne i arket med planen, og se efter, at det ikke er skjult{ $columns }
plan-no-sheets = ingen ark
plan-sheet = arket { $sheet } ({ $rows ->
        [one] 1 række
       *[other] { $rows } rækker
    }{ $nearest })
plan-nearest-row = , nærmest række { $row } med { $columns }
plan-no-deliverables = der er ingen leverancer i planen
    .found = kolonneoverskrifter i { $place }, men ingen rækker med leverancer under dem
    .expected = mindst en række med et projekt
    .help = se efter, om det er den rigtige projektmappe
plan-json = filen kan ikke læses som en plan: { $reason }
    .expected = en udgaves mappe, dens plan.json eller en projektmappe
    .help = se efter, om navnet er rigtigt, og om filen er, som den blev udgivet
quarter-no-number = planen har intet versionsnummer at tælle videre fra
    .help = angiv det nye med --version 6.0
quarter-no-date = planens version har ingen dato at tælle videre fra
    .help = angiv den nye med --date 2019-07-01
quarter-not-higher = version { $new } er ikke højere end planens, { $old }
    .help = angiv en højere med --version, eller udelad den
quarter-title = titlens periode kan ikke flyttes et kvartal frem: »{ $title }«
    .expected = en periode som »1 kv. 2019 - 4 kv. 2019«
    .help = angiv den nye titel med --title "…"
workbook-differs = den skrevne projektmappe giver ikke planen igen: { $text }
workbook-differs-at = den skrevne projektmappe giver ikke { $cell } igen: { $text }
plan-no-such-sheet = der er intet ark { $sheet } i projektmappen
    .found = { $sheets }
    .expected = navne på ark, der findes
    .help = ret --sheet, eller [reading] sheets i leveranceplan.toml
sheet-read = { $sheet }: { $areas ->
        [one] 1 område
       *[other] { $areas } områder
    }, { $deliverables ->
        [one] 1 leverance
       *[other] { $deliverables } leverancer
    }
sheets-not-read = ikke læst: { $sheets }
plan-columns-proposed = ; eller skriv i leveranceplan.toml, hvad kolonnerne hedder: [columns]{ $lines }
