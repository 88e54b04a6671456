"""What someone says that is no person, or says about one: a dog, God, a death, a quarrel, nobody at all."""

from collections.abc import Iterable

from bot.circle.names.lettering import phrases, word_set

PETS = word_set(
    "hond hondje honden hondjes kat katten katje katjes poes poezen poesje kater kitten kittens puppy puppies pup",
    "konijn konijnen konijntje cavia cavia's hamster hamsters paard paarden paardje pony pony's vogel vogels",
    "vogeltje parkiet parkieten papegaai kip kippen vis vissen visjes goudvis schildpad huisdier huisdieren dier",
    "dieren beest beestjes dog dogs cat cats köpek köpeğim kedi kedim teckel labrador hondenvriend rat ratten slang",
    "hagedis ezel geit geiten doggo kitty poezebeest viervoeter kot pies",
)
FAITH = word_set(
    "god allah jezus jesus christus heer heere hemelse almachtige boeddha buddha shiva geloof bijbel koran quran",
    "tanrı gebed gebeden bidden jahweh jehova bóg الله بوذا engelbewaarder god's engelen universum deus schepper",
    "rabb",
)
MACHINES = word_set(
    "chatgpt gpt chatgbt chatgtp siri alexa google gemini copilot ai bot chatbot robot computer steunkring internet",
    "youtube deepseek tiktok chatje gpt4 grok ki",
)
SELVES = word_set(
    "mezelf ikzelf mijzelf mezelvers myself kzelf zelf mezelluf ikke ikkuh kendim miself mezelff ikzelluf",
)
GROUPS = word_set(
    "buurt kerk moskee school voetbalclub voetbal club sportclub sport vereniging whatsappgroep appgroep",
    "whatsapgroep appgroepje schoolplein werk familie famillie schoonfamillie vriendinen gezin schoonfamilie",
    "vrienden vriendinnen vriendengroep vriendinnengroep collega's moeders vaders opvang bso crèche kinderopvang",
    "buurthuis buurtvereniging iedereen mensen kennissen leraren leerkrachten docenten juffen meesters moedergroep",
    "vriendenkring facebookgroep groepsapp buurtapp straat flat wijk dorp kerkgenoten gemeenschap team klas",
    "klasgenoten huisgenoten hulpverleners begeleiders koor scouting bestie's maten matties besties gebedsgroep",
    "lotgenoten praatgroep vrouwengroep oudergroep inloop friends family colleagues church mosque tempel werkgroep",
    "sportschool everyone everybody trainers ploeg teamgenoten jongerencentrum buurtcentrum vrijwilligers",
    "bijbelstudie bijbelgroep bijbelkring kring clubje groep groepje speeltuin azc voetbalteam arkadaşlar komşular",
    "jeugdhonk peuterspeelzaal vriendjes vriendinnetjes hockeyclub tennisclub dansschool zwemclub zangkoor",
    "kerkgemeenschap huiskring vriendenclub buurtgenoten dorpsgenoten overblijf medeouders",
)
# — a death
DEAD = phrases(
    "overleden, overlede, gestorven, is dood, zijn dood, dood is, dood zijn, al dood, doodgegaan, dood gegaan",
    "ging dood, leeft niet meer, leven niet meer, leeft nie meer, leeft helaas niet meer, leven helaas niet meer",
    "niet meer leeft, leven allebei niet meer, leven beide niet meer, leeft al jaren niet meer, niet meer in leven",
    "leefde nog, nog leefde, er niet meer, er nie meer, er helaas niet meer, er al jaren niet meer",
    "niet meer onder ons, niet meer leven, wijlen, †, rip, in de hemel, ontvallen, heengegaan, begraven",
    "verongelukt, zaliger, passed away, died, is dead, vefat etti",
)
DEATH_OF = phrases("de dood van, overlijden van, sterven van, verlies van")
DEAD_TOGETHER = word_set("zijn leven allebei beide beiden waren")

