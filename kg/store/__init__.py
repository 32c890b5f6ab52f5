"""Where triples are kept: one protocol, met by Oxigraph in memory and on disk."""
