"""Why a work list, or one row of it, is not taken."""


class ListError(Exception):
    """The work list as a whole cannot be read; nothing was changed. The message is Dutch, with the remedy."""


class Weigering(Exception):  # noqa: N818 -- no error of the program: an answer to the curator
    """One row cannot be taken; nothing of it was. The message is Dutch and says why."""
