//! The tables and columns, as data.

use super::{Column, Reference, TableInfo};

const KINDS: &[&str] =
    &["dated", "ongoing", "recurring", "delivered", "cancelled", "unplanned", "unrecognised"];
const UNITS: &[&str] = &["day", "week", "month", "quarter", "half-year", "season", "turn-of-year", "year"];
const STATES: &[&str] = &["delivered", "ongoing", "planned", "delayed", "cancelled", "unplanned", "unknown"];
const HEADINGS: &[&str] = &[
    "Projekt",
    "Formål",
    "Leverance beskrivelse",
    "Leverance frigives",
    "Status",
    "Kontakt",
    "Bemærkninger",
];

/// The id of a deliverable, in its own table and in those that point to it.
const fn id(name: &'static str) -> Column {
    Column::text(name, "Leverancens id")
        .means(
            "Dannet af områdets og projektets navne, så den er den samme i næste version; af ens navne ender det andet på -2.",
            "From the names of area and project, the same in the next version; of equal names the second ends in -2.",
        )
        .form("område/projekt")
        .example("cybersikkerhed/e-laering")
        .required()
}

const fn sheet() -> Column {
    Column::text("ark", "Ark").means("Arket i projektmappen.", "The sheet in the workbook.").example("Plan")
}

const fn unit(name: &'static str) -> Column {
    Column::text(name, "Nøjagtighed")
        .means(
            "Den enhed, som tidspunktet er angivet i; af flere den groveste.",
            "The unit in which the time is named; of several the coarsest.",
        )
        .one_of(UNITS)
        .example("quarter")
}

const fn approximate(name: &'static str) -> Column {
    Column::yes_no(name, "Omtrentlig")
        .means(
            "Om tidspunktet er angivet omtrentligt (primo, sommeren).",
            "Whether the time is named roughly (primo, sommeren).",
        )
        .example("nej")
}

/// `leverancer`: the plan itself.
pub const DELIVERABLES: TableInfo = TableInfo {
    name: "leverancer",
    title: "Leverancer",
    row: "En række for hver leverance, i planens rækkefølge.",
    row_en: "A row for each deliverable, in the plan's order.",
    key: &["id"],
    references: &[
        Reference { column: "omraade", table: "omraader", target: "omraade" },
        Reference { column: "kontakt", table: "kontakter", target: "kontakt" },
    ],
    columns: &[
        Column::text("omraade", "Område")
            .means("Områdets navn uden markeringer.", "The area's name, without markers.")
            .example("Cybersikkerhed"),
        Column::text("projekt", "Projekt")
            .means("Projektets navn uden markeringer.", "The project's name, without markers.")
            .example("E-læring")
            .required(),
        Column::yes_no("leveret", "✓")
            .means("Om navnet er markeret ✓.", "Whether the name carries ✓.")
            .example("ja"),
        Column::yes_no("ny_aendret", "*")
            .means("Om navnet er markeret *.", "Whether the name carries *.")
            .example("nej"),
        Column::text("formaal", "Formål")
            .means("Hvad projektet er til for.", "What the project is for.")
            .example("At alle kan kende en falsk mail."),
        Column::text("leverance_beskrivelse", "Leverance beskrivelse")
            .means("Hvad der leveres.", "What is delivered.")
            .example("Et kursus på en time."),
        Column::text("leverance_frigives", "Leverance frigives")
            .means("Hvornår, som det er skrevet.", "When, as written.")
            .example("Q2-Q3 2019"),
        Column::text("status", "Status").means("Hvordan det går.", "How it goes.").example("I gang"),
        Column::text("kontakt", "Kontakt")
            .means("Hvem der kan spørges.", "Whom to ask.")
            .example("Mette Holm"),
        Column::text("bemaerkninger", "Bemærkninger")
            .means("Hvad der ellers er at sige.", "What else there is to say.")
            .example("Se www.example.dk."),
        id("id"),
        Column::text("frigives_art", "Frigives, art")
            .means("Hvad tidspunktets tekst er læst som.", "What the release text comes to.")
            .one_of(KINDS)
            .example("dated")
            .required(),
        Column::day("frigives_fra", "Frigives, første dag")
            .means(
                "Den første dag i alle tekstens perioder; tom, hvis kun en slutning er angivet.",
                "The first day of all its periods; empty where only an end is named.",
            )
            .example("2019-04-01"),
        Column::day("frigives_til", "Frigives, sidste dag")
            .means(
                "Den sidste dag i alle tekstens perioder; tom, hvis det fortsætter.",
                "The last day of all its periods; empty where it goes on.",
            )
            .example("2019-09-30"),
        unit("frigives_noejagtighed"),
        approximate("frigives_omtrentlig"),
        Column::yes_no("frigives_forventet", "Forventet")
            .means("Om teksten siger »forventes«.", "Whether the text says `forventes`.")
            .example("nej"),
        Column::yes_no("frigives_forsinket", "Forsinket")
            .means("Om teksten siger, at det er forsinket.", "Whether the text says that it is late.")
            .example("nej"),
        Column::text("tilstand", "Tilstand")
            .means(
                "Hvordan leverancen står, af markering, tidspunkt og status.",
                "How it stands, from marker, release and status.",
            )
            .one_of(STATES)
            .example("planned")
            .required(),
        sheet(),
        Column::count("raekke", "Række", 1)
            .means("Rækken i arket.", "Its row in that sheet.")
            .form("tal fra 1")
            .example("47"),
    ],
};

