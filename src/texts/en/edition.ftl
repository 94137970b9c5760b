published = { $outcome ->
        [written] Published in { $folder }
        [replaced] Published again in { $folder }; the earlier edition is replaced
       *[unchanged] { $folder } is published already with the same content; nothing is changed
    }: { $areas ->
        [one] 1 area
       *[other] { $areas } areas
    }, { $deliverables ->
        [one] 1 deliverable
       *[other] { $deliverables } deliverables
    } ({ $delivered } ✓, { $changed } *), { $pages ->
        [one] 1 page
       *[other] { $pages } pages
    }, { $warnings ->
        [one] 1 warning
       *[other] { $warnings } warnings
    }, { $notes ->
        [one] 1 note
       *[other] { $notes } notes
    }
published-kept = { $folder } is published already with the same plan by another version of the program; nothing is changed. To make the edition anew, publish again with --replace.
summary-states = states: { $states }
summary-findings = findings: { $count ->
        [0] none
        [one] 1
       *[other] { $count }
    }{ $codes }
summary-changes = changes since version { $version }: { $added } new, { $changed } changed, { $removed } removed, { $marked } with other markers only
summary-files = files: { $count ->
        [one] 1 file
       *[other] { $count } files
    }, { $size }
summary-time = time: { $time }
recovered-removed = what an interrupted publication of { $name } had left is removed
recovered-entered = an interrupted publication is finished: { $name } is entered in editions.json
recovered-restored = an interrupted publication is rolled back: { $name } is in its place again
recovered-adopted = { $name } is taken up in editions.json; when it was published is not known
