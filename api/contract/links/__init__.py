"""One web address → what it names on TikTok, YouTube or Instagram, by the shapes of their addresses alone.

Both ends of the API read with it: the service resolves `profile_url` and the values of tasks, a chat what people paste.
Nothing is fetched: a short link stays a short link.
"""

from api.contract.links.link import Kind, Link, Reason
from api.contract.links.names import is_channel_id, name_key, name_on
from api.contract.links.reading import platform_of, read_link

__all__ = ["Kind", "Link", "Reason", "is_channel_id", "name_key", "name_on", "platform_of", "read_link"]
