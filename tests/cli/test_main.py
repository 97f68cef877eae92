"""The list of commands, and what people see when something is wrong."""

import json
import re
import subprocess
import sys
from importlib import import_module
from types import SimpleNamespace

import click
import pytest

import moothall
from moothall.cli import failures
from moothall.cli.framework.group import COMMANDS as FRAMEWORK_COMMANDS
from moothall.cli.lazy import LazyGroup
from moothall.cli.main import COMMANDS
from tests.cli.running import call, process

TABLES = {**COMMANDS, **{f"framework {name}": entry for name, entry in FRAMEWORK_COMMANDS.items()}}


def test_help_names_every_command_with_its_sentence():
    said = call("--help").output
    for name, (_, sentence) in COMMANDS.items():
        assert re.search(rf"^  {name} +{re.escape(sentence.split()[0])}", said, re.M)


def test_no_words_show_the_help():
    result = call()
    assert result.exit_code == 0
    assert "check" in result.output


@pytest.mark.parametrize("name", TABLES)
def test_table_agrees_with_the_modules(name):
    module, _, attribute = TABLES[name][0].partition(":")
    command = getattr(import_module(module), attribute)
    assert isinstance(command, click.Command)
    assert command.name == name.split()[-1]
    assert command.help


@pytest.mark.parametrize("name", TABLES)
def test_every_command_has_help(name):
    result = call(*name.split(), "--help")
    assert result.exit_code == 0
    assert result.output.startswith(f"Usage: moothall {name}")


def test_version():
    assert call("--version").output == f"moothall {moothall.__version__}\n"


def test_help_imports_no_command_and_nothing_heavy():
    code = (
        "import sys\n"
        "from moothall.cli.main import main\n"
        "try:\n    main(['--help'])\nexcept SystemExit: pass\n"
        "print(*sys.modules, file=sys.stderr)"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    loaded = set(done.stderr.split())
    assert not loaded & {"numpy", "jinja2", "yaml", "msgspec", "python_calamine", "xlsxwriter"}
    assert not {name for name in loaded if name.startswith("moothall.")} - {
        "moothall.cli",
        "moothall.cli.main",
        "moothall.cli.failures",
        "moothall.cli.lazy",
    }


def test_unknown_command_names_the_nearest():
    result = call("chek", "somewhere")
    assert result.exit_code == 2
    assert 'there is no command "chek". Did you mean "check"?' in result.stderr


def test_missing_argument_and_unknown_option_are_plain():
    for words in (["check"], ["check", "--colour", "x"], ["appraise", "--draws", "x"]):
        result = call(*words)
        assert result.exit_code == 2
        assert "Traceback" not in result.stderr
        assert f"Help: moothall {words[0]} --help" in result.stderr


def test_wrong_call_with_json_is_json_alone():
    result = call("check", "--json")
    assert result.exit_code == 2
    said = json.loads(result.stdout)
    assert said["exit"] == 2
    assert said["flags"] == []
    assert "PROJECT" in said["errors"][0]["message"]


class _Entry:
    """An entry point that brings a command."""

    name = "serve"
    dist = SimpleNamespace(name="another")

    @staticmethod
    def load():
        return click.Command("serve", callback=lambda: click.echo("served"), short_help="to serve")


@pytest.fixture
def brought(monkeypatch):
    monkeypatch.setattr(
        "importlib.metadata.entry_points", lambda group: [_Entry] if group == "some.group" else []
    )
    group = LazyGroup("all", table={"check": COMMANDS["check"]}, entry_points="some.group")
    return group


def test_commands_of_other_packages_are_listed_and_called(brought):
    from click.testing import CliRunner

    runner = CliRunner()
    assert "brought by another package" in runner.invoke(brought, ["--help"]).output
    assert runner.invoke(brought, ["serve"]).output == "served\n"


def test_our_own_commands_from_elsewhere_say_what_they_are_for(brought, monkeypatch):
    from click.testing import CliRunner

    monkeypatch.setattr(_Entry, "dist", SimpleNamespace(name="moothall"))
    assert re.search(r"serve +to serve", CliRunner().invoke(brought, ["--help"]).output)


def test_a_bug_is_one_line_and_says_that_it_is_ours(monkeypatch):
    monkeypatch.setattr(failures.LazyGroup, "resolve_command", _broken)
    result = call("check", "x")
    assert result.exit_code == 70
    assert "this is a fault of Moothall" in result.stderr
    assert "Traceback" not in result.stderr
    assert len(result.stderr.splitlines()) == 1


def test_a_bug_shows_where_it_happened_when_asked(monkeypatch):
    monkeypatch.setattr(failures.LazyGroup, "resolve_command", _broken)
    monkeypatch.setenv("MOOTHALL_DEBUG", "1")
    assert "Traceback" in call("check", "x").stderr


def _broken(*_):
    raise RuntimeError("a wire is loose")


def test_ctrl_c_ends_quietly(monkeypatch):
    def stopped(*_):
        raise KeyboardInterrupt

    monkeypatch.setattr(failures.LazyGroup, "resolve_command", stopped)
    result = call("check", "x")
    assert result.exit_code == 130
    assert "Traceback" not in result.stderr


def test_a_closed_pipe_is_quiet():
    command = f"'{sys.executable}' -m moothall framework show essu_2007 --json | head -c 10"
    done = subprocess.run(["sh", "-c", command], capture_output=True, text=True, check=False)
    assert done.stderr == ""


def test_letters_that_the_terminal_lacks_do_no_harm(tmp_path):
    done = process("check", tmp_path / "münster", PYTHONIOENCODING="ascii")
    assert done.returncode == 2
    assert "Traceback" not in done.stderr
