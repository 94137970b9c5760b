command-leveranceplan = Gør kontorets projektmappe til den udgivne aktivitets- og leveranceplan: PDF, Excel, CSV og JSON
    .usage = leveranceplan [TILVALG] <KOMMANDO>
command-publish = Udgiv planen: PDF, ren projektmappe, CSV-udtræk, plan.json og manifest.json i en mappe for versionen
    .usage = leveranceplan publish [TILVALG] [PROJEKTMAPPE]
command-check = Find planens fejl og tvivlsomheder uden at udgive den
    .usage = leveranceplan check [TILVALG] [PROJEKTMAPPE]
command-compare = Vis, hvad der er ændret fra en version til en anden
    .usage = leveranceplan compare [TILVALG] <GAMMEL> <NY>
command-new-quarter = Skriv næste kvartals projektmappe ud fra dette kvartals
    .usage = leveranceplan new-quarter [TILVALG] --output <FIL> [PROJEKTMAPPE]
command-explain = Forklar en kode: hvad den betyder, hvorfor, et eksempel og hvad der kan gøres
    .usage = leveranceplan explain [TILVALG] [KODE]
command-extract = Skriv planens udtræk: CSV, den rene projektmappe, JSON eller en enkelt tabel
    .usage = leveranceplan extract [TILVALG] <--format <FORMAT>|--table <TABEL>> [PROJEKTMAPPE]
command-verify = Efterprøv, at udgaver er, som de blev udgivet: digests, fortegnelsen, og om filerne siger det samme
    .usage = leveranceplan verify [TILVALG] <MAPPE>
command-completions = Skriv det script, der lader en kommandofortolker udfylde kommandoer og tilvalg
    .usage = leveranceplan completions [TILVALG] <FORTOLKER>
argument-help = Vis denne hjælp
argument-version = Vis programmets version
argument-config = Indstillinger; udeladt: leveranceplan.toml i arbejdsmappen, hvis den findes
    .value = FIL
argument-lang = Sproget i fund: da eller en; udeladt: efter omgivelserne, ellers dansk
    .value = SPROG
argument-color = Farver: auto, always eller never; udeladt: auto, det vil sige på en terminal
    .value = HVORNÅR
argument-quiet = Vis kun fejl
argument-sheet = Et ark, der hører til planen (kan gentages)
    .value = ARK
argument-title = Planens titel; går forud for projektmappens
    .value = TITEL
argument-plan_version = Planens versionsnummer; går forud for projektmappens
    .value = X.Y
argument-date = Versionens dato; går forud for projektmappens
    .value = ÅÅÅÅ-MM-DD
argument-code = Koden, som den står i et fund; udeladt: en liste over dem alle
    .value = KODE
argument-folder = En udgaves mappe (output/v5.0), eller mappen med alle udgaver
    .value = MAPPE
argument-shell = Kommandofortolkeren: bash, elvish, fish, powershell eller zsh
    .value = FORTOLKER
argument-workbook = Projektmappen; udeladt: den ene i input/
    .value = PROJEKTMAPPE
argument-output = Mappen, som versionens mappe lægges i; udeladt: output
    .value = MAPPE
argument-previous = Den forrige version: dens mappe, plan.json eller projektmappe
    .value = FORRIGE
argument-publish_previous = Den forrige version: dens mappe, plan.json eller projektmappe; udeladt: den seneste udgave af samme plan i --output
    .value = FORRIGE
argument-no_previous = Sammenlign ikke med nogen forrige version
argument-mark = Sæt og fjern * og ✓ i udgaven efter det, der er ændret siden den forrige version; projektmappen ændres ikke
argument-replace = Erstat versionen, hvis den er udgivet med et andet indhold
argument-dialect = CSV-dialekt: excel-da eller rfc4180; udeladt: excel-da
    .value = DIALEKT
argument-findings_format = Form: text, json eller github; udeladt: text
    .value = FORM
argument-deny = Hvad der skal give slutkode 1 ud over fejl: warnings
    .value = HVAD
argument-old = Den gamle: en projektmappe, en plan.json eller en udgaves mappe
    .value = GAMMEL
argument-new = Den nye
    .value = NY
argument-comparison_format = Form: text, json eller csv; udeladt: text
    .value = FORM
argument-exit_code = Slutkode 1, hvis der er en forskel
argument-this_workbook = Dette kvartals projektmappe, plan.json eller udgaves mappe; udeladt: projektmappen i input/
    .value = PROJEKTMAPPE
argument-next_output = Filen, som skrives; den må ikke findes
    .value = FIL
argument-next_title = Den nye versions titel; udeladt: den gamle med perioden flyttet
    .value = TITEL
argument-next_date = Den nye versions dato; udeladt: et kvartal efter den gamle
    .value = ÅÅÅÅ-MM-DD
argument-next_version = Den nye versions nummer; udeladt: det næste hele tal, 6.0 efter 5.0
    .value = X.Y
argument-delivered = Hvad der sker med leverancer, der er markeret ✓: keep eller drop; udeladt: keep
    .value = HVAD
argument-extract_format = Format: csv, xlsx, json eller all
    .value = FORMAT
argument-table = Skriv én tabel som CSV til standard output: leverancer, omraader, perioder, kontakter eller links
    .value = TABEL
argument-extract_output = Mappen, som filerne skrives i; udeladt: output
    .value = MAPPE
help-usage = Brug:
help-commands = Kommandoer:
help-arguments = Argumenter:
help-options = Tilvalg:
help-after =
    Slutkoder:
      0  udført; der kan være advarsler
      1  planen har fejl, så intet er udgivet; check --deny warnings fandt en advarsel;
         verify eller compare --exit-code fandt en forskel
      2  argumenterne eller indstillingerne er forkerte
      3  projektmappen kan ikke læses, eller der er ingen plan i den; intet at efterprøve
      4  resultatet kan ikke skrives, eller versionen er udgivet med et andet indhold

    Eksempel:
      leveranceplan check plan.xlsx
      leveranceplan publish plan.xlsx --output udgivelser
