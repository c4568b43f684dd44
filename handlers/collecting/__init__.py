"""Collecting: what a paste or a file names, the tasks that come of it, and the files that come of those.

- Asked for: the `preview` of a paste, or the `file_preview` of a `given_file`, holds a `basket` until it is pressed.
- Sent: `submitting` sends each task once, `confirm` writes the answer down, `intervals` say when to ask how far it is.
- Shown: `under_way` is the one card of a collection; `tasks` are what a person may see and steer. `letters` post and
  edit the cards; `ended` is that of a task that brought not all, with the `outcome`.
- Handed over: the file is `exported` with the first `results`, `ready` is its card; `exports` gives other formats, and
  `opening` makes it a document where the chat has an `office`.
"""
