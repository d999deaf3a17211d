"""Gold reports written by us, their scorer, score floors and the speed benchmark; never imported by the package."""
