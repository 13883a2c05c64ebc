"""What of an MDX draft is prose, what code and what an address."""

from __future__ import annotations

import pytest

from redactor.documents import parse, spell
from tests.documents.marked import addresses, code, lines_read


@pytest.mark.parametrize(
    ("text", "read"),
    [
        pytest.param("*Tessa* <b>Vo</b>rn", ["Tessa Vorn"], id="Markdown"),
        pytest.param("A <Tip>**Tessa**</Tip> Vorn", ["A Tessa Vorn"], id="inline element"),
        pytest.param("<Note>\nTessa\n</Note>\nTeo", ["Tessa", "Teo"], id="block element"),
        pytest.param('<Quote by="Tessa Vorn" id="t" />', ["Tessa Vorn"], id="attribute"),
        pytest.param("<img src='a.png' alt='tessa' />", ["tessa"], id="alternative text"),
        pytest.param("a {/* of Tessa */} b", ["a", "of Tessa", "b"], id="comment"),
        pytest.param('a {"Tessa"} b', ["a Tessa b"], id="expression"),
        pytest.param(
            "<Ana Ruiz> 2 < 3 \\{x}", ["<Ana Ruiz> 2 < 3 {x}"], id="a name in angle brackets"
        ),
        pytest.param("    Tessa *left*", ["Tessa left"], id="indented lines are no code"),
        pytest.param("```jsx\n<A b='*x*'/> {y}\n```", ["<A b='*x*'/> {y}"], id="fence"),
        pytest.param(
            "export const a = {\n  t: 'Of Tessa',\n}\n\nText",
            ["Of Tessa", "Text"],
            id="export",
        ),
        pytest.param(
            "---\ntitle: Tessa\n---\nimport X from './x'\n\nText",
            ["Tessa", "Text"],
            id="front matter",
        ),
        pytest.param("We import Tessa\nexport Teo", ["We import Tessa export Teo"], id="words"),
        pytest.param("<A b={{c: 'Tessa'}}>x</A>", ["Tessa", "x"], id="braces in an attribute"),
        pytest.param(
            "<A v={[{label: 'Tessa', value: 'teo', alt: 'ida'}]} by='[PERSON]' />",
            ["Tessa", "ida", "[PERSON]"],
            id="values of properties",
        ),
        pytest.param(
            "<A b='Łucja' c={'Şirin'} d='김' />", ["Łucja", "Şirin", "김"], id="other letters"
        ),
        pytest.param("<A alt={'tessa'} id={'Tessa'} b={'teo'} />", ["tessa"], id="braced values"),
        pytest.param("{['Tessa'].map(x => x + 1)} b", ["Tessa", "b"], id="no signs of code"),
        pytest.param(
            "{`Tessa ${a.b} left\n*now*`}", ["Tessa left", "*now*"], id="template, and code in it"
        ),
        pytest.param("{a /* of Tessa */}{b // Teo\n}", ["of Tessa", "Teo"], id="comments in code"),
        pytest.param(
            "{a('" + "Tessa left. " * 200 + "')}",
            ["Tessa left. " * 199 + "Tessa left."],
            id="long string",
        ),
        pytest.param(
            "export const A = ({b}) => (\n  <p className='c'>Ola\n  Brandt isn't {b > 1}</p>\n)",
            ["Ola Brandt isn't"],
            id="text of an element in a script",
        ),
        pytest.param(
            "export const A = () => (<p>{b} Ola Brandt = x {c} and Tessa</p>)",
            ["Ola Brandt = x", "and Tessa"],
            id="text with a sign of code, and after braces",
        ),
        pytest.param(
            "{a.map(b => <li key={b}>Ola{' '}\n <b>Brandt</b> isn&rsquo;t {b}</li>)}",
            ["Ola Brandt isn't"],
            id="text over tags",
        ),
        pytest.param(
            "export const A = <p>With <Link to='/ola'>Ola</Link> Brandt</p>",
            ["With Ola Brandt"],
            id="text over components",
        ),
        pytest.param(
            "export const A = <B title='Ola\n  Brandt' c={d > e} />", ["Ola Brandt"], id="lines"
        ),
        pytest.param(
            "export const A = (<p>Ola Brandt", ["Ola Brandt"], id="an element without end"
        ),
        pytest.param(
            "export const a = `" + "x, " * 2000 + "Ola`, b = 1 /* " + "x, " * 2000 + "Tessa */",
            ["x, " * 2000 + "Ola", "x, " * 2000 + "Tessa"],
            id="template and comment of any length",
        ),
        pytest.param(
            "export const f = <T,>(a: T) => a < 3 && b > 2, R = /[\"'<]/g, A = <p>Ola</p>",
            ["Ola"],
            id="neither types, comparisons nor patterns are elements",
        ),
        pytest.param("{never closed\n\n<A b={c", ["{never closed", "<A b={c"], id="never closed"),
    ],
)
def test_what_is_read(text: str, read: list[str]) -> None:
    """Elements are markup; strings, and attributes that readers see, are read."""
    assert lines_read(text, "mdx") == read


