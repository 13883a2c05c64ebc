"""The names of elements and attributes of HTML, and what they are to a reader.

Source: WHATWG HTML Living Standard (CC BY 4.0) with its obsolete names, SVG 2 and MathML Core (W3C
Document License), 2026.
"""

from __future__ import annotations

INLINE = frozenset(
    "a abbr acronym b bdi bdo big cite code data del dfn em font i ins kbd "  # noqa: SIM905
    "mark meter nobr q ruby s samp small span strike strong time tt u var wbr".split()
)
"""Elements within a sentence."""

BLOCK = frozenset(
    "address applet area article aside audio base blockquote body br button canvas "  # noqa: SIM905
    "caption center col colgroup datalist dd details dialog dir div dl dt embed fieldset "
    "figcaption figure footer form frame frameset h1 h2 h3 h4 h5 h6 head header hgroup hr html "
    "iframe img input label legend li link main map menu meta nav noscript object ol optgroup "
    "option output p param picture pre progress rp rt script section select slot source style "
    "sub summary sup svg table tbody td template textarea tfoot th thead title tr track "
    "ul video".split()
)
"""Elements that a sentence does not run on across."""

RARE = frozenset(
    "basefont bgsound blink image isindex keygen listing marquee math menuitem "  # noqa: SIM905
    "multicol nextid noembed noframes plaintext rb rtc search selectedcontent spacer xmp".split()
)
"""Further names that a browser knows, mostly obsolete."""

DRAWN = frozenset(
    "animate animatemotion animatetransform circle clippath defs desc ellipse "  # noqa: SIM905
    "feblend fecolormatrix fecomponenttransfer fecomposite feconvolvematrix fediffuselighting "
    "fedisplacementmap fedistantlight fedropshadow feflood fefunca fefuncb fefuncg fefuncr "
    "fegaussianblur feimage femerge femergenode femorphology feoffset fepointlight "
    "fespecularlighting fespotlight fetile feturbulence filter foreignobject g line "
    "lineargradient marker mask metadata mpath path pattern polygon polyline radialgradient rect "
    "set stop switch symbol text textpath tspan use view "
    "annotation annotation-xml maction menclose merror mfenced mfrac mi mmultiscripts mn mo mover "
    "mpadded mphantom mprescripts mroot mrow ms mspace msqrt mstyle msub msubsup msup mtable mtd "
    "mtext mtr munder munderover semantics".split()
)
"""Elements of SVG and MathML, in lower case."""

UNBROKEN = INLINE | frozenset(
    "img sub sup input label picture source svg math tspan textpath g "  # noqa: SIM905
    "script style template link meta mi mn mo mrow msub msup mtext ms".split()
)
"""Elements that do not part the words around them in a page."""

PARAGRAPHS = frozenset(
    "address article aside blockquote body dialog div dl fieldset figcaption figure "  # noqa: SIM905
    "footer form h1 h2 h3 h4 h5 h6 head header hr iframe main nav noscript ol p pre section table "
    "textarea title ul".split()
)
"""Elements that stand apart like a paragraph; other blocks, such as a list's items, like lines."""

VOID = frozenset(
    "area base br col embed hr img input link meta param source track wbr".split()  # noqa: SIM905
)
"""Elements without an end."""

KNOWN = INLINE | BLOCK | RARE | DRAWN

PROSE_ATTRIBUTES = frozenset(
    "abbr alt aria-description aria-label caption content label placeholder "  # noqa: SIM905
    "summary title value".split()
)
"""Attributes that readers see or hear."""

SWITCHES = frozenset(
    "allowfullscreen async autofocus autoplay checked controls default defer "  # noqa: SIM905
    "disabled hidden inert ismap itemscope loop multiple muted nomodule noshade novalidate nowrap "
    "open playsinline readonly required reversed selected".split()
)
"""Attributes without a value."""

LINKS = frozenset(
    "action archive background cite classid codebase data download formaction href imagesrcset "  # noqa: SIM905
    "itemid longdesc manifest ping poster profile src srcset usemap xlink:href xml:base".split()
)
"""Attributes that hold addresses."""

MACHINE_ATTRIBUTES = frozenset(
    "accept accept-charset align alink allow aria-controls aria-describedby "  # noqa: SIM905
    "aria-details aria-flowto aria-labelledby aria-owns as autocomplete axis bgcolor border "
    "bordercolor cellpadding cellspacing char charset class clear color cols colspan compact "
    "coords crossorigin decoding dir dirname enctype enterkeyhint exportparts face fetchpriority "
    "fill font for form formenctype formmethod formtarget frame frameborder headers height high "
    "hreflang hspace http-equiv id imagesizes inputmode is itemprop itemref itemtype kind lang "
    "language leftmargin link list loading low marginheight marginwidth max maxlength media method "
    "min minlength name nohref optimum part pattern popover popovertarget prefix preload property "
    "rel rev role rowspan rows rules sandbox scheme scope scrolling shape size sizes slot span "
    "spellcheck start step stroke tabindex target text topmargin translate type valign version "
    "vlink vocab vspace width wrap x xml:lang xml:space xmlns y".split()
)
"""Attributes that say something to programs alone, though it may be several words."""

CODE_ATTRIBUTES = frozenset(
    "style integrity nonce d points transform viewbox values keytimes keysplines "  # noqa: SIM905
    "stroke-dasharray gradienttransform patterntransform".split()
)
"""Attributes whose value is code, digits or a digest; so are those that begin with `on`."""
