"""What a service cannot answer, and why: the text is that of the command line."""


class Error(Exception):
    """Of ntk_verify. `argument` and `value` name what it is about; empty where that is no single argument."""

    argument: str = ""
    value: str = ""


class BadInput(Error, ValueError):
    """Unusable input: the text names the value and what was expected."""


class Undecided(Error):
    """What was asked for was tried, and neither shown nor refuted; of a comparison: the enclosures overlap."""


class OutOfBudget(Error):
    """What was asked for takes more than a service spends; it was not tried."""
