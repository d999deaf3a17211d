"""How commands take their inputs: ``-`` is standard input; what else begins with a hyphen is a mistyped option."""

from cyclopts import Parameter


def input_parameter(help: str) -> Parameter:  # noqa: A002 - the word cyclopts uses
    """A positional parameter for files, folders and ``-``."""
    return Parameter(help=help, allow_leading_hyphen=True, validator=_check_no_option)


def _check_no_option(_: object, value: str | list[str]) -> None:
    for name in [value] if isinstance(value, str) else value:
        if name.startswith("-") and name != "-":
            raise ValueError(f"Unknown option: {name}. Hint: write ./{name} if it is a file")
