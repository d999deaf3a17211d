"""What can go wrong, as a caller would tell it apart.

DatelineError
├── ReadError       an input could not be read (names file, line and remedy)
├── DataError       a data file of the package or of the user is broken (names file, entry and remedy)
└── SettingError    a setting, option or installed part is unusable
"""


class DatelineError(Exception):
    """Base of every error Dateline raises on purpose."""


class ReadError(DatelineError):
    """An input, or one row of it, could not be read. The other inputs are still coded.

    ``path`` is the file as the user named it (``-`` is standard input), ``line`` counts from 1.
    """

    def __init__(self, message: str, *, path: str, line: int | None = None) -> None:
        place = f"{path}:{line}" if line is not None else path
        super().__init__(f"{place}: {message}")
        self.path = path
        self.line = line


class DataError(DatelineError):
    """A lexicon, codebook or gazetteer file breaks its own rules."""


class SettingError(DatelineError):
    """A setting names something that is not there or is out of range."""
