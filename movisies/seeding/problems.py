"""What is wrong with a seed file, and where."""

from dataclasses import dataclass


@dataclass(frozen=True, order=True)
class Problem:
    """One thing an author has to mend; its text says what is expected."""

    file: str
    line: int
    text: str

    def __str__(self) -> str:
        return f"{self.file}:{self.line}: {self.text}"


class SeedError(Exception):
    """Raised when the files cannot be stored; holds every problem found."""

    def __init__(self, problems: list[Problem]) -> None:
        super().__init__(f"{len(problems)} problemen")
        self.problems = sorted(set(problems))
