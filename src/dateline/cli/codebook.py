"""``dateline codebook``: any code in words."""

from typing import Annotated

from cyclopts import Parameter


def codebook(
    code: Annotated[
        str | None, Parameter(help="An event type, mode, context, sector, CAMEO code or quad class.")
    ] = None,
    /,
) -> None:
    """Explain a code in words, or list them all.

    Example: `dateline codebook ASSAULT-aerial`, `dateline codebook 190`, `dateline codebook REB`
    """
    from dateline.codebook.explain import render_code, render_overview

    print(render_overview() if code is None else render_code(code))