@pytest.mark.parametrize(
    ("text", "addressed"),
    [
        pytest.param("import A, {B} from '../t/a.jsx'\n", ["A", "B", "../t/a.jsx"], id="import"),
        pytest.param("import A from '@theme/Tabs'\n", ["A", "theme/Tabs"], id="scope of packages"),
        pytest.param("{props.tessa}", ["props", "tessa"], id="names of an expression"),
        pytest.param(
            "{a = {value: 'teo', 'ida': 19}}",
            ["a", "value", "teo", "ida", "19"],
            id="small letters and numbers",
        ),
        pytest.param("{`Tessa ${who.x} left`}", ["${who.x}"], id="code in a template"),
        pytest.param(
            '<TessaPhoto src="/t.png" id="tessa"/>', ["TessaPhoto", "/t.png", "tessa"], id="element"
        ),
        pytest.param("[x](/a.html)", ["/a.html"], id="link"),
    ],
)
def test_addresses(text: str, addressed: list[str]) -> None:
    """Paths, names of code and of elements are addresses."""
    assert addresses(text, "mdx") == addressed


def test_code() -> None:
    """Code of JavaScript counts as code, like that of Markdown."""
    assert code("import a from 'b'\n\n{c} `d {e}`", "mdx") == ["import a from 'b'", "c", "d {e}"]


@pytest.mark.parametrize(
    ("before", "after", "written"),
    [
        pytest.param("He met ", ".", "[a nurse's son]", id="in a sentence"),
        pytest.param("{'of ", "'}", "[a nurse\\'s son]", id="in a string"),
        pytest.param("<A by='Of ", " so'/>", "[a nurse&#x27;s son]", id="in an attribute"),
        pytest.param("{a && <b>Of ", " so</b>}", "[a nurse's son]", id="in an element in a script"),
    ],
)
def test_replacements_are_no_markup(before: str, after: str, written: str) -> None:
    """What would end a string or an attribute is escaped."""
    spelled = spell(parse(f"{before}x{after}", "mdx"), len(before), "[a nurse's son]")
    assert spelled == written
    assert "[a nurse's son]" in "".join(lines_read(f"{before}{spelled}{after}", "mdx"))


@pytest.mark.parametrize(
    "around", ["{{\n\n{}\n\n}}", "{{<A \n\n{}\n\n}}", "{{ {} }}", "{{a && <b>{}</b>}}"]
)
def test_prose_in_braces_is_prose(around: str) -> None:
    """No script has two names side by side, so that braces around a sentence hide nothing."""
    sentence = "Mr. Teo Lindqvist left home."
    assert any("Teo Lindqvist" in line for line in lines_read(around.format(sentence), "mdx"))


def test_two_names_in_braces_are_prose() -> None:
    """Whatever their letters are."""
    assert lines_read("{Élodie Šimek}", "mdx") == ["{Élodie Šimek}"]


@pytest.mark.parametrize(
    "script",
    [
        "{a instanceof B}",
        "{a(() => { throw b })}",
        "{void a}",
        "{x => { delete x.y }}",
        "{['a'].map(x => <li key={x}>Mr. Teo Lindqvist left {x}</li>)}",
    ],
)
def test_operators_beside_names_are_no_prose(script: str) -> None:
    """Such a script is code still."""
    assert code(script, "mdx") == [script[1:-1]]
