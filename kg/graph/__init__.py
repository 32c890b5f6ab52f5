"""Claims and resolved facts as triples, and back: the only place where fields meet properties."""
