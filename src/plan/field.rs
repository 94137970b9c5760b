//! The seven columns of a plan, and values for each of them.

use std::ops::{Index, IndexMut};

/// One of the seven columns of the existing layout.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Field {
    /// Projekt.
    Project,
    /// Formål.
    Purpose,
    /// Leverance beskrivelse.
    Description,
    /// Leverance frigives.
    Release,
    /// Status.
    Status,
    /// Kontakt.
    Contact,
    /// Bemærkninger.
    Remarks,
}

impl Field {
    /// The columns in the order of the existing layout.
    pub const ALL: [Self; 7] = [
        Self::Project,
        Self::Purpose,
        Self::Description,
        Self::Release,
        Self::Status,
        Self::Contact,
        Self::Remarks,
    ];

    /// The heading in the workbook and in the publication.
    #[must_use]
    pub const fn heading(self) -> &'static str {
        match self {
            Self::Project => "Projekt",
            Self::Purpose => "Formål",
            Self::Description => "Leverance beskrivelse",
            Self::Release => "Leverance frigives",
            Self::Status => "Status",
            Self::Contact => "Kontakt",
            Self::Remarks => "Bemærkninger",
        }
    }
}

/// A value for each of the seven columns: none can be missing.
///
/// ```
/// use leveranceplan::plan::{Field, PerField};
///
/// let headings = PerField::from_fn(Field::heading);
/// assert_eq!(headings[Field::Status], "Status");
/// assert_eq!(headings.map(|heading| heading.len())[Field::Contact], 7);
/// ```
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct PerField<T>([T; 7]);

impl<T> PerField<T> {
    /// The values in the order of [`Field::ALL`].
    #[must_use]
    pub const fn new(values: [T; 7]) -> Self {
        Self(values)
    }

    /// The value that a function gives for each column, in order.
    #[must_use]
    pub fn from_fn(value: impl FnMut(Field) -> T) -> Self {
        Self(Field::ALL.map(value))
    }

    /// The values that a function makes of these, in order.
    #[must_use]
    pub fn map<'a, U>(&'a self, value: impl FnMut(&'a T) -> U) -> PerField<U> {
        PerField(self.0.each_ref().map(value))
    }

    /// The values, in order.
    pub fn iter(&self) -> std::slice::Iter<'_, T> {
        self.0.iter()
    }

    /// The values, in order, to be changed.
    pub fn iter_mut(&mut self) -> std::slice::IterMut<'_, T> {
        self.0.iter_mut()
    }
}

impl<T> Index<Field> for PerField<T> {
    type Output = T;

    fn index(&self, field: Field) -> &T {
        let [project, purpose, description, release, status, contact, remarks] = &self.0;
        match field {
            Field::Project => project,
            Field::Purpose => purpose,
            Field::Description => description,
            Field::Release => release,
            Field::Status => status,
            Field::Contact => contact,
            Field::Remarks => remarks,
        }
    }
}

impl<T> IndexMut<Field> for PerField<T> {
    fn index_mut(&mut self, field: Field) -> &mut T {
        let [project, purpose, description, release, status, contact, remarks] = &mut self.0;
        match field {
            Field::Project => project,
            Field::Purpose => purpose,
            Field::Description => description,
            Field::Release => release,
            Field::Status => status,
            Field::Contact => contact,
            Field::Remarks => remarks,
        }
    }
}

impl<'a, T> IntoIterator for &'a PerField<T> {
    type Item = &'a T;
    type IntoIter = std::slice::Iter<'a, T>;

    fn into_iter(self) -> Self::IntoIter {
        self.iter()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_column_has_its_own_value() {
        let mut values = PerField::from_fn(|field| field as usize);
        assert!(values.iter().eq(&[0, 1, 2, 3, 4, 5, 6]));
        for field in Field::ALL {
            assert_eq!(values[field], field as usize);
            values[field] += 10;
        }
        assert_eq!(values, PerField::new([10, 11, 12, 13, 14, 15, 16]));
    }
}
