"""How fast, against the libraries that could do the same: ``make bench``. No tests: ratios vary."""
