"""Nouns for places, by the coarse kind of place that each of them names.

Source: our own lists, from general knowledge of the language, 2026; Apache-2.0.
"""

from __future__ import annotations


def _words(text: str) -> frozenset[str]:
    return frozenset(text.split())


KINDS = {
    "address": (
        "street streets road roads lane lanes avenue boulevard drive close crescent alley alleys "
        "alleyway rd ave blvd square plaza roundabout junction intersection crossroads corner "
        "crossing cul-de-sac backstreet backstreets sidestreet sidewalk pavement esplanade "
        "promenade corniche embankment arcade passageway"
    ),
    "airport": "airport airfield airstrip airbase runway helipad hangar",
    "area": (
        "province county district districts region prefecture oblast krai governorate canton "
        "department territory desert plateau basin steppe countryside estate zone sector "
        "concession reservation homeland peninsula archipelago parish"
    ),
    "barrier": "fence wall walls",
    "boat": "barge houseboat ferry",
    "border area": "border frontier borderland",
    "bridge": "bridge bridges footbridge viaduct overpass flyover",
    "building": (
        "house houses hut huts shed sheds shack shacks cottage bungalow villa flat flats "
        "apartment apartments tenement hostel hostels dormitory dormitories dorm guesthouse inn "
        "hotel hotels motel garage garages warehouse warehouses building buildings block blocks "
        "tower towers hall palace castle museum library theatre theater cinema stadium lodge "
        "prefab outhouse outbuilding farmhouse courthouse townhouse clubhouse boathouse gatehouse "
        "lighthouse skyscraper high-rise mansion orphanage gym gymnasium velodrome gallery "
        "archive archives bank headquarters embassy consulate annex annexe bathhouse sauna "
        "brothel half-way-house portacabin barn barns stable stables silo silos greenhouse "
        "greenhouses pigsty hayloft cabin"
    ),
    "camp": "camp camps sub-camp encampment campsite",
    "checkpoint": "checkpoint checkpoints checkpost roadblock",
    "coast": "beach bay cove coast shore seafront waterfront shoreline",
    "dam": "dam weir sluice",
    "entrance": "gate gates entrance doorway door turnstile turnstiles",
    "farm": (
        "farm farms ranch orchard orchards plantation vineyard field fields paddy paddies pasture "
        "pastures homestead smallholding allotment allotments vegetable-patch acreage acreages "
        "corral feedlot dairy"
    ),
    "floor": "floor floors storey",
    "forest": (
        "forest forests wood woods grove jungle thicket mangrove mangroves copse woodland "
        "cottonwoods clearing"
    ),
    "hill or mountain": (
        "hill hills hillside hilltop mountain mount ridge peak mountains foothills slope slopes "
        "highlands summit"
    ),
    "hospital": (
        "hospital hospitals clinic clinics infirmary hospice ward wards surgery sanatorium "
        "polyclinic dispensary maternity"
    ),
    "island": "island islands islet atoll",
    "lake": "lake lagoon pond ponds reservoir lakeshore lakeside",
    "landmark": (
        "monument memorial statue obelisk chimney mast pylon antenna turbine arch minaret belfry "
        "elevator windmill"
    ),
    "military site": (
        "barracks garrison base fort outpost bunker trench trenches dugout watchtower"
    ),
    "natural feature": (
        "cliff cliffs dune dunes escarpment cave caves waterfall spring springs reef spit cape "
        "sandbar"
    ),
    "open space": (
        "yard courtyard backyard garden gardens park playground pitch parking lot car-park "
        "carpark compound meadow racecourse dump landfill junkyard scrapyard campground "
        "fairground parade-ground schoolground"
    ),
    "part of a building": (
        "basement attic loft roof rooftop stairwell staircase balcony porch veranda verandah "
        "patio lift corridor hallway lobby foyer mezzanine"
    ),
    "place for the dead": "cemetery graveyard churchyard crematorium tomb morgue mortuary",
    "place of detention": (
        "prison prisons jail jails penitentiary cell cells colony dungeon cellblock"
    ),
    "place of worship": (
        "church churches chapel cathedral mosque mosques temple temples shrine synagogue "
        "monastery convent nunnery abbey basilica pagoda vestry sacristy"
    ),
    "place to eat": (
        "café cafe cafés cafes teahouse tearoom restaurant restaurants canteen bar bars pub "
        "tavern diner cafeteria steakhouse pizzeria eatery carvery brasserie bistro nightclub "
        "casino karaoke"
    ),
    "port": (
        "port harbour harbor pier jetty wharf quay dock docks dockyard marina shipyard boatyard "
        "slipway berth pontoon"
    ),
    "railway": "railway railroad siding sidings tracks",
    "road": (
        "highway motorway expressway freeway parkway bypass track path trail footpath driveway "
        "layby lay-by toll-gate tollbooth"
    ),
    "room": (
        "room rooms bedroom bedrooms cubicle cellar kitchen office offices study bathroom "
        "washroom toilet toilets lavatory pantry storeroom newsroom courtroom boardroom lounge "
        "dormroom suite studio lab laboratory booth compartment changing-room locker- room "
        "waiting-room"
    ),
    "school": (
        "school schools kindergarten college lycée academy university institute nursery madrasa "
        "seminary schoolhouse schoolyard classroom classrooms campus crèche"
    ),
    "settlement": (
        "village villages hamlet hamlets town towns township townships suburb suburbs settlement "
        "settlements neighbourhood neighborhood neighbourhoods neighborhoods quarter slum slums "
        "favela ghetto kampung kibbutz city capital outskirts downtown commune municipality "
        "barrio enclave oasis resort seaport"
    ),
    "shelter": "tent tents caravan trailer container shelter squat",
    "shop": (
        "shop shops store stall stalls kiosk bakery pharmacy supermarket mall market markets "
        "bazaar grocery boutique butcher barber salon pawnshop junkshop bookshop dealership "
        "laundry laundromat launderette showroom parlour parlor stationer hairdresser greengrocer "
        "delicatessen"
    ),
    "stop": (
        "station stations stop stops terminal terminus platform halt depot railhead rank stand "
        "subway"
    ),
    "tunnel": "tunnel culvert underpass",
    "valley": "valley valleys gorge canyon gully ravine pass wadi",
    "water point": "well wells borehole pump standpipe hydrant cistern tank tap fountain",
    "waterway": (
        "river rivers creek stream streams canal canals riverbank riverbed riverside tributary "
        "estuary brook rapids ford towpath headwaters ditch"
    ),
    "wetland": "marsh marshes swamp bog wetland wetlands mudflats salt-pan delta",
    "works": (
        "factory factories mill mills plant refinery foundry smelter brewery distillery tannery "
        "sawmill workshop workshops kiln kilns quarry mine mines colliery shaft pit brickworks "
        "brickfield furnace gasworks sweatshop powerhouse substation slaughterhouse abattoir "
        "cannery weighbridge"
    ),
}
"""Coarse kinds of places, and the nouns at the head of a description that are of that kind."""

KIND_OF = {word: kind for kind, words in KINDS.items() for word in words.split()}

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
    sector zone reservation homeland court courts hub suite course
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
