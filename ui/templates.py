"""HTML templates: kept beside the modules that use them, every word of a document escaped."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

from ui.export.content import unbroken

if TYPE_CHECKING:
    from jinja2 import Template

__all__ = ["template"]


@cache
def template(package: str, name: str) -> Template:
    """Return the template ``name`` of a package ("ui.app"); parts come from ``ui.export``."""
    from jinja2 import ChoiceLoader, Environment, PackageLoader, StrictUndefined

    folders = [PackageLoader(owner, ".") for owner in (package, "ui.export")]
    environment = Environment(
        loader=ChoiceLoader(folders),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    environment.filters["unbroken"] = unbroken
    return environment.get_template(name)
