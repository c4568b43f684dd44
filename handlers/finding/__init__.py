"""Finding creators: by a search, by likeness, by names in a text; what is bought for it, how its pages are listed."""
