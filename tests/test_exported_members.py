"""The front door: what ``import dateline`` offers, and no more."""

import dateline


def test_front_door_offers_exactly_these_names() -> None:
    assert dateline.__all__ == ["Analysis", "Coder", "DatelineError", "Report", "Settings", "__version__"]


def test_every_offered_name_is_there() -> None:
    assert [name for name in dateline.__all__ if not hasattr(dateline, name)] == []


def test_offered_names_say_what_they_are_for() -> None:
    offered = [getattr(dateline, name) for name in dateline.__all__ if name != "__version__"]
    assert [thing for thing in offered if not thing.__doc__] == []


def test_every_error_raised_on_purpose_is_a_dateline_error() -> None:
    from dateline import errors

    kinds = [errors.ReadError, errors.DataError, errors.SettingError]
    assert all(issubclass(kind, dateline.DatelineError) for kind in kinds)
