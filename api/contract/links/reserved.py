"""First words of paths that no creator can be named by, because the platform's own pages stand there."""

from __future__ import annotations

from collections.abc import Mapping

from api.contract.platforms import Platform

RESERVED: Mapping[Platform, frozenset[str]] = {
    platform: frozenset(words.split())
    for platform, words in {
        Platform.TIKTOK: (
            "about activity amp api auth business channel coin collection community-guidelines creators discover "
            "download effect embed en event explore falcon feedback following foryou forgot friends game games h5 "
            "hashtag i18n inbox legal link live login logout messages movie music node notifications passport photo "
            "place player playlist privacy profile question redirect reset safety search setting settings share shop "
            "signup sticker studio t tag tiktokstudio topics transparency trending upload v video view web "
        ),
        Platform.YOUTUBE: (
            "about account account_notifications ads an_webp api attribution_link browse c channel channels clip "
            "course create_channel creators e embed error explore fashion feed feeds gaming get_video_info handle "
            "hashtag howyoutubeworks iframe_api index intl jobs kids learning live logout members movie movies music "
            "mysubscriptions new news oembed oops opensearch originals paid_memberships playlist playlists podcasts "
            "post premium press redeem redirect results s search share shared shorts show shows signin signup source "
            "sports store storefront supported_browsers t testtube trending tv upload user v verify vi w watch "
            "watch_popup watch_videos yt "
        ),
        Platform.INSTAGRAM: (
            "about accounts ads api ar archive blog challenge contact create data developer developers direct "
            "directory download emails explore fxcal graphql guide help highlights invites jobs legal lite location "
            "locations nametag notifications oauth p press privacy publicapi qr reel reels s session settings share "
            "shop shopping static stories tags terms topics tv web your_activity "
        ),
    }.items()
}
"""Lower-case words."""
