"""First names by the gender news readers take them for, to keep "she" from a man and "he" from a woman."""

from functools import cache
from importlib.resources import files

import yaml


@cache
def first_names() -> dict[str, frozenset[str]]:
    """Lower-case names under "female" and "male"; a name listed under both counts for neither."""
    path = files("dateline.lexicon") / "first_names.yaml"
    raw = yaml.load(path.read_text(encoding="utf-8"), Loader=getattr(yaml, "CSafeLoader", yaml.SafeLoader))
    female, male = ({str(name).lower() for name in raw[gender]} for gender in ("female", "male"))
    return {"female": frozenset(female - male), "male": frozenset(male - female)}