/// `omraader`: the areas.
pub const AREAS: TableInfo = TableInfo {
    name: "omraader",
    title: "Områder",
    row: "En række for hvert område, i planens rækkefølge.",
    row_en: "A row for each area, in the plan's order.",
    key: &["omraade"],
    references: &[],
    columns: &[
        Column::text("omraade", "Område")
            .means("Områdets navn uden markeringer.", "The area's name, without markers.")
            .example("Cybersikkerhed"),
        Column::count("leverancer", "Leverancer", 0)
            .means("Hvor mange leverancer det har.", "How many deliverables it has.")
            .example("11"),
        Column::count("leveret", "Leveret", 0)
            .means("Hvor mange af dem der er markeret ✓.", "How many of them carry ✓.")
            .example("4"),
        Column::count("ny_aendret", "Ny/ændret", 0)
            .means("Hvor mange af dem der er markeret *.", "How many of them carry *.")
            .example("3"),
    ],
};

/// `perioder`: the periods of releases.
pub const PERIODS: TableInfo = TableInfo {
    name: "perioder",
    title: "Perioder",
    row: "En række for hver periode i en leverances tidspunkt.",
    row_en: "A row for each period of a release.",
    key: &["leverance", "nummer"],
    references: &[Reference { column: "leverance", table: "leverancer", target: "id" }],
    columns: &[
        id("leverance"),
        Column::count("nummer", "Nummer", 1)
            .means("Periodens nummer i sin tekst.", "The period's number in its text.")
            .form("tal fra 1")
            .example("1"),
        Column::day("fra", "Første dag")
            .means(
                "Den første dag; tom, hvis kun en slutning er angivet.",
                "First day; empty where only an end is named.",
            )
            .example("2019-04-01"),
        Column::day("til", "Sidste dag")
            .means("Den sidste dag; tom, hvis den fortsætter.", "Last day; empty where it goes on.")
            .example("2019-06-30"),
        unit("noejagtighed").required(),
        approximate("omtrentlig"),
    ],
};

/// `kontakter`: the contacts.
pub const CONTACTS: TableInfo = TableInfo {
    name: "kontakter",
    title: "Kontakter",
    row: "En række for hver kontakt, i den rækkefølge, de først står i planen.",
    row_en: "A row for each contact, in the order in which the plan first names them.",
    key: &["kontakt"],
    references: &[],
    columns: &[
        Column::text("kontakt", "Kontakt")
            .means("Navnet, som planen skriver det.", "The name as the plan writes it.")
            .example("Mette Holm")
            .required(),
        Column::count("leverancer", "Leverancer", 1)
            .means("Hvor mange leverancer kontakten har.", "How many deliverables the contact has.")
            .example("23"),
        Column::count("leveret", "Leveret", 0)
            .means("Hvor mange af dem der er leveret.", "How many of them are delivered.")
            .example("12"),
        Column::count("aabne", "Åbne", 0)
            .means(
                "Hvor mange af dem der hverken er leveret eller udgår.",
                "How many of them are neither delivered nor cancelled.",
            )
            .example("10"),
    ],
};

