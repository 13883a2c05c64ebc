"""Nouns for places, by the coarse kind of place that each of them names.

Source: our own lists, from general knowledge of the language, 2026; Apache-2.0.
"""

from __future__ import annotations

from redactor.inflection import plural


def _words(text: str) -> frozenset[str]:
    return frozenset(text.split())


KINDS = {
    "address": (
        "alley alleyway arcade ave avenue backstreet blvd boulevard corner corniche "
        "crescent crossing crossroads cul-de-sac embankment esplanade intersection junction "
        "lane passageway pavement plaza promenade rd road roundabout sidestreet sidewalk square "
        "street"
    ),
    "airport": "airbase airfield airport airstrip helipad runway",
    "area": (
        "archipelago basin canton concession countryside county department desert district estate "
        "governorate homeland krai oblast parish peninsula plateau prefecture province region "
        "reservation steppe territory zone"
    ),
    "barrier": "fence wall",
    "boat": "barge ferry houseboat",
    "border area": "border borderland frontier",
    "bridge": "bridge flyover footbridge overpass viaduct",
    "building": (
        "annex annexe apartment archive arena barn bathhouse block boathouse brothel "
        "building bungalow cabin castle cinema clubhouse consulate cottage courthouse dorm "
        "dormitory embassy farmhouse flat gallery garage gatehouse greenhouse guesthouse gym "
        "gymnasium half-way-house hangar hayloft headquarters high-rise hostel hotel house hut inn "
        "library lighthouse lodge mansion motel museum observatory orphanage outbuilding outhouse "
        "palace pavilion pigsty portacabin prefab sauna shack shed silo skyscraper "
        "stadium tenement theater theatre tower townhouse velodrome villa warehouse"
    ),
    "camp": "camp campsite encampment sub-camp",
    "checkpoint": "checkpoint checkpost road-block roadblock",
    "coast": "bay beach coast cove seafront shore shoreline waterfront",
    "dam": "dam sluice weir",
    "entrance": "door doorway entrance gate turnstile",
    "farm": (
        "acreage allotment corral dairy farm feedlot homestead orchard paddy pasture "
        "plantation ranch smallholding vegetable-patch vineyard"
    ),
    "floor": "floor storey",
    "forest": "clearing copse cottonwoods forest grove jungle mangrove thicket wood woodland",
    "hill or mountain": (
        "foothills highlands hill hillside hilltop mount mountain peak ridge slope summit"
    ),
    "hospital": ("clinic dispensary hospice hospital infirmary maternity polyclinic sanatorium"),
    "island": "atoll island islet",
    "lake": "lagoon lake lakeshore lakeside pond reservoir",
    "landmark": (
        "antenna arch belfry chimney elevator mast memorial minaret monument obelisk pylon statue "
        "turbine windmill"
    ),
    "military site": "barrack bunker dugout fort garrison outpost trench watchtower",
    "natural feature": ("cape cave cliff dune escarpment reef sandbar sea spit volcano waterfall"),
    "open space": (
        "backyard campground car-park carpark compound courtyard dump fairground garden junkyard "
        "landfill meadow parade-ground parking playground racecourse "
        "schoolground scrapyard zoo"
    ),
    "part of a building": (
        "attic balcony basement corridor foyer hallway lift lobby loft mezzanine patio porch roof "
        "rooftop staircase stairs stairwell steps veranda verandah"
    ),
    "place for the dead": "cemetery churchyard crematorium graveyard morgue mortuary tomb",
    "place of detention": "cellblock dungeon jail penitentiary prison",
    "place of worship": (
        "abbey basilica cathedral chapel church convent monastery mosque nunnery pagoda sacristy "
        "shrine synagogue temple vestry"
    ),
    "place to eat": (
        "bistro brasserie cafe cafeteria café canteen carvery casino diner eatery karaoke "
        "nightclub pizzeria pub restaurant steakhouse tavern teahouse tearoom"
    ),
    "port": (
        "berth boatyard dock dockyard harbor harbour jetty marina pier pontoon port quay shipyard "
        "slipway wharf"
    ),
    "railway": "railroad railway siding",
    "road": (
        "bypass driveway expressway footpath freeway highway lay-by layby motorway parkway "
        "toll-gate tollbooth"
    ),
    "room": (
        "bathroom bedroom boardroom booth cellar changing-room compartment courtroom cubicle "
        "dormroom kitchen lab laboratory lavatory locker- lounge newsroom pantry room "
        "storeroom studio toilet waiting-room washroom"
    ),
    "school": (
        "academy campus classroom college crèche institute kindergarten lycée madrasa madrassa "
        "nursery school schoolhouse schoolyard seminary university"
    ),
    "settlement": (
        "barrio city commune downtown enclave favela ghetto hamlet kampung kibbutz "
        "municipality neighborhood neighbourhood oasis outskirts resort seaport "
        "settlement slum suburb town township village"
    ),
    "shelter": "caravan shelter squat tent trailer",
    "shop": (
        "bakery barber bazaar bookshop boutique butcher commissary dealership delicatessen "
        "greengrocer grocery hairdresser junkshop kiosk launderette laundromat laundry mall "
        "market parlor parlour pawnshop pharmacy salon shop showroom stall stationer "
        "supermarket"
    ),
    "stop": "depot halt railhead stop subway terminal terminus",
    "tunnel": "culvert tunnel underpass",
    "valley": "canyon gorge gully pass ravine valley wadi",
    "water point": "borehole cistern fountain hydrant standpipe",
    "waterway": (
        "brook canal creek ditch estuary ford headwaters rapids river riverbank riverbed "
        "riverside stream towpath tributary"
    ),
    "wetland": "bog delta marsh mudflats salt-pan swamp wetland",
    "works": (
        "abattoir brewery brickfield brickworks cannery colliery compressor distillery "
        "factory foundry furnace gasworks kiln powerhouse quarry reactor "
        "refinery sawmill slaughterhouse smelter substation sweatshop tannery weighbridge "
        "workshop"
    ),
    # Each has another sense (a river bank, a store of files), so no kind of it is sure to be true.
    "place": (
        "bank bar base boiler capital cell close colony container drive field hall lot mill "
        "mine office park path pension pit pitch plant platform plot pool pump quarter rank "
        "sector shaft stable stand station store study suite surgery tank tap track tracks "
        "trail ward well wing yard"
    ),
}
"""Coarse kinds of places, and the nouns at the head of a description that are of that kind."""

