"""Words that are no names: what people put before, after and between the people they name."""

from bot.circle.names.lettering import phrases, word_set
from bot.circle.names.things import THINGS

MINE = word_set("mijn mn mijne mine my onze our mjn mij'n mijnn mijm", "benim", "moja mój")
MINE_BEFORE_KIN = word_set(
    "me men mij ons m minn min zijn zn haar hun d'r der je jouw his her their mi us"
)  # "me zus"; "me" alone is not
THE = word_set("de het the den d'n die deze dat 't")
ONE = word_set("een 'n a an één eentje")  # left out of the name
WHAT_KIND = word_set(
    "beste allerbeste oude oudste jongste oudere jongere lieve lieveling lievelings kleine grote andere vroegere",
    "oud nieuwe goede eigen favoriete tweede enige allerliefste liefste naaste naast linker rechter best old older",
    "younger little big good close half ex volle twee drie vier vijf 2 3 4 5 ambulante ambulant persoonlijke",
    "discord two three beide turkse marokkaanse surinaamse poolse somalische syrische goeie dierbare vaste echte",
    "jonge vorige huidige biologische tante's mama's papa's moeders vaders andre oudst jongst overleden wijlen",
    "stief bonus schoon pleeg trouwe hele",
)
AND = word_set("en and ve und of or oftewel plus alsook ofwel evenals enne ennn enn n eb oraz y et")
AND_ABROAD = word_set("و і и i wa iyo")
BUT = word_set("maar mr but echter behalve")
WHICH = word_set(
    "die want omdat doordat sinds terwijl waarvan waarmee wie who because zodat aangezien toen waar als wanneer",
    "hoewel",
)
NAMED = word_set("heet heten genaamd called named genoemd naam")
FROM = word_set("van vd v vande vanuit uit from vh vt vann vn")
AT = word_set("op bij aan naast boven beneden onder achter tegenover met in v/d te at")
HERE = word_set(
    "hiernaast naastons ernaast hierboven hieronder hierachter beneden boven overkant hierover tegenover daarnaast",
)
PARTICLES = word_set(
    "van de den der vd v.d. ten ter te el al 't het in bin ben ibn ait aït da dos di du la le von op 's abd abu",
    "oude mc mac",
)
TITLES = word_set(
    "dr dr. mevr mevrouw mw mevr. dhr hr meneer mr mrs ms mejuffrouw drs prof heer mej mvr miss sir fam ds pater zr"
)

# The places and things by which someone is pointed out: "Sanne vd voetbal", "de moeder op het schoolplein".
PLACES = word_set(
    "school werk schoolplein plein voetbal hockey club sport turnen zwemles zwemmen judo gym dans dansen scouting",
    "kerk moskee tempel buurt straat hoek overkant flat trap opvang bso crèche kinderopvang peuterspeelzaal",
    "peuterschool speelzaal kdv tso winkel bakker groep klas kant vroeger hiernaast boven beneden nummer nr",
    "gemeente wijk wijkteam dorp stad park speeltuin koor vereniging internet insta instagram facebook discord",
    "gamen online tiktok huis galerij portiek etage verdieping kapper bieb bibliotheek buurthuis azc moeders vaders",
    "mams paps oma's opa's mij me ons hem haar thuis ggz ggd jeugdzorg hulpverlening studie opleiding stage cursus",
    "taalles les nederlands yoga fitness sportschool boksen kickboksen volleybal basketbal muziek muziekles familie",
    "daar hier sportclub voetbalclub speelplaats nederlandse taalcafe inloop camping vakantie muziekschool atletiek",
    "tennis korfbal handbal dansles",
)

FILLER = word_set(
    "misschien mischien miss mss msch ook nog denk nou nouja uhm uh uhh ehm eh euh ehh bijvoorbeeld bv bijv",
    "natuurlijk soms eigenlijk vooral alleen enkel verder ja jaa jawel hmm hm mm mmm tja ach dus en daarna dan",
    "eerst zeker altijd ik aan toch even wel vaak meestal weleens nu vroeger af toe oké ok oke goed sowieso heel",
    "erg wss waarschijnlijk gwn gewoon enzo ofzo ofzoo etc enz enzovoort enigste zijn is het dat zou zeggen kan",
    "kunnen heb hebben had noem noemen kies maybe also only just think and perhaps well um yes i are er met voor",
    "mij onder andere oa ten eerste tweede derde als laatste tot slot slotte hier zo he hè hoor iemand zoals zelfs",
    "absoluut gelukkig inderdaad meer minder minst meest liefst bovenaal uiteraard hierbij dit graag",
    "samen allebei tegenwoordig momenteel evt eventueel belangrijk belangrijkste naam namen heet k kheb kdenk yeah",
    "yep like lets see have got there tuurlijk helaas hopelijk toevallig liever oja ohja oh och ow ff effe wacht",
)
BEFORE_NAME = word_set("en ook misschien of vooral soms nou")
DOUBT = phrases(
    "denk ik, misschien, mischien, mss, msch, maybe, perhaps, i think, weet niet zeker, niet zeker",
)

