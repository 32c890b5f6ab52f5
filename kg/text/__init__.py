"""Pure functions over words: sentences, names, dates."""
