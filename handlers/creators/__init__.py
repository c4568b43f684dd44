"""How a creator is shown, wherever one is, and what is known of them.

A `row` has `figures` in their `metrics` and, among those alike, `reasons`; contacts are `masking` away. What the team
knows are `facts`, `telling` says them below the creator, `offering` is what the controls beside them do; `leaving_out`
are those that the team hid. `changes` since a digest last looked are told as `deltas`. `naming` is how storage knows a
creator, and how a card says whom it shows.
"""
