"""STAGE 2: Report -> sentences with grammar and mentions."""
