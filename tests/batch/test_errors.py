"""What people are told when an extra is not installed."""

import pytest

from moothall.batch.errors import MissingExtraError, needed


def test_a_package_that_is_not_installed_names_its_extra():
    with pytest.raises(MissingExtraError) as error:
        needed("no_such_package.inner", "batch")
    assert str(error.value).startswith("no_such_package is not installed")
    assert ".venv/bin/pip install '.[batch]'" in str(error.value)
    assert "whl[batch]'" in str(error.value)


def test_a_package_that_is_installed_but_broken_is_not_called_missing(tmp_path, monkeypatch):
    (tmp_path / "half_a_package.py").write_text("import no_such_thing_within\n")
    monkeypatch.syspath_prepend(tmp_path)
    with pytest.raises(ModuleNotFoundError, match="no_such_thing_within"):
        needed("half_a_package", "batch")


def test_what_is_installed_is_handed_over():
    assert needed("json", "batch").dumps([1]) == "[1]"
