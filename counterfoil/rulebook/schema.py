"""JSON Schemas of the rule files, made from the fact dictionary, so that an editor completes and checks what it can.

What only the rulebook itself can tell (types of cells, gaps, layers) is told by `counterfoil rules check`.
"""

from collections.abc import Mapping
from typing import Any

from counterfoil.rulebook.dictionary import CELL_WORDS, Fact
from counterfoil.rulebook.layering import BASE_KEYS, CONTENT, LOWER_KEYS, Rules
from counterfoil.rulebook.literals import Type
from counterfoil.rulebook.parameters import May
from counterfoil.rulebook.tables import POSITIONS, ROW_ID, Hit

Schema = dict[str, Any]

DIALECT = "https://json-schema.org/draft/2020-12/schema"
SCALAR: Schema = {"type": ["string", "number", "boolean"]}
YES_OR_NO: Schema = {"enum": ["yes", "no", True, False]}
DAY: Schema = {"type": "string", "pattern": r"^\d{4}-\d{2}-\d{2}$"}
VALUES: Schema = {"type": "object", "minProperties": 1, "propertyNames": DAY, "additionalProperties": SCALAR}
LISTS = "^(one of|none of|=|!=) "


def schemas(rules: Rules) -> dict[str, Schema]:
    """The schemas by file name: of facts.yaml, of a national pack, and of what a lower layer lays over it."""
    return {
        "facts.json": _facts_file(),
        "pack.json": _pack(rules, required=(*BASE_KEYS, "tables"), keys=BASE_KEYS, parameter=_parameter()),
        "layer.json": _pack(
            rules,
            required=("pack", "extends"),
            keys=("pack", "extends", *LOWER_KEYS),
            parameter=_group({"values": VALUES, "reference": SCALAR}, required=("values",)),
        ),
    }


def _group(properties: Mapping[str, Schema], *, required: tuple[str, ...] = ()) -> Schema:
    return {
        "type": "object",
        "properties": dict(properties),
        "required": list(required),
        "additionalProperties": False,
    }


def _pack(rules: Rules, *, required: tuple[str, ...], keys: tuple[str, ...], parameter: Schema) -> Schema:
    dictionary = rules.dictionary
    known = {name: _cell(fact) for name, fact in dictionary.facts.items()}
    given = {name: _value(fact) for name, fact in dictionary.facts.items() if fact.formula is None}
    content: dict[str, Schema] = {
        "parameters": {"type": "object", "additionalProperties": parameter},
        "tables": {"type": "object", "additionalProperties": {"$ref": "#/$defs/table"}},
        "test_base": {"$ref": "#/$defs/given"},
        "tests": {"type": "array", "items": {"$ref": "#/$defs/test"}},
    }
    assert set(content) == set(CONTENT)
    return {
        "$schema": DIALECT,
        **_group({**dict.fromkeys(keys, SCALAR), **content}, required=required),
        "$defs": {
            "when": _group(known),
            "given": _group(given),
            "then": {
                **_group({key: {"enum": list(codes)} for key, codes in dictionary.codes.items()}),
                "minProperties": 1,
            },
            "row": _row(),
            "table": _table(lower="extends" in keys),
            "test": _group(
                {
                    "name": SCALAR,
                    "given": {"$ref": "#/$defs/given"},
                    "expect": {"type": "object", "minProperties": 1, "additionalProperties": SCALAR},
                    "supersedes": SCALAR,
                },
                required=("name", "given", "expect"),
            ),
        },
    }


def _table(*, lower: bool) -> Schema:
    rows: Schema = {"type": "array", "items": {"$ref": "#/$defs/row"}}
    if lower:
        return _group({"rows": rows}, required=("rows",))
    then: Schema = {"$ref": "#/$defs/then"}
    return _group(
        {"hit": {"enum": [hit.value for hit in Hit]}, "on_missing": then, "rows": rows},
        required=("hit", "on_missing", "rows"),
    )


def _row() -> Schema:
    return _group(
        {
            "id": {"type": "string", "pattern": f"^{ROW_ID.pattern}$"},
            "name": SCALAR,
            "reason": SCALAR,
            "locked": YES_OR_NO,
            "from": DAY,
            "until": DAY,
            **dict.fromkeys(POSITIONS, SCALAR),
            "when": {"$ref": "#/$defs/when"},
            "then": {"$ref": "#/$defs/then"},
        },
        required=("id", "name", "when", "then"),
    )


def _parameter() -> Schema:
    return _group(
        {
            "type": {"enum": [kind.value for kind in Type]},
            "label": SCALAR,
            "reference": SCALAR,
            "may": {"enum": [may.value for may in May]},
            "read_by": SCALAR,
            "values": VALUES,
        },
        required=("type", "values"),
    )


def _cell(fact: Fact) -> Schema:
    """What a row may ask of a fact: of a code, one that exists or a list of them."""
    told = {"description": _told(fact)}
    if fact.kind is not Type.CODE:
        return {**SCALAR, **told}
    words = [*fact.values, *sorted(CELL_WORDS)]
    return {"anyOf": [{"enum": words}, {"type": "string", "pattern": LISTS}, SCALAR], **told}


def _value(fact: Fact) -> Schema:
    told = {"description": _told(fact)}
    if fact.kind is not Type.CODE:
        return {**SCALAR, **told}
    return {"enum": [*fact.values, "missing"], **told}


def _told(fact: Fact) -> str:
    formula = f" = {fact.formula.text}" if fact.formula else ""
    return f"{fact.label or fact.name} ({fact.kind}{', may be missing' if fact.optional else ''}){formula}"


def _facts_file() -> Schema:
    label = {"label": SCALAR}
    fact = _group(
        {
            "type": {"enum": [kind.value for kind in Type]},
            "values": {"type": "array", "items": SCALAR},
            "optional": YES_OR_NO,
            **label,
        },
        required=("type",),
    )
    derived = _group(
        {"type": {"enum": [kind.value for kind in Type]}, "formula": SCALAR, **label}, required=("type", "formula")
    )
    codes: Schema = {"type": "array", "items": SCALAR, "minItems": 1}
    return {
        "$schema": DIALECT,
        **_group(
            {
                "facts": {"type": "object", "additionalProperties": fact},
                "derived": {"type": "object", "additionalProperties": derived},
                "codes": {"type": "object", "additionalProperties": codes},
                "strictness": {"type": "object", "additionalProperties": codes},
            },
            required=("facts", "codes"),
        ),
    }
