"""The file for a site's build: every record fits its schema, slugs are safe, the rest is kept."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner
from conftest import EXAMPLES

from pipeline import convert, render
from pipeline.assets import SCHEMAS, schema
from pipeline.batch.collect import slug
from pipeline.cli import app

jsonschema = pytest.importorskip("jsonschema", reason="jsonschema is a tool of development")


def validator(name: str) -> Any:
    from referencing import Registry, Resource

    kept = [json.loads(schema(each)) for each in SCHEMAS]
    registry = Registry().with_resources(
        (each["$id"], Resource.from_contents(each)) for each in kept
    )
    wanted = json.loads(schema(name))
    jsonschema.Draft202012Validator.check_schema(wanted)
    return jsonschema.Draft202012Validator(wanted, registry=registry)


@pytest.mark.parametrize("path", EXAMPLES, ids=lambda path: path.stem)
def test_the_json_of_every_example_fits_its_schema(path: Path) -> None:
    validator("summary").validate(json.loads(render(convert(path), "json")))


def test_a_field_that_the_schema_does_not_know_is_found() -> None:
    made = json.loads(render(convert("Baker wanted."), "json"))
    made["pay"] = [{"min": 1}]
    assert list(validator("summary").iter_errors(made))


def run(*arguments: object) -> Any:
    return CliRunner().invoke(app, ["convert", *map(str, arguments)])


def test_all_postings_stand_in_one_file_that_fits_its_schema(tmp_path: Path) -> None:
    source, out = tmp_path / "in", tmp_path / "out"
    for name, text in (("a/b", "# Baker\n\nPay: $20 to $22 an hour"), ("é", "# Cook\n\nCook."),
                       ("e", "# Clerk\n\n5 years of experience required.")):  # fmt: skip
        path = source / f"{name}.md"
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, "utf-8")
    assert run(source, "--out", out, "--to", "data").exit_code == 0
    made = json.loads((out / "postings.json").read_text("utf-8"))
    validator("postings").validate(made)
    by_slug = {each["slug"]: each for each in made["postings"]}
    assert sorted(by_slug) == ["a-b", "e", "e-2"]
    baker = by_slug["a-b"]
    assert (baker["pay_min"], baker["pay_max"], baker["pay_period"]) == (20, 22, "hour")
    assert baker["html"].startswith("<section")
    assert ' id="' not in baker["html"]
    before = (out / "postings.json").read_bytes()
    assert run(source, "--out", out, "--to", "data").exit_code == 0  # nothing is new
    assert (out / "postings.json").read_bytes() == before
    (source / "e.md").unlink()
    assert run(source, "--out", out, "--to", "data").exit_code == 0
    assert len(json.loads((out / "postings.json").read_text("utf-8"))["postings"]) == 2


def test_a_posting_of_that_name_is_refused_before_anything_is_written(tmp_path: Path) -> None:
    (tmp_path / "postings.md").write_text("# Baker\n\nBake.")
    done = run(tmp_path / "postings.md", "--out", tmp_path / "out", "--to", "data,json")
    assert done.exit_code == 2
    assert "postings.json" in done.output
    assert not (tmp_path / "out" / "postings.json").exists()


@pytest.mark.parametrize(
    ("name", "expected"),
    [("Chef/Cook (m/f)", "chef-cook-m-f"), ("../../etc", "etc"), ("日本", "posting"),
     ("a" * 200, "a" * 80)],
)  # fmt: skip
def test_slugs_are_safe_in_an_address(name: str, expected: str) -> None:
    taken: set[str] = set()
    assert slug(name, taken) == expected
    assert slug(name, taken) == f"{expected}-2"


@pytest.mark.parametrize("name", SCHEMAS)
def test_the_schemas_are_printed(name: str) -> None:
    done = CliRunner().invoke(app, ["schema", name])
    assert json.loads(done.output)["$id"] == f"posting-summary/1/{name}"
    assert CliRunner().invoke(app, ["schema", "nothing"]).exit_code == 2
