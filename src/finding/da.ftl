missing-title = Planen har ingen titel.
    .title = Titlen mangler
    .why = Titlen står på hver side og i dokumentets egenskaber.
    .example = Første række er »Projekt | Formål | …«.
    .help = Skriv titlen øverst i arket, eller angiv den med --title "…".
missing-version = Planen har intet versionsnummer.
    .title = Versionsnummeret mangler
    .why = Versionen navngiver udgaven og dens filer.
    .example = »Version _1. april 2019«.
    .help = Skriv »Version 5.0 _1. april 2019 - …« over overskrifterne, eller angiv nummeret med --plan-version 5.0.
missing-date = Versionen har ingen dato.
    .title = Versionens dato mangler
    .why = Datoen står på hver side, og dokumentets datoer kommer fra den.
    .example = »Version 5.0 - Listen er vejledende«.
    .help = Skriv datoen efter versionsnummeret: »Version 5.0 _1. april 2019«, eller angiv den med --date 2019-04-01.
missing-legend = Planen forklarer ikke sine symboler.
    .title = Symbolforklaringen mangler
    .why = Læseren ved ikke, hvad ✓ og * betyder.
    .example = Der er intet »✓ = Leveret« over overskrifterne.
    .help = Skriv »✓ = Leveret« og »* = Ny/ændret« over overskrifterne.
missing-period = Titlen nævner ingen periode i kvartaler.
    .title = Perioden mangler i titlen
    .why = Perioden siger, hvilke kvartaler planen dækker.
    .example = »Aktivitets- og leveranceplan«.
    .help = Skriv perioden til sidst i titlen: »1 kv. 2019 - 4 kv. 2019«.
title-drift = Titlen er her { $text }, men ellers { $other }.
    .title = En gentaget titel afviger
    .why = To titler i ét dokument får læseren til at tvivle på, hvilken der gælder.
    .example = »1 kvrt. 2019« på én side, »1 kv. 2019« på de andre.
    .help = Ret cellen, så den er som de andre; de andres tekst er brugt.
version-drift = Versionslinjen er her { $text }, men ellers { $other }.
    .title = En gentaget versionslinje afviger
    .why = Dokumentet har kun én version.
    .example = »Version 4.9« på én side, »Version 5.0« på de andre.
    .help = Ret cellen, så den er som de andre; de andres tekst er brugt.
legend-drift = Symbolet { $symbol } forklares her som { $text }, men før som { $other }.
    .title = Et symbol forklares på to måder
    .why = Et symbol kan kun betyde én ting.
    .example = »* = Ny« på én side, »* = Ændret« på en anden.
    .help = Brug den samme forklaring hvert sted; den første er brugt.
header-drift = Overskriften er her { $text }, men ellers { $other }.
    .title = En gentaget kolonneoverskrift afviger
    .why = Gentagne overskrifter skal være ens, ellers kan en kolonne være byttet om.
    .example = »Status:« på én side, »Status« på de andre.
    .help = Ret overskriften, så den er som i den første blok.
missing-column = Kolonnen { $text } mangler; den udgives tom.
    .title = En af de syv kolonner mangler
    .why = Læseren venter syv kolonner.
    .example = Der er ingen overskrift »Formål«.
    .help = Tilføj kolonnen, eller ret dens overskrift.
unknown-column = Kolonnen { $text } er ikke en af planens syv; den udgives ikke.
    .title = En ukendt kolonne
    .why = Det, der står i kolonnen, kommer ikke med.
    .example = En kolonne »Budget«.
    .help = Ret overskriften, hvis den er stavet forkert; ellers kan kolonnen blive stående.
duplicate-column = Kolonnen { $text } findes to gange; kun den første udgives.
    .title = En kolonne findes to gange
    .why = Det, der står i den anden kolonne, kommer ikke med.
    .example = To kolonner »Status«.
    .help = Saml teksten i den ene kolonne, og slet den anden.
near-miss-column = Kolonnen { $text } er ukendt; den ligner { $other }, som mangler.
    .title = En overskrift er næsten en af de syv
    .why = Kolonnen bliver ikke udgivet, og den, den ligner, bliver tom.
    .example = »Bemærkinger« for »Bemærkninger«.
    .help = Ret overskriften til { $other }.
text-outside-columns = Teksten { $text } står uden for planens kolonner og udgives ikke.
    .title = Tekst uden for de syv kolonner
    .why = Teksten kommer ikke med.
    .example = En note i kolonne I.
    .help = Flyt teksten ind i en af de syv kolonner, eller slet den.
