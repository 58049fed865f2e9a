"""Every JSON document and file holds what its published schema names, and nothing else."""

from __future__ import annotations

import io
import json
import zipfile
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from typer.testing import CliRunner

from export import hostile
from itemized.cli import app
from itemized.desk import Desk
from itemized.export._documents import DOCUMENTS, schema
from itemized.export.claimreview import claimreview_text
from itemized.settings import Settings
from itemized.world import World
from loaded import whole_world

jsonschema_rs = pytest.importorskip("jsonschema_rs", reason="jsonschema_rs is not installed")
DONOR, PAC = "okonkwo-hale, marguerite t", "C99000001"
Faults = Callable[[str, Any], list[str]]


@pytest.fixture(scope="module")
def settings(tmp_path_factory: pytest.TempPathFactory) -> Settings:
    return whole_world(tmp_path_factory)


@pytest.fixture(scope="module")
def desk(settings: Settings) -> Desk:
    return Desk(settings)


def faults(name: str, document: Any) -> list[str]:
    """What of a document is not as its schema says."""
    told = jsonschema_rs.Draft202012Validator(schema(name))
    return [f"{'/'.join(map(str, f.instance_path))}: {f}" for f in told.iter_errors(document)]


def printed(settings: Settings, *words: str) -> Any:
    """What a command prints with --json."""
    given = () if words[0] in ("claims", "schema") else ("--ledger", str(settings.ledger))
    done = CliRunner().invoke(app, [*words, *given, "--json"])
    assert done.exit_code == 0, (words, done.output)
    return json.loads(done.stdout)


def test_what_commands_print_is_what_their_schemas_say(
    settings: Settings, world: World, tmp_path: Path
) -> None:
    article = str(world.article)
    watch = tmp_path / "watch.toml"
    watch.write_text(f'[[watch]]\ncommittee = "{PAC}"\n[[watch]]\ndonor = "nobody"\n')
    asked = (
        ("status", "status"),
        ("status", "status --as-of 2021-05-01"),
        ("reconcile", "status --reconcile"),
        ("verify", "verify"),
        ("find", "find hale"),
        ("find", "find hale --as-of 2021-05-01"),
        ("show", f"show {PAC}"),
        ("show", f"show {PAC} C99000003 --as-of 2021-05-01 --from 2021-01-01"),
        ("filing", "show irs_527:9900202"),
        ("filing", "show california:9900103-1"),
        ("trace", f"trace {PAC}"),
        ("trace", f"trace --into {PAC} --kind transfer --least 5 --as-of 2021-08-10"),
        ("behind", f"trace --behind {PAC}"),
        ("claims", f"claims {article}"),
        ("check", f"check {article} --published {world.published} --bundle {tmp_path}/b.zip"),
        ("check", f"check {article} --published {world.published} --evidence {world.evidence}"),
        ("check", f"replay {tmp_path}/b.zip"),
        ("decisions", "decisions"),
        ("watch", f"watch {watch}"),
    )
    for name, words in asked:
        assert faults(name, printed(settings, *words.split())) == [], words
    query = "select *, [1, 2] as l, {'a': 1} as s, amount::double as d from entries limit 9"
    assert faults("sql", printed(settings, "sql", query)) == []


def test_what_commands_that_write_print_is_what_their_schemas_say(
    tmp_path: Path, world: World
) -> None:
    here = Settings(ledger=tmp_path / "ledger", downloads=tmp_path)
    (lot,) = [lot for lot in world.records if lot.source == "fec_bulk"]
    files = [str(path) for path in lot.paths]
    for _ in range(2):  # the second time all of it is there already
        document = printed(here, "load", "fec_bulk", *files, "--cycle", str(lot.cycle))
        assert faults("load", document) == []
    one, other = (m["entity_id"] for m in printed(here, "find", "okonkwo")["matches"][:2])
    for verb in ("same", "different"):
        document = printed(here, verb, one, other, "--because", "asked")
        assert faults("decision", document) == []
    assert faults("decisions", printed(here, "decisions")) == []
    assert faults("watch", news(here, tmp_path)) == []


def news(settings: Settings, folder: Path) -> Any:
    """What a watch tells once it was looked at before."""
    file = folder / "watch.toml"
    file.write_text(f'[[watch]]\ncommittee = "{PAC}"\n')
    printed(settings, "watch", str(file))
    return printed(settings, "watch", str(file))


def test_a_fetch_is_as_its_schema_says() -> None:
    from cli.conftest import Brought
    from itemized.export.json import fetch_document

    report: Any = Brought(absent=("ccl22.zip",))
    assert faults("fetch", fetch_document(report)) == []


