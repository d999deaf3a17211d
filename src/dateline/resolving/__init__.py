"""STAGE 3: Mention -> Actor, Place, PartialDate, each with a reason."""
