"""The pages of two documents as they were approved."""

import numpy as np
import pytest

from liushou.documents.render import Rendered
from tests.documents import plans, reports
from tests.documents.pdf.opened import pdf
from tests.documents.pdf.pictures import agrees_with_approved, as_png, distance, from_png, page_pictures


@pytest.mark.parametrize(
    ("name", "rendered"),
    [
        ("activity-plan-rich", lambda: plans.plan(plans.RICH)),
        ("term-report-running", lambda: reports.summary(reports.RUNNING)),
    ],
)
def test_pages_look_as_approved(name: str, rendered: object) -> None:
    made: Rendered = rendered()  # type: ignore[operator]
    agrees_with_approved(name, page_pictures(pdf(made.blocks, "document", made.title))[:3])


def test_a_shifted_line_is_told_from_the_approved_page() -> None:
    picture = np.full((421, 298), 15, np.uint8)
    picture[100:112, 40:250:2] = 0
    assert distance(picture, np.roll(picture, 4, axis=0)) > 0.004
    assert distance(picture, picture) == 0


def test_a_picture_comes_back_as_it_was_written() -> None:
    picture = np.arange(15 * 7, dtype=np.uint8).reshape(15, 7) % 16
    assert (from_png(as_png(picture)) == picture).all()
