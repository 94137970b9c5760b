//! [`Finding`]: a thing that the office should look at, with its cell.
//!
//! A finding has one code, one severity, at most one primary cell and any related ones. The place is never inside
//! the message. Findings are collected and sorted; a bad cell never stops the run.

mod findings;

pub use findings::Findings;

use std::ops::Range;
use std::str::FromStr;

use crate::address::Place;
use crate::error::Error;
use crate::texts::{Message, near, quote};

/// How much a finding matters to the people who read the publication.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Severity {
    /// The publication would be wrong or incomplete: nothing is published.
    Error,
    /// A reader will probably be misled, or the office wants to look.
    Warning,
    /// Tidying.
    Note,
}

impl Severity {
    /// The name in data and settings.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::Error => "error",
            Self::Warning => "warning",
            Self::Note => "note",
        }
    }
}

impl Severity {
    /// The name that people read.
    #[must_use]
    pub fn message(self) -> Message {
        Message::of("severity", self.name())
    }
}

impl Code {
    /// Its name and its title, in a line.
    #[must_use]
    pub fn heading(self) -> Message {
        let title = Message::layout("{code}: {title}\n").with("code", self.name());
        title.with("title", self.part("title"))
    }

    /// Its entry in the catalogue, a line for each part.
    #[must_use]
    pub fn entry(self) -> Message {
        let line = |label: &'static str, text: Message| {
            Message::layout("{label}: {text}\n").with("label", Message::new(label)).with("text", text)
        };
        let lines = [
            self.heading(),
            line("label-severity", self.severity().message()),
            line("label-why", self.part("why")),
            line("label-example", self.part("example")),
            line("label-help", self.part("help")),
        ];
        Message::list("", lines)
    }

    /// A part of its entry in the catalogue: `title`, `why`, `example` or `help`.
    #[must_use]
    pub fn part(self, part: &'static str) -> Message {
        // The values that a help names are those of one finding; the catalogue shows an example of each.
        let values = [("year", "2019"), ("other", "…"), ("text", "…"), ("count", "3")];
        values
            .iter()
            .fold(Message::new(self.name()).part(part), |message, (name, value)| message.with(name, *value))
    }
}

impl FromStr for Code {
    type Err = Error;

    fn from_str(name: &str) -> Result<Self, Error> {
        Self::named(name).ok_or_else(|| {
            let near = near("explain-near", name, Self::ALL.iter().map(|code| code.name()));
            Error::arguments(Message::error("explain-unknown").with("code", name).with("near", near))
        })
    }
}

