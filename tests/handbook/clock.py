"""The time in the pictures, so that the same moments stand in them whenever they are taken."""

import datetime
from zoneinfo import ZoneInfo

AMSTERDAM = "Europe/Amsterdam"


class Clock:
    """A clock that stands still until it is set."""

    def __init__(self) -> None:
        self.set("09:00")

    def set(self, time: str, day: int = 3) -> None:
        """Set it to a time in Amsterdam, in the week of Monday 2 March 2026."""
        hour, minute = map(int, time.split(":"))
        self._now = datetime.datetime(2026, 3, day, hour, minute, tzinfo=ZoneInfo(AMSTERDAM))

    def now(self) -> datetime.datetime:
        return self._now.astimezone(datetime.UTC)


CLOCK = Clock()
