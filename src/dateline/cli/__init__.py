"""TOP: the commands, one module each, thin over plain functions.

Exit codes: 0 all went well; 1 some inputs failed, the others are done (the count is printed); 2 the command was used
wrongly or a part is missing; 130 stopped by Ctrl-C, what was finished is kept.
"""

import sys

from cyclopts import App

from dateline import __version__
from dateline.cli.actor import actor
from dateline.cli.code import code
from dateline.cli.codebook import codebook
from dateline.cli.doctor import doctor
from dateline.cli.explain import explain
from dateline.cli.schema import schema

app = App(
    name="dateline",
    version=__version__,
    version_flags=["--version"],
    help_flags=["--help", "-h"],
    suppress_keyboard_interrupt=False,
    help="Reads news reports and writes down who did what to whom, where, when and who says so.\n\n"
    "Example: `dateline code report.txt --date 2015-02-17`",
    help_epilogue="Exit codes: 0 done; 1 some inputs failed, the rest done; 2 wrong use or a missing part; 130 Ctrl-C.",
)
for command in (code, explain, actor, codebook, schema, doctor):
    app.command(command)


def main() -> None:
    """Run the command line. Errors Dateline raises on purpose end with their message and exit code 2."""
    from dateline.errors import DatelineError

    try:
        app()
    except DatelineError as error:
        print(f"dateline: {error}", file=sys.stderr)
        sys.exit(2)
    except BrokenPipeError:
        sys.stderr.close()
        sys.exit(1)
    except KeyboardInterrupt:
        print("dateline: stopped; what was finished is kept", file=sys.stderr)
        sys.exit(130)
