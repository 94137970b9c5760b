//! The words of releases, statuses, titles and version lines, as data.
//!
//! A word is known here once, for all of them. A word that is not here is [`Lexeme::Word`].

/// What a word or sign means.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Lexeme {
    /// A number and how many digits it has; one of over four digits is none of a date, whatever its value.
    Number(u32, u8),
    /// A month by name, 1 to 12.
    Month(u32),
    /// `første` to `fjerde`, `II` to `IV`.
    Ordinal(u32),
    Season(Season),
    Third(Third),
    Quarter,
    Half,
    Week,
    /// `måned` after a month's name.
    MonthWord,
    /// `jul`: Christmas, or July where a dot cuts it short.
    Jul,
    TurnOfYear,
    Weekday,
    /// `kl.` before the time of a day.
    Clock,

    And,
    But,
    In,
    The,
    To,
    With,
    /// `løbet`, of `i løbet af`.
    Course,
    Of,
    /// `senest`.
    By,
    /// `inden`, `før`.
    Before,
    /// `udgangen`.
    EndOf,
    /// `tidligst`, `ikke før`.
    Earliest,
    /// `ca.`, `omkring`.
    About,
    Between,
    /// A word that makes of what follows a time that is not read: `undtagen`.
    Shifts,
    From,
    Since,
    /// `indtil`, `til og med`.
    Until,
    /// `eller senere`, `og frem`.
    Onwards,
    After,
    /// Another preposition: `på`, `for`, `ved`, `pga.`.
    Preposition,
    All,
    Every,
    /// `år`, `årene`.
    Years,
    /// `gange`, of `to gange årligt`.
    Times,
    /// A word for what comes back, with the number of months between.
    Recurs(u32),
    Need,
    /// `tidligere`, `oprindeligt`: what follows is no longer so.
    Formerly,
    /// `i stedet for`: what follows is no longer so, and no delay is said.
    InsteadOf,
    /// `TBD`, `ukendt`: there is no time.
    NoTime,

    Cancelled,
    Delivered,
    Delayed,
    /// `rykket`, `flyttet`: a delay where a time follows.
    Moved,
    /// `fremrykket`, `ændret`: to another time, and no delay.
    Changed,
    Ongoing,
    InProgress,
    /// `planlagt`, `leveres`: it is to come.
    Planned,
    Expected,
    Awaits,
    /// `følger planen`, `holder`: all is well.
    OnTrack,
    /// `genoptaget`, `indhentet`: what was said no longer holds.
    Undone,
    /// `trukket tilbage`: what was delivered is so no longer.
    Withdrawn,

    Not,
    /// A word that makes what is said only possible.
    May,
    /// `hvis`, `når`.
    Condition,
    /// `om`: what follows is a question.
    Whether,
    /// `at`: what follows is what another clause speaks of.
    That,
    /// `som`: it tells more of a noun, or is `as`.
    Which,
    /// `der`: it tells more of a noun, or stands for a subject.
    There,
    /// `skal`, `bør`, `inden længe`: it has not happened.
    Intended,
    /// `blive`, `bliver`.
    Become,
    Is,
    /// `var`, `har været`.
    Was,

    /// The deliverable as a whole: `leverancen`, `arbejdet`, `vi`.
    Whole,
    /// A part or a share of it: `kapitel`, `delvist`, `kun`.
    Part,
    /// Something else that has a time of its own: `beslutning`, `lov`.
    Event,
    /// What is left to do: `resten`, `mangler`.
    Rest,
    /// A stage before the last: `udkast`, `høring`.
    Draft,
    /// A word that says no more than that something comes or came, or how.
    Filler,
    /// Any other word.
    Word,
    /// A sign that is neither blank, letter nor digit; dashes of all kinds are `-`.
    Sign(char),
}

/// A season, by the words `forår`, `sommer`, `efterår`, `vinter`.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Season {
    Spring,
    Summer,
    Autumn,
    Winter,
}

/// `primo`, `medio`, `ultimo`.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum Third {
    First,
    Middle,
    Last,
}

/// The meaning of a word in lower case.
pub(crate) fn meaning(word: &str) -> Lexeme {
    time(word).or_else(|| state(word)).or_else(|| small(word)).unwrap_or_else(|| compound(word))
}

