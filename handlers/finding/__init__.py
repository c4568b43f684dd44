"""Finding creators: by a search, by likeness, by name; what is bought for it, and how its pages are listed."""
