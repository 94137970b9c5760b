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
published-kept = { $folder } er allerede udgivet med den samme plan af en anden version af programmet; intet er ændret. Skal udgaven laves om, så udgiv igen med --replace.
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
edition-exists = versionen er allerede udgivet i { $folder } med et andet indhold
    .differences = { $differences }
    .help = giv planen et nyt versionsnummer, eller udgiv igen med --replace for at erstatte den; er udgavens filer ændret, siden de blev udgivet, viser leveranceplan verify det
edition-file-missing = { $file } mangler
edition-file-extra = { $file } er ny
edition-not-rising = versionerne ville ikke stige: { $later } ville være ældre end { $earlier }
    .expected = at en højere version ikke har en tidligere dato
    .help = ret planens versionsnummer eller dato
edition-dated = version { $version } ({ $date })
edition-unwritable = { $path } kan ikke skrives: { $reason }
    .help = { $help }
edition-untouched = { $path } kan ikke skrives: { $reason }
    .note = det, der er udgivet før, er urørt
    .help = { $help }
edition-unrecorded = udgaven står hel i { $path }, men fortegnelsen kan ikke skrives: { $reason }
    .help = { $help }; næste kørsel skriver udgaven i fortegnelsen
edition-displaced = { $path } kan ikke skrives: { $reason }
    .note = den tidligere udgave ligger hel i { $old }
    .help = { $help }; næste kørsel lægger den tilbage
edition-ledger = fortegnelsen over udgaver, { $path }, kan ikke bruges: { $reason }
    .note = intet er udgivet eller ændret
    .help = læg filen tilbage fra en sikkerhedskopi; findes der ingen, så flyt den væk: næste udgivelse laver en ny ud fra udgavernes manifester, men uden hvornår de er udgivet
edition-busy = { $folder } er i brug af en anden udgivelse
    .help = vent, til den er færdig, og prøv igen
seal-changed = den er ændret, siden programmet skrev den
