"""Scripts that complete the command in a shell, made from the parser itself: a new option is in them at once."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from factcheck.command.arguments import DECLARED, parser
from rates.values import NamedTuple

if TYPE_CHECKING:
    from argparse import Action, ArgumentParser


class Option(NamedTuple):
    """An option of a command: its spellings, its help, the words that may follow, and whether any must."""

    names: tuple[str, ...]
    help: str
    choices: tuple[str, ...]
    takes: bool
    metavar: str = ""


class Command(NamedTuple):
    """A command by its words, with its options and the choices of its first argument."""

    words: tuple[str, ...]
    help: str
    options: tuple[Option, ...]
    choices: tuple[str, ...]
    files: bool


def script(shell: str) -> str:
    """The completion script for bash, zsh or fish."""
    return {"bash": _bash, "zsh": _zsh, "fish": _fish}[shell](list(commands()))


def commands() -> Iterator[Command]:
    """Every command that the parser knows, the bare `factcheck` first."""
    yield from _walk(parser(DECLARED), (), "")


def _walk(node: ArgumentParser, words: tuple[str, ...], about: str) -> Iterator[Command]:
    actions = node._actions  # noqa: SLF001 - argparse gives no other way to what it knows
    options = tuple(_option(action) for action in actions if action.option_strings)
    arguments = [action for action in actions if not action.option_strings]
    choices = tuple(str(choice) for action in arguments for choice in _choices(action))
    files = any(action.metavar in ("PATH", "FILE") for action in arguments)
    yield Command(words, about, options, choices, files)
    for action in arguments:
        if isinstance(action.choices, dict):
            helps = {one.dest: one.help or "" for one in getattr(action, "_choices_actions", ())}
            for name, inner in action.choices.items():
                yield from _walk(inner, (*words, name), helps.get(name, ""))


def _choices(action: Action) -> Sequence[str]:
    """What may stand for an argument; for that of `explain`, the codes."""
    if action.metavar == "CODE" and not action.option_strings:
        from factcheck.checks import codes

        return codes()
    return tuple(action.choices or ())


def _option(action: Action) -> Option:
    choices = tuple(map(str, action.choices or ()))
    takes = action.nargs != 0
    return Option(tuple(action.option_strings), action.help or "", choices, takes, str(action.metavar or ""))


def _bash(known: list[Command]) -> str:
    cases = []
    for command in known:
        words = " ".join((*command.choices, *(name for option in command.options for name in option.names)))
        cases.append(f"    '{' '.join(command.words)}') words='{words}' ;;")
    after = [f"    {'|'.join(option.names)}) words='{' '.join(option.choices)}' ;;" for option in _valued(known)]
    nested = "|".join(sorted({command.words[0] for command in known if len(command.words) > 1}))
    return "\n".join(
        (
            "# factcheck completions bash: put this into ~/.local/share/bash-completion/completions/factcheck",
            "_factcheck() {",
            '  local current="${COMP_WORDS[COMP_CWORD]}" previous="${COMP_WORDS[COMP_CWORD-1]}" words command',
            '  command=""; [ "$COMP_CWORD" -gt 1 ] && command="${COMP_WORDS[1]}"',
            f'  case "$command" in {nested}) [ "$COMP_CWORD" -gt 2 ] && command="$command ${{COMP_WORDS[2]}}" ;; esac',
            '  case "$command" in',
            *cases,
            "  esac",
            '  # "--option=word" is three words to bash',
            '  if [ "$current" = "=" ]; then current=""',
            '  elif [ "$previous" = "=" ]; then previous="${COMP_WORDS[COMP_CWORD-2]}"; fi',
            '  case "$previous" in',
            *after,
            "  esac",
            '  COMPREPLY=($(compgen -W "$words" -- "$current"))',
            '  [ ${#COMPREPLY[@]} -eq 0 ] && COMPREPLY=($(compgen -f -- "$current"))',
            "}",
            "complete -o filenames -F _factcheck factcheck",
            "",
        )
    )


def _zsh(known: list[Command]) -> str:
    cases = []
    for command in known:
        specs = [_zsh_option(option) for option in command.options]
        if command.choices:
            specs.append(f"'1:what:({' '.join(command.choices)})'")
        specs.append("'*:file:_files'" if command.files else "'*: :'")  # else no option is offered behind a word
        # Where a subcommand is open, its words are not arguments of its own.
        shift = f"shift {len(command.words)} words; (( CURRENT -= {len(command.words)} )); " if command.words else ""
        cases.append(f"    '{' '.join(command.words)}') {shift}_arguments -s {' '.join(specs)} ;;")
    nested = "|".join(sorted({command.words[0] for command in known if len(command.words) > 1}))
    return "\n".join(
        (
            "#compdef factcheck",
            "# factcheck completions zsh: put this into a folder of $fpath, as _factcheck",
            "_factcheck() {",
            '  local command=""',
            '  (( CURRENT > 2 )) && command="$words[2]"',
            f'  case "$command" in {nested}) (( CURRENT > 3 )) && command="$command $words[3]" ;; esac',
            '  case "$command" in',
            *cases,
            "  esac",
            "}",
            'if [ "$funcstack[1]" = "_factcheck" ]; then _factcheck "$@"; else compdef _factcheck factcheck; fi',
            "",
        )
    )


def _zsh_option(option: Option) -> str:
    about = re.sub(r"[\[\]:'\\]", " ", option.help)
    value = f":{option.metavar or 'value'}:" + (f"({' '.join(option.choices)})" if option.choices else "_files")
    return " ".join(
        f"'{name}{'=' if option.takes and name.startswith('--') else ''}[{about}]{value if option.takes else ''}'"
        for name in option.names
    )


def _fish(known: list[Command]) -> str:
    lines = ["# factcheck completions fish: put this into ~/.config/fish/completions/factcheck.fish"]
    for command in known:
        open_now = "__fish_use_subcommand" if not command.words else _fish_seen(command.words)
        inner = [one for one in known if one.words[:-1] == command.words and len(one.words) == len(command.words) + 1]
        lines += [
            f"complete -c factcheck -f -n '{open_now}' -a {one.words[-1]} -d {_fish_quoted(one.help)}" for one in inner
        ]
        if command.choices and not inner:
            lines.append(f"complete -c factcheck -f -n '{open_now}' -a '{' '.join(command.choices)}'")
        lines += [_fish_option(option, open_now) for option in command.options]
    return "\n".join(lines) + "\n"


def _fish_seen(words: tuple[str, ...]) -> str:
    return "; and ".join(f"__fish_seen_subcommand_from {word}" for word in words)


def _fish_option(option: Option, open_now: str) -> str:
    names = " ".join(f"-l {name[2:]}" if name.startswith("--") else f"-s {name[1:]}" for name in option.names)
    value = f" -x -a '{' '.join(option.choices)}'" if option.choices else " -r" if option.takes else ""
    return f"complete -c factcheck -n '{open_now}' {names}{value} -d {_fish_quoted(option.help)}"


def _fish_quoted(text: str) -> str:
    return "'" + text.replace("\\", "\\\\").replace("'", "\\'") + "'"


def _valued(known: list[Command]) -> Iterator[Option]:
    """The options that choose among words, each once: those of one name have the same choices everywhere."""
    yield from {option.names: option for command in known for option in command.options if option.choices}.values()
