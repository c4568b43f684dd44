# Forms: what their fields are called and how they may be filled in.

form-platform = Platform
form-keyword = Words
form-keyword-hint = What they make or say: glass skin, espresso
form-country = Countries
form-country-hint = Any, or names, codes and regions: Japan, US, Europe
form-category = Categories
form-category-hint = Any, or names: beauty, skincare, games
form-language = Languages
form-language-hint = Any, or names and codes: Japanese, en
form-followers = Followers
form-followers-hint = Any number, or a range: 10k-500k, over 1M
form-engagement = Engagement rate
form-engagement-hint = Any, or a range: >3%, 2%-8%
form-last-post = Last post since
form-last-post-hint = Posted on this day or later
form-last-post-empty = Any day
form-contacts = Must have
form-contacts-empty = Nothing in particular
form-has-email = An e-mail address
form-has-whatsapp = WhatsApp
form-has-line = Line
form-has-zalo = Zalo
form-has-mcn = An agency (MCN)
form-has-ai = An AI persona
form-has-sells = Products for sale
form-more = More filters
form-more-hint = last_post:30d audience_country:US
form-size = How many
form-sort-desc = Most { $sort } first
form-sort-asc = Fewest { $sort } first
form-level-S1 = S1 · finds people
form-level-S2 = S2 · adds figures and contacts
form-level-S3 = S3 · adds the audience
form-search-title = Find creators
form-search-submit = Search
form-search-open = Fill in the search
form-search-estimate = { $count ->
    [one] One creator
   *[other] { $count } creators
  } at { $level }: about { $credits ->
    [one] one credit
   *[other] { $credits } credits
  } at most. This month so far: { $month } credits.

form-collect-title = Collect creators
form-collect-submit = Show what it names
form-collect-open = Paste a list
form-collect-note = You see what was read, and what it costs, before anything starts.
form-links = Links and names
form-links-hint = Any mix, any platform, as you have it: links, @names, a column of a sheet
form-bare-platform = Names without a link are on
form-bare-platform-hint = Links say it themselves.
form-bare-platform-empty = Choose later, in the preview
line-no-creators = “{ $value }” names no creator: it has no profile link and no @name.
line-too-many-creators = That is more than is read at once ({ $most }). Send it in parts, or drop it as a file.
form-as-line = As a line
form-search-update = Update the estimate

form-key-title = The team's API key
form-key-submit = Check and keep
form-key-open = Enter the key
form-key = API key
form-key-hint = cv_live_…, never shown again
form-key-setting = Or in Scout's settings
form-key-note = This team then buys with its own account. The key is checked for free and kept sealed.
form-key-has = There is a key already; a new one takes its place. “/creators key remove” goes back to the account of the settings.
line-no-key = The key is missing.
line-key-in-line = A key does not belong into a message. Delete yours there, and put the key into the form.
key-kept = The key works and is kept
key-kept-text = From now on this team buys with its own account.
key-refused = The key was refused
key-refused-text = The creator API does not accept it; nothing was kept. Copy it anew, or ask whoever manages the account.
key-removed = The key is removed
key-removed-text = From now on this team buys with the account of Scout's settings.
key-none = There is no key of this team
key-none-text = It buys with the account of Scout's settings already.
problem-no-sealing = A team's own key can only be kept sealed, and Scout has nothing to seal it with.
problem-no-sealing-do = Ask whoever set Scout up to set SECRET_KEY.
command-key = The team's own API key, for admins
