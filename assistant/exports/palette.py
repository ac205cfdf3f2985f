"""The look that all documents share: a few calm colours, each dark or light enough to be read, and one plain typeface."""

from __future__ import annotations

FONT = "Arial"
INK = "1C2B33"
TEAL = "17596B"
PALE = "EAF2F4"
RULE = "B7CDD4"
GREY = "51626B"
WHITE = "FFFFFF"
WARM = "9A4320"
WARM_PALE = "FCF1EB"
PLAIN = "F4F5F6"

LANGUAGE = "en-GB"
PAIRS = (
    (INK, WHITE),
    (TEAL, WHITE),
    (GREY, WHITE),
    (WHITE, TEAL),
    (INK, PALE),
    (TEAL, PALE),
    (GREY, PALE),
    (WARM, WARM_PALE),
    (INK, WARM_PALE),
    (INK, PLAIN),
    (WHITE, WARM),
)
"""Text on ground, as the documents use them."""


def contrast(one: str, other: str) -> float:
    """How far two colours stand apart, from 1 to 21, as WCAG reckons it."""
    lighter, darker = sorted((_luminance(one), _luminance(other)), reverse=True)
    return (lighter + 0.05) / (darker + 0.05)


def _luminance(colour: str) -> float:
    channels = (int(colour[place : place + 2], 16) / 255 for place in (0, 2, 4))
    red, green, blue = (value / 12.92 if value <= 0.04045 else ((value + 0.055) / 1.055) ** 2.4 for value in channels)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue
