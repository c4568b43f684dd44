"""The words of typed lines: filters, places, languages, categories, numbers and days, in English and Chinese."""
