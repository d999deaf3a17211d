import pytest

from dateline import Coder


@pytest.fixture(scope="session")
def coder() -> Coder:
    """One coder for all tests, so that the parser loads once."""
    return Coder()
