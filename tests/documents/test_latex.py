"""What of a LaTeX draft is prose, what markup and what an address."""

from __future__ import annotations

import pytest

from redactor.documents import parse, spell
from tests.documents.marked import addresses, asides_read, code, lines_read


@pytest.mark.parametrize(
    ("text", "read"),
    [
        pytest.param(r"\textbf{Tessa}~Vorn \emph{left}.", ["Tessa Vorn left."], id="fonts"),
        pytest.param(r"{\bf Tessa} {\itshape Vorn}", ["Tessa Vorn"], id="declarations"),
        pytest.param(
            r"Kar\discretionary{-}{}{}wen, Dru\discretionary{k-}{k}{ck}er, Kar\kern0pt wen",
            ["Karwen, Drucker, Karwen"],
            id="breaks",
        ),
        pytest.param(
            r"Kar\hskip0pt wen, Kar-\hspace{0pt}wen, Kar\hspace*{0.0em}wen",
            ["Karwen, Kar-wen, Karwen"],
            id="skips of nothing",
        ),
        pytest.param(
            r"Kar\kern1em wen, Kar\hskip 2pt plus 1fil wen, Kar\hspace{1em}wen,"
            r" Kar\hspace*{\fill}wen",
            ["Kar wen, Kar wen, Kar wen, Kar wen"],
            id="skips that are seen",
        ),
        pytest.param(
            r"Kar\kern-.1em wen, Kar\kern 0.5pt wen, Kar\hspace{-2em}wen,"
            r" Kar\kern.1em\relax wen",
            ["Karwen, Karwen, Karwen, Karwen"],
            id="skips that are not",
        ),
        pytest.param(
            r"a\vskip 1em plus 2pt b \parindent=0pt c \baselineskip 12pt d \Mill 3 in all",
            ["a", "b c d 3 in all"],
            id="lengths without braces",
        ),
        pytest.param(
            r"\parbox[t]{3cm}{Tessa} \begin{minipage}{.5\textwidth}Teo\end{minipage}",
            ["Tessa", "Teo"],
            id="widths",
        ),
        pytest.param(
            r"Kar^^77en, Kar^^^^0077en, Kar\symbol{119}en, Kar\char119 en, Kar\char`w en, a ^^zz",
            ["Karwen, Karwen, Karwen, Karwen, Karwen, a ^^zz"],
            id="characters by number",
        ),
        pytest.param(r"Kar\symbol{9999999}wen ^^0a", ["Karwen"], id="no characters"),
        pytest.param(r"Kar\-wen, Kar\/wen, T.\,Vorn", ["Karwen, Karwen, T. Vorn"], id="joints"),
        pytest.param(
            r"Jos\'e Mu\~noz, Jos\'{e}, {\'E}mile, \v{S}im\'{\i}k, \c{C}elik, \H{o} \ss{}x",
            ["José Muñoz, José, Émile, Šimík, Çelik, ő ßx"],
            id="accents",
        ),
        pytest.param(
            "``She left,'' he said---or `so'", ["\"She left,\" he said—or 'so'"], id="quotes"
        ),
        pytest.param(r"5\,\% \& \$3 \#1 a\_b \{x\}", ["5 % & $3 #1 a_b {x}"], id="specials"),
        pytest.param("Kar%\n  wen left", ["Karwen left"], id="line end in a comment"),
        pytest.param(r"Tessa\\Vorn\par Ok", ["Tessa", "Vorn", "Ok"], id="line breaks"),
        pytest.param(
            "\\section[Short]{Long \\emph{title}}x", ["Short", "Long title", "x"], id="heading"
        ),
        pytest.param(
            r"\title{The mill}\author{Tessa Vorn \and Teo Lind}",
            ["The mill", "By Tessa Vorn", "By Teo Lind"],
            id="makers",
        ),
        pytest.param(
            "\\begin{itemize}\n\\item Tessa\n\\item[Teo] left\n\\end{itemize}",
            ["Tessa", "Teo", "left"],
            id="list",
        ),
        pytest.param(
            r"\begin{tabular}{l|l}Tessa & Vorn \\ a & b\end{tabular}",
            ["Tessa", "Vorn", "a", "b"],
            id="cells",
        ),
        pytest.param(
            r"\hypersetup{pdftitle={The mill},pdfauthor=Tessa Vorn,colorlinks=true}",
            ["The mill", "By Tessa Vorn"],
            id="keys",
        ),
        pytest.param(
            r"\includegraphics[width=3cm,alt={Tessa at the mill}]{img/x.png}",
            ["Tessa at the mill"],
            id="alternative text",
        ),
        pytest.param(r"\textcolor{red}{Tessa} \foo{Ok}{Mo}", ["Tessa Ok", "Mo"], id="arguments"),
        pytest.param(r"\caption[Tessa]{Tessa left}", ["Tessa", "Tessa left"], id="short caption"),
        pytest.param(
            "\\begin{tikzpicture}[font=\\small]\n\\draw[->] (0,0) -- (2,1) node[on]{Tessa Vorn};\n"
            "\\node (t) at (3,1) [label=below:Vorn house] {sister}; % of Teo\n"
            "\\foreach \\x in {1,2} \\draw (\\x cm,1pt) -- (\\x,2);\\end{tikzpicture} b",
            ["Tessa Vorn", "below:Vorn house", "sister", "b"],
            id="TikZ",
        ),
        pytest.param(
            "\\begin{axis}[xlabel={Of Tessa}, ylabel=Calls, legend pos=north east]"
            "\\addplot coordinates {(1,4) (Hyesan,2)};"
            "\\addlegendentry{Vorn}\\addplot table [x=a] {vorn.csv};\\end{axis}",
            ["Of Tessa", "Calls", "Hyesan", "Vorn"],
            id="PGFPlots",
        ),
        pytest.param(
            r"a \tikz[x=1cm]{\node{Tessa};} b \tikz \draw (0,0) node[right]{Vorn}; c",
            ["a", "Tessa", "b", "Vorn", "c"],
            id="drawing in a line",
        ),
        pytest.param(
            r"\begin{picture}(9,9)(0,0)\put(1,2){Tessa \emph{Vorn}}\put(3,4){\line(1,0){40}}"
            r" Teo Brandt\end{picture}",
            ["Tessa Vorn", "Teo Brandt"],
            id="picture, with names where none belong",
        ),
        pytest.param("a \\[ x = \\text{Tessa} \\] b", ["a", "x = Tessa", "b"], id="display"),
    ],
)
def test_what_is_read(text: str, read: list[str]) -> None:
    """Commands give way to what they print, or part what they part."""
    assert lines_read(text, "latex") == read


