"""Files to hand over: tables as Word, Excel, HTML, CSV and Markdown, reports as Word and HTML."""

from ui.export.content import Content, Report
from ui.export.target import (
    check_report_target,
    check_target,
    media_types,
    render,
    render_report,
    write,
)

__all__ = [
    "Content",
    "Report",
    "check_report_target",
    "check_target",
    "media_types",
    "render",
    "render_report",
    "write",
]