missing-project = Rækken har tekst, men intet projekt.
    .title = En række uden projekt
    .why = En leverance uden navn kan ikke findes igen.
    .example = En celle, der er delt over to rækker.
    .help = Skriv projektets navn; hører teksten til rækken ovenfor, så flyt den dertil.
missing-area = Leverancen står før det første område; arkets navn { $text } er brugt.
    .title = En leverance uden område
    .why = Leverancer udgives under deres område.
    .example = Den første række under overskrifterne er en leverance.
    .help = Indsæt en række med områdets navn over leverancen.
empty-area = Området { $text } har ingen leverancer.
    .title = Et område uden leverancer
    .why = Området får en side uden indhold; måske er rækken en leverance med tomme celler.
    .example = Kun »Cybersikkerhed« i sin række, og under den det næste område.
    .help = Tilføj områdets leverancer, eller slet rækken; er den en leverance, så udfyld dens andre celler.
duplicate-project = Projektet { $text } findes allerede i området.
    .title = To projekter med samme navn
    .why = Store og små bogstaver, mellemrum og markeringer skiller ikke navne ad; læseren kan ikke se forskel.
    .example = »E-læring« og »e-læring ✓«.
    .help = Giv det ene et navn, der siger, hvad der er anderledes, eller slet rækken.
marker-inside-name = Tegnet { $symbol } står inde i navnet { $text } og er læst som tekst.
    .title = En markering inde i et navn
    .why = Kun tegn sidst i navnet er markeringer.
    .example = »E-læring ✓ for ledere«.
    .help = Flyt tegnet til navnets slutning, hvis det er en markering.
unknown-marker = Navnet { $text } slutter med { $symbol }, som ikke er en kendt markering.
    .title = En ukendt markering
    .why = Tegnet bliver en del af navnet, og læseren kender det ikke.
    .example = »E-læring #«.
    .help = Brug ✓ eller *, eller slet tegnet.
marker-without-legend = Markeringen { $symbol } er brugt, men ikke forklaret over overskrifterne.
    .title = En markering uden forklaring
    .why = Læseren ved ikke, hvad markeringen betyder.
    .example = »E-læring *«, men ingen linje »* = Ny/ændret«.
    .help = Skriv en linje med markeringens betydning over overskrifterne.
missing-contact = Leverancen { $text } har ingen kontakt.
    .title = Kontakten mangler
    .why = Læseren ved ikke, hvem der kan spørges.
    .example = En tom celle i kolonnen Kontakt.
    .help = Skriv, hvem der kan spørges.
similar-contact = Kontakten { $text } ligner { $other }, som står { $count } gange.
    .title = En kontakt staves på to måder
    .why = Den samme person tælles som to.
    .example = »Mette Holmgård« og »Mette Holmgaard«.
    .help = Ret navnet, eller skriv det under [contacts] known i leveranceplan.toml, hvis det er en anden person.
release-unrecognised = Tidspunktet { $text } kan ikke læses som en dato eller periode.
    .title = Tidspunktet er ikke forstået
    .why = Leverancen kommer ikke med i tal og oversigter over tid.
    .example = »uge 40« uden år.
    .help = Skriv tidspunktet med år, fx »Q3 { $year }«, »uge 40 { $year }« eller »Løbende«.
release-partly-understood = Af tidspunktet er { $text } ikke forstået.
    .title = Tidspunktet er kun delvis forstået
    .why = Resten er læst; ændrer de andre ord på tidspunktet, er datoen forkert.
    .example = »Q3 2019, hvis midlerne bevilges«.
    .help = Flyt det, der ikke er et tidspunkt, til Status eller Bemærkninger.
impossible-date = Tidspunktet { $text } findes ikke i kalenderen.
    .title = En umulig dato
    .why = Læseren kan ikke vide, hvornår leverancen kommer.
    .example = »30. februar 2020«, »uge 53 2019«.
    .help = Ret dagen, ugen eller kvartalet.
release-before-plan = Tidspunktet { $text } ligger før planens periode, og leverancen er ikke markeret ✓.
    .title = Et tidspunkt før planens periode
    .why = Enten er leverancen kommet og mangler ✓, eller tidspunktet er forældet.
    .example = »Q2 2018« i en plan for 2019.
    .help = Sæt ✓ efter navnet, eller skriv det nye tidspunkt.
release-over = Tidspunktet { $text } var forbi, da versionen er dateret, og leverancen er ikke markeret ✓.
    .title = Et tidspunkt, der er forbi
    .why = Enten er leverancen kommet og mangler ✓, eller den er forsinket.
    .example = »Ultimo marts 2019« i en version af 1. april 2019.
    .help = Sæt ✓ efter navnet, eller skriv det nye tidspunkt.