/// Words for units of time, and how often they come back.
fn time(word: &str) -> Option<Lexeme> {
    use Lexeme::{Half, Month, MonthWord, Ordinal, Quarter, Recurs, TurnOfYear, Week, Weekday};
    Some(match word {
        "januar" | "jan" => Month(1),
        "februar" | "feb" | "febr" => Month(2),
        "marts" | "mar" => Month(3),
        "april" | "apr" => Month(4),
        "maj" => Month(5),
        "juni" | "jun" => Month(6),
        "juli" => Month(7),
        "jul" => Lexeme::Jul,
        "august" | "aug" => Month(8),
        "september" | "sep" | "sept" => Month(9),
        "oktober" | "okt" => Month(10),
        "november" | "nov" => Month(11),
        "december" | "dec" => Month(12),
        "første" => Ordinal(1),
        "andet" | "anden" | "ii" => Ordinal(2),
        "tredje" | "iii" => Ordinal(3),
        "fjerde" | "iv" => Ordinal(4),
        "forår" | "foråret" => Lexeme::Season(Season::Spring),
        "sommer" | "sommeren" => Lexeme::Season(Season::Summer),
        "efterår" | "efteråret" => Lexeme::Season(Season::Autumn),
        "vinter" | "vinteren" => Lexeme::Season(Season::Winter),
        "primo" | "prim" | "start" | "starten" | "begyndelsen" => Lexeme::Third(Third::First),
        "medio" | "midten" => Lexeme::Third(Third::Middle),
        "ultimo" | "ult" | "slut" | "slutningen" => Lexeme::Third(Third::Last),
        "q" | "k" | "kv" | "kvt" | "kvrt" | "kvart" | "kvartal" => Quarter,
        "halvår" | "halvdel" | "h" => Half,
        "uge" | "ugerne" | "u" | "w" => Week,
        "måned" | "mdr" | "md" => MonthWord,
        "årsskiftet" | "årsskifte" => TurnOfYear,
        "mandag" | "tirsdag" | "onsdag" | "torsdag" | "fredag" | "lørdag" | "søndag" => Weekday,
        "kl" | "klokken" => Lexeme::Clock,
        "årligt" | "årlig" | "årligen" => Recurs(12),
        "halvårligt" | "halvårlig" => Recurs(6),
        "kvartalsvis" | "kvartalsvist" => Recurs(3),
        "månedligt" | "månedlig" | "månedsvis" => Recurs(1),
        _ => return None,
    })
}

