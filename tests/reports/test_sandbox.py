"""Each attack of a template on the machine ends at once, in a sentence, at a place."""

from __future__ import annotations

import pytest
from jinja2.exceptions import TemplateError

from plancli.errors import InputError
from plancli.reports.environment import markdown_environment, word_environment
from plancli.reports.sandbox import TemplateSandbox
from plancli.reports.sandbox_limits import MOST_WORK, Refusal
from plancli.reports.template_folder import TemplateFolder

OWN = TemplateFolder(given={"x": b""})
ENVIRONMENTS = (markdown_environment(OWN), word_environment(OWN))
NOTHING = "{% set x = [1] %}"
TWOFOLD = "{% set x = (1, 1) %}" + "{% set x = (x, x) %}" * 40
LONG = (
    "{% set n = namespace(t='a', u='\u1000', x=0, g=0) %}"
    "{% for i in range(16) %}{% set n.t = n.t ~ n.t %}{% set n.u = n.u ~ n.u %}{% endfor %}"
)
"""Two texts of 65,536 signs, and a place to keep things in."""


def often(tag: str) -> str:
    """Return a template that does a thing 500,000 times."""
    return "{% for i in range(10000) %}{% for j in range(50) %}" + tag + "{% endfor %}{% endfor %}"


REFUSED = {
    "reach.class": ("{{ words.__class__.__mro__ }}", "underscore"),
    "reach.item": ("{{ words['__class__'] }}", "underscore"),
    "reach.attr": ("{{ words|attr('__class__') }}", "filter"),
    "reach.map": ("{{ words|map('attr', '__class__')|list }}", "filter"),
    "reach.self": ("{{ self._TemplateReference__context }}", "underscore"),
    "print.safe": ("{{ words|safe }}", "filter"),
    "print.raw": ("{% autoescape false %}{{ words }}{% endautoescape %}", "raw"),
    "print.function": ("{{ range }}", "prints-list"),
    "print.self": ("{{ self }}", "prints-list"),
    "long.multiplied": ("{{ 'a' * 1000000000 }}", "calculation"),
    "long.multiplied-data": ("{% set x = words %}{{ x * 1000000000 }}", "calculation"),
    "long.list": ("{{ [1] * 1000000000 }}", "calculation"),
    "long.power": ("{{ 9 ** 9 ** 9 }}", "calculation"),
    "long.number": ("{{ 99999999999 * 99999999999 }}", "calculation"),
    "long.percent": ("{{ '%1000000000d' % 1 }}", "calculation"),
    "long.center": ("{{ words|center(1000000000) }}", "filter"),
    "long.map": ("{{ words|map('center', 1000000000)|list }}", "filter"),
    "long.format": ("{{ '%s'|format(words) }}", "filter"),
    "long.doubled": ("{% set s = 'aaaaaaaa' %}" + "{% set s = s ~ s %}" * 60, "text"),
    "long.added": ("{% set s = 'aaaaaaaa' %}" + "{% set s = s + s %}" * 60, "text"),
    "long.captured": ("{% set s %}aaaa{% endset %}" + "{% set s %}{{ s }}{{ s }}{% endset %}" * 60, "output"),
    "long.namespace": (
        "{% set n = namespace(s='aaaaaaa') %}{% for i in range(60) %}{% set n.s = n.s ~ n.s %}{% endfor %}",
        "text",
    ),
    "long.joined": ("{{ range(9999)|join('" + "x" * 10_000 + "') }}", "text"),
    "long.replaced": ("{{ words|replace('', 'xxxxx') }}", "empty-replace"),
    "long.replaced-all": ("{{ ('x'|replace('x', 'y' * 1))|replace('y', words) }}", "calculation"),
    "long.printed-list": (NOTHING + "{% set x = [x, x] %}" * 60 + "{{ x }}", "prints-list"),
    "long.compared": (
        NOTHING + "{% set y = [1] %}" + "{% set x = [x, x] %}{% set y = [y, y] %}" * 60 + "{{ x == y }}",
        "not-plain",
    ),
    "long.tested": (NOTHING + "{{ x is eq x }}", "not-plain"),
    "long.joined-list": (NOTHING + "{{ [x, x]|join }}", "not-plain"),
    "endless.range": ("{% for n in range(1000000000) %}{% endfor %}", "range"),
    "endless.range-of-data": ("{% for n in range(words|length * 1000000) %}{% endfor %}", "range"),
    "endless.loops": (
        "{% for a in range(9999) %}{% for b in range(9999) %}x{% endfor %}{% endfor %}",
        "work",
    ),
    "endless.printing": (
        "{% for a in range(9999) %}{% for b in range(9999) %}{{ words }}{% endfor %}{% endfor %}",
        "work",
    ),
    "endless.macro": ("{% macro a() %}{{ a() }}{% endmacro %}{{ a() }}", "nested"),
    "endless.twofold": (
        "{% macro a(n) %}{% if n %}{{ a(n - 1) }}{{ a(n - 1) }}{% endif %}{% endmacro %}{{ a(60) }}",
        "work",
    ),
    "endless.long-macro": (
        "{% macro a() %}"
        + "{{ words }}" * 5000
        + "{% endmacro %}{% for i in range(9999) %}{% set x = a() %}{% endfor %}",
        "work",
    ),
    "endless.rounded": ("{{ 1|round(99999999, 'ceil') }}", "misused"),
    "endless.hashed": (TWOFOLD + "{{ {x: 1}|length }}", "not-plain"),
    "endless.looked-up": (TWOFOLD + "{% set d = {} %}{{ d[x] is defined }}", "not-plain"),
    "endless.looked-up-by-attribute": (TWOFOLD + "{{ [{}]|map(attribute=x)|list }}", "not-plain"),
    "endless.search": ("{% set b = range(10000)|list %}" + often("{% if 'q' in b %}{% endif %}"), "work"),
    "endless.tested-search": (
        "{% set b = range(10000)|list %}" + often("{% if 'q' is in b %}{% endif %}"),
        "work",
    ),
    "endless.selected": (
        often("{% set n = range(10000)" + "|reject('string')" * 50 + "|list %}"),
        "work",
    ),
    "endless.strip": (LONG + often("{% set z = (n.t ~ '!').strip(n.u ~ 'a') %}"), "work"),
    "endless.trim": (LONG + often("{% set z = (n.t ~ '!')|trim(n.u ~ 'a') %}"), "work"),
    "endless.title": (LONG + often("{% set z = n.t|title %}"), "work"),
    "endless.cycle": (often("{% set z = loop.cycle(*range(10000)) %}"), "work"),
    "kept.joined": (LONG + often("{% set n.x = [n.x, n.t ~ j] %}"), "work"),
    "kept.sliced": (LONG + often("{% set n.x = [n.x, n.t[1:]] %}"), "work"),
    "kept.replaced": (LONG + often("{% set n.x = [n.x, n.t|replace('b', 'c')] %}"), "work"),
    "kept.upper": (LONG + often("{% set n.x = [n.x, n.t|upper] %}"), "work"),
    "kept.method": (LONG + often("{% set n.x = [n.x, n.t.upper()] %}"), "work"),
    "long.digits": (LONG + "{{ n.t|int(base=16) }}", "misused"),
    "wide.compared": ("{{ 1" + " < 1" * 50_000 + " }}", "nested"),
    "misuse.truncate": ("{{ words|truncate(1) }}", "misused"),
    "endless.block": ("{% block a %}{{ self.a() }}{% endblock %}", "nested"),
    "endless.recursive": ("{% for x in [1] recursive %}{{ loop([1]) }}{% endfor %}", "recursive"),
    "deep.brackets": ("{{ " + "(" * 500 + "1" + ")" * 500 + " }}", "nested"),
    "deep.ifs": ("{% if 1 %}" * 3000 + "{% endif %}" * 3000, "nested"),
    "deep.loops": ("{% for a in [1] %}" * 30 + "{% endfor %}" * 30, "nested"),
    "deep.nots": ("{{ " + "not " * 5000 + "1 }}", "nested"),
    "deep.sum": ("{{ 1" + " + 1" * 5000 + " }}", "nested"),
    "deep.number": ("{{ " + "9" * 5000 + " }}", "nested"),
    "file.toml": ("{% include '../pyproject.toml' %}", "import-name"),
    "file.system": ("{% include '/etc/passwd' %}", "import-name"),
    "file.word": ("{% include 'word/plan.docx' %}", "import-name"),
    "file.of-data": ("{% import words as x %}", "import-name"),
    "misuse.loop": ("{% for x in 5 %}{% endfor %}", "misused"),
    "misuse.filter": ("{{ words|round }}", "misused"),
    "misuse.compare": ("{{ words < 1 }}", "misused"),
    "misuse.divide": ("{{ 1 / 0 }}", "misused"),
}


