"""What the command line shows to people: Dutch text for a terminal, drawn with rich.

Words and signs stand beside every colour ("was:", "wordt:", ``+``), so that nothing is lost without
colour. Everything is written to the console that is passed in.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING

from compare.model import Cell, Match, Row
from corpus.addresses import located
from corpus.model import Document, Issue, Parsed, articles
from ui.changed import Change, Runs, changes, shortened
from ui.export.content import plain
from ui.labels import (
    KINDS,
    MARKS,
    SEVERITIES,
    change_in_words,
    percent,
    place,
    repeal_words,
    spoken_date,
    status_mark,
)
from ui.moments import entry_moment, force_words
from ui.refs import counted
from ui.results import Comparison, Opened, Outcome, Tabled
from ui.written import WrittenLine, written

if TYPE_CHECKING:
    from pathlib import Path

    from rich.console import Console
    from rich.text import Text

    from corpus.library import Entry
    from ui.export import Content

__all__ = [
    "facts_of",
    "show_added",
    "show_comparison",
    "show_content",
    "show_entries",
    "show_facts",
    "show_issues",
    "show_lines",
    "show_parsed",
    "show_table",
]

_ISSUES_SHOWN = 12
_SURE = 0.9  # from here on a match goes without saying
_STYLES = {"equal": "", "delete": "red strike", "insert": "green underline"}


def show_parsed(console: Console, parsed: Parsed) -> None:
    """Print what a file holds: per document its facts, a count of its parts, and the issues."""
    source = parsed.source
    pages = f", {source.pages} bladzijden" if source.pages else ""
    console.print(f"{source.file}{pages}", style="bold", markup=False, highlight=False)
    for number, document in enumerate(parsed.documents, 1):
        console.print()
        show_facts(console, document, f"{number}. ")
        show_issues(console, document.issues)


def facts_of(document: Document) -> list[tuple[str, str]]:
    """Return what is known of a document, as names and Dutch words; what is unknown is left out."""
    count = Counter(item.provision.kind for item in located(document.tree))
    facts = [
        ("Soort", KINDS[document.kind]),
        ("Citeertitel", document.citation_title),
        ("Van", ", ".join(document.bodies)),
        ("Vastgesteld", "; ".join(f"{a.body}: {spoken_date(a.date)}" for a in document.adopted)),
        _entry_into_force(document),
        ("Trekt in", "; ".join(map(repeal_words, document.repeals))),
        ("Grondslag", "; ".join(document.legal_basis)),
        (
            "Omvang",
            f"{count['article']} artikelen, {count['paragraph']} leden, "
            f"{count['point'] + count['subpoint']} onderdelen, "
            f"{len(document.notes)} toelichtingen, {counted(document.references)}",
        ),
        ("Nummer", document.id),
    ]
    return [(name, value) for name, value in facts if value]


def show_facts(console: Console, document: Document, prefix: str = "") -> None:
    """Print title, kind, bodies, dates and what is repealed."""
    from rich.table import Table as Grid
    from rich.text import Text

    console.print(Text(f"{prefix}{document.title}", "bold"))
    grid = Grid.grid(padding=(0, 1))
    grid.add_column(no_wrap=True)
    grid.add_column(overflow="fold")
    for name, value in facts_of(document):
        grid.add_row(Text(f"   {name}", "dim"), Text(value))
    console.print(grid)


def show_added(console: Console, outcomes: Sequence[Outcome]) -> None:
    """Print per file what was read and how much of it was new."""
    for outcome in outcomes:
        if outcome.parsed is None:
            continue
        console.print(f"{outcome.file}:", style="bold")
        known = "" if outcome.added else " (stond er al in)"
        for document in outcome.parsed.documents:
            console.print(f"   {document.title} [{KINDS[document.kind]}, {document.id}]{known}")


def show_entries(console: Console, folder: Path, entries: Sequence[Entry]) -> None:
    """Print the library as a table, or what to do when it is empty."""
    from rich import box
    from rich.table import Table as Grid

    if not entries:
        console.print(f"De bibliotheek ({folder}) is leeg; 'waswordt add BESTAND' zet er iets in.")
        return
    grid = Grid(box=box.SIMPLE_HEAD)
    for heading in ("Nummer", "Titel", "Soort", "Van", "Datum"):
        grid.add_column(heading, overflow="fold", no_wrap=heading == "Nummer")
    for entry in entries:
        bodies = ", ".join(entry.bodies)
        grid.add_row(entry.id, entry.title, KINDS[entry.kind], bodies, entry_moment(entry))
    console.print(grid)
    console.print(f"{len(entries)} documenten in {folder}", style="dim")


def show_comparison(console: Console, result: Comparison) -> None:
    """Print every match with its relation; of changed lines what was and what is now."""
    from rich.text import Text

    _show_pair(console, result.old, result.new)
    for match in result.alignment.matches:
        if match.relation != "ongewijzigd":
            console.print()
        console.print(Text(_match_line(match, result), "bold"))
        if match.old and match.new and match.relation not in ("ongewijzigd", "hernummerd"):
            _show_changes(console, match, result)
        elif not (match.old and match.new):
            _show_whole(console, match, result)
    counts = Counter(match.relation for match in result.alignment.matches)
    console.print("\n" + ", ".join(f"{number} {name}" for name, number in counts.items()))


def _show_changes(console: Console, match: Match, result: Comparison) -> None:
    from rich.table import Table as Grid
    from rich.text import Text

    grid = Grid.grid(padding=(0, 1, 0, 0))
    grid.add_column(no_wrap=True)
    grid.add_column()
    for change in changes(match, result.old.document, result.new.document):
        both = change.was and change.now
        if change.only_moved:
            grid.add_row(Text("   verplaatst:", "dim"), _marked(_road(change), change.now))
            continue
        if change.was:
            name = "was:" if both else "vervalt:"
            grid.add_row(Text(f"   {name}", "dim"), _marked(change.old_name, change.was))
        if change.now:
            name = "wordt:" if both else "nieuw:"
            name = "wordt (verplaatst):" if change.moved else name
            grid.add_row(Text(f"   {name}", "dim"), _marked(change.new_name, change.now))
    if grid.row_count:
        console.print(grid)
    else:
        console.print("   De woorden zijn gelijk; opschrift, nummers of leestekens verschillen.")


def _road(change: Change) -> str:
    """Return the number of a line that moved, with the one it had: "3. → 1."."""
    names = dict.fromkeys(name for name in (change.old_name, change.new_name) if name)
    return " → ".join(names)


def _show_whole(console: Console, match: Match, result: Comparison) -> None:
    """Print the text of articles that stand on one side only."""
    opened, numbers = (result.new, match.new) if match.new else (result.old, match.old)
    for article in articles(opened.document.tree):
        if article.number in numbers:
            show_lines(console, list(written(article))[1:])


def _marked(name: str, runs: Runs) -> Text:
    from rich.text import Text

    text = Text(f"{name} " if name else "")
    for op, words in shortened(runs):
        text.append(words, _STYLES[op])
    return text


def show_table(console: Console, result: Tabled) -> None:
    """Print the instrument table; on a narrow screen the rows stand under each other."""
    from rich import box
    from rich.table import Table as Grid
    from rich.text import Text

    _show_pair(console, result.old, result.new)
    grid = Grid(box=box.SIMPLE_HEAD, show_lines=True, expand=True)
    longest = _longest_word(row.instrument for row in result.table.rows)
    grid.add_column("Instrument", min_width=longest, max_width=longest, overflow="fold")
    for heading, share in (("Oud", 4), ("Nieuw", 4), ("Wat verandert", 3)):
        grid.add_column(heading, ratio=share, overflow="fold")
    for row in result.table.rows:
        grid.add_row(
            Text(row.instrument, "bold"),
            _cells(row.old, row.old_unsure),
            _cells(row.new, row.new_unsure),
            _change(row),
        )
    console.print(grid)
    for remark in result.table.remarks:
        console.print(remark)
    console.print("  ".join(f"{mark} {name}" for name, mark in MARKS.items()), style="dim")


def _longest_word(names: Iterable[str]) -> int:
    """Return the width at which hardly a name in the first column breaks within a word."""
    return min(24, max((len(word) for name in names for word in name.split()), default=10))


def show_content(console: Console, content: Content) -> None:
    """Print tables in the words of their content."""
    from rich import box
    from rich.table import Table as Grid
    from rich.text import Text

    console.print(Text(content.title, "bold"))
    for label, text in content.sources:
        console.print(Text.assemble((f"{label}: ", "dim"), text))
    for part in content.grids:
        if part.heading:
            console.print(Text(f"\n{part.heading}", "bold"))
        grid = Grid(box=box.SIMPLE_HEAD, show_lines=True, expand=True)
        longest = _longest_word(plain(line.cells[0]) for line in part.lines)
        first, *others = zip(part.columns, part.widths, strict=True)
        grid.add_column(first[0], min_width=longest, max_width=max(longest, 18), overflow="fold")
        for heading, share in others:
            grid.add_column(heading, ratio=max(1, round(share)), overflow="fold")
        for line in part.lines:
            grid.add_row(*(Text(plain(cell)) for cell in line.cells))
        console.print(grid)
    for remark in content.remarks:
        console.print(remark, style="dim")


def _cells(cells: Iterable[Cell], unsure: bool) -> str:
    said = "\n".join(f"{cell.summary} ({place(cell.at)})" for cell in cells)
    return said or ("Niet te bepalen." if unsure else "Niet gevonden.")


def _change(row: Row) -> Text:
    from rich.text import Text

    text = Text(f"{status_mark(row.status)}", "bold")
    for change in row.norm_changes:
        text.append(f"\n{change_in_words(change, row.status)}", "not bold")
    if row.saving:
        text.append(f"\nOvergangsrecht: {place(row.saving)}", "not bold")
    if row.remark:
        text.append(f"\n{row.remark}", "not bold")
    return text


def _show_pair(console: Console, old: Opened, new: Opened) -> None:
    from rich.text import Text

    for name, opened in (("Oud  ", old), ("Nieuw", new)):
        force = force_words(opened.document.in_force)
        after = f" (in werking: {force})" if force else ""
        console.print(Text.assemble((f"{name}: ", "dim"), opened.document.title + after))


def _entry_into_force(document: Document) -> tuple[str, str]:
    """Return the day under its name: only a regulation itself enters into force."""
    said = force_words(document.in_force)
    if document.kind in ("raadsvoorstel", "raadsbesluit"):
        return "Stelt in werking", said
    return "In werking", said


def _match_line(match: Match, result: Comparison) -> str:
    def side(numbers: Sequence[str], opened: Opened) -> str:
        headings = {item.number: item.heading or "" for item in articles(opened.document.tree)}
        return ", ".join(
            f"artikel {number} {headings.get(number, '')}".strip() for number in numbers
        )

    old, new = side(match.old, result.old), side(match.new, result.new)
    words = " -> ".join(part for part in (old, new) if part)
    doubtful = match.old and match.new and match.score < _SURE
    sure = f" (zekerheid {percent(match.score)})" if doubtful else ""
    return f"{words}: {match.relation}{sure}"


def show_lines(console: Console, lines: Iterable[WrittenLine], indent: int = 0) -> None:
    """Print lines with their indentation; numbers stand in front of words that wrap beside them."""
    from rich.padding import Padding
    from rich.table import Table as Grid
    from rich.text import Text

    for line in lines:
        left = indent + 3 * line.depth
        if line.heading or not line.name:
            words = Text(line.name or line.text, "bold" if line.heading else "")
            console.print(Padding(words, (0, 0, 0, left), expand=False))
        else:
            grid = Grid.grid(padding=(0, 1, 0, 0))
            grid.add_column(no_wrap=True)
            grid.add_column()
            grid.add_row(Text(line.name, "cyan"), Text(line.text))
            console.print(Padding(grid, (0, 0, 0, left), expand=False))


def show_issues(console: Console, issues: Sequence[Issue]) -> None:
    """Print what a reader of the source must know, errors first, then as the source runs."""
    from rich.text import Text

    placed = sorted(issues, key=lambda issue: (issue.severity != "error", issue.line or 0))
    for issue in placed[:_ISSUES_SHOWN]:
        spot = f"blz. {issue.page}" if issue.page else ""
        spot = ", ".join(filter(None, [spot, f"regel {issue.line}" if issue.line else ""]))
        console.print(
            Text(f"   [{SEVERITIES[issue.severity]}] {issue.message} {f'({spot})' if spot else ''}")
        )
    if len(issues) > _ISSUES_SHOWN:
        console.print(
            Text(f"   ... en nog {len(issues) - _ISSUES_SHOWN} meldingen (--json geeft ze alle)")
        )
