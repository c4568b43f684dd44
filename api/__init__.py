"""The creator API, both ends of one contract: a client, and a service that implements the same thing here."""
