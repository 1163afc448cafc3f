"""The peers, each asked the same questions: run by the Python of their own environment, which cannot stand beside ours.

    python peers.py PEER QUESTIONS ANSWERS

QUESTIONS is JSON: `master` and `queries` (normalised names for the peers of names, records with an `id` for Splink).
ANSWERS is JSON: `best` (for each query the place in the master and a score, or null), `seconds` of CPU to answer (all
threads), `preparing` seconds to index, and `memory` in MB at the peak.
"""

import json
import logging
import sys
import tempfile
import time
from pathlib import Path

PACKAGES = {
    "string_grouper": ["string_grouper>=0.8", "pandas<3"],
    "tantivy": ["tantivy>=0.25"],
    "splink": ["splink>=4.0,<5", "pandas<3"],
}


def string_grouper(master, queries):  # noqa: ANN001, ANN201, D103 - the types of a peer's environment are not ours
    import pandas as pd  # noqa: PLC0415
    from string_grouper import match_strings  # noqa: PLC0415

    began = time.process_time()
    found = match_strings(
        pd.Series(queries), pd.Series(master), min_similarity=0.05, max_n_matches=1, ngram_size=3, ignore_case=False
    )
    best = [None] * len(queries)
    for row in found.to_dict("records"):
        query, place, score = int(row["left_index"]), int(row["right_index"]), float(row["similarity"])
        if best[query] is None or score > best[query][1]:
            best[query] = [place, score]
    return best, 0.0, time.process_time() - began


def tantivy(master, queries):  # noqa: ANN001, ANN201, D103
    import tantivy as library  # noqa: PLC0415

    began = time.process_time()
    with tempfile.TemporaryDirectory() as folder:
        analyzer = library.TextAnalyzerBuilder(library.Tokenizer.ngram(min_gram=4, max_gram=4)).build()
        schema = library.SchemaBuilder()
        schema.add_unsigned_field("place", stored=True)
        schema.add_text_field("name", tokenizer_name="grams")
        index = library.Index(schema.build(), path=folder)
        index.register_tokenizer("grams", analyzer)
        writer = index.writer(200_000_000, 1)
        for place, name in enumerate(master):
            writer.add_document(library.Document(place=place, name=f" {name} "))
        writer.commit()
        writer.wait_merging_threads()
        index.reload()
        searcher = index.searcher()
        prepared = time.process_time()
        best = []
        for name in queries:
            text = f" {name} "
            grams = dict.fromkeys(text[at : at + 4] for at in range(len(text) - 3))
            terms = [(library.Occur.Should, library.Query.term_query(index.schema, "name", gram)) for gram in grams]
            hits = searcher.search(library.Query.boolean_query(terms), 1).hits
            best.append([searcher.doc(hits[0][1])["place"][0], hits[0][0]] if hits else None)
    return best, prepared - began, time.process_time() - prepared


def splink(master, queries):  # noqa: ANN001, ANN201, D103
    import pandas as pd  # noqa: PLC0415
    import splink.comparison_library as cl  # noqa: PLC0415
    from splink import DuckDBAPI, Linker, SettingsCreator, block_on  # noqa: PLC0415

    logging.getLogger("splink").setLevel(logging.ERROR)
    began = time.process_time()
    fields = ["name", "vat", "company", "postcode", "account", "domain"]
    frames = [pd.DataFrame(rows)[["id", *fields]].astype("string") for rows in (master, queries)]
    for frame in frames:
        frame["first"] = frame["name"].str.split().str[0]
        frame["start"] = frame["name"].str[:8]
    blocks = [block_on(field) for field in ("vat", "company", "account", "postcode", "domain", "name", "start")]
    settings = SettingsCreator(
        link_type="link_only",
        unique_id_column_name="id",
        blocking_rules_to_generate_predictions=blocks,
        comparisons=[
            cl.JaroWinklerAtThresholds("name", [0.97, 0.92, 0.85, 0.75]),
            cl.LevenshteinAtThresholds("vat", 1),
            cl.LevenshteinAtThresholds("company", 1),
            cl.ExactMatch("postcode"),
            cl.ExactMatch("account"),
            cl.ExactMatch("domain"),
        ],
    )
    linker = Linker(frames, settings, DuckDBAPI(), input_table_aliases=["master", "queries"])
    # The share of bills whose sender has a record, of all pairs of bill and record: what a user can know.
    linker.training.estimate_probability_two_random_records_match([block_on("vat")], recall=0.5)
    linker.training.estimate_u_using_random_sampling(max_pairs=2e7, seed=1)
    for field in ("name", "vat", "postcode"):
        linker.training.estimate_parameters_using_expectation_maximisation(block_on(field))
    prepared = time.process_time()
    found = linker.inference.predict(threshold_match_probability=0.01).as_pandas_dataframe()
    sides = found["source_dataset_l"].eq("queries")
    found["query"] = found["id_l"].where(sides, found["id_r"])
    found["held"] = found["id_r"].where(sides, found["id_l"])
    top = found.sort_values("match_probability", ascending=False).drop_duplicates("query").set_index("query")
    place = {row["id"]: number for number, row in enumerate(master)}
    best = [
        [place[top.at[row["id"], "held"]], float(top.at[row["id"], "match_probability"])]
        if row["id"] in top.index else None
        for row in queries
    ]  # fmt: skip
    return best, prepared - began, time.process_time() - prepared


def main() -> None:
    """Answer one file of questions."""
    peer, questions, answers = sys.argv[1:]
    asked = json.loads(Path(questions).read_text(encoding="utf-8"))
    best, preparing, seconds = globals()[peer](asked["master"], asked["queries"])
    status = dict(line.split(":", 1) for line in Path("/proc/self/status").read_text(encoding="utf-8").splitlines())
    memory = int(status["VmHWM"].split()[0]) / 1024  # that of getrusage counts the process that started this one
    answered = {"best": best, "preparing": preparing, "seconds": seconds, "memory": memory}
    Path(answers).write_text(json.dumps(answered), encoding="utf-8")


if __name__ == "__main__":
    main()