@pytest.mark.parametrize(
    ("text", "read", "aside"),
    [
        pytest.param(
            r"Tessa\footnote{Of \emph{Teo}.} left", ["Tessa left"], ["Of Teo."], id="note"
        ),
        pytest.param(
            "Tessa % from\n% Hyesan\nleft", ["Tessa left"], ["from", "Hyesan"], id="comment"
        ),
        pytest.param(r"Tessa\index{Vorn, Tessa} left", ["Tessa left"], ["Vorn, Tessa"], id="index"),
        pytest.param(r"so \cite[p.~5]{a} it is", ["so it is"], ["p. 5"], id="page of a source"),
        pytest.param(
            "a\n\\begin{comment}\nTessa\n\\end{comment}", ["a"], ["Tessa"], id="comment block"
        ),
        pytest.param(
            r"a\footnote{b\footnote{c} d} e", ["a e"], ["b", "c", "d"], id="a note in a note"
        ),
    ],
)
def test_asides(text: str, read: list[str], aside: list[str]) -> None:
    """Notes and comments are read by themselves, and the sentence around them runs on."""
    assert lines_read(text, "latex") == read
    assert sorted(" ".join(asides_read(text, "latex")).split()) == sorted(" ".join(aside).split())


@pytest.mark.parametrize(
    ("text", "addressed"),
    [
        pytest.param(
            r"\label{sec:a} \ref{sec:a} \cite{b2024, c}",
            ["sec:a", "sec:a", "b2024", "c"],
            id="labels",
        ),
        pytest.param(
            r"\href{https://a.example/%41na}{x} \url{b#c}",
            ["https://a.example/%41na", "b#c"],
            id="URLs",
        ),
        pytest.param(
            r"\input{parts/tessa} \includegraphics{tessa}", ["parts/tessa", "tessa"], id="files"
        ),
        pytest.param(
            r"\newcommand{\tessa}{x} \tessa", ["tessa", "tessa"], id="commands of one's own"
        ),
        pytest.param(r"\hyperref[sec:a]{x}", ["sec:a"], id="label in an option"),
        pytest.param(r"\@ifundefined{x} \@", ["ifundefined"], id="names of packages"),
        pytest.param(
            r"\tikz \draw[blue] (tessa) edge[above] (2,1) node{x};",
            ["blue", "tessa", "above", "x"],
            id="names in drawings",
        ),
        pytest.param(r"\textbf{x}\quad\LaTeX", [], id="commands of LaTeX"),
        pytest.param(
            r"\hspace{1em}\vspace*{-2 cm}\setlength{\parskip}{1em plus 2pt}\rule{3cm}{.4pt}"
            r"\includegraphics[width=0.5\textwidth,height=3cm]{x}\begin{tabular}{l p{3cm}}a",
            ["x", "l p"],
            id="lengths",
        ),
        pytest.param(
            r"\hspace{tessa}\setlength{\tessa}{1em}", ["tessa", "\\tessa"], id="no lengths"
        ),
    ],
)
def test_addresses(text: str, addressed: list[str]) -> None:
    """Labels, paths, URLs and names that the draft gives are addresses."""
    assert addresses(text, "latex") == addressed


