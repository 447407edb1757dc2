"""Checks of single values that editors and seed files share."""

import re

from django.core.exceptions import ValidationError

SUMMARY_WORDS = 80


def validate_issn(value: str) -> None:
    """Refuse an ISSN whose check digit is wrong (ISO 3297: weights 8 to 2, modulo 11, X is ten)."""
    if not re.fullmatch(r"\d{4}-\d{3}[\dX]", value):
        raise ValidationError("Schrijf een ISSN als 1234-567X: acht tekens met een streepje in het midden.")
    digits = [10 if c == "X" else int(c) for c in value.replace("-", "")]
    if sum(weight * digit for weight, digit in zip(range(8, 0, -1), digits, strict=True)) % 11:
        raise ValidationError("Dit ISSN klopt niet: het laatste cijfer past niet bij de andere zeven.")


def validate_isbn(value: str) -> None:
    """Refuse an ISBN-10 or ISBN-13 whose check digit is wrong (ISO 2108); hyphens and spaces are free."""
    compact = re.sub(r"[ -]", "", value)
    if re.fullmatch(r"\d{13}", compact):
        total = sum(int(c) * (3 if i % 2 else 1) for i, c in enumerate(compact))
        is_right = total % 10 == 0
    elif re.fullmatch(r"\d{9}[\dX]", compact):
        total = sum((10 if c == "X" else int(c)) * (10 - i) for i, c in enumerate(compact))
        is_right = total % 11 == 0
    else:
        raise ValidationError("Een ISBN heeft tien of dertien cijfers.")
    if not is_right:
        raise ValidationError("Dit ISBN klopt niet: het laatste cijfer past niet bij de andere.")


def validate_summary(value: str) -> None:
    """Refuse a summary ("In het kort") of more than 80 words."""
    words = len(value.split())
    if words > SUMMARY_WORDS:
        raise ValidationError(f"In het kort mag hoogstens {SUMMARY_WORDS} woorden tellen; dit zijn er {words}.")


def validate_foreign_words(value: str) -> None:
    """Refuse a line that is not a two-letter language (ISO 639-1), a colon and words: "en: Bowling alone"."""
    for line in value.splitlines():
        if line.strip() and not re.fullmatch(r"\s*[a-z]{2}:\s*\S.*", line):
            raise ValidationError(f"Schrijf elke regel als en: Bowling alone. Dit klopt niet: {line.strip()}")