def exported(desk: Desk, world: World, folder: Path) -> Iterator[tuple[str, Any]]:
    """Every JSON file that is exported, with the name of its schema."""
    shown, traced = desk.show([PAC]), desk.trace([PAC])
    checked, bundle = desk.bundle(
        str(world.article), published=world.published, evidence=[world.evidence]
    )
    for name, answer in (("show", shown), ("trace", traced), ("check", checked)):
        to = {form: folder / f"{name}.{form}" for form in ("parquet", "ndjson", "ftm")}
        answer.export(csv=folder / name, **to)
        yield "datapackage", json.loads((folder / name / "datapackage.json").read_text("utf-8"))
        yield "manifest", json.loads((folder / name / "manifest.json").read_text("utf-8"))
        for path in to.values():
            beside = path.with_name(f"{path.name}.manifest.json")
            yield "manifest", json.loads(beside.read_text("utf-8"))
    for line in (folder / "show.ndjson").read_text("utf-8").splitlines():
        yield "entry", json.loads(line)
    yield "claimreview", json.loads(claimreview_text(checked))
    with zipfile.ZipFile(io.BytesIO(bundle)) as packed:
        for member in packed.namelist():
            held = json.loads(packed.read(member))
            if member.startswith("tables/"):
                yield "bundle-table", held
            elif member == "verdicts.json":
                yield "check", held
            elif member != "ro-crate-metadata.json":  # which is described by RO-Crate 1.1
                yield f"bundle-{member.removesuffix('.json')}", held


def test_files_are_what_their_schemas_say(desk: Desk, world: World, tmp_path: Path) -> None:
    seen = set()
    for name, document in exported(desk, world, tmp_path):
        assert faults(name, document) == [], name
        seen.add(name)
    of_files = {name for name, of in DOCUMENTS.items() if not of.startswith("itemized")}
    assert seen == of_files | {"check"}


def test_hostile_names_fit_the_schemas_too(tmp_path: Path) -> None:
    gift = f"{PAC}|N|Q1|P|201904159149000001|15|IND|{{0}}|ARDEN|ZZ|00001|{{0}}|C|01152019|5||T{{1}}"
    words = [w for w in hostile.WORDS if "|" not in w and "\n" not in w]
    lines = [f"{gift.format(w, n)}|9000001||{w}|4041520199900{n:06}" for n, w in enumerate(words)]
    (tmp_path / "itcont.txt").write_text("\n".join(lines) + "\n", encoding="utf-8")
    here = Settings(ledger=tmp_path / "ledger", downloads=tmp_path)
    desk = Desk(here)
    desk.load("fec_bulk", [tmp_path / "itcont.txt"], cycle=2020)
    desk.show([PAC]).export(csv=tmp_path / "csv", ndjson=tmp_path / "f.ndjson")
    rows = (tmp_path / "f.ndjson").read_text("utf-8").split("\n")
    held = [json.loads(line) for line in rows if line]
    assert len(held) == len(words)
    assert [faults("entry", row) for row in held] == [[]] * len(words)
    package = json.loads((tmp_path / "csv" / "datapackage.json").read_text("utf-8"))
    assert faults("datapackage", package) == []
    assert faults("show", printed(here, "show", PAC)) == []


@pytest.mark.parametrize("name", DOCUMENTS)
def test_a_schema_is_one_and_is_closed(name: str) -> None:
    held = schema(name)
    jsonschema_rs.meta.validate(held)
    assert held["$schema"] == "https://json-schema.org/draft/2020-12/schema"
    assert [part for part in parts(held) if left_open(part)] == []


def parts(of: Any) -> Iterator[dict[str, Any]]:
    """Every object within a schema."""
    for each in of.values() if isinstance(of, dict) else of if isinstance(of, list) else ():
        yield from parts(each)
    if isinstance(of, dict):
        yield of


def left_open(part: dict[str, Any]) -> bool:
    """Whether it describes an object without saying what it may hold; but for a claim, of whose
    kind more may stand there."""
    open_one = part.get("type") == "object" and "additionalProperties" not in part
    return open_one and "of its kind" not in part.get("description", "")


def test_schemas_are_printed_and_served(settings: Settings) -> None:
    from starlette.testclient import TestClient

    from itemized.web import create_app

    listed = printed(settings, "schema")["schemas"]
    assert {each["name"]: each["of"] for each in listed} == dict(DOCUMENTS)
    with TestClient(create_app(settings)) as client:
        assert client.get("/v1/schemas").json()["schemas"] == listed
        for name in DOCUMENTS:
            assert client.get(f"/v1/schemas/{name}").json() == printed(settings, "schema", name)
            assert f'href="/v1/schemas/{name}"' in client.get("/v1").text
        assert client.get("/v1/schemas/nonsense").status_code == 404
    plain = CliRunner().invoke(app, ["schema"]).stdout
    assert all(name in plain for name in DOCUMENTS)
    assert CliRunner().invoke(app, ["schema", "nonsense"]).exit_code == 1