def test_code() -> None:
    """In verbatim marks are letters, and what they hold is read."""
    text = "\\begin{verbatim}\nTessa % \\textbf{x}\n\\end{verbatim} \\verb|T\\x| \\lstinline{y}"
    assert code(text, "latex") == ["\nTessa % \\textbf{x}\n", "T\\x", "y"]
    assert lines_read(text, "latex") == ["Tessa % \\textbf{x}", "T\\x y"]


@pytest.mark.parametrize(
    ("before", "written"),
    [
        pytest.param("He met ", r"[PHONE\_NUMBER]", id="in a sentence"),
        pytest.param("\\item ", r"{[PHONE\_NUMBER]}", id="after a command"),
        pytest.param("a \\\\\n", r"{[PHONE\_NUMBER]}", id="after a line break"),
        pytest.param("\\begin{figure} ", r"{[PHONE\_NUMBER]}", id="after an environment"),
        pytest.param("\\section[Of ", r"{[PHONE\_NUMBER]}", id="in an option"),
        pytest.param("\\cite[see][at ", r"{[PHONE\_NUMBER]}", id="in a second option"),
        pytest.param("\\verb|", "[PHONE_NUMBER]", id="in code"),
    ],
)
def test_replacements_are_no_markup(before: str, written: str) -> None:
    """What LaTeX takes for itself is escaped, what would be an option grouped; it reads alike."""
    document = parse(f"{before}x| y}}]{{}}", "latex")
    spelled = spell(document, len(before), "[PHONE_NUMBER]")
    assert spelled == written
    assert "[PHONE_NUMBER]" in "".join(lines_read(f"{before}{spelled}| y}}]{{}}", "latex"))


def test_a_number_of_any_length_is_no_character() -> None:
    """Python makes no number of so many digits."""
    from redactor.documents.latex.codes import written

    assert written("9" * 5_000) == ""
    assert written("0" * 5_000 + "65") == "A"
