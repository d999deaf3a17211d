"""STAGE 4: resolved sentences -> Events and Statements, each with evidence and reasons."""
