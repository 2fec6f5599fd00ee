"""Files to hand over: tables as Word, Excel, HTML, CSV and Markdown."""

from ui.export.content import Content
from ui.export.target import check_target, media_types, render, write

__all__ = ["Content", "check_target", "media_types", "render", "write"]
