"""What follows from the claims, kept up to date: only what a change touches is made anew.

``changes`` keeps in mind what changed. ``reach`` finds how far that reaches, with ``desk`` to look
things up in the store; ``patch`` is what is replaced, ``refresh`` puts it there. Resolving all
anew gives the same graph, to the byte.
"""
