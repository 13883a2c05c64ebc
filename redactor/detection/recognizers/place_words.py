"""English words that say whether a name is a place.

Source: our own lists, from general knowledge of the language, 2026; Apache-2.0.
"""

from __future__ import annotations


def _words(text: str) -> frozenset[str]:
    return frozenset(text.split())


LOCATIVE = _words(
    """
    in near outside inside into across throughout via toward towards beyond within around at
    onto off through along
    """
)
"""Words before a place that seldom stand before a person."""

DIRECTIONAL = _words(
    """
    from to of between leaving leave left reach reached reaching visit visited visiting enter
    entered entering fled flee fleeing cross crossed bordering over against and or for under
    past
    """
)
"""Words before a place that stand before persons and things as well."""

PLACE_NOUNS = _words(
    """
    city town village hamlet port province county district region state capital suburb
    municipality township commune prefecture oblast governorate island valley area outskirts
    streets people suburbs centre center coast north south east west border republic territory
    kingdom mayor governor gulf bay lake mountains hills parts resort neighbourhood
    neighborhood camp
    """
)
"""Nouns that, with `of`, introduce the name of a place."""

SETTLEMENTS = _words(
    """
    village hamlet town city township suburb municipality commune parish settlement port district
    neighbourhood neighborhood barrio oasis resort
    """
)
"""What a name is said to be: `Katoru is a village`."""

AREA_NOUNS = _words(
    """
    province provinces county counties district districts region regions state city town
    township prefecture oblast governorate municipality village parish canton department
    territory peninsula island islands river valley mountains desert lake bay coast delta
    basin highlands suburb suburbs area borough metro krai voivodeship emirate division tehsil
    upazila woreda kebele subdistrict sub-district ward archipelago strait canyon forest
    """
)
"""Nouns that may follow the name of an area and belong to it."""

DIRECTIONS = _words(
    """
    north south east west northern southern eastern western central northeast northwest
    southeast southwest northeastern northwestern southeastern southwestern rural downtown
    mainland inner outer greater upper lower northernmost southernmost easternmost westernmost
    """
)
"""Words before the name of an area that belong to it."""

TITLES = _words(
    """
    mr mrs ms miss mx dr prof professor sir madam lady lord dame rev reverend fr father sister
    brother col colonel gen general lt lieutenant sgt sergeant capt captain maj major cpl
    corporal pvt private adm admiral cmdr commander comrade judge justice president senator
    sen rep representative minister king queen prince princess pope bishop archbishop cardinal
    rabbi imam sheikh saint st governor gov mayor detective inspector constable officer coach
    aunt uncle auntie grandma grandpa mme mlle monsieur madame herr frau señor señora don doña
    """
)
"""Words before the name of a person."""

LED = _words(
    """
    based born area bound style wide led backed controlled held run registered trained raised
    made owned educated flagged occupied dominated level funded era
    """
)
"""Words that a hyphen may join to the name of a place."""

PARTICLES = _words(
    """
    of the and on upon in by i under de del della di da do dos das du des la las le les los el
    al as ad an ar ash at az es ez y e en em am im der den dem und sur sous lès na nad pri ob
    pod bei auf van von zu
    """
)
"""Words in lower case that stand inside names of places."""

ARTICLES = _words(
    """
    al el ad an ar as ash at az es ez ed
    """
)
"""Arabic articles, which start a name in lower case when a hyphen follows."""

NOT_PLACES = _words(
    """
    afghan albanian algerian american andorran angolan arab arabian argentine argentinian
    armenian asian australian austrian azeri azerbaijani bahraini bangladeshi basque
    belarusian belgian beninese bhutanese bolivian bosnian brazilian british bruneian
    bulgarian burkinabe burmese burundian cambodian cameroonian canadian catalan chadian
    chechen chilean chinese colombian congolese croatian cuban cypriot czech dane danish dutch
    ecuadorian egyptian emirati english eritrean estonian ethiopian european fijian filipino
    finnish french gabonese gambian georgian german ghanaian greek guatemalan guinean guyanese
    haitian hmong honduran hungarian icelandic indian indonesian iranian iraqi irish israeli
    italian ivorian jamaican japanese jewish jordanian karen kazakh kenyan korean kosovar
    kurdish kuwaiti kyrgyz lao laotian latvian lebanese liberian libyan lithuanian macedonian
    malagasy malawian malaysian malian maltese mauritanian mexican moldovan mongolian
    montenegrin moroccan mozambican namibian nepalese nepali nicaraguan nigerian nigerien
    norwegian omani pakistani palestinian panamanian papuan paraguayan persian peruvian polish
    portuguese qatari rohingya roma romani romanian russian rwandan samoan saudi scot scottish
    senegalese serb serbian shan sinhalese slovak slovenian somali soviet spaniard spanish
    sudanese surinamese swede swedish swiss syrian taiwanese tajik tamil tanzanian tatar thai
    tibetan togolese tongan tunisian turk turkish turkmen tuareg ugandan ukrainian uruguayan
    uyghur uighur uzbek venezuelan vietnamese welsh yemeni yemenite yazidi yezidi zambian
    zimbabwean zulu african latin latino hispanic slavic nordic baltic balkan caucasian maori
    aboriginal inuit sunni shia shiite druze alawite christian catholic muslim buddhist hindu
    sikh protestant orthodox mennonite amish mormon hebrew farsi dari pashto urdu hindi
    bengali punjabi telugu malay khmer tagalog javanese swahili hausa yoruba igbo amharic
    tigrinya oromo xhosa afrikaans mandarin cantonese hokkien gaelic creole quechua guarani
    yiddish dinka nuer sinhala marathi gujarati kannada malayalam arabic bambara lingala wolof
    islam christianity judaism buddhism hinduism god allah ramadan lent easter christmas
    advent eid diwali passover hanukkah nowruz tet whatsapp telegram signal facebook twitter
    instagram tiktok youtube wechat google viber zoom skype messenger reddit linkedin excel
    word parliament congress senate hansard covid bible koran quran torah internet
    """
)
"""Peoples, languages, religions, feasts, platforms and bodies; some are villages somewhere too."""

ROLES = _words(
    """
    son sons daughter daughters wife husband widow widower brother brothers sister sisters father
    mother uncle aunt cousin nephew niece grandson granddaughter friend colleague neighbour neighbor
    named called nicknamed surnamed minister ministers spokesman spokeswoman spokesperson director
    chairman chairwoman chair chief secretary commissioner lawyer barrister attorney solicitor
    reporter correspondent journalist editor photographer analyst researcher economist historian
    author novelist poet singer actor actress musician footballer player striker goalkeeper
    midfielder defender captain coach manager activist campaigner politician lawmaker prosecutor
    detective officer sergeant nurse teacher farmer driver student defector founder owner ambassador
    diplomat envoy expert geologist biologist engineer scientist coordinator organiser organizer
    """
)
"""Nouns right before the name of a person."""

MOTION = _words(
    """
    came come comes coming went go goes going gone moved move moves moving travelled traveled travel
    travels travelling traveling returned return returns returning drove drive drives driving driven
    flew fly flies flying flown fled flee sent send taken took bound back way road bus train flight
    deported transferred posted home trip journey sailed walked relocated migrated emigrated
    """
)
"""Words that `to` and the name of a place follow."""

PREFIXES = _words("pro anti non ex post pre neo semi un")
"""What a hyphen joins to a name that then tells whose side one is on, not where."""

REGION_NOUNS = _words(
    """
    province region state oblast krai governorate prefecture county canton voivodeship emirate
    """
)

TOWN_NOUNS = _words(
    """
    city town village
    """
)