/// Words that say how something stands, how sure it is, and of what it is said.
fn state(word: &str) -> Option<Lexeme> {
    use Lexeme::{
        Awaits, Cancelled, Changed, Delayed, Delivered, Draft, Event, Expected, InProgress, May, Moved,
        OnTrack, Ongoing, Part, Planned, Rest, Undone, Whole,
    };
    Some(match word {
        "udgår" | "udgået" | "udgik" | "aflyst" | "aflyses" | "annulleret" | "annulleres" | "bortfalder"
        | "bortfaldet" | "bortfaldt" | "nedlagt" | "nedlægges" | "stoppet" | "stoppes" | "opgivet"
        | "skrinlagt" | "droppet" | "droppes" | "udgå" | "bortfalde" => Cancelled,
        "leveret" | "frigivet" | "udgivet" | "offentliggjort" | "publiceret" | "lanceret" | "udsendt"
        | "færdig" | "færdigt" | "færdige" | "færdiggjort" | "afsluttet" | "gennemført" | "implementeret"
        | "overleveret" | "idriftsat" | "ibrugtaget" | "udkommet" | "afleveret" | "fuldført" | "opfyldt" => {
            Delivered
        }
        "forsinket" | "forsinkede" | "forsinkes" | "forsinkelse" | "forsinkelsen" | "forsinkelser"
        | "udskudt" | "udskydes" | "udsat" | "udsættes" | "skrider" | "skredet" => Delayed,
        "rykket" | "rykkes" | "flyttet" | "flyttes" | "skubbet" | "skubbes" | "forskudt" => Moved,
        "fremrykket" | "fremrykkes" | "fremskyndet" | "ændret" | "ændres" => Changed,
        "løbende" | "driftes" | "fortløbende" | "kontinuerligt" => Ongoing,
        "igangsat" | "igangværende" | "påbegyndt" | "opstartet" | "startet" | "fortsætter" | "udarbejdes"
        | "udvikles" => InProgress,
        "planlagt" | "planlægges" | "frigives" | "leveres" | "udgives" | "offentliggøres" | "publiceres"
        | "lanceres" | "udsendes" | "afsluttes" | "gennemføres" | "implementeres" | "afholdes"
        | "færdiggøres" | "udkommer" | "idriftsættes" => Planned,
        "forventes" | "forventet" | "forventeligt" | "forventelig" | "forventede" | "forv" | "ventes" => {
            Expected
        }
        "afventer" | "afvent" | "afventes" => Awaits,
        "holder" | "planmæssigt" | "grøn" => OnTrack,
        "genoptaget" | "genoptages" | "genåbnet" | "indhentet" | "igen" | "alligevel" | "ophævet" => Undone,
        "kan" | "kunne" | "risiko" | "risikerer" | "muligvis" | "måske" | "formentlig" | "formentligt"
        | "formodentlig" | "sandsynligvis" | "sandsynligt" | "formodes" | "eventuelt" | "evt"
        | "overvejes" | "overvejer" | "overvejelse" | "foreslås" | "foreslået" | "forslag" | "indstillet"
        | "indstilles" | "drøftes" | "tvivl" | "usikkert" | "usikker" | "vistnok" | "ønskes" | "trues"
        | "truet" | "uafklaret" | "vurderes" | "anses" | "udsigt" | "midlertidigt" | "foreløbigt" => May,
        "leverancen" | "leverance" | "projektet" | "opgaven" | "aktiviteten" | "indsatsen" | "arbejdet"
        | "arbejde" | "hele" | "alt" | "vi" | "det" | "denne" | "dette" | "status" | "tidsplan"
        | "tidsplanen" | "vores" | "samtlige" | "hel" | "helt" => Whole,
        "del" | "delen" | "dele" | "delene" | "delvis" | "delvist" | "kapitel" | "kapitlet" | "kapitler"
        | "modul" | "modulet" | "moduler" | "modulerne" | "bilag" | "bilaget" | "bilagene" | "fase"
        | "fasen" | "trin" | "etape" | "etapen" | "halvdelen" | "kun" | "enkelte" | "nogle" | "flere"
        | "næsten" | "nærmest" | "halvt" | "halv" | "udgave" | "udgaven" | "version" | "versionen"
        | "flertallet" | "størstedelen" | "afsnit" | "afsnittet" | "spor" | "sporet" | "delprojekt"
        | "delmål" | "mest" | "to" | "tre" | "fire" | "fem" | "seks" | "syv" | "otte" | "ni" | "ti" => Part,
        "beslutning" | "beslutningen" | "lov" | "loven" | "lovforslag" | "lovforslaget" | "vedtages"
        | "vedtaget" | "bevilling" | "bevillingen" | "finanslov" | "finansloven" | "fl" | "jf" | "kræver"
        | "afklaring" | "handleplan" | "handleplanen" | "strategi" | "strategien" | "økonomiaftalen" => {
            Event
        }
        "resten" | "resterende" | "øvrige" | "udestår" | "mangler" | "mangle" | "restarbejde"
        | "udestående" => Rest,
        "udkast" | "udkastet" | "høring" | "høringen" | "pilot" | "piloten" | "beta" | "test" | "testen"
        | "prøve" | "prøven" | "kvalitetssikring" | "review" | "gennemsyn" | "kommentering"
        | "godkendelse" | "foreløbig" | "foreløbige" | "intern" | "internt" | "korrektur" | "oplæg" => {
            Draft
        }
        _ => return None,
    })
}

/// The small words that tie others together.
fn small(word: &str) -> Option<Lexeme> {
    use Lexeme::{
        About, After, All, And, Become, Before, Between, But, By, Condition, Course, Earliest, EndOf, Every,
        Filler, Formerly, From, In, Intended, Is, Need, NoTime, Not, Of, Preposition, Shifts, Since, That,
        The, There, Times, To, Until, Was, Whether, Which, With, Years,
    };
    Some(match word {
        "og" | "samt" | "eller" => And,
        "men" | "dog" | "mens" | "imens" => But,
        "i" => In,
        "den" | "d" => The,
        "til" => To,
        "med" => With,
        "løbet" => Course,
        "af" => Of,
        "senest" => By,
        "inden" | "før" => Before,
        "udgangen" => EndOf,
        "tidligst" => Earliest,
        "omkring" | "ca" | "cirka" => About,
        "mellem" => Between,
        "undtagen" => Shifts,
        "fra" => From,
        "siden" => Since,
        "indtil" => Until,
        "efter" => After,
        "på" | "for" | "ved" | "pga" | "grundet" | "via" | "hos" | "uden" | "under" | "over" => Preposition,
        "alle" => All,
        "hvert" | "hver" => Every,
        "år" | "årene" => Years,
        "gange" | "gang" => Times,
        "behov" => Need,
        "tidligere" | "tidl" | "oprindeligt" | "oprindelig" | "opr" => Formerly,
        "tbd" | "tba" | "ukendt" | "fastlægges" | "fastlagt" | "hurtigst" | "snarest" | "muligt"
        | "aftales" => NoTime,
        "ikke" | "ej" | "ingen" | "intet" | "aldrig" | "hverken" | "næppe" => Not,
        "hvis" | "såfremt" | "medmindre" | "når" | "forudsat" | "forudsætning" | "betinget" | "afhænger"
        | "afhængig" | "afhængigt" => Condition,
        "om" | "hvorvidt" => Whether,
        "at" => That,
        "som" => Which,
        "der" => There,
        "skal" | "skulle" | "bør" | "burde" | "vil" | "ville" | "regner" | "håber" | "satser" | "snart"
        | "klar" => Intended,
        "blive" | "bliver" => Become,
        "er" | "blev" | "blevet" | "har" | "nu" | "allerede" | "endelig" | "endeligt" | "sket" | "kommet"
        | "opstået" | "været" | "være" | "dermed" | "således" | "desværre" | "stadig" | "fortsat"
        | "endnu" | "også" | "nået" => Is,
        "var" | "havde" => Was,
        "derefter" | "herefter" | "en" | "et" | "ny" | "nyt" | "nye" | "uændret" | "frist" | "deadline"
        | "opdateres" | "opdatering" | "senere" | "næste" | "kommer" | "pr" => Filler,
        _ => return None,
    })
}

