"""Analyses written out: JSON Lines, CSV, Parquet, GeoJSON or a table for the terminal, one analysis at a time."""

from dateline.exporting.writers import FORMATS, Writer, open_writer

__all__ = ["FORMATS", "Writer", "open_writer"]
