published = { $outcome ->
        [written] Udgivet i { $folder }
        [replaced] Udgivet igen i { $folder }; den tidligere udgave er erstattet
       *[unchanged] { $folder } er allerede udgivet med det samme indhold; intet er ændret
    }: { $areas ->
        [one] 1 område
       *[other] { $areas } områder
    }, { $deliverables ->
        [one] 1 leverance
       *[other] { $deliverables } leverancer
    } ({ $delivered } ✓, { $changed } *), { $pages ->
        [one] 1 side
       *[other] { $pages } sider
    }, { $warnings ->
        [one] 1 advarsel
       *[other] { $warnings } advarsler
    }, { $notes ->
        [one] 1 bemærkning
       *[other] { $notes } bemærkninger
    }
summary-states = tilstande: { $states }
summary-findings = fund: { $count ->
        [0] ingen
        [one] 1
       *[other] { $count }
    }{ $codes }
summary-changes = ændringer siden version { $version }: { $added ->
        [one] 1 ny
       *[other] { $added } nye
    }, { $changed ->
        [one] 1 ændret
       *[other] { $changed } ændrede
    }, { $removed ->
        [one] 1 fjernet
       *[other] { $removed } fjernede
    }, { $marked ->
        [one] 1 kun med anden markering
       *[other] { $marked } kun med anden markering
    }
summary-files = filer: { $count ->
        [one] 1 fil
       *[other] { $count } filer
    }, { $size }
summary-time = tid: { $time }
recovered-removed = rester af en afbrudt udgivelse af { $name } er fjernet
recovered-entered = en afbrudt udgivelse er gjort færdig: { $name } er skrevet i editions.json
recovered-restored = en afbrudt udgivelse er rullet tilbage: { $name } er lagt på sin plads igen
recovered-adopted = { $name } er optaget i editions.json; hvornår den er udgivet, er ikke kendt
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