KIND_OF = {
    word: kind
    for kind, nouns in KINDS.items()
    for noun in nouns.split()
    for word in (plural(noun), noun)
}
"""The kind of each noun, singular or plural."""


COMPOUNDS = _words(
    """
    site sites centre center centres centers branch works ground grounds facility facilities
    complex unit line stand wash post point remand extension court courts rink range course depot
    room hub landing suite field pump desk side corridor lab
    """
)
"""Nouns that name a place after another noun only: `sports ground`, `car wash`."""

BROAD = _words(
    """
    bank banks study drive capital region territory department concession generator markets line
    side desk platform base stand extension range pump tank center end edge corner point post
    field fields pass peak summit close track slope spring rank city country border frontier
    sector zone reservation homeland court courts hub course wing sea seas
    """
)
"""Nouns that with an adjective are seldom places, or too large ones."""

VERBS = _words(
    "stop stops pass drive drives close closes stand stands lift lifts land wash base "
    "point post mine store stores flat spring cross lead tap field fence pump track path"
)
"""Nouns that are verbs as well."""

PARTS = _words(
    """
    part parts side sides end edge edges outskirts corner corners bank banks foot mouth bottom top
    back front rear stretch bend centre center middle tip fringe fringes heart suburbs approaches
    tributary sector quarter district
    """
)
"""Nouns that name a place only together with what they are part of."""

OBJECTS = _words(
    """
    stool bench table seat pew terrace bed bunk desk window counter works site post point spot
    place machine hut tree baobab oak acacia bin bins rubble ruins ruin organ altar loop side
    centre center
    """
)
"""Nouns that name a place only where words around them say which."""
