"""First words of paths that no creator can be named by, because the platform's own pages stand there."""

from __future__ import annotations

from collections.abc import Mapping

from api.contract.platforms import Platform

RESERVED: Mapping[Platform, frozenset[str]] = {
    platform: frozenset(words.split())
    for platform, words in {
        Platform.TIKTOK: (
            "about activity amp api auth business channel coin collection community-guidelines creators discover "
            "download effect effects embed en event explore falcon feedback following forgot foryou friends game "
            "games h5 hashtag i18n inbox kids legal link live login logout messages movie music node notifications "
            "passport photo place player playlist privacy profile question redirect reset safety search setting "
            "settings share shop signup sticker studio t tag tiktokstudio topics transparency trending upload v video "
            "view web "
        ),
        Platform.YOUTUBE: (
            "about account account_notifications ads an_webp api attribution_link browse c channel channels clip "
            "course create_channel creators e embed error explore fashion feed feeds gaming get_video_info handle "
            "hashtag howyoutubeworks hype iframe_api index intl jobs kids learning live logout members movie movies "
            "music mysubscriptions new news oembed oops opensearch originals paid_memberships playables playlist "
            "playlists podcasts post premium press redeem redirect results s search select_site share shared shopping "
            "shorts show shows signin signup source sports store storefront supported_browsers t testtube timedtext "
            "trending tv upload user v verify vi w watch watch_popup watch_videos yt "
        ),
        Platform.INSTAGRAM: (
            "a about accounts ads api ar archive audio blog challenge channel contact create data developer "
            "developers direct directory download emails explore fxcal graphql guide help highlights invites j jobs "
            "legal lite location locations n nametag notifications oauth p popular press privacy publicapi qr reel "
            "reels s session settings share shop shopping static stories tags terms topics tv u web your_activity "
        ),
    }.items()
}
"""Lower-case words."""
