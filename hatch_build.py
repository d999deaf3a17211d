"""Builds the name index when the package is built or installed, so that no built file is kept in the repository."""

import sys
from pathlib import Path
from typing import Any

from hatchling.builders.hooks.plugin.interface import BuildHookInterface


class BuildNames(BuildHookInterface):  # type: ignore[type-arg]
    """Runs ``training/build_names.py`` on the actor files of this tree."""

    PLUGIN_NAME = "custom"

    def initialize(self, version: str, build_data: dict[str, Any]) -> None:
        """Write names.bin and have it packed."""
        root = Path(self.root)
        sys.path[:0] = [str(root / "src"), str(root / "training")]
        import build_names

        build_names.main()
        build_data["artifacts"].append(str(build_names.TARGET.relative_to(root)))
