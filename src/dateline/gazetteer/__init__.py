"""The place list as built, with its source, date and licence (``SOURCE.md``), and the look-up by name."""
