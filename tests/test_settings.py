"""Settings: where they are found, what they may hold, what is said about a mistake, and what a check makes of them."""

import re
from datetime import date
from decimal import Decimal
from pathlib import Path

import pytest

import factcheck
from factcheck.config import Settings
from factcheck.settings.desk import SettingsError
from factcheck.settings.file import Desks
from factcheck.settings.keys import EXTRA, KEYS, matches
from factcheck.settings.readings import possible, readings, shared

ROOT = Path(__file__).parents[1]
DOCUMENTED = (ROOT / "docs" / "configuration.md").read_text("utf-8")


def write(folder, **files):
    """Write settings files: `own` and `shared` at the top, others by their folder."""
    names = {"own": "factcheck.toml", "shared": "pyproject.toml"}
    for name, text in files.items():
        path = folder / names.get(name, f"{name}/factcheck.toml")
        path.parent.mkdir(exist_ok=True)
        path.write_text(text, "utf-8")


def desk(folder, article="a.md", named=None):
    return Desks(named).of(str(folder / article))


def test_without_a_file_the_defaults_hold(tmp_path):
    """Nothing is set, and nothing is read."""
    found = desk(tmp_path)
    assert (found.values, found.settings, found.get("fail-on", "error")) == ({}, Settings(), "error")


def test_the_nearest_file_above_an_article_holds(tmp_path):
    """Files further up are not added to it."""
    write(tmp_path, own='fail-on = "note"\nlanguage = "ko"', nk='language = "en"')
    assert desk(tmp_path, "nk/deep/a.md").values.keys() == {"language"}
    assert desk(tmp_path, "nk/deep/a.md").get("language") == "en"
    assert desk(tmp_path, "other/a.md").get("fail-on") == "note"


@pytest.mark.parametrize(
    ("own", "shared", "language"),
    [
        ("", '[tool.factcheck]\nlanguage = "ko"', None),
        (None, '[tool.factcheck]\nlanguage = "ko"', "ko"),
        (None, '[tool.other]\nlanguage = "ko"', "fr"),
        ('language = "en"', '[tool.factcheck]\nlanguage = "ko"', "en"),
        ('[tool.factcheck]\nlanguage = "en"', None, "en"),
    ],
)
def test_which_of_two_files_holds(own, shared, language, tmp_path):
    """factcheck.toml comes before pyproject.toml; a pyproject.toml without our table is passed by."""
    (tmp_path / "below").mkdir()
    write(tmp_path, own='language = "fr"')
    write(tmp_path / "below", **{name: text for name, text in (("own", own), ("shared", shared)) if text is not None})
    assert desk(tmp_path, "below/a.md").get("language") == language


def test_a_named_file_holds_for_all(tmp_path):
    """`--config` takes the place of what would be found; its patterns count from its own folder."""
    write(tmp_path, own='language = "fr"', desk='[[overrides]]\npaths = ["../nk/**"]\nlanguage = "ko"')
    named = str(tmp_path / "desk" / "factcheck.toml")
    assert desk(tmp_path, "a.md", named).values == {}
    with pytest.raises(SettingsError, match="could not be read"):
        Desks(str(tmp_path / "missing.toml"))


@pytest.mark.parametrize(
    ("text", "field", "value"),
    [
        ("floor = 0.1", "floor", Decimal("0.1")),
        ("hedged-floor = 0", "hedged_floor", Decimal(0)),
        ("window-days = 10", "window_days", 10),
        ('undated = "2019-05-31"', "undated", date(2019, 5, 31)),
        ("undated = 2019-05-31", "undated", date(2019, 5, 31)),
        ('undated = "today"', "undated", date.today()),
        ('"$" = "MXN"', "readings", (("$", "MXN"),)),
        ('profile = "ap"', "profile", "ap"),
        ('style = ["FC601", "FC603:warning"]', "style", ("FC601", "FC603:warning")),
        ('house-currency = "GBP"', "house_currency", "GBP"),
        ('marks = ["US$", "yuan", "RMB"]', "marks", ("US$", "yuan", "RMB")),
    ],
)
def test_a_key_sets_a_field(text, field, value, tmp_path):
    """Numbers are exact, dates are dates, "today" is the day of the check."""
    write(tmp_path, own=text)
    assert getattr(desk(tmp_path).settings, field) == value


