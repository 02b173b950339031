"""Records of the claims, and run."""
import json

import pytest

import ntk_verify as nv
from conftest import PROGRAMS, ROOT


def test_claims_are_the_record():
    with open(ROOT / "reports/results.json", encoding="utf-8") as file:
        recorded = json.load(file)["results"]
    assert nv.claims() == recorded and len(recorded) >= 452
    yu = nv.claims("yu-2025")
    assert yu and all(record["paper"] == "yu-2025" for record in yu)
    with pytest.raises(nv.BadInput, match="did you mean st-arnaud-2026[?] expected one of jacot-2018"):
        nv.claims("starnaud-2026")
    with pytest.raises(nv.BadInput, match="expected one of jacot-2018"):
        nv.claims("yu-2026")


def test_pandas_reads_them():
    pandas = pytest.importorskip("pandas")
    table = pandas.DataFrame(nv.claims())
    assert {"id", "paper", "verdict", "evidence"} <= set(table.columns)
    assert (table.groupby("paper").size() > 20).all()


def test_run_refuses_before_a_program_is_looked_for():
    for ids in ([], "", ["--out"], [1]):
        with pytest.raises(nv.BadInput):
            nv.run(ids)


def test_no_program(monkeypatch, tmp_path):
    monkeypatch.setenv("NTK_VERIFY_PROGRAM", str(tmp_path / "none"))
    with pytest.raises(OSError):
        nv.run("st-arnaud-2026/lemma-1")


@pytest.mark.skipif(not (PROGRAMS / "verify").is_file(), reason="the program verify is not built")
def test_run_adjudicates():
    found = nv.run("st-arnaud-2026/lemma-1")
    assert len(found) == 1 and found[0]["verdict"] == "holds" and found[0]["id"] == "st-arnaud-2026/lemma-1"
    with pytest.raises(nv.BadInput):
        nv.run("no-paper/no-claim")
