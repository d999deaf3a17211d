"""``dateline schema``: the JSON Schema of the analysis."""


def schema() -> None:
    """Print the JSON Schema of an analysis, one line of `dateline code --format jsonl`.

    Example: `dateline schema > analysis.schema.json`
    """
    import json

    from dateline.domain.schema import analysis_schema

    print(json.dumps(analysis_schema(), indent=2))
