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
edition-exists = the version is published already in { $folder } with other content
    .differences = { $differences }
    .help = give the plan a new version number, or publish again with --replace to replace it; whether the edition's files were changed after they were published, leveranceplan verify tells
edition-file-missing = { $file } is missing
edition-file-extra = { $file } is new
edition-not-rising = the versions would not rise: { $later } would be older than { $earlier }
    .expected = that a higher version has no earlier date
    .help = mend the plan's version number or date
edition-dated = version { $version } ({ $date })
edition-unwritable = { $path } cannot be written: { $reason }
    .help = { $help }
edition-untouched = { $path } cannot be written: { $reason }
    .note = what was published before is untouched
    .help = { $help }
edition-unrecorded = the edition stands whole in { $path }, but the list of editions cannot be written: { $reason }
    .help = { $help }; the next run enters the edition in the list
edition-displaced = { $path } cannot be written: { $reason }
    .note = the earlier edition lies whole in { $old }
    .help = { $help }; the next run puts it back
edition-ledger = the list of editions, { $path }, cannot be used: { $reason }
    .note = nothing was published or changed
    .help = put the file back from a backup; if there is none, move it away: the next publication makes a new one from the editions' manifests, but without when they were published
edition-busy = { $folder } is in use by another publication
    .help = wait until it is finished and try again
seal-changed = it was changed after the program wrote it
