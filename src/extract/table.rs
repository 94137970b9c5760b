//! Tables as values: their columns, and rows that are made while they are read.

use std::borrow::Cow;

use chrono::NaiveDate;

/// A table of a plan. Its title and the meaning of its columns stand in `texts/`, under `table-<name>` and
/// `column-<table>-<column>`.
pub struct Table<'a> {
    /// The name, ASCII: its file is `<name>.csv`.
    pub name: &'static str,
    /// The names of the columns that tell one row from all others.
    pub key: &'static [&'static str],
    /// The columns, in order.
    pub columns: Vec<ColumnSpec>,
    rows: Box<dyn Fn() -> Rows<'a> + 'a>,
}

/// The rows of a table, one after the other.
type Rows<'a> = Box<dyn Iterator<Item = Vec<Value<'a>>> + 'a>;

impl<'a> Table<'a> {
    /// A table whose rows are made of the values that `rows` gives; each column takes its own value from them.
    pub(super) fn new<R, I>(
        name: &'static str,
        key: &'static [&'static str],
        columns: Vec<ValueColumn<'a, R>>,
        rows: impl Fn() -> I + 'a,
    ) -> Self
    where
        R: 'a,
        I: Iterator<Item = R> + 'a,
    {
        let (columns, values): (_, Vec<ValueOf<'a, R>>) =
            columns.into_iter().map(|column| (column.column, column.value)).unzip();
        let rows = move || {
            let values = values.clone();
            let row = move |row: R| values.iter().map(|value| value(&row)).collect();
            Box::new(rows().map(row)) as Rows<'a>
        };
        Self { name, key, columns, rows: Box::new(rows) }
    }

    /// The rows, each as long as the columns. They are made one by one, so that memory does not grow with them.
    pub fn rows(&self) -> impl Iterator<Item = Vec<Value<'a>>> + use<'a> {
        (self.rows)()
    }
}

/// A column, as files and documents describe it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ColumnSpec {
    /// The name, ASCII: the header in all files.
    pub name: &'static str,
    /// The kind of its values.
    pub form: Form,
    /// A value that it can have, as `rfc4180` writes it.
    pub example: &'static str,
    /// Whether every row has a value.
    pub required: bool,
    /// The column of another table that has all its values.
    pub reference: Option<Reference>,
}

/// A column of another table, by the names of both.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Reference {
    /// The other table.
    pub table: &'static str,
    /// Its column.
    pub column: &'static str,
}

/// The kind of a column's values: their type in a Table Schema (Data Package v1), and the unit or form.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Form {
    /// Text.
    Text,
    /// The id of a deliverable, `area/project`.
    Id,
    /// One of these words.
    Word(Vec<&'static str>),
    /// An address with http, https or mailto in front.
    Url,
    /// A cell of a sheet, `A1`.
    Cell,
    /// A count; the least is given.
    Count(u32),
    /// A number in a sequence, from 1.
    Ordinal,
    /// A number from 0 to 1; with a decimal comma in `excel-da`, with a point in `rfc4180`.
    Share,
    /// `ja` or `nej`.
    YesNo,
    /// A day, ISO 8601.
    Day,
}

impl Form {
    /// The key of its text, such as `form-count`.
    #[must_use]
    pub const fn key(&self) -> &'static str {
        match self {
            Self::Text => "form-text",
            Self::Id => "form-id",
            Self::Word(_) => "form-word",
            Self::Url => "form-url",
            Self::Cell => "form-cell",
            Self::Count(_) => "form-count",
            Self::Ordinal => "form-ordinal",
            Self::Share => "form-share",
            Self::YesNo => "form-yes-no",
            Self::Day => "form-day",
        }
    }

    /// The name of the type in a Table Schema.
    #[must_use]
    pub const fn type_name(&self) -> &'static str {
        match self {
            Self::Text | Self::Id | Self::Word(_) | Self::Url | Self::Cell => "string",
            Self::Count(_) | Self::Ordinal => "integer",
            Self::Share => "number",
            Self::YesNo => "boolean",
            Self::Day => "date",
        }
    }

    /// The least and the greatest number, where there is one.
    #[must_use]
    pub const fn bounds(&self) -> (Option<u32>, Option<u32>) {
        match self {
            Self::Count(least) => (Some(*least), None),
            Self::Ordinal => (Some(1), None),
            Self::Share => (Some(0), Some(1)),
            _ => (None, None),
        }
    }

    /// The words that are allowed; none where any value is.
    #[must_use]
    pub fn words(&self) -> &[&'static str] {
        if let Self::Word(words) = self { words } else { &[] }
    }
}

type ValueOf<'a, R> = fn(&R) -> Value<'a>;

/// A column and how its value comes from a row.
pub(super) struct ValueColumn<'a, R> {
    column: ColumnSpec,
    value: ValueOf<'a, R>,
}

impl<'a, R> ValueColumn<'a, R> {
    /// A column that always has a value if it holds numbers from a count, or yes and no.
    pub(super) const fn new(
        name: &'static str,
        form: Form,
        example: &'static str,
        value: ValueOf<'a, R>,
    ) -> Self {
        let required = matches!(form, Form::Count(_) | Form::Ordinal | Form::YesNo);
        Self { column: ColumnSpec { name, form, example, required, reference: None }, value }
    }

    /// Says that every row has a value in this column.
    pub(super) fn required(mut self) -> Self {
        self.column.required = true;
        self
    }

    /// Says that each value, unless it is empty, stands in a column of another table.
    pub(super) fn refers_to(mut self, table: &'static str, column: &'static str) -> Self {
        self.column.reference = Some(Reference { table, column });
        self
    }
}

/// A value of a table.
#[derive(Clone, Debug, PartialEq)]
pub enum Value<'a> {
    /// No value.
    Empty,
    /// A text; an empty one is no value.
    Text(Cow<'a, str>),
    /// A whole number.
    Integer(u64),
    /// A number.
    Number(f64),
    /// Yes or no.
    Boolean(bool),
    /// A day.
    Date(NaiveDate),
}

impl<'a> From<&'a str> for Value<'a> {
    fn from(text: &'a str) -> Self {
        Self::Text(Cow::Borrowed(text))
    }
}

impl<'a> From<&'a String> for Value<'a> {
    fn from(text: &'a String) -> Self {
        Self::Text(Cow::Borrowed(text))
    }
}

impl From<String> for Value<'_> {
    fn from(text: String) -> Self {
        Self::Text(Cow::Owned(text))
    }
}

impl From<usize> for Value<'_> {
    fn from(number: usize) -> Self {
        Self::Integer(number as u64)
    }
}

impl From<f64> for Value<'_> {
    fn from(number: f64) -> Self {
        Self::Number(number)
    }
}

impl From<bool> for Value<'_> {
    fn from(truth: bool) -> Self {
        Self::Boolean(truth)
    }
}

impl From<NaiveDate> for Value<'_> {
    fn from(day: NaiveDate) -> Self {
        Self::Date(day)
    }
}

impl<'a, V: Into<Value<'a>>> From<Option<V>> for Value<'a> {
    fn from(value: Option<V>) -> Self {
        value.map_or(Self::Empty, Into::into)
    }
}
