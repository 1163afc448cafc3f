"""Documents: the packs as Markdown that an auditor can be handed, with what holds from when and why."""

from collections.abc import Iterator, Mapping

from counterfoil.rulebook.layering import Pack, Rules
from counterfoil.rulebook.parameters import Parameter
from counterfoil.rulebook.policy import Policy
from counterfoil.rulebook.tables import Hit, Row, Table
from counterfoil.rulebook.wording import demanded

HITS = {
    Hit.FIRST: "The first row that applies answers.",
    Hit.UNIQUE: "One row applies, whatever the facts; that no two do is proven.",
}


def documents(policy: Policy) -> dict[str, str]:
    """A Markdown text for each pack of a policy, by file name, and `README.md` that lists them."""
    rules = policy.rules
    texts = {f"{pack.name}.md": "\n".join(_pack(rules, pack)) + "\n" for pack in rules.packs.values()}
    return {"README.md": "\n".join(_contents(policy)) + "\n", **texts}


def _contents(policy: Policy) -> Iterator[str]:
    yield f"# The rules of {policy.organisation or 'all organisations'}"
    yield ""
    yield f"Layers: {' → '.join(policy.rules.layers)}. Content hash `{policy.stamp.content_hash}`."
    yield "Written by `counterfoil rules docs` from the rule files, which alone are in force."
    yield ""
    yield "| pack | what it decides | owner | authority |"
    yield "|---|---|---|---|"
    for pack in policy.rules.packs.values():
        yield _line(f"[{pack.name}]({pack.name}.md)", pack.title, pack.owner, pack.authority)


def _pack(rules: Rules, pack: Pack) -> Iterator[str]:
    yield f"# {pack.title}"
    yield ""
    yield f"Pack `{pack.name}`, owned by {pack.owner}. Authority: {pack.authority}."
    yield f"The day that picks what holds: {rules.dictionary.facts[pack.as_at].label or pack.as_at} (`{pack.as_at}`)."
    own = [each for each in rules.parameters.values() if each.pack == pack.name]
    if own:
        yield from ("", "## Parameters", "", "| parameter | meaning | values | a lower layer may | reference |")
        yield "|---|---|---|---|---|"
        yield from map(_parameter, own)
    for table in rules.tables.values():
        if table.pack == pack.name:
            yield from _table(rules, table)


def _parameter(parameter: Parameter) -> str:
    values = "<br>".join(
        f"{parameter.show(value)} from {start} ({parameter.layers[start]})" for start, value in parameter.values.items()
    )
    return _line(f"`{parameter.name}`", parameter.label, values, parameter.may.value, parameter.reference)


def _table(rules: Rules, table: Table) -> Iterator[str]:
    yield from ("", f"## Table `{table.name}`", "", HITS[table.hit])
    yield f"Where a row needs a fact that is not known, or none applies: {_answer(table.on_missing)}."
    yield from ("", "| row | applies when | answer | layer |", "|---|---|---|---|")
    for row in table.rows:
        needs = "<br>".join(demanded(cell, rules.dictionary.facts) for cell in row.cells) or "always"
        yield _line(f"**{row.id}** {row.name}{_remarks(row)}", needs, _answer(row.then), row.layer)


def _remarks(row: Row) -> str:
    told = [row.reason] if row.reason else []
    told += ["Locked: no lower layer may change it or stand ahead of it."] if row.locked else []
    told += [f"From {row.start}."] if row.start else []
    told += [f"Until {row.end}."] if row.end else []
    return "".join(f"<br>*{each}*" for each in told)


def _answer(then: Mapping[str, str]) -> str:
    return ", ".join(f"{key} {value}" for key, value in then.items())


def _line(*cells: str) -> str:
    return "| " + " | ".join(cell.replace("|", "\\|") for cell in cells) + " |"