def test_every_field_of_the_settings_has_a_key():
    """What the library can be told, a desk can write down."""
    assert EXTRA == ()


@pytest.mark.parametrize("key", [*KEYS, "overrides", "paths"])
def test_every_key_is_documented(key):
    """The page about settings has every key, and its default where there is one."""
    assert f"`{key}`" in DOCUMENTED or f"{key} = [" in DOCUMENTED
    default = KEYS[key].default if key in KEYS else None
    if default not in (None, (), True, False):
        (row,) = re.findall(rf"^\| `{key}` \|.*$", DOCUMENTED, re.MULTILINE)
        assert str(default) in row


def test_no_key_is_documented_that_does_not_exist():
    """Nor is anything promised that nobody reads."""
    assert set(re.findall(r"^\| `([\w-]+)` \|", DOCUMENTED, re.MULTILINE)) == set(KEYS)


def test_the_documented_example_is_valid(tmp_path):
    """The file that the page shows can be copied."""
    (block,) = re.findall(r"^```toml\n(.*?)^```", DOCUMENTED, re.MULTILINE | re.DOTALL)
    write(tmp_path, own=block)
    assert dict(desk(tmp_path, "nk/a.md").settings.readings)["₩"] == "KPW"
    assert dict(desk(tmp_path, "a.md").settings.readings)["$"] == "AUD"
    assert desk(tmp_path, "archive/a.txt").get("ignore") == ("FC102",)


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("fail_on = 'error'", "there is no key 'fail_on'; did you mean fail-on?"),
        ("colour = true", "there is no key 'colour'"),
        ("poundd = 'EGP'", "did you mean pound?"),
        ("fail-on = 'fatal'", "fail-on: 'fatal' is none of error, warning, note"),
        ("floor = 5", "floor: 5 is no fraction"),
        ("floor = true", "floor: True is no fraction"),
        ("floor = nan", "floor: "),
        ("window-days = 0", "window-days: 0 is no whole number from 1"),
        ("undated = 'soon'", "undated: 'soon' is no date"),
        ("undated = 2019-05-31T10:00:00", "is no date"),
        ("ignore = 'FC101'", "ignore: 'FC101' is no list"),
        ("ignore = ['FC999']", "ignore: no code begins with FC999"),
        ("language = 'English'", "language: 'English' is no language code"),
        ("strict = 'yes'", "strict: 'yes' is neither true nor false"),
        ("sources = ['ebc']", "sources: 'ebc' is no source of rates; the sources are ecb, nbp"),
        ("won = 'USD'", "won: 'USD' is none of KRW, KPW"),
        ("profile = 'wsj'", "profile: 'wsj' is none of ap, economist, guardian, cern"),
        ("style = ['FC1']", "style: 'FC1' is no rule of house style; these are FC601 to FC605"),
        ("style = ['FC609']", "style: 'FC609' is no rule of house style"),
        ("style = ['FC601:fatal']", "style: 'fatal' is none of note, warning, error"),
        ("house-currency = 'dollars'", "house-currency: 'dollars' is no ISO 4217 code"),
        ("marks = ['dollarinos']", "marks: 'dollarinos' is not known as a sign"),
        ("marks = [5]", "marks: 5 is no text"),
        ("won = 5", "won: 5 is none of KRW, KPW"),
        ("euro = 'EUR'", "there is no key 'euro'"),
        ("overrides = 3", "overrides are written as"),
        ("[[overrides]]\nwon = 'KPW'", "an override needs paths"),
        ("[[overrides]]\npaths = ['a']\nfail-on = 'note'", "fail-on holds for a whole run"),
        ("won = ", "is no valid TOML"),
        ("tool.factcheck = 3", "is no table"),
    ],
)
def test_a_mistake_is_named_with_its_file(text, message, tmp_path):
    """An unknown key comes with the nearest right one, a wrong value with what would be right."""
    write(tmp_path, own=text)
    with pytest.raises(SettingsError) as caught:
        desk(tmp_path)
    assert str(caught.value).startswith(str(tmp_path / "factcheck.toml"))
    assert message in str(caught.value)


