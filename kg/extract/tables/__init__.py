"""The tables of the rule extractor: read them, and you know how it behaves."""
