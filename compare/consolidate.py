"""Apply the instructions of an amending ordinance to a tree: the consolidated text.

An instruction that does not fit is refused with its reason, and then nothing is applied, unless
asked to apply what fits.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence

from msgspec import Struct
from msgspec.structs import replace

from corpus.addresses import Address
from corpus.model import Document, Instruction, Provision

__all__ = ["Consolidation", "Refusal", "consolidate"]

_BELOW = ("paragraph", "point", "subpoint")
_Siblings = tuple[Provision, ...]


class Refusal(Struct, frozen=True):
    """An instruction that was not applied, and why, in Dutch."""

    instruction: Instruction
    reason: str


class Consolidation(Struct, frozen=True, kw_only=True):
    """The consolidated document with what was applied and what was refused."""

    document: Document
    applied: tuple[Instruction, ...] = ()
    refused: tuple[Refusal, ...] = ()


class _Unfit(Exception):
    """An instruction does not fit the tree; ``str()`` is the reason."""


def consolidate(
    document: Document, instructions: Sequence[Instruction], *, partly: bool = False
) -> Consolidation:
    """Return the document as it reads after the instructions, in their order.

    With a refusal the document comes back unchanged, unless ``partly`` is true. References, norms
    and facts of the result are those of the old text; they are found anew by reading it.
    """
    tree = document.tree
    applied: list[Instruction] = []
    refused: list[Refusal] = []
    for instruction in instructions:
        try:
            tree = _apply(tree, instruction)
            applied.append(instruction)
        except _Unfit as unfit:
            refused.append(Refusal(instruction, str(unfit)))
    if refused and not partly:
        return Consolidation(document=document, refused=tuple(refused))
    changed = replace(document, tree=tree)
    return Consolidation(document=changed, applied=tuple(applied), refused=tuple(refused))


def _apply(tree: Provision, instruction: Instruction) -> Provision:
    address = Address.parse(instruction.at) if instruction.at else Address()
    if not address.levels:
        raise _Unfit("De opdracht noemt geen artikel waarop zij ziet.")
    change = _CHANGES[instruction.kind]
    return _at(tree, address, lambda around, place: change(around, place, instruction))


def _at(
    node: Provision, address: Address, change: Callable[[_Siblings, int], _Siblings]
) -> Provision:
    """Return the tree with ``change(siblings, position)`` done at an address."""
    changed = _in_article(node, address, change)
    if changed is None:
        raise _Unfit(f"Artikel {address.levels[0]} bestaat niet in de verordening.")
    return changed


def _in_article(
    node: Provision, address: Address, change: Callable[[_Siblings, int], _Siblings]
) -> Provision | None:
    for position, child in enumerate(node.children):
        if child.kind == "article" and child.number == address.levels[0]:
            if len(address.levels) == 1:
                return replace(node, children=change(node.children, position))
            inner = _below(child, address, 1, change)
        else:
            found = _in_article(child, address, change) if child.children else None
            if found is None:
                continue
            inner = found
        around = (*node.children[:position], inner, *node.children[position + 1 :])
        return replace(node, children=around)
    return None


def _below(
    node: Provision, address: Address, depth: int, change: Callable[[_Siblings, int], _Siblings]
) -> Provision:
    if not address.levels[depth]:
        return _below(node, address, depth + 1, change)
    number, kind = address.levels[depth], _BELOW[depth - 1]
    for position, child in enumerate(node.children):
        if child.number == number and child.kind == kind:
            if depth == len(address.levels) - 1:
                return replace(node, children=change(node.children, position))
            inner = _below(child, address, depth + 1, change)
            around = (*node.children[:position], inner, *node.children[position + 1 :])
            return replace(node, children=around)
    what = Address(address.levels[: depth + 1]).in_words()
    raise _Unfit(f"Er is geen {what} in de verordening.")


def _replaced(around: _Siblings, place: int, instruction: Instruction) -> _Siblings:
    if not instruction.content:
        raise _Unfit("De nieuwe tekst ontbreekt.")
    old = around[place]
    new = tuple(_like(old, item) for item in instruction.content)
    return (*around[:place], *new, *around[place + 1 :])


def _like(old: Provision, new: Provision) -> Provision:
    """Give new text that came without number or heading those of what it replaces."""
    if new.number in (None, "0"):
        return replace(new, kind=old.kind, number=old.number, heading=new.heading or old.heading)
    return new


def _inserted(around: _Siblings, place: int, instruction: Instruction) -> _Siblings:
    if not instruction.content:
        raise _Unfit("De in te voegen tekst ontbreekt.")
    following = around[place + 1 :]
    if instruction.renumbers:
        following = tuple(_moved(item, len(instruction.content)) for item in following)
    kept = {item.number for item in (*around[: place + 1], *following)}
    doubles = [item.number for item in instruction.content if item.number in kept]
    if doubles:
        raise _Unfit(f"Nummer {doubles[0]} bestaat al; de opdracht vernummert niet.")
    return (*around[: place + 1], *instruction.content, *following)


def _moved(item: Provision, by: int) -> Provision:
    if item.number is None:
        return item
    if item.number.isdigit():
        return replace(item, number=str(int(item.number) + by), label=None)
    if len(item.number) == 1 and "a" <= item.number <= "z":
        return replace(item, number=chr(ord(item.number) + by), label=None)
    return item


def _appended(around: _Siblings, place: int, instruction: Instruction) -> _Siblings:
    if not instruction.content:
        raise _Unfit("De toe te voegen tekst ontbreekt.")
    node = around[place]
    numbers = {child.number for child in node.children}
    if any(item.number in numbers for item in instruction.content if item.number):
        raise _Unfit("Een toe te voegen nummer bestaat al.")
    grown = replace(node, children=(*node.children, *instruction.content))
    return (*around[:place], grown, *around[place + 1 :])


def _deleted(around: _Siblings, place: int, instruction: Instruction) -> _Siblings:
    following = around[place + 1 :]
    if instruction.renumbers:
        following = tuple(_moved(item, -1) for item in following)
    return (*around[:place], *following)


def _substituted(around: _Siblings, place: int, instruction: Instruction) -> _Siblings:
    old = instruction.old or ""
    new = instruction.new or ""
    if instruction.after:
        new = f"{old} {new}"
    times = _count(around[place], old)
    if not times:
        raise _Unfit(f"De woorden '{old}' staan daar niet.")
    if times > 1 and not instruction.everywhere:
        raise _Unfit(f"De woorden '{old}' staan daar {times} keer; de opdracht zegt niet welke.")
    return (*around[:place], _with_words(around[place], old, new), *around[place + 1 :])


def _count(node: Provision, words: str) -> int:
    own = node.text.count(words) if words else 0
    return own + sum(_count(child, words) for child in node.children)


def _with_words(node: Provision, old: str, new: str) -> Provision:
    text = " ".join(node.text.replace(old, new).split())
    children = tuple(_with_words(child, old, new) for child in node.children)
    return replace(node, text=text, children=children)


def _headed(around: _Siblings, place: int, instruction: Instruction) -> _Siblings:
    named = replace(around[place], heading=instruction.new)
    return (*around[:place], named, *around[place + 1 :])


_CHANGES: dict[str, Callable[[_Siblings, int, Instruction], _Siblings]] = {
    "replace": _replaced,
    "insert": _inserted,
    "append": _appended,
    "delete": _deleted,
    "substitute": _substituted,
    "heading": _headed,
}
