"""The walls of the house: who may import whom, how long a file may be, and that every public name explains itself."""

import ast
import re
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]
SOURCES = sorted(path for package in ("factcheck", "rates") for path in (ROOT / package).rglob("*.py"))

STAGES = {"documents", "extractor", "checks", "reporter"}
FLOOR = {"model", "config", "language"}
RATES = {"rates", "rates.currencies"}
DOORS = {"cli", "command", "__main__"}

# What each room of factcheck may import, beside itself and the version of the package.
ALLOWED = {
    "model": set(),
    "config": set(),
    "language": {"model", "config", "rates.currencies"},
    "documents": FLOOR,
    "extractor": FLOOR | {"rates.currencies"},
    "checks": FLOOR | RATES,
    "reporter": FLOOR,
    "silenced": {"model"},
    "fix": {"model", "documents"},
    "settings": {"config", "language", "checks"} | RATES,
    "pipeline": FLOOR | STAGES | RATES | {"silenced"},
    "runs": {"model", "config", "documents", "pipeline", "silenced"} | RATES,
    "command": FLOOR | STAGES | RATES | {"fix", "runs", "settings", "silenced"},
    "cli": FLOOR | STAGES | RATES | {"command", "pipeline", "settings"},
    "__main__": {"cli"},
    "__init__": FLOOR | STAGES | {"pipeline"},
}


# Inside the room of checks, which kind of claim builds on which others; what stands in no folder serves them all.
KINDS_OF_CLAIM = {
    "exchange_rates": set(),
    "conversions": {"exchange_rates"},
    "relations": set(),
    "per_period": {"conversions", "relations"},
    "restating": {"conversions"},
    "units": {"conversions"},
    "house_style": set(),
}
SERVING_ALL = {"arithmetic", "dating", "digits", "interval", "judging", "market", "wording"}


def module_name(path):
    parts = path.relative_to(ROOT).with_suffix("").parts
    return ".".join(parts[:-1] if parts[-1] == "__init__" and len(parts) > 2 else parts)


def imports(path):
    """Every module that a file imports, at the top or inside a function, by its full name."""
    package = path.relative_to(ROOT).parent.parts
    for node in ast.walk(ast.parse(path.read_text("utf-8"))):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            base = ".".join((*package[: len(package) - node.level + 1], node.module or "") if node.level else ())
            base = base.strip(".") or node.module
            yield from (f"{base}.{alias.name}" for alias in node.names)


def rooms_entered(path):
    """The rooms of factcheck, and the parts of rates, that a file imports."""
    for name in imports(path):
        first, _, rest = name.partition(".")
        if first == "factcheck":
            yield rest.partition(".")[0]
        elif first == "rates" and rest.partition(".")[0] != "values":  # how values are made, for everybody
            yield "rates.currencies" if rest.startswith("currencies") else "rates"


def package_name(path):
    return ".".join(path.relative_to(ROOT).parent.parts)


def modules_imported(path, modules):
    """The modules of this project that a file imports; a name taken from a package is of its `__init__`."""
    for name in imports(path):
        parent = name.rpartition(".")[0]
        if name in modules or parent in modules:
            yield name if name in modules else parent


def room(path):
    return module_name(path).split(".")[1]


def public_definitions(path):
    """The public functions and classes of a file, and the public methods of its public classes."""
    waiting = list(ast.parse(path.read_text("utf-8")).body)
    for node in waiting:
        named = isinstance(node, (ast.FunctionDef, ast.AsyncFunctionDef, ast.ClassDef))
        if named and not node.name.startswith("_"):
            yield node
            waiting += node.body if isinstance(node, ast.ClassDef) else []


def functions(path):
    tree = ast.parse(path.read_text("utf-8"))
    return [node for node in ast.walk(tree) if isinstance(node, (ast.FunctionDef, ast.AsyncFunctionDef))]


def body_length(function):
    """The lines of a function without its docstring."""
    body = function.body[1:] if ast.get_docstring(function) else function.body
    return body[-1].end_lineno - body[0].lineno + 1 if body else 0


def named(paths):
    return [pytest.param(path, id=module_name(path)) for path in paths]


OF_FACTCHECK = [path for path in SOURCES if path.is_relative_to(ROOT / "factcheck")]
OF_RATES = [path for path in SOURCES if path.is_relative_to(ROOT / "rates")]


@pytest.mark.parametrize("path", named(OF_RATES))
def test_rates_know_nothing_of_articles(path):
    """`rates` can be used without factcheck, and imports nothing of it."""
    assert not [name for name in imports(path) if name.split(".")[0] == "factcheck"]


@pytest.mark.parametrize("path", named(OF_FACTCHECK))
def test_every_import_goes_down(path):
    """A room imports only rooms below it; the four stage rooms never import each other."""
    home = room(path)
    assert set(rooms_entered(path)) - {home, "__version__"} <= ALLOWED[home]


