"""``dateline explain``: each candidate event of a report, kept or dropped, and why."""

import sys
from typing import TYPE_CHECKING, Annotated

from cyclopts import Parameter

from dateline.cli.inputs import input_parameter

if TYPE_CHECKING:
    from rich.text import Text

    from dateline.domain.event import Decision, Event
    from dateline.domain.report import Report
    from dateline.pipeline import Coded


def explain(
    input: Annotated[str, input_parameter("A file, or - for standard input.")],  # noqa: A002
    /,
    *,
    date: Annotated[str | None, Parameter(name=["--date", "-d"], help="Publication date, YYYY-MM-DD.")] = None,
    event: Annotated[int | None, Parameter(name=["--event", "-e"], help="Only the candidate of this number.")] = None,
    kept: Annotated[bool, Parameter(help="Only candidates that became events.", negative="")] = False,
) -> None:
    """Show every candidate event of a report, its sentence with the words marked: kept or dropped, and why.

    Marks: trigger in bold red, actor in green, recipient in blue, place in yellow, date in magenta.

    Example: `dateline explain report.txt --date 2015-02-17 --kept`

    Example: `echo "Kenya expelled two diplomats." | dateline explain -`
    """
    from rich.console import Console
    from rich.text import Text

    from dateline.coder import Coder, as_date
    from dateline.errors import ReadError
    from dateline.reading.files import read_inputs

    console = Console(highlight=False)
    failed = 0
    for item in read_inputs([input], default_date=as_date(date)):
        if isinstance(item, ReadError):
            print(f"dateline: {item}", file=sys.stderr)
            failed += 1
            continue
        coded = Coder().explain(item)
        title = Text(item.id, style="bold")
        title.append(f"  {len(coded.decisions)} candidates, {len(coded.analysis.events)} events", style="not bold")
        console.print(title)
        for number, decision in enumerate(coded.decisions, 1):
            if (event is None or event == number) and (not kept or decision.event_id):
                console.print(render_decision(decision, coded, number=number))
        if event is not None and not 1 <= event <= len(coded.decisions):
            console.print(f"no candidate {event}: there are {len(coded.decisions)}", markup=False)
        for warning in coded.analysis.warnings:
            console.print(f"note: {warning}", markup=False)
    if failed:
        sys.exit(1)


def render_decision(decision: "Decision", coded: "Coded", *, number: int) -> "Text":
    """One candidate as coloured text."""
    from rich.text import Text

    report = coded.analysis.report
    event = next((e for e in coded.analysis.events if e.id == decision.event_id), None)
    verdict = ("kept", "bold green") if decision.event_id else ("dropped", "bold yellow")
    out = Text(f"\n{number}. ")
    out.append(verdict[0], style=verdict[1])
    out.append(f"  {decision.event_type or ''}")
    if event is not None:
        mode = f"-{event.event_mode}" if event.event_mode else ""
        out.append(f"{mode}  {event.factuality}  confidence {event.confidence:.2f}")
        out.append(f"  {event.id}", style="dim")
    out.append("\n   ")
    out.append_text(_marked_sentence(decision, event, report))
    if event is not None:
        for label, parties in (("actor", event.actors), ("recipient", event.recipients)):
            for party in parties:
                codes = f"{party.country or '-'} {party.sector or '-'}"
                out.append(f"\n   {label}: {party.text} = {codes} ({party.reason or 'no reason'})")
    for reason in decision.reasons:
        out.append(f"\n   - {reason}")
    return out


def _marked_sentence(decision: "Decision", event: "Event | None", report: "Report") -> "Text":
    from rich.text import Text

    start, end = decision.sentence.start, decision.sentence.end
    sentence = Text(report.text[start:end].replace("\n", " "))
    marks = [(decision.trigger.start, decision.trigger.end, "bold red")]
    if event is not None:
        marks += [(a.start, a.end, "green") for a in event.actors] + [
            (r.start, r.end, "blue") for r in event.recipients
        ]
        marks += [(event.location.start, event.location.end, "yellow")] if event.location else []
        marks += [(event.date.start, event.date.end, "magenta")] if event.date else []
    for first, last, style in marks:
        sentence.stylize(style, max(0, first - start), max(0, last - start))
    return sentence
