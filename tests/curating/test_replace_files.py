"""All files or none, whatever goes wrong while they are put in place."""

from pathlib import Path

import pytest

from toolkit.curating.replace_files import ReplaceError, replace_all


def test_when_one_file_cannot_be_written_the_others_are_as_they_were(tmp_path: Path) -> None:
    (tmp_path / "a.yml").write_text("oud", "utf-8")
    (tmp_path / "map").write_text("een bestand waar een map hoort", "utf-8")
    with pytest.raises(ReplaceError, match="Er is niets overgenomen"):
        replace_all(tmp_path, {"a.yml": "nieuw", "map/b.yml": "nieuw"}, {"a.yml": "oud"})
    assert (tmp_path / "a.yml").read_text("utf-8") == "oud"
    assert sorted(path.name for path in tmp_path.iterdir()) == ["a.yml", "map"]


def test_a_file_that_was_put_in_place_gets_its_old_text_back(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "a.yml").write_text("oud", "utf-8")
    replace = Path.replace

    def fails_for_b(self: Path, target: Path) -> Path:
        if target.name == "b.yml":
            raise OSError(28, "No space left on device", str(target))
        return replace(self, target)

    monkeypatch.setattr(Path, "replace", fails_for_b)
    with pytest.raises(ReplaceError, match=r"b\.yml: schrijven is niet gelukt"):
        replace_all(tmp_path, {"a.yml": "nieuw", "b.yml": "nieuw"}, {"a.yml": "oud", "b.yml": None})
    assert {path.name: path.read_text("utf-8") for path in tmp_path.iterdir()} == {"a.yml": "oud"}


def test_a_file_that_somebody_changed_in_the_meantime_stops_everything(tmp_path: Path) -> None:
    (tmp_path / "a.yml").write_text("van een ander", "utf-8")
    with pytest.raises(ReplaceError, match="intussen veranderd"):
        replace_all(tmp_path, {"a.yml": "nieuw"}, {"a.yml": "oud"})
    assert (tmp_path / "a.yml").read_text("utf-8") == "van een ander"
