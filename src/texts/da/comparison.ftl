compare-versions = Version { $old } → { $new }
compare-same = Ingen forskelle.
compare-counts = Leverancer: { $added ->
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
compare-document = Planen
compare-areas = Områder
compare-contacts = Kontakter
compare-contact = ~ »{ $old }« er afløst af »{ $new }« ved { $count } leverancer
compare-cell = { " " }[{ $cell }]
compare-old-cell = { " " }[{ $cell } i den gamle version]
compare-part-title = Titel
compare-part-number = Versionsnummer
compare-part-date = Versionens dato
compare-part-notice = Forbehold
compare-part-legend = Symbolforklaring
compare-area-added = + { $new }: nyt område
compare-area-removed = - { $old }: området er fjernet
compare-area-renamed = ~ { $new }: hed før »{ $old }« (lighed { $likeness })
compare-area-split = + { $new }: udskilt af »{ $old }«
compare-area-merged = - { $old }: lagt ind under »{ $new }«
compare-area-order = ~ { $new }: står et andet sted i planen
compare-area-markers = ~ { $new }: markering { $before } → { $after }
compare-likeness = samme leverance efter navn og tekst: lighed { $likeness }
compare-moved = flyttet fra »{ $old }«
compare-added = ny
compare-removed = fjernet
compare-order = står et andet sted i området
compare-release = frigives { $amount } ({ $old } → { $new })
compare-release-start = begynder { $amount } ({ $old } → { $new })
compare-later = { $amount } senere
compare-earlier = { $amount } tidligere
compare-state = tilstand: { $old } → { $new }
compare-markers = markering: { $old } → { $new }
compare-none = ingen
compare-empty = (tom)
state-cancelled = udgår
state-delivered = leveret
state-delayed = forsinket
state-in_progress = i gang
state-ongoing = løbende
state-planned = planlagt
state-unplanned = uden tid
state-unknown = ukendt
unit-days = { $count ->
        [one] 1 dag
       *[other] { $count } dage
    }
unit-weeks = { $count ->
        [one] 1 uge
       *[other] { $count } uger
    }
unit-months = { $count ->
        [one] 1 måned
       *[other] { $count } måneder
    }
unit-quarters = { $count ->
        [one] 1 kvartal
       *[other] { $count } kvartaler
    }
unit-half-years = { $count ->
        [one] et halvt år
       *[other] { $count } halve år
    }
unit-years = { $count } år
mark-missing = { $cell }: * er sat ved »{ $name }«, som er ny eller ændret
mark-wrong = { $cell }: * er fjernet ved »{ $name }«, som ikke er ændret
mark-stale = { $cell }: * fra sidste gang er fjernet ved »{ $name }«
mark-lost = { $cell }: ✓ er sat igen ved »{ $name }«
mark-undeclared = { $cell }: ✓ er sat ved »{ $name }«, som efter teksten er leveret
marks-set = { $count ->
        [0] Markeringerne er rigtige; ingen er ændret.
        [one] 1 markering er sat eller fjernet i udgaven; projektmappen er uændret.
       *[other] { $count } markeringer er sat eller fjernet i udgaven; projektmappen er uændret.
    }
