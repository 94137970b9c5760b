//! Finds the entries of a list that moved to another position.

/// Takes the old positions of entries in their new order, and tells for each entry whether it moved. As few entries as
/// possible count as moved: those of the longest rising run of positions stayed.
pub(super) fn moved(before: &[usize]) -> Vec<bool> {
    // Patience sorting: for each length of a rising run, the index of the entry that ends it lowest.
    let mut ends: Vec<usize> = Vec::new();
    let mut earlier: Vec<Option<usize>> = Vec::with_capacity(before.len());
    for (index, position) in before.iter().enumerate() {
        let length = ends.partition_point(|end| before.get(*end).is_some_and(|other| other < position));
        earlier.push(length.checked_sub(1).and_then(|last| ends.get(last)).copied());
        match ends.get_mut(length) {
            Some(end) => *end = index,
            None => ends.push(index),
        }
    }
    let mut moved = vec![true; before.len()];
    let mut stayed = ends.last().copied();
    while let Some(index) = stayed {
        if let Some(entry) = moved.get_mut(index) {
            *entry = false;
        }
        stayed = earlier.get(index).copied().flatten();
    }
    moved
}

#[cfg(test)]
mod tests {
    use super::*;

    fn moves(before: &[usize]) -> Vec<usize> {
        let moved = moved(before);
        before.iter().zip(moved).filter(|(_, moved)| *moved).map(|(position, _)| *position).collect()
    }

    #[test]
    fn as_few_as_possible_moved() {
        assert_eq!(moves(&[0, 1, 5, 9]), [0; 0], "rows between may be gone");
        assert_eq!(moves(&[1, 2, 3, 0]), [0]);
        assert_eq!(moves(&[3, 0, 1, 2]), [3]);
        assert_eq!(moves(&[0, 3, 2, 1, 4]).len(), 2);
        assert_eq!(moves(&[]), [0; 0]);
    }
}
