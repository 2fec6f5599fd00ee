"""Files to hand over: the instrument table as Word, Excel, HTML, CSV, Markdown or JSON."""

from ui.export.target import check_target, export_table, media_types, render_table

__all__ = ["check_target", "export_table", "media_types", "render_table"]
