"""A limit to what is looked up, so that no text can make the reading of a workbook hang."""


class Work:
    """How much may still be done; it says when that is over."""

    def __init__(self, most: int) -> None:
        self.most = most
        self.done = 0

    def may(self, cost: int) -> bool:
        """Return whether this much more may be done, and count it; once it may not, nothing more may."""
        if self.done + cost > self.most:
            self.done = self.most
            return False
        self.done += cost
        return True

    @property
    def over(self) -> bool:
        """Whether the limit is reached."""
        return self.done >= self.most
