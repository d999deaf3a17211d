"""Which language a report is in, so that the pipeline can leave alone what it cannot read."""

# Enough to be sure of, little enough to be quick on long reports.
SAMPLE_CHARACTERS = 4_000
# Below this many letters names weigh more than words and the answer is a guess.
FEWEST_LETTERS = 40


def find_language(text: str) -> str | None:
    """The ISO 639-1 code of a report's language; ``None`` where the text is too short to tell."""
    sample = text[:SAMPLE_CHARACTERS]
    if sum(character.isalpha() for character in sample) < FEWEST_LETTERS:
        return None
    from py3langid import classify

    # The model knows running text; wire copy in capitals looks like another language to it.
    language: str = classify(sample.lower() if sample.isupper() else sample)[0]
    return language
