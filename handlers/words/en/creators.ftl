# Creators: search results, lookalikes, one creator.

platform-tiktok = TikTok
platform-youtube = YouTube
platform-instagram = Instagram

creator-followers = { $count } followers
creator-subscribers = { $count } subscribers
creator-views = { $count } avg views
creator-engagement = { $rate } engagement
creator-match = { $score } match
creator-posted-today = posted today
creator-posted = last post { $age } ago
creator-has-email = ✉ e-mail
creator-has-whatsapp = WhatsApp
creator-has-line = Line
creator-has-zalo = Zalo
creator-steady = ● steady views
creator-one-hit = ▲ one hit
creator-verified = ✓
creator-unnamed = Unnamed creator
creator-picture = Profile picture of { $name }

search-found-total = { $total ->
    [one] One creator on { $platform }
   *[other] { $shown } creators on { $platform }
  }
search-found = { $count ->
    [one] One creator on { $platform }
   *[other] { $count } creators on { $platform }
  }
search-found-open = { $count ->
    [one] At least one creator on { $platform }
   *[other] At least { $count } creators on { $platform }
  }
search-showing = Showing { $count ->
    [one] { $first }
   *[other] { $first }–{ $last }
  }, sorted by { $sort }
search-summary = { $title }: { $names }
search-none = No creators match
search-none-help = Nothing on { $platform } fits all of this. Widen a range, drop a filter, or try another platform.
nothing-used-besides = { $text } No credits were used.
search-past-end = No more creators
search-past-end-help = That was the last page.
search-asked = Asked: { $line }

lookalike-found = { $count ->
    [one] One creator like { $seed }
   *[other] { $count } creators like { $seed }
  }
lookalike-none = Nobody like { $seed }
lookalike-none-help = No creator fits all of this. Leave out a filter, or look on another platform with “on:”.
lookalike-seed = No platform was named for { $seed }, so the API chose whose lookalikes these are. To be sure, name the platform of { $seed } or choose it here.
lookalike-seed-label = { $seed } is on…
lookalike-seed-option = { $platform } · ~{ $credits } credits
lookalike-why = Alike: { $reasons }
why-country = same country
why-size = similar size
why-views = similar average views
lookalike-showing = Showing { $count ->
    [one] { $first }
   *[other] { $first }–{ $last }
  }, most alike first

sort-followers = followers
sort-views = average views
sort-engagement = engagement
sort-by-followers = Sort: followers
sort-by-views = Sort: average views
sort-by-engagement = Sort: engagement
sort-cost = { $sort } · ~{ $credits } credits
sort-label = Sort
level-label = Level
level-option = { $level } · { $price ->
    [one] 1 credit
   *[other] { $price } credits
  } each
button-next = Next
button-next-cost = Next · ~{ $credits } credits
button-previous = Previous
button-share = Share to channel
button-refresh = Refresh · ~{ $credits } credits
button-change-search = Change the search
button-lookalike = Find alike
button-details = Details
button-profile = Open profile
button-confirm = Spend ~{ $credits } credits
button-fewer = Only { $count } · ~{ $credits } credits
button-cheaper = Level { $level } · ~{ $credits } credits

note-level = level { $level }
note-credits = { $credits ->
    [0] 0 credits
    [one] 1 credit used
   *[other] { $credits } credits used
  }
note-credits-estimated = { $credits ->
    [0] 0 credits
    [one] 1 credit used
   *[other] { $credits } credits used
  } (estimate { $estimate })
note-alike = find alike: about { $credits } credits
note-credits-unknown = credits used: unknown
note-memory = from memory, bought { $age } ago · 0 credits
note-memory-now = from memory, bought just now · 0 credits
note-requests = { $count } requests left today
note-request = request { $id }
note-shared = Shared by { $person }
note-shared-by-you = Shared with everybody here.

working-search-cost = Searching { $platform } … about { $credits } credits
working-lookalike-cost = Looking for creators like { $seed } … about { $credits } credits

working-sum = { $count } × { $level }, { $price ->
    [one] 1 credit
   *[other] { $price } credits
  } each · this month so far: { $month } credits

confirm-title = This search costs about { $credits } credits
confirm-title-lookalike = Creators like { $seed } cost about { $credits } credits
confirm-text = { $count } creators at level { $level }, { $price ->
    [one] 1 credit
   *[other] { $price } credits
  } each. Nothing has been sent or charged yet.
confirm-month = This month so far: { $credits } credits.

details-title = { $name } on { $platform }
details-further = { $count ->
    [one] One more figure
   *[other] { $count } more figures
}
details-age = { $age } ago
details-today = today
details-fact-followers = Followers
details-fact-likes = Likes
details-fact-videos = Posts
details-fact-total_views = Lifetime views
details-fact-avg_views = Average views
details-fact-avg_views_short = Average views, Shorts
details-fact-avg_views_long = Average views, long videos
details-fact-median_views = Median views
details-fact-median_views_short = Median views, Shorts
details-fact-median_views_long = Median views, long videos
details-fact-engagement = Engagement
details-fact-engagement_short = Engagement, Shorts
details-fact-engagement_long = Engagement, long videos
details-fact-views_per_follower = Views per follower
details-fact-views_per_sub = Average views per follower
details-fact-views_per_sub_short = Average views per subscriber, Shorts
details-fact-views_per_sub_long = Average views per subscriber, long videos
details-fact-median_views_per_sub = Median views per follower
details-fact-median_views_per_sub_short = Median views per subscriber, Shorts
details-fact-median_views_per_sub_long = Median views per subscriber, long videos
details-fact-last_post = Last post
details-fact-country = Country
details-fact-language = Language
details-fact-gender = Gender
details-fact-is_verified = Verified
details-fact-has_showcase = Shop window
details-fact-has_email = Has e-mail
details-fact-has_whatsapp = Has WhatsApp
details-fact-has_line = Has Line
details-fact-has_zalo = Has Zalo
details-fact-has_mcn = Has an agency (MCN)
details-fact-mcn = Agency (MCN)
details-fact-categories = Categories
details-fact-product_categories = Product categories
details-fact-hashtags = Hashtags
details-fact-audience_female = Female audience
details-fact-audience_countries = Audience countries
details-fact-audience_languages = Audience languages
details-fact-audience_ages = Audience ages
details-fact-email = E-mail
details-fact-whatsapp = WhatsApp
details-fact-line = Line
details-fact-zalo = Zalo
details-contacts-note = From the creator API, fetched { $date }. Only you see this; make sure you may write to them.
details-contacts-hidden = Contacts are shown to members of the team only.
details-contacts-spenders = Contacts are shown to spenders; ask an admin for that role.
details-not-found = No creator named { $name } on { $platform }
details-not-found-help = The search brought other names; is it one of these?
details-not-found-none = The search brought nobody by that name. Check the spelling, or name another platform.
yes = yes
no = no
gender-female = female
gender-male = male

creator-pick-title = { $count ->
    [one] One creator in this message
   *[other] { $count } creators in this message
  }
creator-pick-where = Find alike on:
creator-pick-details = Details on…
creator-pick-details-on = Details · { $platform }
button-alike-on = { $platform }
button-collect-all = { $count ->
    [one] Collect
   *[other] Collect all { $count }
  }
command-pick = The creators that a message names, to find alike, look at or collect
problem-nobody-named = This names no creator: there is no profile link and no @name in it.
problem-nobody-named-do = Point at a message with a link to a TikTok, YouTube or Instagram profile, or with an @name.