/// Parts of compounds that say what the whole word is: `pilottest`, `betaversion`, `delleverance`.
fn compound(word: &str) -> Lexeme {
    const DRAFT: [&str; 6] = ["pilot", "høring", "udkast", "beta", "prøve", "test"];
    const PART: [&str; 2] = ["delleveranc", "deludgivelse"];
    if DRAFT.iter().any(|stem| word.starts_with(stem)) {
        Lexeme::Draft
    } else if PART.iter().any(|stem| word.starts_with(stem)) {
        Lexeme::Part
    } else {
        Lexeme::Word
    }
}

/// Several words with a meaning of their own, by the first of them; the words after it, in lower case.
pub(crate) fn phrases(first: &str) -> &'static [(&'static [&'static str], Lexeme)] {
    use Lexeme::{
        Delivered, Earliest, From, InProgress, InsteadOf, May, NoTime, OnTrack, Ongoing, Onwards, Planned,
        Undone, Until, Withdrawn, Word,
    };
    match first {
        "i" => &[
            (&["gang"], InProgress),
            (&["drift"], Ongoing),
            (&["stedet", "for"], InsteadOf),
            (&["bero"], Lexeme::Delayed),
        ],
        "under" => &[
            (&["udarbejdelse"], InProgress),
            (&["udvikling"], InProgress),
            (&["forberedelse"], InProgress),
            (&["opbygning"], InProgress),
            (&["udrulning"], InProgress),
            (&["implementering"], InProgress),
            (&["behandling"], InProgress),
        ],
        "taget" => &[(&["i", "brug"], Delivered)],
        "tages" => &[(&["i", "brug"], Planned)],
        "sat" | "gået" => {
            &[(&["i", "drift"], Delivered), (&["i", "luften"], Delivered), (&["i", "gang"], InProgress)]
        }
        "sendt" => &[(&["ud"], Delivered)],
        "trukket" => &[(&["tilbage"], Withdrawn)],
        "kører" => &[(&["igen"], Undone)],
        "følger" => &[(&["planen"], OnTrack), (&["tidsplanen"], OnTrack), (&["senere"], NoTime)],
        "ser" => &[(&["ud", "til"], May)],
        "ikke" => &[
            (&["før"], Earliest),
            (&["kun"], Word),
            (&["blot"], Word),
            (&["bare"], Word),
            (&["alene"], Word),
        ],
        "eller" => &[(&["senere"], Onwards)],
        "midt" => &[(&["i"], Lexeme::Third(Third::Middle))],
        "og" => &[
            (&["frem"], Onwards),
            (&["fremefter"], Onwards),
            (&["fremad"], Onwards),
            (&["senere"], Onwards),
            (&["videre"], Onwards),
        ],
        "med" => &[(&["virkning", "fra"], From)],
        "fra" => &[(&["og", "med"], From)],
        "til" => &[(&["og", "med"], Until)],
        "på" => &[(&["ubestemt", "tid"], NoTime)],
        "se" => &[(&["bemærkninger"], NoTime), (&["bemærkning"], NoTime)],
        "ingen" => &[(&["dato"], NoTime)],
        _ => &[],
    }
}

/// Signs that say nothing by themselves; `?`, `~`, `<` and others change what stands beside them.
pub(crate) const fn is_punctuation(sign: char) -> bool {
    matches!(
        sign,
        '.' | ','
            | ';'
            | ':'
            | '!'
            | '-'
            | '/'
            | '&'
            | '('
            | ')'
            | '['
            | ']'
            | '"'
            | '\''
            | '«'
            | '»'
            | '“'
            | '”'
            | '„'
            | '’'
            | '‘'
            | '…'
            | '·'
            | '•'
            | '*'
            | '✓'
    )
}