@pytest.mark.parametrize(
    ("pattern", "path", "meant"),
    [
        ("nk/**", "nk/a.md", True),
        ("nk/**", "nk/deep/a.md", True),
        ("nk/", "nk/deep/a.md", True),
        ("nk/*", "nk/deep/a.md", False),
        ("**/nk/*.md", "nk/a.md", True),
        ("**/nk/*.md", "x/y/nk/a.md", True),
        ("*.md", "x/y/a.md", True),
        ("a?.md", "ab.md", True),
        ("a.md", "abmd", False),
        ("./nk/a.md", "nk/a.md", True),
        ("nk/**", "nkx/a.md", False),
        ("nk/**", "x/nk/a.md", False),
    ],
)
def test_patterns(pattern, path, meant, tmp_path):
    """A star stays within a folder, two cross folders; without a slash the name alone counts."""
    assert matches(pattern, str(tmp_path / path), str(tmp_path)) is meant


def test_overrides_add_up(tmp_path):
    """Later ones win, key by key; each key says where it was set."""
    write(
        tmp_path,
        own="""dollar = "AUD"
[[overrides]]
paths = ["nk/**"]
won = "KPW"
language = "ko"
[[overrides]]
paths = ["*.txt"]
language = "en"
dollar = "NZD"
""",
    )
    found = desk(tmp_path, "nk/a.txt")
    assert dict(found.settings.readings) | {"$": "NZD", "won": "KPW"} == dict(found.settings.readings)
    assert found.get("language") == "en"
    assert found.values["won"].origin == f"{tmp_path / 'factcheck.toml'}, for nk/**"
    assert dict(desk(tmp_path, "a.md").settings.readings)["$"] == "AUD"


@pytest.mark.parametrize(
    ("meant", "reached", "left"),
    [
        ({"dollar": "AUD"}, ("$", "dollar", "dollars", "cents", "달러"), ("peso", "£")),
        ({"won": "KPW"}, ("won", "₩", "원"), ("$",)),
        ({"pound": "EGP"}, ("pound", "pounds", "£"), ("lira",)),
        ({"krone": "DKK"}, ("krone", "kroner", "kr"), ("koruna",)),
        ({"$": "MXN"}, ("$",), ("dollar", "dollars", "peso")),
    ],
)
def test_a_name_reaches_its_signs(meant, reached, left):
    """A name stands for the signs and words of its kind, a sign for itself."""
    found = dict(readings(meant))
    assert set(reached) <= set(found)
    assert not set(left) & set(found)
    assert set(found.values()) == set(meant.values())


def test_the_exact_word_wins():
    """An outlet in Mexico may write pesos with the sign and dollars in words."""
    found = dict(readings({"dollar": "USD", "$": "MXN"}))
    assert (found["$"], found["dollars"]) == ("MXN", "USD")


def test_only_shared_names_are_keys():
    """A name with one meaning needs no setting."""
    assert possible("won") == ("KRW", "KPW")
    assert possible("Won") == possible("won")
    assert possible("euro") == ()
    assert "won" in shared()


@pytest.mark.parametrize("sentence", ["A ticket costs $500 (about €310).", "A ticket costs 500 dollars (about €310)."])
def test_a_desk_means_its_own_dollar(sentence, tmp_path):
    """In an Australian outlet `$` and "dollars" are Australian, whichever is written."""
    write(tmp_path, own='dollar = "AUD"')
    day, settings = date(2019, 5, 31), desk(tmp_path).settings
    assert [one.verdict for one in factcheck.check(sentence, day).claims] == ["wrong"]
    assert [one.verdict for one in factcheck.check(sentence, day, settings=settings).claims] == ["ok"]
