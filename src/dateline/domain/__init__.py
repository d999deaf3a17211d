"""GROUND: the frozen values every stage takes and returns. Imports nothing else of ours."""
