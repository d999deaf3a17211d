"""STAGE 1: files, pages and tables in, Reports out. A row that cannot be read is a value too: a ``ReadError``."""