@pytest.mark.parametrize("environment", ENVIRONMENTS, ids=["markdown", "word"])
@pytest.mark.parametrize("attack", REFUSED)
def test_an_attack_is_refused_by_name(environment: TemplateSandbox, attack: str) -> None:
    template, key = REFUSED[attack]
    with pytest.raises(Refusal) as refusal:
        environment.from_string(template).render(words="x & y")
    assert refusal.value.key == key


@pytest.mark.parametrize(
    "attack",
    [
        "{{ '{0.__class__}'.format(words) }}",
        "{{ words.format_map({}) }}",
        "{{ words.encode() }}",
        "{{ words.join([1]) }}",
        "{{ words.ljust(1000000000) }}",
        "{{ lipsum(1000000) }}",
        "{{ cycler('a') }}",
        "{{ joiner }}",
        "{{ dict(a=1) }}",
        "{{ words() }}",
        "{{ rows.items() }}",
        "{{ rows.clear() }}",
        "{{ (1, 2).count(1) }}",
        "{{ missing }}",
        "{% for x in [1] %}{{ loop.changed(x) }}{% endfor %}",
        "{% include '../../pyproject.md.j2' %}",
    ],
)
def test_what_is_not_named_as_allowed_is_not_there(attack: str) -> None:
    with pytest.raises((TemplateError, InputError)):
        ENVIRONMENTS[0].from_string(attack).render(words="x", rows={"a": "b"})