# Ordinary Dutch (and a little English) that shows a piece is talk, not a name.
ORDINARY = FILLER | word_set(
    # pronouns, small words
    "ik jij je jou jouw u uw hij zij ze hem haar het wij we ons onze jullie hun hen wie wat waar wanneer waarom hoe",
    "welke welk wiens deze dit dat die daar hier er iets niets niks niemand iemand iedereen alles alle allemaal",
    "elke elk ieder sommige veel weinig paar niet nie nt geen nooit ooit altijd immer soms vaak zelden meer minder",
    "meest nog al alweer weer opnieuw steeds net pas reeds straks en of maar want dus omdat als dan toen terwijl",
    "hoewel zodat tenzij mits om te in op aan van voor met zonder tegen over onder bij uit naar tot door sinds",
    "tijdens na per via langs rond binnen buiten behalve qua ja nee neen nope nah jep mwah mwa echt zo zoals zeer",
    "erg best nogal beetje heel hele zulke zelf zelfs wel wél toch even gewoon zeker misschien samen alleen bijna",
    "ongeveer eens mezelf mijzelf zichzelf jezelf elkaar elkaars mekaar daarom daarvoor daarmee daarbij hierbij",
    "hiermee ervan erbij ermee erop eraan mij me my your his the a an to on at for with without not no yes do does",
    "did is are was were be been have has had will would can could should i'm im you he she it they what who why",
    "where when how this that these those dont don't know anyone anybody someone somebody nobody noone none really",
    "much many some any help speak dutch english sorry please thanks thank hello hi hey",
    # verbs: to be, have, do; the ones people use about others
    "ben bent is zijn was waren geweest word wordt worden werd werden heb hebt heeft hebben had hadden gehad kan",
    "kun kunt kunnen kon konden mag mogen mocht moet moeten moest wil wilt willen wilde wou wilden zal zul zullen",
    "zou zouden ga gaat gaan ging gingen gegaan doe doet doen deed deden gedaan kom komt komen kwam kwamen gekomen",
    "zie ziet zien zag gezien zeg zegt zeggen zei gezegd weet weten wist geweten denk denkt denken dacht gedacht",
    "vind vindt vinden vond gevonden vraag vraagt vragen vroeg gevraagd geef geeft geven gaf gegeven neem neemt",
    "nemen nam genomen help helpt helpen hielp geholpen woon woont wonen woonde leef leeft leven leefde werk werkt",
    "werken werkte pas past passen paste oppas oppassen opgepast zorg zorgt zorgen zorgde bel belt bellen belde",
    "gebeld app appt appen appte praat praten praatte gepraat spreek spreekt spreken sprak gesproken luister",
    "luistert luisteren kook kookt koken haal haalt halen breng brengt brengen bracht houd houdt hou houden hield",
    "ken kent kennen kende laat laten liet lijkt lijken blijf blijft blijven bleef sta staat staan stond zit zitten",
    "zat lig ligt liggen lag loop loopt lopen liep rij rijdt rijden slaap slaapt slapen speel speelt spelen steun",
    "steunt steunen vertel vertelt vertellen verteld vertelde voel voelt voelen voelde hoor hoort horen hoorde lees",
    "let letten leest lezen schrijf schrijft schrijven stuur stuurt sturen krijg krijgt krijgen kreeg gekregen gebeurt",
    "gebeuren gebeurd begrijp begrijpt begrijpen snap snapt snappen vertrouw vertrouwt vertrouwen mis mist missen",
    "kost kosten kijk kijkt kijken keek kwijt terecht terug durf durft durven hoef hoeft hoeven hoop hoopt begin",
    "begint beginnen stop stopt stoppen gestopt ophouden woonden overleden gestorven verhuisd gescheiden scheiden",
    "scheiding getrouwd trouwen ziek beter betere probeer proberen lukt lukken ruzie contact bemoeit bemoeien",
    "bemoei opgevoed opvoeden opvoeding regel regelt regelen klaarstaan klaar meedenken betekent betekenen bedoel",
    "bedoelt bedoelde steunde hielpen ziens sloeg slaat slaan slaag huilt huilen huil schreeuwt wegen weg stel",
    "stelt wachten wacht leert leren leer maakt maken maak maakte gemaakt zoek zoekt zoeken",
    # adverbs and adjectives
    "goed goede slecht leuk leuke lief lieve mooi fijn fijne prima top super gezellig druk drukke moe ziek boos",
    "blij bang verdrietig moeilijk moeilijke lastig lastige zwaar makkelijk ver dichtbij dicht nabij vroeg laat",
    "later laatst eerst eerste laatste nieuw oud jong groot klein hoog laag lang kort langer zat vol leeg open",
    "rustig stil raar gek dom slim sterk zwak eerlijk belangrijk vandaag morgen gisteren vanavond nu straks ooit",
    "overdag 's nachts ochtend middag avond nacht week weken maand maanden jaar jaren dag dagen uur uren minuut",
    "weekend maandag dinsdag woensdag donderdag vrijdag zaterdag zondag soms geleden sindsdien momenteel ander",
    "andere anders zelfde dezelfde hetzelfde enige enkele hele halve helemaal totaal volledig vooral voornamelijk",
    "meestal eenzaam geweldig geweldige betrouwbaar gescheiden alleenstaand alleenstaande lekker mooie kleine grote",
    "goeie gezond gezonde trots boven beneden hiernaast naast thuis buiten binnen ergens nergens overal verder",
    "achter voor onderweg tussen links rechts overkant",
    # things
    "huis thuis kamer school werk geld tijd dingen ding zaken probleem problemen vraag vragen antwoord hulp steun",
    "zorg zorgen energie leven wereld mens mensen persoon personen naam namen kind kinderen gezin familie vrienden",
    "buurt buren stad land straat auto telefoon nummer bericht app whatsapp boodschappen eten koffie thee verhaal",
    "verhalen gevoel gevoelens ruzie zin idee plek oppas geduld fles eind einde begin keer kant stuk beetje hoofd",
    "hart hand handen ogen oog rust hoop kracht liefde stress spanning rekening rekeningen huur schuld schulden",
    "baan situatie relatie moment gesprek advies tip tips raad waarheid reden feit soort manier geval hoek",
    "nederland amsterdam rotterdam utrecht nederlands turkije marokko suriname polen somalië duitsland belgië",
    "engels turks arabisch",
    # talk, answers, swearing, commands
    "hallo hoi hee hey hé dag doei goedemorgen goedenavond goedemiddag moi mogge houdoe salam selam merhaba salaam",
    "aub alsjeblieft asjeblieft dank dankje dankjewel bedankt merci thnx thx sorry pardon ok oke oké okee okay okey",
    "k prima goed cool nice lol haha hahaha hihi hehe xd lmao omg wtf idk wow oeps oh ooh ah aha ach jee jeetje",
    "tjonge jemig hoezo waarvoor watte huh hè he snapnie wablief nou kut shit fuck fucking fok verdomme godverdomme",
    "gvd tering tyfus kanker klote lul hoer klootzak sukkel idioot mongool eikel trut bitch stom stomme rot rotop",
    "flikker donder oprotten opgerot bek bekken kop houden kutbot klotebot mafkees debiel achterlijk dombo bullshit",
    "start stop stoppen klaar verder volgende overslaan skip oversla menu help hulp wis wissen alles terug ga door",
    "doorgaan opnieuw einde test testen testje proef probeersel hmm hm mm pff pfff poeh zucht tja mwa mwah",
    "inshallah inshaallah wallah wollah vallah wolla masha knop knoppen foto lijst robot computer bot chatbot",
    "bericht berichten link website pagina taal gevraagd antwoorden begrepen beantwoorden januari februari maart",
    "april juni juli augustus september oktober november december kerst ramadan eid suikerfeest verjaardag",
    "instagram insta facebook snapchat snap tiktok whatsapp linkedin mijn mn my de men prive privé turkce türkçe",
    "biliyor geheim anoniem nul een één twee drie vier vijf zes zeven acht negen tien eentje nvt naw x xx xxx xo",
)

# States and troubles that a parent may type where a name is asked; what they mean for safety is heard elsewhere.
ORDINARY |= THINGS | word_set(
    "dood doodgaan doodmoe doodsaai doodstil doodziek doodgewoon doodsbang dooood kms dead verkracht kapot uitgeput",
    "gestrest gestresst stressen overspannen honger dorst hitte kou schaamte schuldgevoel verveling jaloezie verdriet",
    "angst depressief depressie burnout vermoeid slapeloos paniek wanhoop hopeloos machteloos onzeker eenzaamheid",
    "pillen mes moord zelfmoord drugs drank alcohol wiet dronken geslagen mishandeld mishandeling geweld zaliger",
)
