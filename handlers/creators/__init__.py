"""How a creator is shown, wherever one is, and what is known of them.

A `row` has `figures` in their `metrics` and, among those alike, `reasons`; contacts are `masking` or `revealing`. What
the team knows are `facts`, `telling` says them below the creator, `offering` is what the controls beside them do.
`naming` is how storage knows a creator, and how a card says whom it shows.
"""
