"""What commands of LaTeX print, and what their arguments are.

Source: general knowledge of LaTeX2e and of widely used packages, 2026; Apache-2.0.
"""

from __future__ import annotations

from enum import Enum


class Kind(Enum):
    """What an argument is."""

    INLINE = "p"
    """Words of the sentence."""
    BLOCK = "t"
    """Words by themselves: a heading, a caption."""
    MAKER = "m"
    """Names of authors."""
    ASIDE = "i"
    """Words that are printed elsewhere: a footnote, an index entry."""
    ADDRESS = "a"
    """A label, a list of them, a path or a URL."""
    RAW = "x"
    """Lengths, colours, columns."""
    KEYS = "k"
    """Keys and values."""
    NAME = "n"
    """The name of a command that is defined."""


def _kinds(table: str) -> dict[str, tuple[Kind, ...]]:
    rows = (line.split(":") for line in table.split("\n") if line)
    return {
        name: tuple(map(Kind, kinds.strip())) for kinds, names in rows for name in names.split()
    }


ARGUMENTS = _kinds(
    """\
p:textbf textit texttt textsc textsf textrm textup textmd textsl textnormal emph underline uline
p:uuline sout st hl ul mbox fbox hbox text enquote MakeUppercase MakeLowercase uppercase lowercase
p:textsuperscript textsubscript so caps centerline framebox makebox operatorname ensuremath
p:textquote hyperref
t:section subsection subsubsection chapter part paragraph subparagraph caption title subtitle date
t:frametitle framesubtitle subcaption captionof institute affil dedication abstract blockquote
t:address keywords markboth markright epigraph tag
m:author editor translator
i:footnote footnotetext marginpar marginnote sidenote endnote thanks todo index glossary note
a:label ref pageref eqref autoref cref Cref vref nameref Ref namecref cite citep citet citealp
a:citealt citeauthor citeyear nocite parencite textcite footcite autocite fullcite url path
a:nolinkurl
a:input include includeonly includegraphics documentclass usepackage RequirePackage bibliography
a:addbibresource bibliographystyle graphicspath bibitem gls glspl Gls Glspl acrshort acrlong acrfull
a:subfile import hyperdef phantomlabel subref
ap:href hypertarget hyperlink
x:vspace hspace pagestyle thispagestyle pagenumbering setlist geometry color definecolor vskip
x:hyphenation linespread bookmarksetup usetikzlibrary newcounter stepcounter refstepcounter
xx:setlength addtolength fontsize rule setcounter addtocounter
xxx:definecolor
xp:textcolor colorbox raisebox parbox scalebox adjustbox hyphenchar foreignlanguage selectlanguage
xp:rotatebox
xxp:multicolumn multirow fcolorbox resizebox
xxt:addcontentsline
x:cline cmidrule pgfmathparse
k:hypersetup lstset pdfinfo sisetup captionsetup tcbset tikzset pgfplotsset pgfkeys
nx:pgfmathsetmacro pgfmathtruncatemacro pgfmathsetlengthmacro
n:newcommand renewcommand providecommand DeclareMathOperator DeclareRobustCommand newrobustcmd let
a:newenvironment renewenvironment
at:newtheorem
ak:newglossaryentry
att:newacronym
"""
)
"""The arguments in braces of a command; of one that is not here, all are prose."""

SYMBOLS = {
    **dict.fromkeys(
        "par item newline linebreak break and newpage clearpage pagebreak tabularnewline hline "  # noqa: SIM905
        "maketitle tableofcontents bigskip medskip smallskip midrule toprule bottomrule".split(),
        "\n",
    ),
    **dict.fromkeys(
        "quad qquad space enspace thinspace nobreakspace xspace hfill tab textvisiblespace".split(),  # noqa: SIM905
        " ",
    ),
    **dict.fromkeys(
        "bf it sc sf rm tt sl em bfseries itshape scshape sffamily rmfamily ttfamily slshape "  # noqa: SIM905
        "mdseries upshape normalfont tiny scriptsize footnotesize small normalsize large Large "
        "LARGE huge Huge centering raggedright raggedleft noindent indent protect relax nobreak "
        "boldmath allowbreak footnotemark left right displaystyle textstyle appendix frontmatter "
        "mainmatter backmatter hfil hss vfill vfil fi iffalse iftrue else printbibliography "
        "doublespacing onehalfspacing singlespacing sloppy leavevmode null begingroup endgroup "
        "ignorespaces textcompwordmark unskip makeatletter makeatother appendixname def".split(),
        "",
    ),
    "and": "\nBy ",
    "ldots": "…",
    "dots": "…",
    "textellipsis": "…",
    "textendash": "–",
    "textemdash": "—",
    "textquoteleft": "‘",
    "textquoteright": "’",
    "textquotedblleft": "“",
    "textquotedblright": "”",
    "lq": "‘",
    "rq": "’",
    "textquotesingle": "'",
    "textbackslash": "\\",
    "textasciitilde": "~",
    "textunderscore": "_",
    "slash": "/",
    "pounds": "£",
    "textsterling": "£",
    "texteuro": "€",
    "euro": "€",
    "textdollar": "$",
    "TeX": "TeX",
    "LaTeX": "LaTeX",
    "lbrack": "[",
    "rbrack": "]",
    "ss": "ß",
    "SS": "SS",
    "ae": "æ",
    "AE": "Æ",
    "oe": "œ",
    "OE": "Œ",
    "aa": "å",
    "AA": "Å",
    "o": "ø",
    "O": "Ø",
    "l": "ł",
    "L": "Ł",
    "i": "ı",
    "j": "ȷ",
    "dh": "ð",
    "DH": "Ð",
    "dj": "đ",
    "DJ": "Đ",
    "th": "þ",
    "TH": "Þ",
    "ng": "ŋ",
    "NG": "Ŋ",
}
"""What commands without arguments print, or how they part the words around them."""

ENVIRONMENT_ARGUMENTS = {
    **dict.fromkeys("tabular array longtable minipage multicols thebibliography".split(), 1),  # noqa: SIM905
    **dict.fromkeys("tabular* tabularx tabulary wrapfigure tabularx*".split(), 2),  # noqa: SIM905
}
"""How many arguments of an environment are columns and lengths."""

ENVIRONMENTS = frozenset(
    "abstract align align* array block center columns comment description displaymath document "  # noqa: SIM905
    "enumerate eqnarray equation equation* figure figure* flushleft flushright frame gather "
    "gather* itemize letter list longtable math minipage multicols multline note picture "
    "proof quotation quote subfigure table table* tabular tabular* tabularx tabulary "
    "thebibliography titlepage trivlist verse wrapfigure".split()
)
"""Environments of LaTeX and of widely used packages; the name of another is the draft's own."""

VERBATIM = frozenset(
    "verbatim verbatim* Verbatim lstlisting minted filecontents filecontents* alltt".split()  # noqa: SIM905
)
"""Environments in which marks are letters."""

OPTION_KEYS = frozenset("documentclass usepackage RequirePackage includegraphics".split())  # noqa: SIM905
"""Commands whose option is a list of keys."""

PROSE_KEYS = frozenset(
    "alt author caption description first firstplural long name pdfauthor pdfkeywords "  # noqa: SIM905
    "pdfproducer pdfcreator pdfsubject pdftitle plural short text title "
    "label pin xlabel ylabel zlabel".split()
)
"""Keys whose values readers see."""

MAKER_KEYS = frozenset({"author", "pdfauthor"})
"""Those of them whose values are names of authors."""