@pytest.mark.parametrize(
    ("template", "printed"),
    [
        ("{{ words|upper|replace('X', 'z') ~ '.' }}", "z &amp; Y."),
        (
            "{% for x in rows if x != 'b' %}{{ loop.index }}{{ x }}{% if loop.last %};{% endif %}{% endfor %}",
            "1a2c;",
        ),
        ("{{ rows|join(', ') }}{{ rows|length + 1 }}", "a, b, c4"),
        ("{{ words if words is defined and 'x' in words else '' }}", "x &amp; y"),
        ("{{ rows[0] }}{{ rows|last }}{{ words[:1] }}", "acx"),
        ("{% for n in range(2) %}{{ loop.cycle('đ', 'e') }}{% endfor %}", "đe"),
        (
            "{% macro m(x) %}<b>{{ x }}</b>{{ caller() }}{% endmacro %}{% call m(words) %}!{% endcall %}",
            "<b>x &amp; y</b>!",
        ),
        ("{{ words.upper().startswith('X') }}", "True"),
        ("{{ rows|select('in', 'ab')|join }}{{ '  a '|trim }}{{ 'xay'|trim('xy') }}", "abaa"),
        (
            "{{ '07'|int }}{{ 2.345|round(1) }}{{ {'a': 'b'}['a'] }}{{ words|truncate(4, true, '.', 0) }}",
            "72.3bx &amp;.",
        ),
        ("{{ rows|map('upper')|first }}{{ rows|reverse|join }}", "Acba"),
        ("{{ '7*7' }}{{ code }}", "7*7&#123;&#123; 7*7 &#125;&#125;"),
    ],
)
def test_what_a_clerk_needs_works(template: str, printed: str) -> None:
    environment = ENVIRONMENTS[1]
    values = {"words": "x & y", "rows": ("a", "b", "c"), "code": "{{ 7*7 }}"}
    assert environment.from_string(template).render(values) == printed


def test_a_refusal_knows_its_line() -> None:
    with pytest.raises(Refusal) as refusal:
        ENVIRONMENTS[0].from_string("một\nhai\n{{ words < 1 }}").render(words="x")
    assert refusal.value.lineno == 3


def test_every_rendering_has_a_full_budget() -> None:
    environment = TemplateSandbox()
    template = environment.from_string(
        "{% for a in range(999) %}{% for b in range(999) %}{% endfor %}{% endfor %}"
    )
    for _ in range(MOST_WORK // 999**2 + 2):
        assert template.render() == ""
        assert "".join(template.generate()) == ""
        assert "".join(template.root_render_func(template.new_context())) == ""


def test_what_is_imported_shares_the_budget() -> None:
    loops = b"{% macro m() %}{% for a in range(999) %}{% for b in range(999) %}{% endfor %}{% endfor %}{% endmacro %}"
    environment = markdown_environment(TemplateFolder(given={"m.md.j2": loops}))
    calls = "{% from 'm.md.j2' import m %}" + "{{ m() }}" * (MOST_WORK // 999**2 + 1)
    with pytest.raises(Refusal) as refusal:
        environment.from_string(calls).render()
    assert refusal.value.key == "work"


def test_a_template_that_includes_itself_ends() -> None:
    environment = markdown_environment(TemplateFolder(given={"a.md.j2": b"{% include 'a.md.j2' %}"}))
    with pytest.raises(Refusal) as refusal:
        environment.get_template("a.md.j2").render()
    assert refusal.value.key == "nested"