delivered-but-delayed = Leverancen er markeret ✓, men teksten siger { $text }.
    .title = ✓ ved siden af en forsinkelse
    .why = Læseren kan ikke se, om leverancen er kommet.
    .example = »E-læring ✓« med status »Er forsinket«.
    .help = Fjern ✓, eller ret teksten.
delivered-but-cancelled = Leverancen er markeret ✓, men teksten siger { $text }.
    .title = ✓ ved siden af noget, der udgår
    .why = Læseren kan ikke se, om leverancen er kommet.
    .example = »E-læring ✓« med »Udgår«.
    .help = Fjern ✓, eller ret teksten.
delivered-without-marker = Teksten siger { $text }, men leverancen er ikke markeret ✓.
    .title = Leveret uden ✓
    .why = Leverancen tælles som leveret, men læseren ser ingen markering.
    .example = Status »Leveret« og intet ✓ efter navnet.
    .help = Sæt ✓ efter navnet, eller ret teksten.
cancelled-but-new = Leverancen udgår, men er markeret *.
    .title = Udgår, men markeret som ny
    .why = * betyder ny eller ændret; det er værd at se efter, om den skal stå.
    .example = »Vejledning *« med »Udgår«.
    .help = Lad * stå, hvis den lige er udgået; fjern ellers markeringen.
text-cut-off = Teksten slutter med { $text }, som om noget mangler.
    .title = En sætning stopper midt i
    .why = Læseren får ikke slutningen.
    .example = »… en vejledning om brug af«.
    .help = Skriv sætningen færdig.
text-at-limit = Teksten er på { $count } tegn, netop hvor regneark og databaser klipper.
    .title = En tekst med en mistænkelig længde
    .why = Slutningen kan være klippet væk, før teksten kom i arket.
    .example = En tekst på præcis 255 tegn.
    .help = Se efter, om slutningen er der.
broken-address = Adressen { $text } kan ikke åbnes, som den står.
    .title = En ødelagt adresse
    .why = Linket virker ikke.
    .example = »http:/www.kl.dk«, »https://«.
    .help = Ret adressen.
unsafe-address = Adressen { $text } bliver ikke et link; kun http, https og mailto gør.
    .title = En adresse, der ikke bliver et link
    .why = Andre adresser kan køre programmer eller pege på en fil, som kun kontoret har.
    .example = »file://server/plan.docx«, »javascript:…«.
    .help = Brug en webadresse, eller slet den.
leftover-markup = Cellen har et efterladt HTML-mærke: { $text }.
    .title = Et efterladt HTML-mærke
    .why = Mærket er ikke tekst; det udgives ikke, men ordene omkring det gør.
    .example = »<ul style="…">« før en liste.
    .help = Slet mærket i cellen.
invisible-character = Teksten har et usynligt tegn ({ $text }).
    .title = Et usynligt tegn
    .why = Tegnet ses ikke, men skiller ord ad i søgning og oplæsning.
    .example = Et styretegn fra et andet program.
    .help = Slet tegnet; det er lettest at skrive ordet igen.
bidirectional-character = Teksten har et tegn, der vender skriveretningen ({ $text }).
    .title = Et tegn, der vender skriveretningen
    .why = Teksten kan vises anderledes, end den er.
    .example = U+202E midt i et navn.
    .help = Slet tegnet; det er lettest at skrive teksten igen.
character-without-font = Tegnet { $text } kan ikke vises i PDF'en.
    .title = Et tegn, som ingen skrifttype har
    .why = Tegnet ville mangle på siden.
    .example = Et kinesisk skrifttegn.
    .help = Skriv et andet tegn eller et ord i stedet.
error-value = Cellen viser fejlværdien { $text }.
    .title = En fejlværdi
    .why = Læseren ville se fejlen i stedet for teksten.
    .example = »#N/A«.
    .help = Ret formlen, eller skriv teksten i stedet.
formula-without-value = Cellen har en formel uden en beregnet værdi.
    .title = En formel uden værdi
    .why = Cellen udgives tom.
    .example = En fil, som et program har skrevet, og Excel ikke har åbnet.
    .help = Åbn filen i Excel, gem den, og kør igen; eller skriv teksten i stedet.
hidden-row = Rækken er skjult, men udgives.
    .title = En skjult række
    .why = Måske skulle den ikke med.
    .example = En række, der er skjult med et filter.
    .help = Vis rækken, hvis den skal med; slet den ellers.
