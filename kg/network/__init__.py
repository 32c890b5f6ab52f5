"""The graph as a network: who works with whom, for NetworkX, and where to draw them."""
