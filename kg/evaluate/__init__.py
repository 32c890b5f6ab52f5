"""Measuring what is extracted against what readers found."""
