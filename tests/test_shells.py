"""What the shells themselves offer for what was typed: bash and fish are asked, zsh is typed into."""

import os
import re
import select
import shlex
import shutil
import subprocess
import time

import pytest

from factcheck.checks import codes
from factcheck.command.completions import script
from factcheck.reporter import FORMATS

OFFERED = [
    ("factcheck ch", {"check"}),
    ("factcheck rates ", {"status", "sources", "update", "import"}),
    ("factcheck check --fail-on ", {"error", "warning", "note"}),
    ("factcheck check --fail-on=w", {"warning"}),
    ("factcheck check --wr", {"--write-baseline"}),
    ("factcheck check a.md --form", {"--format"}),
    ("factcheck check --format j", {"json", "jsonl", "junit"}),
    ("factcheck check --format ", set(FORMATS)),
    ("factcheck completions ", {"bash", "zsh", "fish"}),
    ("factcheck explain FC2", {code for code in codes() if code.startswith("FC2")}),
    ("factcheck rate 3000 --pl", {"--plot"}),
    ("factcheck check dra", {"drafts.md"}),
]
HELP = {"-h", "--help"}


def shell(*command, folder):
    """What a shell prints."""
    return subprocess.run(command, cwd=folder, capture_output=True, text=True, check=True).stdout


@pytest.mark.skipif(not shutil.which("bash"), reason="bash is not installed")
@pytest.mark.parametrize(("typed", "offered"), OFFERED)
def test_bash_offers(typed, offered, tmp_path):
    """To bash, an equals sign is a word."""
    (tmp_path / "drafts.md").touch()
    (tmp_path / "script").write_text(script("bash"), "utf-8")
    words = typed.replace("=", " = ").split(" ")
    typing = f"COMP_WORDS=({shlex.join(words)}); COMP_CWORD={len(words) - 1}"
    code = f". ./script; {typing}; _factcheck; printf '%s\\n' \"${{COMPREPLY[@]}}\""
    assert set(shell("bash", "-c", code, folder=tmp_path).split()) - HELP == offered


@pytest.mark.skipif(not shutil.which("fish"), reason="fish is not installed")
@pytest.mark.parametrize(("typed", "offered"), OFFERED)
def test_fish_offers(typed, offered, tmp_path):
    """With an explanation of each behind a tab."""
    (tmp_path / "drafts.md").touch()
    (tmp_path / "script").write_text(script("fish"), "utf-8")
    found = shell("fish", "--private", "-c", f"source script; complete -C {shlex.quote(typed)}", folder=tmp_path)
    option = typed.rpartition(" ")[2].partition("=")[0]
    words = {line.partition("\t")[0].removeprefix(f"{option}=") for line in found.splitlines()}
    assert words - HELP == offered


@pytest.mark.skipif(not shutil.which("zsh"), reason="zsh is not installed")
def test_zsh_offers(tmp_path):
    """What is the only one to be offered is written out, of several all are shown."""
    pty = pytest.importorskip("pty")
    (tmp_path / "drafts.md").touch()
    (tmp_path / "_factcheck").write_text(script("zsh"), "utf-8")
    terminal, inner = pty.openpty()
    environment = {**os.environ, "TERM": "dumb", "COLUMNS": "200", "HOME": str(tmp_path)}
    streams = {"stdin": inner, "stdout": inner, "stderr": inner}
    zsh = subprocess.Popen(["zsh", "-f", "-i"], cwd=tmp_path, env=environment, start_new_session=True, **streams)
    begin = f"fpath=({tmp_path} $fpath); autoload -U compinit; compinit -u -D; LISTMAX=999; PS1=; print re''ady\n"
    typed_in(terminal, begin, "ready")
    for typed, offered in OFFERED:
        shown = typed_in(terminal, f"{typed}\t\t", *offered)
        typed_in(terminal, "\x15print en''d\n", "end")
        assert all(word in shown for word in offered), (typed, shown)
    zsh.kill()
    zsh.wait()


def typed_in(terminal, keys, *awaited):
    """What a shell shows for some keys, when all that is awaited is there, or after a while."""
    os.write(terminal, keys.encode())
    shown, end = "", time.monotonic() + 20
    while time.monotonic() < end and not all(word in shown for word in awaited):
        if select.select([terminal], [], [], 0.2)[0]:
            shown += re.sub(r"\x1b\[[0-9;?]*[A-Za-z]|[\x07\r]", "", os.read(terminal, 65536).decode(errors="replace"))
    return shown
