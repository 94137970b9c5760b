at-row = række { $row }, kolonne { $column }
at-text = området { $area }, række { $row }, kolonne { $column }
at-area = området { $area }
at-version = version { $version }
part-version = versionens nummer
part-date = versionens dato
part-title = titlen
part-legend = symbolforklaringen
part-areas = områderne
part-rows = rækkerne
part-columns = kolonnerne
part-headers = celler med overskrift for kolonne og række
part-input = projektmappens digest
part-manifest = manifestets digest
part-counts = antallene
part-file = filernes digests
verify-missing = mangler
verify-extra = hører ikke til udgaven
verify-size = er ændret: { $found } bytes, manifestet siger { $expected }
verify-digest = er ændret: SHA-256 er { $found }, manifestet siger { $expected }
verify-unreadable = kan ikke læses: { $reason }
verify-changed = er ændret, siden programmet skrev den
verify-text = { $found }, men plan.json har { $expected }
verify-derived = { $found }, men filens tekster giver { $expected }
verify-package = siger andet end tabellerne
verify-count = { $found }, men plan.json har { $expected }
verify-ledger = { $found }, men editions.json siger { $expected }
verify-not-in-ledger = står ikke i editions.json
verify-version = er ikke højere end den før, { $before }
verify-date = har en dato før version { $before }
verify-cut-off = en udgivelse blev afbrudt; den næste udgivelse rydder op
verified = { $editions ->
        [one] 1 udgave
       *[other] { $editions } udgaver
    }, { $files ->
        [one] 1 fil
       *[other] { $files } filer
    }, { $texts ->
        [one] 1 tekst
       *[other] { $texts } tekster
    }: { $differences ->
        [0] alt er, som det blev udgivet
        [one] 1 forskel
       *[other] { $differences } forskelle
    }
verify-no-edition = { $path } er hverken en udgave eller en mappe med udgaver
    .expected = en mappe som output/v5.0 eller output
    .help = se efter, om navnet er rigtigt
verify-no-folder = { $path } kan ikke læses: { $reason }
    .help = se efter, om navnet er rigtigt, og om du har lov til at læse mappen
