"""kg: a knowledge graph of tech-industry partnerships, with the words behind every statement."""
