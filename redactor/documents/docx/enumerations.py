"""Values in small letters that Word's own formats list for attributes, which nobody wrote.

Source: the simple types of ECMA-376 5th edition part 1 (17.18 WordprocessingML, 20.1.10 and 20.4.3
DrawingML, 21.2.3 charts, 21.4.7 diagrams, 22.1.3 formulas, 22.9 shared) and part 4 (19.1.3, 19.2.3
VML); CSS Color Module Level 4 for the names of colours. Values with capitals in them, such as
`lowerRoman`, are no words that anybody writes.
"""

from __future__ import annotations

_WORDPROCESSING = """
    accent all always around auto autofit background bar baseline before begin both bottom bullet
    center character chicago circle clean clear colon column comma comments continue continuous
    contributors current custom dash dashed date decimal decorative default delete dirty distribute
    dot dotted double drop dxa editors email end even everyone exact first fixed forms front full
    half heavy hex hidden hyphen hyperlink inline inset inside insert landscape left lights line
    lines linear low margin marker maximum median middle modern move multilevel never next nil none
    normal nothing number numbering odd off on ordinal outline outset outside overlap owners page
    paragraph pct percent period portrait preserve print replace restart right roman rotate round
    script separate shimmer single solid space sparkle spelling square start strict style subscript
    superscript swiss tab table text thick through tight top transitional triple true false
    underscore unlocked variable wave web words wrap
    aiueo chosung ganada iroha gregorian hebrew hijri japan korea saka taiwan thai umalqura
    apples birds cabins checked confetti fans film firecrackers flowers gems gradient hearts holly
    hypnotic marquee moons mosaic northwest ovals packages papyrus pencils people poinsettias
    quadrants rings safari sawtooth seattle skyrocket snowflakes sombrero southwest stars sun
    swirligig trees vine waveline woodwork
    above after below catalog checkered clocks cols compass contextual cup discretional fax font
    historical indent largest letter lining match name pitch priority proportional pyramids
    regular rows tabular tags triangles type view edit content toolbar speller fraktur monospace
    double-struck sans-serif centered repeat
"""
"""With calendars, numbers and the pictures of borders."""

_DRAWING = """
    across arc arrow balanced bevel black bold can chevron chilly chord cloud clr contrasting corner
    ctr cube cust darken dbl decagon diamond dist dodecagon donut down ellipse ellipsis flat flood
    folded frame freezing funnel glow gray harsh heart heptagon hexagon high horz hqprint just large
    largest lighten major matte med medium metal minor miter moon morning mult norm octagon over
    oval overflow parallelogram pentagon perspective pie plaque plastic plus powder rect reflection
    ribbon rnd screen shape small sng soft star stealth stretch sunrise sunset teardrop tile tri
    triangle trapezoid up vert wavy white wide narrow wedge
    abs atan cos max mid min mod pin prod sin sqrt sum sumangle tan val
    angle convex divot plaid riblet shingle slope sphere trellis weave gradient all
"""
"""With shapes and the functions by which they are drawn."""

_CHARTS = """
    area average between box clustered col cone cross cylinder days edge exp factor filled gap
    inner log marker minus months outer percentage picture poly power pyramid smooth span stacked
    standard years zero in out
    billions hundreds millions pos stack thousands trillions val
"""
_DIAGRAMS = """
    alignment ancestor aspect asst breadth channels choose composite conn cross cycle depth des
    descendant doc element equ fallback flow follow hang hierarchy indent list lin neq node
    one orientation parent peer pres process pyra relationship self sibling snake stem type
"""
_VML = """
    any block classic color curve edit elbow emboss embossed engrave gradient hide ignore join
    long open parallel pattern sigma short straight undrawn view wireframe
    content docasicon embed icon link metafile bitmap
    curved user
"""
_COLOURS = """
    aliceblue antiquewhite aqua aquamarine azure beige bisque blanchedalmond blue blueviolet brown
    burlywood buttonface buttonshadow buttontext cadetblue chartreuse chocolate coral
    cornflowerblue cornsilk crimson cyan darkblue darkcyan darkgoldenrod darkgray darkgreen darkgrey
    darkkhaki darkmagenta darkolivegreen darkorange darkorchid darkred darksalmon darkseagreen
    darkslateblue darkslategray darkslategrey darkturquoise darkviolet deeppink deepskyblue dimgray
    dimgrey dodgerblue firebrick floralwhite forestgreen fuchsia gainsboro ghostwhite gold goldenrod
    graytext green greenyellow grey highlighttext honeydew hotpink indianred indigo infobackground
    infotext ivory khaki lavender lavenderblush lawngreen lemonchiffon lightblue lightcoral
    lightcyan lightgoldenrodyellow lightgray lightgreen lightgrey lightpink lightsalmon
    lightseagreen lightskyblue lightslategray lightslategrey lightsteelblue lightyellow lime
    limegreen linen magenta maroon mediumaquamarine mediumblue mediumorchid mediumpurple
    mediumseagreen mediumslateblue mediumspringgreen mediumturquoise mediumvioletred menutext
    midnightblue mintcream mistyrose moccasin navajowhite navy oldlace olive olivedrab orange
    orangered orchid palegoldenrod palegreen paleturquoise palevioletred papayawhip peachpuff peru
    pink plum powderblue purple rebeccapurple red rosybrown royalblue saddlebrown salmon sandybrown
    seagreen seashell sienna silver skyblue slateblue slategray slategrey snow springgreen steelblue
    teal thistle tomato turquoise violet wheat whitesmoke windowtext yellow yellowgreen
"""

VALUES = frozenset(
    " ".join((_WORDPROCESSING, _DRAWING, _CHARTS, _DIAGRAMS, _VML, _COLOURS)).split()
)
"""All of them."""
