"""Lets ``python -m dateline`` run the commands."""

from dateline.cli import main

main()