# — what is said of someone who lives
PEACE = phrases("geen ruzie, nooit ruzie, zonder ruzie, niet boos, niet lastig, niet moeilijk, no fights")
MARKS: tuple[tuple[str, tuple[str, ...]], ...] = (
    (
        "conflict",
        phrases(
            "ruzie, ruzies, ruzi, lastig, ingewikkeld, moeizaam, stroef, gedoe, bonje, mot, gelazer, conflict",
            "conflicten, ligt moeilijk, ligt gevoelig, ligt niet zo goed, ligt erg moeilijk, ligt heel moeilijk",
            "is moeilijk, beetje moeilijk, wel moeilijk, heel moeilijk, erg moeilijk, moeilijk contact",
            "moeilijke relatie, moeilijke band, geen contact, weinig contact, slecht contact, geen goed contact",
            "niet zo goed contact, contact verbroken, contact is verbroken, contact verloren, geen goede band",
            "slechte band, geen band, lastige relatie, verstoord, praten niet, praat niet meer, praat niet met",
            "spreken elkaar niet, spreek ik niet meer, spreek niet meer, zie ik niet meer, wil me niet meer zien",
            "wil ons niet meer zien, zegt niks meer, gebrouilleerd, gebroken, botst, botsen, botsten, boos op",
            "kwaad op, is boos, zijn boos, boos op elkaar, bang voor, vertrouw ik niet, toxic, toxisch",
            "vertrouw hem niet, vertrouw haar niet, vertrouw ze niet, op gespannen voet, gespannen, spanning",
            "verwaterd, vechtscheiding, haat, klikt niet, gaat niet goed tussen, mag mij niet, mag me niet",
            "kan niet met, problemen met, kunnen niet met elkaar, kunnen niet goed, niet goed samen, problemen mee",
            "bemoeit zich, bemoeial, slaat mij, slaat me, we fight, we argue, liggen elkaar niet, ligt me niet",
            "ex is lastig, elkaar niet meer",
        ),
    ),
    (
        "costs",
        phrases(
            "kost veel, kost me, kost mij, kost energie, kosten energie, vreet energie, zuigt energie",
            "veel energie van me, vermoeiend, slurpt, uitputtend, claimt, claimerig, heel zwaar, best zwaar",
            "drammerig, vraagt veel, vreet aan me",
        ),
    ),
    (
        "unsure",
        phrases(
            "niet echt, nie echt, nt echt, niet altijd, twijfel, niet zeker, half, misschien niet, niet helemaal",
            "niet zo, not really, not sure, soort van, of toch niet, min of meer, ver weg, niet vaak, bijna nooit",
            "weinig, nooit, niet veel, eigenlijk niet, heeft het druk, is druk, weet niet of, weet ik niet",
            "weet het niet, durf ik niet, vraag ik niet, niet meteen",
        ),
    ),
)
SECRET_FROM = word_set("aan tegen mag mogen moet moeten hoeft hoeven wil willen liever zal")
SECRET_KNOW = word_set("weten horen vertellen zeggen merken ontdekken meekrijgen weet achterkomen")
SECRET_NOT = word_set("niet niks niets nie nt niemand nooit geen")
SECRETS = phrases(
    "geheim, weet hier niks van, weet hier niets van, weet van niks, weet van niets, niet doorvertellen, secret",
    "weet het nog niet, mustnt know, must not know, cant know, shouldnt know, weet niet dat, weet dit niet",
    "weet het niet en, weet er niks van, weet er niets van, niet vertellen, niet zeggen",
)