hidden-column = Kolonnen { $text } er skjult, men udgives.
    .title = En skjult kolonne
    .why = Måske skulle den ikke med.
    .example = Kolonnen Bemærkninger er skjult.
    .help = Vis kolonnen, hvis den skal med; slet den ellers.
hidden-sheet = Arket { $text } er skjult og har en plan; det udgives ikke.
    .title = Et skjult ark med en plan
    .why = Dets leverancer kommer ikke med.
    .example = Et område på et ark, som nogen har skjult.
    .help = Vis arket i Excel, hvis det skal med, eller slet det.
struck-through-text = Teksten { $text } er streget over, men udgives.
    .title = Overstreget tekst
    .why = I PDF'en er teksten ikke streget over.
    .example = En gammel dato, der er streget over i stedet for slettet.
    .help = Slet teksten, hvis den ikke gælder.
unusual-value = Cellen har { $kind }, hvor der plejer at stå tekst: { $text }.
    .title = Et tal eller en dato, hvor der plejer at stå tekst
    .why = Excel kan have lavet tekst om til et tal eller en dato.
    .example = »1-2« i kolonnen Status, som Excel har gjort til 1. februar.
    .help = Se efter, om der står det, der skulle; formatér cellen som tekst.
version-not-newer = Version { $text } er ikke nyere end den forrige, { $other }.
    .title = Versionen er ikke nyere
    .why = En udgivet version ændres ikke i det stille.
    .example = »Version 5.0« efter »Version 5.0«.
    .help = Giv planen et højere versionsnummer og en senere dato.
formula-guarded = Teksten { $text } ligner en formel; i CSV-filen står der en apostrof foran.
    .title = En tekst, der ligner en formel
    .why = Et regneark ville regne den ud, når det åbner CSV-filen.
    .example = »- Hvilke tiltag er rimelige«.
    .help = Begynd teksten med et andet tegn, eller brug --dialect rfc4180 til programmer.
excel-cut = Den rene projektmappe kan ikke rumme planen: { $what } er { $found }, Excels grænse er { $limit }.
    .title = Mere, end Excel kan rumme
    .why = Den rene projektmappe ville mangle noget af planen.
    .example = En celle på 32.767 tegn, hvoraf nogle fylder dobbelt.
    .help = Del planen eller cellen i to.
excel-limit = I den rene projektmappe er { $what } { $found }, Excels grænse er { $limit }.
    .title = En grænse i Excel
    .why = Al tekst er der, men rækken er for lav til at vise den, eller et link eller et sideskift mangler.
    .example = En tekst på 5.000 tegn i en smal kolonne.
    .help = Gør teksten kortere, eller del den i to leverancer.
lone-project = Kun projektets navn { $text } er udfyldt; i den rene projektmappe ligner rækken et område.
    .title = En leverance med kun et navn
    .why = I et ark med områderækker er en række med kun et navn et område.
    .example = En række med et navn og et område i kolonnen Område, og ellers intet.
    .help = Udfyld mindst en af de andre kolonner.
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
published = { $outcome ->
        [written] Udgivet i { $folder }
        [replaced] Udgivet igen i { $folder }; den tidligere udgave er erstattet
       *[unchanged] { $folder } er allerede udgivet med det samme indhold; intet er ændret
    }: { $areas } områder, { $deliverables } leverancer ({ $delivered } ✓, { $changed } *), { $pages } sider, { $warnings } advarsler, { $notes } bemærkninger
summary-states = tilstande: { $states }
summary-findings = fund: { $count ->
        [0] ingen
        [one] 1
       *[other] { $count }
    }{ $codes }
summary-changes = ændringer siden version { $version }: { $changes }
summary-files = filer: { $count ->
        [one] 1 fil
       *[other] { $count } filer
    }, { $size }
summary-time = tid: { $time }
state-delivered = leveret
state-ongoing = løbende
state-planned = planlagt
state-delayed = forsinket
state-cancelled = udgår
state-unplanned = uden tid
state-unknown = ukendt
recovered-removed = rester af en afbrudt udgivelse af { $name } er fjernet
recovered-entered = en afbrudt udgivelse er gjort færdig: { $name } er skrevet i editions.json
recovered-restored = en afbrudt udgivelse er rullet tilbage: { $name } er lagt på sin plads igen
recovered-adopted = { $name } er optaget i editions.json; hvornår den er udgivet, er ikke kendt
at-row = række { $row }, kolonne { $column }
at-text = området { $area }, række { $row }, kolonne { $column }
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