@pytest.mark.parametrize("path", named((ROOT / "factcheck" / "checks").glob("*/*.py")))
def test_kinds_of_claim_build_on_those_below(path):
    """A kind of claim knows itself, the kinds that it builds on and what serves all of them."""
    parts = [name.split(".")[2] for name in imports(path) if name.startswith("factcheck.checks.")]
    home = path.parent.name
    assert set(parts) - {home} <= KINDS_OF_CLAIM[home] | SERVING_ALL


@pytest.mark.parametrize("name", sorted(SERVING_ALL))
def test_what_serves_all_kinds_of_claim_knows_none(name):
    """The arrows run one way: from the kinds of claim to what they share."""
    parts = {
        name.split(".")[2] for name in imports(ROOT / f"factcheck/checks/{name}.py") if "factcheck.checks." in name
    }
    assert parts <= SERVING_ALL


@pytest.mark.parametrize("path", named(SOURCES))
def test_values_are_of_our_own_making(path):
    """`rates.values.NamedTuple` stands for that of typing, which generates code for each class at every start."""
    assert path.name == "values.py" or "typing.NamedTuple" not in set(imports(path)), "import it from rates.values"


def test_every_room_is_on_the_plan():
    """A new room must be given its place in the table above."""
    assert {room(path) for path in OF_FACTCHECK} <= set(ALLOWED)


def test_the_page_on_the_architecture_names_every_room():
    """And every file that it names is there."""
    page = (ROOT / "docs" / "architecture.md").read_text("utf-8")
    named_rooms = {
        name for row in re.findall(r"^\| \d \|([^|]*)\|", page, re.MULTILINE) for name in re.findall(r"`(\w+)`", row)
    }
    assert named_rooms == {*ALLOWED, "rates"} - {"__init__", "__main__"}
    files = re.findall(r"`([a-z_/]+\.(?:py|tsv))`", page)
    assert [name for name in files if not ((ROOT / "factcheck" / name).is_file() or (ROOT / name).is_file())] == []


def test_only_doors_enter_the_pipeline():
    """The pipeline is run by the doors, by those who run it over inputs and by the package's own front."""
    entering = {room(path) for path in OF_FACTCHECK if "pipeline" in set(rooms_entered(path))}
    assert entering <= DOORS | {"__init__", "runs"}


def test_no_imports_run_in_a_circle():
    """Taken in the order in which each needs only those before it, no module is left over."""
    modules = {module_name(path) if path.name != "__init__.py" else package_name(path): path for path in SOURCES}
    waiting = {name: set(modules_imported(path, modules)) - {name} for name, path in modules.items()}
    while ready := [name for name, needed in waiting.items() if not needed & waiting.keys()]:
        for name in ready:
            del waiting[name]
    assert not waiting


def test_argparse_is_used_only_by_the_command_line():
    """Python callers pay nothing for the command line."""
    assert {module_name(path) for path in SOURCES if "argparse" in set(imports(path))} == {
        "factcheck.command.arguments"
    }


@pytest.mark.parametrize("path", named(SOURCES))
def test_a_module_is_short(path):
    """A module has 300 lines at most; tables belong in data files."""
    assert len(path.read_text("utf-8").splitlines()) <= 300


def test_functions_are_short():
    """Half of all functions have 7 lines at most, nine of ten 20, and none more than 40."""
    lengths = sorted(body_length(function) for path in SOURCES for function in functions(path))
    assert lengths[len(lengths) // 2] <= 7
    assert lengths[len(lengths) * 9 // 10] <= 20
    assert lengths[-1] <= 40


@pytest.mark.parametrize("path", named(SOURCES))
def test_public_names_explain_themselves(path):
    """Every module and every public function, class and method has a docstring."""
    assert ast.get_docstring(ast.parse(path.read_text("utf-8")))
    assert not [node.name for node in public_definitions(path) if not ast.get_docstring(node)]


@pytest.mark.parametrize("path", named(SOURCES))
def test_every_function_is_annotated(path):
    """Every parameter and every result has its type."""
    for function in functions(path):
        arguments = function.args
        parameters = [*arguments.posonlyargs, *arguments.args, *arguments.kwonlyargs, arguments.vararg, arguments.kwarg]
        typed = [p.annotation is not None for p in parameters if p is not None and p.arg not in ("self", "cls")]
        assert all(typed), function.name
        assert function.returns is not None, function.name


@pytest.mark.parametrize(
    "command", [["ruff", "check", "."], ["ruff", "format", "--check", "."], ["mypy"]], ids=" ".join
)
def test_the_style_holds(command):
    """The linter, the formatter and the strict type checker have nothing to say."""
    result = subprocess.run([sys.executable, "-m", *command], cwd=ROOT, capture_output=True, text=True, check=False)
    assert result.returncode == 0, result.stdout + result.stderr


@pytest.mark.parametrize("room", ["checks", "extractor", "language"])
def test_groups_give_back(room):
    """A group repeated possessively, `(...)*+`, is matched wrongly by Python 3.11.0 to 3.11.4, which Debian 12 has."""
    for path in sorted((ROOT / "factcheck" / room).rglob("*.py")):
        assert not re.search(r"\)(?:[*+?]|\{[\d,]+\})\+[^+*?=,]", path.read_text("utf-8")), path
