compare-versions = Version { $old } → { $new }
compare-same = No differences.
compare-counts = Deliverables: { $added } new, { $changed } changed, { $removed } gone, { $marked } with other markers only
compare-document = The plan
compare-areas = Areas
compare-contacts = Contacts
compare-contact = ~ »{ $new }« took over from »{ $old }« at { $count } deliverables
compare-cell = { " " }[{ $cell }]
compare-old-cell = { " " }[{ $cell } in the old version]
compare-part-title = Title
compare-part-number = Version number
compare-part-date = Version's date
compare-part-notice = Notice
compare-part-legend = Legend
compare-area-added = + { $new }: new area
compare-area-removed = - { $old }: the area is gone
compare-area-renamed = ~ { $new }: was called »{ $old }« (likeness { $likeness })
compare-area-split = + { $new }: split from »{ $old }«
compare-area-merged = - { $old }: merged into »{ $new }«
compare-area-order = ~ { $new }: stands elsewhere in the plan
compare-area-markers = ~ { $new }: marker { $before } → { $after }
compare-likeness = the same deliverable by name and text: likeness { $likeness }
compare-moved = moved from »{ $old }«
compare-added = new
compare-removed = gone
compare-order = stands elsewhere in its area
compare-release = released { $amount } ({ $old } → { $new })
compare-release-start = begins { $amount } ({ $old } → { $new })
compare-later = { $amount } later
compare-earlier = { $amount } earlier
compare-state = state: { $old } → { $new }
compare-markers = marker: { $old } → { $new }
compare-none = none
compare-empty = (empty)
state-cancelled = cancelled
state-delivered = delivered
state-delayed = delayed
state-in_progress = in progress
state-ongoing = ongoing
state-planned = planned
state-unplanned = unplanned
state-unknown = unknown
unit-days = { $count ->
        [one] 1 day
       *[other] { $count } days
    }
unit-weeks = { $count ->
        [one] 1 week
       *[other] { $count } weeks
    }
unit-months = { $count ->
        [one] 1 month
       *[other] { $count } months
    }
unit-quarters = { $count ->
        [one] 1 quarter
       *[other] { $count } quarters
    }
unit-half-years = { $count ->
        [one] half a year
       *[other] { $count } half-years
    }
unit-years = { $count ->
        [one] 1 year
       *[other] { $count } years
    }
mark-missing = { $cell }: * put to »{ $name }«, which is new or changed
mark-wrong = { $cell }: * taken from »{ $name }«, which has not changed
mark-stale = { $cell }: * of last time taken from »{ $name }«
mark-lost = { $cell }: ✓ put back to »{ $name }«
mark-undeclared = { $cell }: ✓ put to »{ $name }«, which is delivered by its texts
marks-set = { $count ->
        [0] The markers are right; none was changed.
        [one] 1 marker was put on or taken off in the edition; the workbook is unchanged.
       *[other] { $count } markers were put on or taken off in the edition; the workbook is unchanged.
    }