/// `links`: the addresses in the plan's texts.
pub const LINKS: TableInfo = TableInfo {
    name: "links",
    title: "Links",
    row: "En række for hver adresse i en leverances tekster.",
    row_en: "A row for each address in a deliverable's texts.",
    key: &["leverance", "kolonne", "nummer"],
    references: &[Reference { column: "leverance", table: "leverancer", target: "id" }],
    columns: &[
        id("leverance"),
        Column::text("kolonne", "Kolonne")
            .means("Kolonnen, som adressen står i.", "The column that it stands in.")
            .one_of(HEADINGS)
            .example("Bemærkninger")
            .required(),
        Column::count("nummer", "Nummer", 1)
            .means("Adressens nummer i cellen.", "The address's number in its cell.")
            .form("tal fra 1")
            .example("1"),
        Column {
            pattern: Some("([hH][tT][tT][pP][sS]?://|[mM][aA][iI][lL][tT][oO]:).+"),
            ..Column::text("adresse", "Adresse")
                .means(
                    "Adressen med http, https eller mailto foran.",
                    "The address, with http, https or mailto in front.",
                )
                .form("URL")
                .example("https://www.example.dk")
                .required()
        },
        sheet(),
        Column::text("celle", "Celle")
            .means("Cellen i arket; tom, hvis den ikke kendes.", "The cell in that sheet.")
            .form("A1")
            .example("G7"),
    ],
};

/// `aendringer`: what has changed since the previous version.
pub const CHANGES: TableInfo = TableInfo {
    name: "aendringer",
    title: "Ændringer",
    row: "En række for hver ændring siden den forrige version; tabellen findes kun, når den forrige er angivet.",
    row_en: "A row for each change since the previous version; written only when that version is given.",
    key: &["omraade", "id", "aendring", "felt", "foer", "efter"],
    references: &[],
    columns: &[
        Column::text("id", "Leverancens id")
            .means(
                "Leverancens id; for det, der er fjernet, i den forrige version. Tom, hvor et område eller planen er ændret.",
                "The deliverable's id; of what is gone, in the version before. Empty where an area or the plan changed.",
            )
            .form("område/projekt")
            .example("cybersikkerhed/e-laering"),
        Column::text("omraade", "Område")
            .means("Områdets navn; for det, der er fjernet, i den forrige version.", "The area's name.")
            .example("Cybersikkerhed"),
        Column::text("projekt", "Projekt")
            .means(
                "Projektets navn uden markeringer; tom, hvor et område eller planen er ændret.",
                "The project's name, without markers; empty where an area or the plan changed.",
            )
            .example("E-læring"),
        Column::text("aendring", "Ændring")
            .means("Hvad der er sket.", "What happened.")
            .one_of(&[
                "added",
                "removed",
                "moved",
                "order",
                "renamed",
                "text",
                "release",
                "state",
                "markers",
                "area-added",
                "area-removed",
                "area-renamed",
                "area-split",
                "area-merged",
                "area-order",
                "area-markers",
                "document",
            ])
            .example("text")
            .required(),
        Column::text("felt", "Felt")
            .means(
                "Kolonnen eller den del af planen, som er ændret; tom for hele leverancer.",
                "The column, or the part of the plan, that changed; empty for whole rows.",
            )
            .example("Status"),
        Column::text("foer", "Før")
            .means("Værdien i den forrige version.", "The value before.")
            .example("I gang"),
        Column::text("efter", "Efter").means("Værdien i denne version.", "The value now.").example("Leveret"),
        Column {
            minimum: Some(0),
            maximum: Some(1),
            ..Column::new("lighed", "Lighed", super::Type::Number, "0-1")
                .means(
                    "Hvor meget leverancen eller området ligner den forrige, hvor det er det, der knytter dem sammen; 1 er ens.",
                    "How like the old deliverable or area it is, where that is what ties them; 1 is equal.",
                )
                .example("0.25")
        },
    ],
};
