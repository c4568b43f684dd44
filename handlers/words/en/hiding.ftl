# Hidden creators and campaigns.

command-hide = Hide creators for ever or for a campaign; they do not come back
command-unhide = Let hidden creators come back
command-hidden = Who is hidden here
command-campaign = The campaign that this conversation works on

hidden-left-out = { $count ->
    [one] 1 hidden creator is left out · /creators hidden
   *[other] { $count } hidden creators are left out · /creators hidden
}
hidden-all = All of them are hidden
hidden-all-help = { $count ->
    [one] The one creator that was found is hidden here. “/creators hidden” shows it.
   *[other] All { $count } creators that were found here are hidden. “/creators hidden” shows them.
}
hidden-title = { $count ->
    [one] One creator is hidden
   *[other] { $count } creators are hidden
}
hidden-text = Searches and lookalikes leave them out from now on, everywhere in the workspace.
hidden-campaign-text = Left out wherever the team works on “{ $campaign }”, until that campaign ends.
hidden-back = { $count ->
    [one] One creator is no longer hidden
   *[other] { $count } creators are no longer hidden
}
hidden-back-text = They may come up again.
hidden-more = and { $count } more
hidden-list-title = { $count ->
    [0] Nobody is hidden here
    [one] 1 creator is hidden here
   *[other] { $count } creators are hidden here
}
hidden-list-none = Whoever you hide does not come back: “/creators hide tiktok @name”.
hidden-list-more = and { $count } more, hidden earlier
hidden-list-campaign = This conversation works on “{ $campaign }”.
hidden-for-ever = for ever
hidden-for-campaign = for “{ $campaign }”
hidden-by = Hidden { $scope } by { $person } · { $moment }
button-hide = Hide
button-show-again = Show again

campaign-begun = This conversation works on “{ $campaign }” now
campaign-begun-hint = { $line } hides a creator for this campaign alone.
campaign-is = This conversation works on “{ $campaign }”
campaign-is-hint = { $line } hides a creator for it; “/creators campaign end” ends it.
campaign-ended = “{ $campaign }” has ended here
campaign-ended-hint = Creators hidden for it come back once no conversation works on it any more. To use { $line } again, begin a campaign first.
campaign-none = This conversation works on no campaign
campaign-none-hint = “/creators campaign Summer” begins one; then { $line } hides for it alone.

line-hide-whom = Whom should Scout hide? Name a creator or paste a profile link.
line-no-hide = Whom should Scout hide? “{ $value }” names no creator.
problem-no-campaign = This conversation works on no campaign.
problem-no-campaign-do = Begin one with “/creators campaign "Summer"”, or hide the creator for ever.
problem-not-hidden = Nobody of these is hidden.
problem-not-hidden-do = “/creators hidden” shows who is.
problem-campaign-long = The name of a campaign has at most { $most } characters.
problem-campaign-long-do = Take a shorter one.
