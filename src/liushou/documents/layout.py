"""Page layouts: the paper, its margins and what is printed under the text."""

from dataclasses import dataclass

from liushou.documents.frontmatter import Page

TWIPS_PER_MM = 1440 / 25.4
PAGE_WIDTH, PAGE_HEIGHT = 210.0, 297.0
FOOTER_FONT_MM = 5.0
PITCH = 28.8
"""Exact line pitch in points: 22 lines on the 225 mm of the type area (GB/T 9704-2012, 5.2.3)."""


@dataclass(frozen=True, slots=True)
class Layout:
    """Margins in millimetres, whether pages are numbered, the distance under the title in points."""

    top: float
    bottom: float
    left: float
    right: float
    numbered: bool
    under_title: float

    @property
    def text_width(self) -> int:
        """The width of the type area in twips (twentieths of a point)."""
        return round((PAGE_WIDTH - self.left - self.right) * TWIPS_PER_MM)

    @property
    def footer(self) -> float:
        """From the page's edge to the page number, whose dash stands 7 mm under the type area."""
        return self.bottom - 7 - FOOTER_FONT_MM


LAYOUTS: dict[Page, Layout] = {
    "document": Layout(37, 35, 28, 26, numbered=True, under_title=PITCH),
    "form": Layout(20, 18, 20, 20, numbered=False, under_title=10),
    "card": Layout(15, 15, 15, 15, numbered=False, under_title=10),
}
"""GB/T 9704-2012 for documents (type area 156 × 225 mm); more room for forms and cards."""
