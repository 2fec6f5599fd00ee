"""Links of the source and references read from the words, merged."""

from __future__ import annotations

from corpus.model import Document, Provision, Reference, Target
from ingest.references.links import with_links

TEXT = "Zie artikel 8a, eerste lid, van die wet en de Awb."


def reference(text: str, **more: object) -> Reference:
    start = TEXT.index(text)
    base = Reference(
        at="1",
        text=text,
        start=start,
        end=start + len(text),
        kind="external",
        instrument="",
        status="ambiguous",
        reason="Welke wet?",
    )
    from msgspec.structs import replace

    return replace(base, **more)


def merged(*found: Reference, link: Reference) -> tuple[Reference, ...]:
    article = Provision(kind="article", number="1", text=TEXT)
    tree = Provision(kind="regulation", children=(article,))
    document = Document(id="", kind="verordening", title="", tree=tree, references=found)
    return with_links(document, [link]).references


LINK = reference(
    "artikel 8a",
    instrument="Participatiewet",
    instrument_id="BWBR0015703",
    uri="jci1.3:c:BWBR0015703&artikel=8a",
    targets=(Target(article="8a"),),
    status="unverified",
    reason=None,
)


def test_a_link_settles_what_the_words_leave_open() -> None:
    precise = (Target(article="8a", paragraph="1"),)
    found = reference("artikel 8a, eerste lid, van die wet", targets=precise)
    (result,) = merged(found, link=LINK)
    assert result.instrument == "Participatiewet"
    assert result.targets == precise
    assert (result.status, result.reason) == ("unverified", None)
    assert result.text == found.text


def test_what_the_words_settle_stays() -> None:
    found = reference(
        "artikel 8a, eerste lid, van die wet",
        instrument="Gemeentewet",
        instrument_id="BWBR0005416",
        status="unverified",
    )
    assert merged(found, link=LINK) == (found,)


def test_a_link_alone_is_put_in_order() -> None:
    later = reference("de Awb", instrument_id="BWBR0005537", status="unverified")
    assert [r.text for r in merged(later, link=LINK)] == ["artikel 8a", "de Awb"]
    assert merged(link=LINK) == (LINK,)
