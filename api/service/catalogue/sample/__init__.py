"""The sample set: thousands of invented creators a platform, made by the program itself, and a few famous ones.

Everything is deterministic: the same seed gives the same records on every machine with the same numpy. People,
addresses and numbers to call are invented; `famous.csv` alone names real accounts, with rounded public facts.
"""

from api.service.catalogue.sample.creators import CREATORS_PER_PLATFORM, sample_records
from api.service.catalogue.sample.figures import SAMPLE_DAY

__all__ = ["CREATORS_PER_PLATFORM", "SAMPLE_DAY", "sample_records"]
