"""Training: from marked passages to the models that ship with the package.

Examples are built by the rooms of ``extract`` themselves: what a model learns from is made in the
same way as what it is used on.
"""
