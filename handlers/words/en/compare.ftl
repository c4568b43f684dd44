# Creators side by side.

command-compare = Two to six creators side by side, on any platforms: a table and a chart
command-list-compare = The first creators of a list side by side, by what is known of them
compare-title = { $count ->
    [0] Nobody to compare
    [one] Only one creator to compare
   *[other] { $count } creators side by side
  }
compare-figure = Figure
compare-name = Name
compare-platform = Platform
compare-views = Consistency
compare-steady = steady
compare-one-hit = one hit
compare-email = E-mail
compare-missing = —
compare-without = n/a
compare-apart = { $label } (not comparable)
compare-legend-best = ★ highest
compare-legend-missing = — not told
compare-legend-without = n/a: this platform has no such figure
compare-chart-label = Chart
compare-chart-views = Views of the last 10 posts
compare-chart-followers = Followers
compare-chart-engagement = Engagement, last 10 posts
compare-chart-reach = Average views per follower
compare-chart-audience = Female audience
compare-option-views = Chart: views
compare-option-followers = Chart: followers
compare-option-engagement = Chart: engagement
compare-option-reach = Chart: views per follower
compare-option-audience = Chart: female audience
compare-series-avg_views = average
compare-series-median_views = median
compare-named = { $name } ({ $platform })
compare-absent = Nobody is called { $names }. Check the spelling or the platform.
compare-untold = Nothing is known of { $names } yet: “/creators show” with the @name fetches it.
compare-failed = { $name } could not be fetched.
compare-left = { $count ->
    [one] One more is on the list.
   *[other] { $count } more are on the list.
  }
button-compare = Compare these
line-compare-nobody = Whom should Scout compare? Name two to six creators, or paste their links.
line-compare-few = “{ $value }” is not enough to compare: name two to six creators, or paste their links.
line-compare-many = { $value } creators are too many for one table.
