"""The version of kg, which the record of every run tells."""

__version__ = "0.1.0"