macro_rules! codes {
    ($($(#[doc = $doc:literal])* $variant:ident = $name:literal, $severity:ident;)*) => {
        /// The kind of a finding.
        #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
        pub enum Code { $($(#[doc = $doc])* $variant,)* }

        impl Code {
            /// All codes, in the order of the catalogue.
            pub const ALL: &[Self] = &[$(Self::$variant,)*];

            /// The code of a name.
            #[must_use]
            pub fn named(name: &str) -> Option<Self> {
                Self::ALL.iter().copied().find(|code| code.name() == name)
            }

            /// The stable name, in kebab case.
            #[must_use]
            pub const fn name(self) -> &'static str {
                match self { $(Self::$variant => $name,)* }
            }

            /// How much it matters.
            #[must_use]
            pub const fn severity(self) -> Severity {
                match self { $(Self::$variant => Severity::$severity,)* }
            }
        }
    };
}

codes! {
    /// No title above the header, and none supplied.
    MissingTitle = "missing-title", Error;
    /// No version number, and none supplied.
    MissingVersion = "missing-version", Error;
    /// No version date, and none supplied.
    MissingDate = "missing-date", Error;
    /// No legend line above the header.
    MissingLegend = "missing-legend", Warning;
    /// The title has no period that can be read as quarters.
    MissingPeriod = "missing-period", Warning;
    /// The period of the title ends before it begins.
    BackwardsPeriod = "backwards-period", Warning;
    /// A version's date far outside the title's period.
    DateOutsidePeriod = "date-outside-period", Warning;
    /// A title that is read from two rows.
    AssumedTitle = "assumed-title", Note;
    /// A repeated title differs from the others.
    TitleDrift = "title-drift", Warning;
    /// A repeated version line differs from the others.
    VersionDrift = "version-drift", Warning;
    /// A repeated legend line contradicts the first for its symbol.
    LegendDrift = "legend-drift", Warning;
    /// The legend gives one marker the meaning of the other.
    SwappedLegend = "swapped-legend", Warning;
    /// A repeated heading differs from the first.
    HeaderDrift = "header-drift", Warning;
    /// One of the seven columns has no header.
    MissingColumn = "missing-column", Warning;
    /// A header that is none of the seven columns.
    UnknownColumn = "unknown-column", Warning;
    /// A column that is read by another word for its heading.
    AssumedColumn = "assumed-column", Note;
    /// A second column of one of the seven.
    DuplicateColumn = "duplicate-column", Warning;
    /// A header that is nearly one of the seven.
    NearMissColumn = "near-miss-column", Warning;
    /// Text that stands outside the plan's columns and is not published.
    TextOutsideColumns = "text-outside-columns", Warning;
    /// A row that is a total, a note or a list and is not published.
    RowLeftOut = "row-left-out", Warning;
    /// A name alone in its row that is read as an area, though it differs from the others.
    AssumedArea = "assumed-area", Warning;
    /// A name alone in its row that is read as a deliverable.
    AssumedDeliverable = "assumed-deliverable", Warning;
    /// An area with texts in other columns, which are not published.
    AreaWithTexts = "area-with-texts", Warning;
    /// A name alone in its row that can be an area's or a deliverable's.
    UnclearRow = "unclear-row", Error;
    /// A row with texts but no project name.
    MissingProject = "missing-project", Error;
    /// Deliverables before any area.
    MissingArea = "missing-area", Warning;
    /// An area without a deliverable.
    EmptyArea = "empty-area", Warning;
    /// Two projects of one name in an area.
    DuplicateProject = "duplicate-project", Warning;
    /// A project with the same description in two areas.
    ProjectInTwoAreas = "project-in-two-areas", Note;
    /// A marker that is not at its name's end.
    MarkerInsideName = "marker-inside-name", Note;
    /// A sign at a name's end that is no marker.
    UnknownMarker = "unknown-marker", Warning;
    /// A marker that the legend does not explain.
    MarkerWithoutLegend = "marker-without-legend", Warning;
    /// A deliverable without a contact.
    MissingContact = "missing-contact", Warning;
    /// A contact spelled nearly like another.
    SimilarContact = "similar-contact", Warning;
    /// A release text that the grammar does not cover.
    ReleaseUnrecognised = "release-unrecognised", Warning;
    /// A release text with a residue.
    ReleasePartlyUnderstood = "release-partly-understood", Note;
    /// A day, week or quarter that the calendar does not have.
    ImpossibleDate = "impossible-date", Warning;
    /// A release before the plan's period, without ✓.
    ReleaseBeforePlan = "release-before-plan", Warning;
    /// A release that was over at the version's date, without ✓.
    ReleaseOver = "release-over", Warning;
    /// ✓ beside a text that says delayed.
    DeliveredButDelayed = "delivered-but-delayed", Warning;
    /// ✓ beside a text that says cancelled.
    DeliveredButCancelled = "delivered-but-cancelled", Warning;
    /// ✓ beside a text that says not delivered.
    DeliveredButUnfinished = "delivered-but-unfinished", Warning;
    /// ✓ beside a release that begins after the version's date.
    DeliveredBeforeRelease = "delivered-before-release", Warning;
    /// A text that says delivered, without ✓.
    DeliveredWithoutMarker = "delivered-without-marker", Warning;
    /// A status that may mean that the deliverable is delivered or cancelled.
    StatusUncertain = "status-uncertain", Warning;
    /// A status that names another time than the release.
    StatusNamesOtherTime = "status-names-other-time", Warning;
    /// A cancelled deliverable that is marked \*.
    CancelledButNew = "cancelled-but-new", Note;
    /// A text that stops in the middle of a sentence.
    TextCutOff = "text-cut-off", Warning;
    /// A text just as long as programs cut texts.
    TextAtLimit = "text-at-limit", Warning;
    /// A text of several sentences, the last of them without its full stop.
    MissingFullStop = "missing-full-stop", Note;
    /// An address that cannot be opened.
    BrokenAddress = "broken-address", Warning;
    /// An address that does not become a link.
    UnsafeAddress = "unsafe-address", Warning;
    /// A leftover tag of HTML.
    LeftoverMarkup = "leftover-markup", Note;
    /// A character that nobody sees.
    InvisibleCharacter = "invisible-character", Note;
    /// A character that turns the direction of writing.
    BidirectionalCharacter = "bidirectional-character", Warning;
    /// Letters that another program has spoiled.
    GarbledText = "garbled-text", Warning;
    /// A character that no font of the publication has.
    CharacterWithoutFont = "character-without-font", Error;
    /// A cell that holds an error value.
    ErrorValue = "error-value", Error;
    /// A formula that nobody has calculated.
    FormulaWithoutValue = "formula-without-value", Error;
    /// A value of which the number format of its cell shows nothing.
    UnshownValue = "unshown-value", Warning;
    /// A number format that is not followed.
    UnfollowedFormat = "unfollowed-format", Warning;
    /// A hidden row that is published.
    HiddenRow = "hidden-row", Warning;
    /// A hidden column that is published.
    HiddenColumn = "hidden-column", Warning;
    /// A sheet with the plan's headings that is taken for no part of it.
    SheetLeftOut = "sheet-left-out", Warning;
    /// A sheet with the plan's headings that can belong to it or not.
    UnclearSheet = "unclear-sheet", Error;
    /// Two versions of the plan in one workbook.
    SeveralVersions = "several-versions", Error;
    /// Two sheets with the same projects.
    SheetsOverlap = "sheets-overlap", Error;
    /// A hidden sheet that holds a plan and is not published.
    HiddenSheet = "hidden-sheet", Warning;
    /// A row that is published and never printed.
    OutsidePrintArea = "outside-print-area", Warning;
    /// A text that holds for a row because its cell is merged downwards.
    MergedText = "merged-text", Note;
    /// Something on a sheet of the plan that cannot be published.
    LeftOut = "left-out", Warning;
    /// A sheet of data that says something else than the plan; it is not read.
    DataSheetDiffers = "data-sheet-differs", Note;
    /// Text that is struck through and published.
    StruckThroughText = "struck-through-text", Warning;
    /// A number or a date where text is usual.
    UnusualValue = "unusual-value", Note;
    /// A version that is not newer than the one before.
    VersionNotNewer = "version-not-newer", Error;
    /// No \* though the deliverable or area is new or changed since the version before.
    ChangedWithoutMarker = "changed-without-marker", Warning;
    /// \* though nothing changed since the version before.
    MarkerWithoutChange = "marker-without-change", Warning;
    /// \* kept from the version before though nothing changed since.
    StaleMarker = "stale-marker", Warning;
    /// The ✓ of the version before is gone without a reason.
    DeliveredMarkerLost = "delivered-marker-lost", Warning;
    /// A text that a spreadsheet would take for a formula got an apostrophe in the CSV.
    FormulaGuarded = "formula-guarded", Note;
    /// A plan that a sheet of Excel cannot hold whole.
    ExcelCut = "excel-cut", Error;
    /// A limit of Excel that takes something from the clean workbook, but no text.
    ExcelLimit = "excel-limit", Warning;
    /// A deliverable with a name alone, which looks like an area in the clean workbook.
    LoneProject = "lone-project", Warning;
}

/// A cell's text and the bytes of it that a finding is about.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Excerpt {
    /// The whole text.
    pub text: String,
    /// First byte of what it is about.
    pub start: usize,
    /// One past its last byte.
    pub end: usize,
}

/// A thing to look at.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Finding {
    /// Its kind.
    pub code: Code,
    /// How much it matters. The settings of an office can change it.
    pub severity: Severity,
    /// The cell it is about; `None` where something is missing as a whole.
    pub place: Option<Place>,
    /// Other cells that it is about.
    pub related: Vec<Place>,
    /// The values that its texts name.
    pub values: Vec<(&'static str, Message)>,
    /// The words of the cell that it is about.
    pub excerpt: Option<Excerpt>,
    /// Of an assumption: what speaks for it.
    pub evidence: Vec<Message>,
}

impl Finding {
    /// A finding; its severity is that of its code.
    #[must_use]
    pub const fn new(code: Code, place: Option<Place>) -> Self {
        Self {
            code,
            severity: code.severity(),
            place,
            related: Vec::new(),
            values: Vec::new(),
            excerpt: None,
            evidence: Vec::new(),
        }
    }

    /// The same finding; its texts name words of a cell, quoted and shortened.
    #[must_use]
    pub fn quoting(self, name: &'static str, text: &str) -> Self {
        self.naming(name, quote(text))
    }

    /// The same finding; its texts name a value as it is.
    #[must_use]
    pub fn naming(mut self, name: &'static str, value: impl Into<String>) -> Self {
        self.values.push((name, value.into().into()));
        self
    }

    /// The same finding; its texts use a word of ours.
    #[must_use]
    pub fn word(mut self, name: &'static str, key: &'static str) -> Self {
        self.values.push((name, Message::new(key)));
        self
    }

    /// The sentence that says what was found.
    #[must_use]
    pub fn message(&self) -> Message {
        self.values
            .iter()
            .fold(Message::new(self.code.name()), |message, (name, value)| message.with(name, value.clone()))
    }

    /// The sentence that says how to mend it.
    #[must_use]
    pub fn help(&self) -> Message {
        self.message().part("help")
    }

    /// The same finding, about these bytes of a cell's text.
    #[must_use]
    pub fn about(mut self, text: &str, words: Range<usize>) -> Self {
        self.excerpt = Some(Excerpt { text: text.to_owned(), start: words.start, end: words.end });
        self
    }

    /// The same finding, which is an assumption; something that speaks for it.
    #[must_use]
    pub fn because(mut self, evidence: Message) -> Self {
        self.evidence.push(evidence);
        self
    }

    /// The same finding, also about another cell.
    #[must_use]
    pub fn with_related(mut self, place: Option<&Place>) -> Self {
        self.related.extend(place.cloned());
        self
    }
}

/// Sorts findings by sheet and cell, those without a cell first.
pub fn sort(findings: &mut [Finding]) {
    findings.sort_by(|a, b| {
        (&a.place, a.code, &a.values, &a.related).cmp(&(&b.place, b.code, &b.values, &b.related))
    });
}
