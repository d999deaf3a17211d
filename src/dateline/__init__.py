"""Dateline reads news reports and writes down the events in them, each field with the words that prove it."""

__version__ = "0.1.0"
