"""Training: from marked passages to the models that ship with the package.

Examples are built by the rooms of ``extract`` themselves: a model is used on what it learnt from.
"""
