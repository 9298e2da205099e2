"""JavaScript in fewer characters."""

import pytest

from intimacy_kit.engines.javascript.compact import compact


@pytest.mark.parametrize(
    ("code", "short"),
    [
        (
            "// what it is for\nconst long = 1; // one\n/** more */\nconst b = long + +long;\n",
            "const a=1;const b=a+ +a;\n",
        ),
        ("const text = 'x' ;\n", "const a='x';\n"),
        ('const value = "a  b // c";\n', 'const a="a  b // c";\n'),
        (
            "const { first, other: second } = data;\nreturn first + second;\n",
            "const{first,other:a}=b;return first+a;\n",
        ),
        (
            "export function told(given) {\n  return given.given + item;\n}\n",
            "export function told(given){return given.given+a;}\n",
        ),
        ("const found = (items) => [...items, found];\n", "const a=(b)=>[...b,a];\n"),
        ("const name = `${inner} ${outer}`;\nconst inner = 1;\n", "const a=`${inner} ${outer}`;const inner=1;\n"),
        (
            'const PATTERN =\n  /^a[/ ] b$/;\nconst clean = text.replace(/ {2}/g, "");\n',
            'const a=\n/^a[/ ] b$/;const b=c.replace(/ {2}/g,"");\n',
        ),
        (
            "class Thing {\n  #secret;\n\n  get whole() {\n    return this.#secret;\n  }\n}\n",
            "class a{#secret;get whole(){return this.#secret;}}\n",
        ),
        ("const one = {\n  a: 1,\n};\nconst two = one ? 1 : 2;\n", "const b={a:1,};const c=b?1:2;\n"),
    ],
)
def test_it_means_the_same(code: str, short: str) -> None:
    assert compact(code) == short


def test_names_of_others_are_not_taken() -> None:
    assert compact("const value = 1;\n", ["a"]) == "const b=1;\n"
