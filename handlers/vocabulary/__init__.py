"""The words of typed lines, in English and Chinese: filters, places, zones, languages, categories, numbers and days."""
