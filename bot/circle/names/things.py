"""Things at hand when someone types just anything: a word in this list is no person.

Only words that are hardly ever a family name: no "Appel", no "Brood".
"""

from bot.circle.names.lettering import word_set

THINGS = word_set(
    "spaghetti pizza patat friet frietjes frikandel pannenkoek pannenkoeken macaroni lasagne pasta rijst banaan",
    "boterham boterhammen ijsje chocola chocolade chips cola bier koekje koekjes snoep frisdrank avondeten ontbijt",
    "lunch fiets trein televisie tv netflix playstation xbox tablet laptop iphone spelletje spelletjes bed douche",
    "afwas wasmachine stofzuiger luier luiers speelgoed knuffel regen woord woorden tekst letters",
    "onzin flauwekul larie bla blabla blablabla test123 slapen toilet wc vakantie bioscoop muziek sigaret sigaretten",
)
