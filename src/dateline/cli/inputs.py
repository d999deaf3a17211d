"""How commands take their inputs: ``-`` is standard input; what else begins with a hyphen is a mistyped option."""

import difflib

from cyclopts import Parameter

OPTIONS = (
    "--date --dates --format --output --workers --columns --actors --min-confidence --quiet --event --kept --help"
).split()


def input_parameter(help: str) -> Parameter:  # noqa: A002 - the word cyclopts uses
    """A positional parameter for files, folders and ``-``."""
    return Parameter(help=help, allow_leading_hyphen=True, validator=_check_no_option)


def _check_no_option(_: object, value: str | list[str]) -> None:
    for name in [value] if isinstance(value, str) else value:
        if name.startswith("-") and name != "-":
            near = difflib.get_close_matches(name, OPTIONS, n=1)
            guess = f" Did you mean {near[0]}?" if near else ""
            raise ValueError(f"Unknown option: {name}.{guess} Hint: write ./{name} if it is a file")