# — nobody, or nobody comes to mind
NOBODY = phrases(
    "niemand, niemant, niemandd, nimand, niemnd, niemad, nieman, niemend, nemand, nobody, no one, noone, none",
    "not anyone, geen idee, gn idee, gin idee, gnidee, geenidee, kwni, kweet ni, weet ni, geen ide",
    "geen flauw idee, no idea, idk, dunno, dont know, wnie, wniet, nvt",
    "n v t, wie dan, weet ik niet, weet ik nie, weet ik nt, weet het niet, weet het nie, weet t niet, weet t nie",
    "weet niet, weetniet, weet nie, weet nt, kweenie, kweetnie, kweetniet, kweenniet, kweeniet, weeniet, weenie",
    "kweet niet, kweet nie, kweet t niet, weet het echt niet, weet ik echt niet, weet ik eigenlijk niet",
    "weet ik zo niet, weet het zo niet, weet het eigenlijk niet, weet ik nog niet, weet het nog niet",
    "zou het niet weten, zou niet weten, zou ik niet weten, zou t niet weten, zou het echt niet weten",
    "zou het zo niet weten, zou het eigenlijk niet weten, zou echt niet weten, zou zo niet weten, niet echt iemand",
    "nie echt iemand, niet iemand, niet meteen iemand, niet zo iemand, geen enkele, geen een, geeneen, geen mens",
    "geen mensen, geen personen, geen namen, geen familie, geen vrienden, geen vriendinnen, geen vriendin",
    "geen vriend, geen kennissen, geen contacten, geen enkel persoon, mafi, geen netwerk",
    "geen steun, geen hulp, er is geen, heb er geen, ken er geen, er is er geen, heb ik niet, niks, niets, noppes",
    "nada, ben alleen, sta er alleen, alleen voor, helemaal alleen, alles alleen, alles zelf, ben op mezelf",
    "ben eenzaam, te binnen, niks bedenken, niets bedenken, ik niet bedenken, dont have anyone, have no one",
    "no family, no friends, kimse yok, hic kimse, kimsem yok, kimse, bilmiyorum, nikt, nikogo, nie wiem, никто",
    "никого, не знаю, لا احد, ما حدا, ma3raftch, la ahad, walou, hta wahed, 7ta wahed, لا اعرف, nadie, qofna",
    "hickimse",
)
NOBODY_ALONE = word_set("geen gn nul 0 none geeneen noppes nihil nada leeg kimse")
NOBODY_WHOLE = frozenset(
    {"niet echt", "nie echt", "nog niet", "eigenlijk niet", "not really", "alleen", "nee niet echt"}
)
NOT_NOBODY = phrases(
    "niks aan, niks mee, niets mee, niks voor, niks zeggen, niets zeggen, zeg niks, zeg niets, niks te maken",
    "geen zin, weet ik veel, niets te maken, snap niks, snap niets, maakt niks, maakt niets, gaat je niks",
    "gaat je niets, niks van, niets van, weet niet wat je, weet niet wat dit, weet niet wat ik moet",
    "weet niet wat u, weet niet hoe",
)
QUESTIONS = word_set("wie wat waarom hoezo waar wanneer hoe welke waarvoor why what who how when kun kan mag ben bent")
TALKING_TO = word_set("jij jou jullie je u jezelf")
ALONE = word_set("alleen enkel only alleenig")


def padded(keys: Iterable[str]) -> str:
    """Folded words as one line with a space around each, so that whole words can be looked for."""
    return f" {' '.join(keys)} "


def says(line: str, table: Iterable[str]) -> bool:
    """Whether one of the phrases stands in the padded line."""
    return any(phrase in line for phrase in table)


def marks_in(line: str, keys: frozenset[str]) -> frozenset[str]:
    """What the words say about someone: unsure, conflict, secret (may not know), costs."""
    marks = {mark for mark, table in MARKS if says(line, table)}
    if says(line, PEACE):
        marks -= {"conflict", "unsure"}
    if "energie" in keys and keys & {"kost", "kosten", "vreet", "zuigt"}:
        marks.add("costs")
    hidden = keys & SECRET_FROM and keys & SECRET_KNOW and keys & SECRET_NOT
    if hidden or says(line, SECRETS):
        marks.add("secret")
    return frozenset(marks - {"unsure"} if marks & {"conflict", "secret", "costs"} else marks)


def says_nobody(line: str) -> bool:
    """Whether the words mean that there is no one, or that no one comes to mind."""
    bare = line.strip()
    if bare in NOBODY_WHOLE or bare in NOBODY_ALONE:
        return True
    return says(line, NOBODY) and not says(line, NOT_NOBODY)
