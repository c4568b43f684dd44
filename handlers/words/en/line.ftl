# What is said when a typed line was not understood.

line-too-long = The line has { $length } characters; at most { $most } are read.
line-unknown-option = There is no option “{ $value }”.
line-unknown-value = “{ $value }” is no value that “{ $option }” knows.
line-no-value = “{ $value }” has no value.
line-no-comparison = “{ $value }” compares, but “{ $option }” takes names, not sizes.
line-not-a-number = “{ $value }” is no number for “{ $option }”. Numbers look like 10k, 1.5M, 3%, 10k-500k or >=3%.
line-not-whole = “{ $value }” is no whole number for “{ $option }”.
line-not-a-day = “{ $value }” is no day for “{ $option }”. Days look like 2026-11-01, 30d, >2026-10-01 or 2026-10-01..2026-11-01.
line-out-of-range = “{ $value }” is out of range for “{ $option }”.
line-reversed = “{ $value }” for “{ $option }” begins above its end.
line-two-values = “{ $option }” is given twice; “{ $value }” does not go with the rest.
line-two-platforms = A search looks on one platform, but this line names several: { $value }.
line-two-names = One creator at a time, please: { $value }.
line-wrong-platform = { $platform } has no filter “{ $value }”.
line-no-sort = Results on { $platform } cannot be sorted by “{ $value }”: the creator API does not say that it can.
line-only-with = “{ $option }:{ $value }” cannot be asked for: the creator API finds creators who have it, not those who lack it. Leave it out instead.
line-several-meanings = “{ $value }” may mean several things.
line-lone-range = “{ $value }” is a range, but of what?
line-no-exclusion = “{ $value }”: the creator API cannot leave things out. Say what you want instead.
line-near-word = “{ $value }” is no category or country. In quotes it becomes a keyword.
line-no-seed = Whom should they be like? Name a creator or paste a profile link.
line-no-name = “{ $value }” is no user name.
line-no-profile = “{ $value }” is no profile link.
line-short-link = “{ $value }” is a short link, and it cannot be told whose it is. Open it and copy the profile's address.
line-video-link = “{ $value }” is the link of a video or a page, not of a profile.
line-other-site = “{ $value }” is on a site that Scout does not search.
line-extra-word = “{ $value }” has no meaning here.
line-only-one = “{ $option }” takes one value, not “{ $value }”.
line-only-at-least = “{ $option }” has a lower bound only, as in “{ $option }:>60%”; “{ $value }” sets an upper one.
line-hint-nearest = Did you mean { $suggestions }?
line-hint-choices = Possible: { $choices }.
line-hint-range = It goes from { $low } to { $high }.
line-hint-elsewhere = It is there on: { $platforms }.
line-hint-options = Options are { $choices }; “/creators help” shows all. In quotes it becomes a keyword.
line-link = “{ $value }” is a creator's link, and a search takes words.
