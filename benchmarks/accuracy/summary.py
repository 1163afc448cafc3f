"""Scores of documents, added up by field, by kind and by channel, as text for people and as data for programs."""

from collections import Counter
from collections.abc import Iterator, Sequence
from typing import Any

from benchmarks.accuracy.curve import Point, curve
from benchmarks.accuracy.facts import FIELDS, HEADER
from benchmarks.accuracy.lines import LineCount
from benchmarks.accuracy.score import DocumentScore, Verdict
from benchmarks.accuracy.wilson import wilson

Json = dict[str, Any]


def summarised(documents: Sequence[DocumentScore]) -> Json:
    """Everything that is measured of these documents."""
    bills = [one for one in documents if one.is_bill]
    return {
        "documents": len(documents),
        "fields": {name: counts for name in FIELDS if (counts := _field(bills, name))},
        "all_header_fields_right": _all_right(bills),
        "lines": _lines(bills),
        "kinds": _kinds(documents),
        "pages_to_the_right_document": _share(
            sum(one.pages_right for one in documents), sum(one.pages for one in documents)
        ),
        "straight_through": [_point(point) for point in curve(bills)],
    }


def _share(right: int, of: int) -> Json:
    low, high = wilson(right, of)
    return {"right": right, "of": of, "share": right / of if of else None, "low": low, "high": high}


def _all_right(bills: Sequence[DocumentScore]) -> Json:
    """Of the bills of which any header field is judged, those whose header is right."""
    judged = [one for one in bills if any(field.name in HEADER for field in one.fields)]
    return _share(sum(one.all_right() for one in judged), len(judged))


def _field(bills: Sequence[DocumentScore], name: str) -> Json:
    verdicts = Counter(field.verdict for one in bills for field in one.fields if field.name == name)
    seen = sum(verdicts[verdict] for verdict in (Verdict.RIGHT, Verdict.WRONG, Verdict.MISSED))
    if not verdicts:
        return {}
    counts = {verdict.value: verdicts[verdict] for verdict in Verdict}
    return {**_share(verdicts[Verdict.RIGHT], seen), **counts}


def _lines(bills: Sequence[DocumentScore]) -> Json:
    total = LineCount()
    for one in bills:
        total = total.plus(one.lines or LineCount())
    shares = {"precision": total.precision, "recall": total.recall, "f1": total.f1}
    low, high = wilson(2 * total.right, total.read + total.true)
    return {**total._asdict(), **shares, "low": low, "high": high}


def _kinds(documents: Sequence[DocumentScore]) -> Json:
    judged = [one for one in documents if one.kind is not None]
    confused = Counter((one.kind, one.kind_read) for one in judged if one.kind != one.kind_read)
    return {
        **_share(sum(one.kind == one.kind_read for one in judged), len(judged)),
        "confused": [
            {"is": true, "read_as": read or "nothing", "times": times} for (true, read), times in confused.most_common()
        ],
    }


def _point(point: Point) -> Json:
    low, high = point.risk
    return {
        "floor": point.floor,
        "accepted": point.accepted,
        "of": point.of,
        "coverage": point.coverage,
        "wrong": point.wrong,
        "misposted": point.misposted,
        "low": low,
        "high": high,
    }


def table(title: str, summary: Json) -> str:
    """A summary as a text table."""
    return "\n".join(_rows(title, summary))


def _rows(title: str, summary: Json) -> Iterator[str]:
    yield f"\n{title}: {summary['documents']} documents"
    if summary["fields"]:
        yield f"  {'field':<28}{'right':>7}{'wrong':>7}{'missed':>7}{'made up':>8}{'of':>7}{'share':>9}  95 % interval"
        for name, field in summary["fields"].items():
            mark = "" if name in HEADER else " (beside)"
            yield (
                f"  {name + mark:<28}{field['right']:>7}{field['wrong']:>7}{field['missed']:>7}"
                f"{field['made_up']:>8}{field['of']:>7}{_percent(field['share']):>9}  {_interval(field)}"
            )
        yield _line_of("all header fields right", summary["all_header_fields_right"])
        lines = summary["lines"]
        if lines["true"]:
            yield (
                f"  line items: F1 {lines['f1']:.3f} ({lines['low']:.3f} to {lines['high']:.3f}), precision"
                f" {lines['precision']:.3f}, recall {lines['recall']:.3f}, {lines['true']} lines"
            )
    if summary["kinds"]["of"]:
        yield _line_of("kind right", summary["kinds"])
        for pair in summary["kinds"]["confused"]:
            yield f"      {pair['is']} read as {pair['read_as']}: {pair['times']}"
    if summary["pages_to_the_right_document"]["of"]:
        yield _line_of("pages in the right document", summary["pages_to_the_right_document"])
    if summary["straight_through"]:
        yield "  straight through, sums closed and every header field at least so sure:"
        for point in summary["straight_through"]:
            yield (
                f"      from {point['floor']:.4f}: {point['accepted']:>5} of {point['of']} accepted"
                f" ({_percent(point['coverage'])}), {point['wrong']} with an error ({_interval(point)}),"
                f" {point['misposted']} in what is posted"
            )


def _line_of(name: str, share: Json) -> str:
    return f"  {name}: {share['right']} of {share['of']}, {_percent(share['share'])} ({_interval(share)})"


def _percent(share: float | None) -> str:
    return "-" if share is None else f"{100 * share:.2f} %"


def _interval(share: Json) -> str:
    return f"{100 * share['low']:.2f} to {100 * share['high']:.2f} %"
