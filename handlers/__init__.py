"""What the bot does and says, the same in every chat. Start reading in `menu`.

A line or press comes in as a `chat.Request` or `chat.Press`, the `desk` finds its row in the `menu`, whose rows stand
in `commands`, and a handler answers it with one of the `messages`. Handlers stand with their subject:

- creators: `finding` and buying them, `creators` as they are shown, `comparing`, `saved` searches, `digests`, `lists`,
  `votes`, `hiding`, `forgetting`;
- `collecting`: previews, tasks, files;
- the team: `people` and their rights, `money` and `approving` what goes over it, the `workspace`.

What is typed or dropped is read by `line` (`grammar`, `vocabulary`), `pasted`, `dropped` and `schedules`. What is said
is made of `cards`, `forms` and `words`. Jobs of the clock are `scheduled`.

What a handler may use is its `context`. What two subjects share stands below both, as `creators` and `messages` do: no
import leads back.
"""
