"""What someone is to you: the word that was typed, the plain Dutch word for it, and the corner of life it belongs to.

The typed word is never corrected; the Dutch word is only for us, to choose a tip or a sentence that fits.
"""

from bot.circle.names.lettering import fold, word_set

# One row a relation: Dutch word, group, how people write it (folded: no accents, apostrophes or hyphens).
TABLE: tuple[tuple[str, str, str], ...] = (
    # — at home and before: partner, ex
    ("man", "partner", "man, manlief, echtgenoot, mannetje, husband, hubby, kocam, zawj, maz, زوجي, муж"),
    ("vrouw", "partner", "vrouw, vrouwtje, echtgenote, vrouwlief, wife, zona, زوجتي, жена"),
    ("partner", "partner", "partner, verloofde, wederhelft, levenspartner, esim, geliefde, boyfriend"),
    ("partner", "partner", "girlfriend"),
    ("ex", "ex", "ex, exman, exvrouw, expartner, exvriend, exvriendin, exje, ex man, ex vrouw, ex partner, ex vriend"),
    ("ex", "ex", "ex vriendin, ex husband, ex wife, ex boyfriend, ex girlfriend, exhusband, exwife, baby daddy"),
    ("ex", "ex", "babydaddy"),
    # — parents and who stands in for them; Turkish, Arabic, Polish, Somali, Frisian, English and Russian beside Dutch
    ("moeder", "family", "moeder, mama, mamma, mam, ma, mams, mammie, mamsie, moeders, moedertje, moeke, mem"),
    ("moeder", "family", "mamie, mami"),
    ("moeder", "family", "mum, mom, mummy, mommy, mother, annem, annecigim, yemma, yimma, mimti, walida, lwalida"),
    ("moeder", "family", "ummi, hooyo"),
    ("moeder", "family", "maman, madre, mamo, madar, mai, mma, أمي, امي, ماما, мама, mamusia, matka, moedr"),
    ("moeder", "family", "mamaatje, mutti"),
    ("vader", "family", "vader, papa, pappa, pap, pa, paps, pappie, papsie, vadertje, vake, heit, dad, daddy"),
    ("vader", "family", "father, baba"),
    ("vader", "family", "babam, babacigim, bba, lwalid, aabo, aabe, tata, tato, padre, papi, pedar"),
    ("vader", "family", "ojciec"),
    ("vader", "family", "بابا, ابي, أبي, папа, отец"),
    ("ouders", "family", "ouders, pap en mam, parents, papa mama, rodzice, walidin, ailem"),
    ("stiefmoeder", "family", "stiefmoeder, stiefma, stiefmam, stiefmama, stepmum, stepmom, stiefmoe, stepmother"),
    ("stiefvader", "family", "stiefvader, stiefpa, stiefpap, stiefpapa, stepdad, stepfather"),
    ("bonusmoeder", "family", "bonusmoeder, bonusma, bonusmam, bonusmama, plusmama, plusmoeder"),
    ("bonusvader", "family", "bonusvader, bonuspa, bonuspap, bonuspapa, pluspapa, plusvader"),
    ("pleegmoeder", "family", "pleegmoeder, pleegma, pleegmama, pleegmam"),
    ("pleegvader", "family", "pleegvader, pleegpa, pleegpapa, pleegpap"),
    ("pleegouders", "family", "pleegouders, pleegouder, stiefouders, gezinshuisouder, gezinshuisouders"),
    ("schoonmoeder", "family", "schoonmoeder, schoonma, schoonmoe, schoonmama, schoonmam, kayinvalide, kaynana"),
    ("schoonmoeder", "family", "kayinvalidem"),
    ("schoonmoeder", "family", "mother in law, kaynanam, tesciowa"),
    ("schoonvader", "family", "schoonvader, schoonpa, schoonpapa, schoonpap, kayinpeder, kayinbaba, father in law"),
    ("schoonvader", "family", "tesc"),
    ("schoonouders", "family", "schoonouders, in laws, inlaws"),
    # — grandparents
    ("oma", "family", "oma, omaatje, omi, opoe, opoetje, grootmoeder, grootmoe, bomma, moemoe, beppe, omoe"),
    ("oma", "family", "grandma, omie"),
    ("oma", "family", "granny, gran, nan, nanny, grandmother, anneanne, anneannem, babaanne, babaannem, nene, nine"),
    ("oma", "family", "ninem"),
    ("oma", "family", "nenem, jedda, jeda, jida, jaddati, henna, hennah, mima, nani, aji, ajie, dadi, babcia"),
    ("oma", "family", "babcie, babka"),
    ("oma", "family", "ayeeyo, wela, abuela, nonna, granmama, gramma, nenek, vovo, stiefoma, bonusoma, pleegoma"),
    ("oma", "family", "oppasoma"),
    ("oma", "family", "overgrootmoeder, overgrootoma, babunia, جدتي, جدة, бабушка, бабуся, maman bozorg"),
    ("oma", "family", "grand mere, omake"),
    ("opa", "family", "opa, opaatje, opi, grootvader, bompa, vava, pake, grandpa, grandad, granddad, grandfather"),
    ("opa", "family", "dede, dedem"),
    ("opa", "family", "jeddi, jed, jedd, jaddi, nana, aja, adja, dada, dziadek, dziadzia, awoowe, awoowo, welo"),
    ("opa", "family", "abuelo, nonno, oppa"),
    ("opa", "family", "kakek, stiefopa, bonusopa, pleegopa, overgrootvader, overgrootopa, oppasopa, جدي, дедушка"),
    ("opa", "family", "дідусь"),
    ("opa en oma", "family", "grootouders, opas en omas, grandparents, dziadkowie"),
    # — brothers and sisters
    ("zus", "family", "zus, zusje, zussie, zusjes, zuster, sis, sister, sissy, sisa, sista, abla, ablam, khti"),
    ("zus", "family", "ukhti, okhti"),
    ("zus", "family", "khtie, kizkardesim, siostra, siostrzyczka, walaashay, hermana, soeur, usi, اختي"),
    ("zus", "family", "أختي, сестра"),
    ("zus", "family", "didi, bacim, sus, kiz kardesim, outchma, ultma"),
    ("broer", "family", "broer, broertje, broertjes, broerie, bro, brother, brada, bradda, brudda, abi, abim"),
    ("broer", "family", "agabey, agabeyim, khouya"),
    ("broer", "family", "khoya, khoy, khuya, akhi, akhie, brat, braciszek, bhai, bhaiya, hermano, frere, اخي, أخي"),
    ("broer", "family", "брат, erkek kardesim"),
    ("broer of zus", "family", "kardes, kardesim, walaal, walaalkay, rodzenstwo, ruman"),
    ("broer", "family", "broers, brothers, tweelingbroer, tweelingbroertje"),
    ("zus", "family", "zussen, zusters, sisters, tweelingzus, tweelingzusje"),
    ("stiefzus", "family", "stiefzus, stiefzusje, bonuszus, bonuszusje"),
    ("stiefbroer", "family", "stiefbroer, stiefbroertje, bonusbroer, bonusbroertje"),
    ("halfzus", "family", "halfzus, halfzusje"),
    ("halfbroer", "family", "halfbroer, halfbroertje"),
    ("pleegzus", "family", "pleegzus, pleegzusje"),
    ("pleegbroer", "family", "pleegbroer, pleegbroertje"),
    ("schoonzus", "family", "schoonzus, schoonzusje, schoonzuster, yenge, yengem, bhabhi, bhaujie, sister in law"),
    ("schoonzus", "family", "gorumce, baldiz, bratowa"),
    ("zwager", "family", "zwager, schoonbroer, swa, eniste, enistem, brother in law, szwagier, bacanak"),
    # — aunts, uncles, cousins
    ("tante", "family", "tante, tantetje, tant, tanta, tanti, tantie, tannie, aunt, auntie, aunty, teyze, teyzem"),
    ("tante", "family", "hala, halam, khala, tane"),
    ("tante", "family", "khalti, khaltie, khaleh, galti, 3amti, 3amtie, amti, ammeh, mausi, mousi, phua, phuwa"),
    ("tante", "family", "kaki, ciocia, ciotka"),
    ("tante", "family", "habaryar, habaryaro, eeddo, edo, eddo, tia, peettante, suikertante, oudtante, achtertante"),
    ("tante", "family", "muoike"),
    ("tante", "family", "خالتي, خالة, عمتي, тетя, тітка"),
    ("oom", "family", "oom, ome, oompje, omke, nonkel, uncle, amca, amcam, dayi, dayim, khali, khalou, khalo"),
    ("oom", "family", "3ammi, 3ammie, ammi, 3ammo, 3ammou, ammo"),
    ("oom", "family", "ammoo, kaka, mausa, mousa, wujek, wuja, adeer, abti, tio, peetoom, suikeroom, oudoom, omu"),
    ("oom", "family", "عمي, خالي, дядя"),
    ("tante", "family", "tantes, aunts, aunties"),
    ("oom", "family", "ooms, uncles"),
    ("oma", "family", "omas, grandmas"),
    ("opa", "family", "opas"),
    ("nicht", "family", "nicht, nichtje, nichie, niece, kuzynka, bent khalti, bent 3ammi, achternicht, achternichtje"),
    ("neef", "family", "neef, neefje, neeffie, nephew, kuzyn, weld khalti, weld 3ammi, ould khalti, achterneef"),
    ("neef", "family", "achterneefje"),
    ("neef", "family", "neven, neefjes"),
    ("nicht", "family", "nichten, nichtjes"),
    ("neef of nicht", "family", "cousin, cousine, kuzen, kuzenim, cousins"),
    # — children
    ("dochter", "family", "dochter, dochtertje, dochters, daughter, kizim, benti, stiefdochter"),
    ("dochter", "family", "pleegdochter, bonusdochter"),
    ("dochter", "family", "schoondochter, corka, ابنتي"),
    ("zoon", "family", "zoon, zoontje, zoons, zonen, son, oglum, weldi, stiefzoon, pleegzoon, bonuszoon"),
    ("zoon", "family", "schoonzoon, syn, ابني"),
    ("kind", "family", "kind, kindje, kinderen, kids, kindjes, kiddo, baby, kleinkind, kleinkinderen, kleinzoon"),
    ("kind", "family", "kleindochter, children"),
    ("kind", "family", "pleegkind, pleegkinderen, cocuklarim, peuter, kleuter, dzieci"),
    ("familielid", "family", "familielid, petekind, peter en meter, peetmoeder, peetvader, petemoei, meter, peetouder"),
    ("familielid", "family", "peetouders, godmother, godfather"),
    # — friends; "vriend" and "vriendin" may be a partner, which we cannot hear
    ("vriendin", "friend", "vriendin, vriendinnetje, hartsvriendin, boezemvriendin, jeugdvriendin, schoolvriendin"),
    ("vriendin", "friend", "vriendina, vrindin"),
    ("vriendin", "friend", "vriending, vriedin, bestie, besties, besti, besty, sahabti, khawti, przyjaciolka"),
    ("vriendin", "friend", "kolezanka, amiga, صديقتي"),
    ("vriendin", "friend", "подруга, vrndin, vriendinne, friendin, vrienin, girl friend"),
    ("vriend", "friend", "vriend, vriendje, bff, maat, maatje, mattie, matti, matie, makker, kameraad, gabber"),
    ("vriend", "friend", "homie, hartsvriend"),
    ("vriend", "friend", "boezemvriend, jeugdvriend, schoolvriend, friend, best friend, bestfriend, mate, buddy"),
    ("vriend", "friend", "kanka, kankam, arkadas"),
    ("vriend", "friend", "arkadasim, sahbi, sa7bi, saaxiib, kolega, przyjaciel, amigo, bestevriend, صديقي, друг"),
    ("vriend", "friend", "vrind, vrient"),
    ("kennis", "friend", "kennis, kennisje, klasgenoot, klasgenote, huisgenoot, huisgenote, studiegenoot"),
    ("kennis", "friend", "lotgenoot, klasgenootje"),
    ("huisvriend", "friend", "huisvriend, familievriend, familievriendin, huisvriendin, vriend van de familie"),
    # — the street
    ("buurvrouw", "neighbour", "buurvrouw, buuf, buufje, buurvrouwtje, buurvr, bvrouw, buurv, buurvrouwe, sasiadka"),
    ("buurvrouw", "neighbour", "buurmeisje, جارتي"),
    ("buurvrouw", "neighbour", "buurvrow, buurvouw, соседка, buurdame, buurmoeder, buuv, buurrouw, burvrouw"),
    ("buurman", "neighbour", "buurman, buurm, buurmannetje, buurjongen, sasiad, buurmn, جاري, buuman, сосед"),
    ("buur", "neighbour", "buur, buurtje, buurtjes, neighbour, neighbor, komsu, komsum, jar, buurtgenoot"),
    ("buur", "neighbour", "straatgenoot, flatgenoot"),
    ("buren", "neighbour", "buren, overburen, bovenburen, onderburen, benedenburen, achterburen, neighbours"),
    ("buren", "neighbour", "neighbors, burenstel"),
    # — school and day care
    ("juf", "school", "juf, juffie, juffrouw, juff, jufje, jufrouw, schooljuf, gymjuf, kleuterjuf, zwemjuf"),
    ("juf", "school", "ogretmen, ogretmenim"),
    ("meester", "school", "meester, schoolmeester, gymmeester, meestr"),
    ("mentor", "school", "mentor, mentrix, studieloopbaanbegeleider, slber, coach van school"),
    ("leerkracht", "school", "leerkracht, leraar, lerares, docent, docente, teacher, onderwijzer, onderwijzeres"),
    ("leerkracht", "school", "groepsleerkracht, gymleraar"),
    ("leerkracht", "school", "gymlerares, onderwijsassistent, onderwijsassistente, klassenassistent"),
    ("leerkracht", "school", "klassenassistente, nauczycielka"),
    ("intern begeleider", "school", "iber, ib er, ib, intern begeleider, interne begeleider, intern begeleidster"),
    ("intern begeleider", "school", "zorgcoordinator"),
    ("schoolleider", "school", "directeur van school, directrice, rector, schoolleider, directeur, conrector"),
    ("schoolleider", "school", "adjunct, teamleider van school"),
    ("conciërge", "school", "concierge, conciergie, congierge"),
    ("overblijfouder", "school", "overblijfmoeder, overblijfvader, overblijfouder, overblijfjuf, leesmoeder"),
    ("overblijfouder", "school", "luizenmoeder, klassenmoeder"),
    ("overblijfouder", "school", "voorleesmoeder, klassenouder, hulpmoeder, hulpouder, contactouder, tsojuf, tso juf"),
    ("pedagogisch medewerker", "school", "leidster, leidsters, kinderleidster, peuterleidster"),
    ("pedagogisch medewerker", "school", "pedagogisch medewerker, pedagogisch medewerkster"),
    ("pedagogisch medewerker", "school", "pmer, bso juf, bsojuf, crecheleidster, groepsleidster, peuterjuf, crechejuf"),
    ("gastouder", "school", "gastouder, gastmoeder, gastvader"),
    ("oppas", "school", "oppas, oppasser, oppasmoeder, babysitter, nanny van de kinderen, au pair, aupair"),
    ("oppas", "school", "oppasmeisje, babysit"),
    ("schoolgenoot", "school", "schoolgenoot, medeleerling, medestudent, studievriend, studievriendin"),
    # — club
    ("trainer", "club", "trainer, trainster, voetbaltrainer, sporttrainer, hoofdtrainer, assistenttrainer, trener"),
    ("trainer", "club", "sensei, bokstrainer"),
    ("coach", "club", "coach, sportcoach, voetbalcoach, jeugdcoach, teamcoach"),
    ("leider", "club", "leider, scoutingleider, scoutingleidster, akela, jeugdleider, jeugdleidster, elftalleider"),
    ("leider", "club", "dirigent, welpenleider"),
    ("teamgenoot", "club", "teamgenoot, teamgenote, ploeggenoot, teammaatje, clubgenoot, sportmaatje"),
    ("teamgenoot", "club", "hardloopmaatje, wandelmaatje"),
    # — faith
    ("imam", "faith", "imam, imaam"),
    ("dominee", "faith", "dominee, domine, ds, predikant, predikante, domina"),
    ("pastoor", "faith", "pastoor, pastor, priester, kapelaan, ksiadz, pater, pastoraal werker"),
    ("voorganger", "faith", "voorganger, ouderling, diaken, rabbijn, rabbi, pandit, hodja, hoca, hocam, goeroe"),
    ("voorganger", "faith", "broeder uit de kerk"),
    ("voorganger", "faith", "zuster uit de kerk, kerkganger, jeugdouderling"),
    # — work
    ("collega", "work", "collega, colega, collegaatje, colleague, coworker, workbestie, oudcollega"),
    ("collega", "work", "werkmaatje, callega"),
    ("leidinggevende", "work", "leidinggevende, baas, bazin, chef, boss, teamleider, teamleidster, manager"),
    ("leidinggevende", "work", "werkgever, werkgeefster, afdelingshoofd"),
    # — care and help
    ("huisarts", "care", "huisarts, dokter, arts, doctor, kinderarts, huisdokter, schoolarts, jeugdarts, doktor"),
    ("huisarts", "care", "lekarz, specialist, gp"),
    ("praktijkondersteuner", "care", "poh, pohggz, poher, praktijkondersteuner, poh ggz, poh er"),
    ("praktijkondersteuner", "care", "praktijkverpleegkundige"),
    ("psycholoog", "care", "psycholoog, psychologe, psych, therapeut, therapeute, psychiater, gezinstherapeut"),
    ("psycholoog", "care", "orthopedagoog, orthopedagoge"),
    ("psycholoog", "care", "speltherapeut, relatietherapeut, spv, spver, psychotherapeut, gedragsdeskundige"),
    ("maatschappelijk werker", "care", "maatschappelijk werker, maatschappelijk werkster, maatschappelijk werk"),
    ("maatschappelijk werker", "care", "mw er, mwer, mw, amw, smw, smwer"),
    ("maatschappelijk werker", "care", "schoolmaatschappelijk werker, schoolmaatschappelijk werkster"),
    ("maatschappelijk werker", "care", "sociaal werker, sociaal werkster, maatsch werker"),
    ("maatschappelijk werker", "care", "sociaal werk, schoolmaatschappelijk werk, maatschappelijkwerkster"),
    ("maatschappelijk werker", "care", "maatschappelijkwerker, maatschappelijkwerk"),
    ("gezinscoach", "care", "gezinscoach, gezinsbegeleider, gezinsbegeleidster, opvoedcoach, opvoedondersteuner"),
    ("gezinscoach", "care", "gezinswerker, gezinshulp"),
    ("gezinscoach", "care", "kindercoach, jeugdcoach van de gemeente, budgetcoach, wijkcoach, schuldhulpverlener"),
    ("gezinscoach", "care", "jongerencoach"),
    ("jeugdwerker", "care", "jeugdwerker, jongerenwerker, straathoekwerker, buurtwerker, jongerenwerkster"),
    ("jeugdwerker", "care", "jeugdwerkster, welzijnswerker"),
    ("jeugdwerker", "care", "opbouwwerker, tienerwerker, kinderwerker, buurtsportcoach, buurtmoeder"),
    ("hulpverlener", "care", "hulpverlener, hulpverleenster, jeugdhulpverlener, jeugdzorgwerker, jeugdbeschermer"),
    ("hulpverlener", "care", "voogd, gezinsvoogd"),
    ("hulpverlener", "care", "casemanager, casusregisseur, zorgverlener, ambulant hulpverlener, ambulante hulp"),
    ("hulpverlener", "care", "hulpverlening, advocaat"),
    ("hulpverlener", "care", "bewindvoerder, mediator, reclasseringswerker, consulent, klantmanager"),
    ("hulpverlener", "care", "contactpersoon, wijkagent, agent"),
    ("begeleider", "care", "begeleider, begeleidster, persoonlijk begeleider, woonbegeleider, woonbegeleidster"),
    ("begeleider", "care", "thuisbegeleider, ambulant begeleider"),
    ("begeleider", "care", "ambulant begeleidster, thuisbegeleidster, stagebegeleider, begeleiding, pber"),
    ("begeleider", "care", "persoonlijk begeleidster, ambulante begeleider"),
    ("verpleegkundige", "care", "verpleegkundige, wijkverpleegkundige, jeugdverpleegkundige, verpleger"),
    ("verpleegkundige", "care", "verpleegster, thuiszorg, wijkzuster"),
    ("verpleegkundige", "care", "doktersassistente, kraamhulp, kraamverzorgster, verloskundige, thuishulp"),
    ("verpleegkundige", "care", "huishoudelijke hulp, doula"),
    ("therapeut", "care", "fysio, fysiotherapeut, logopedist, logopediste, ergotherapeut, dietist, cesartherapeut"),
    ("therapeut", "care", "haptonoom"),
    ("consultatiebureau", "care", "consultatiebureau, cb, consultatieburo, ggd, jgz, consultatie bureau"),
    ("wijkteam", "care", "wijkteam, sociaal team, sociaal wijkteam, cjg, jeugdteam, buurtteam"),
    ("instantie", "care", "jeugdzorg, ggz, gemeente, mee, politie, huisartsenpost, jeugdbescherming, voedselbank"),
    ("vrijwilliger", "care", "vrijwilliger, vrijwilligster, taalmaatje, taalcoach, steungezin, homestart"),
    ("vrijwilliger", "care", "home start, humanitas, buurtgezin"),
    ("vrijwilliger", "care", "steunouder, jimmer, steunfiguur, vertrouwenspersoon, ervaringsdeskundige"),
    ("vrijwilliger", "care", "contactouder van school"),
    # — online
    ("online vriend", "online", "discord vriend, discord vriendin, game vriend, game vriendin, insta vriendin"),
    ("online vriend", "online", "online vriend, online vriendin, gamevriend, gamevriendin, gamemaatje"),
    ("online vriend", "online", "internetvriend, internetvriendin"),
    ("online vriend", "online", "discordvriend, appvriendin, penvriendin, penvriend, forumvriendin, onlinevriend"),
    ("online vriend", "online", "onlinevriendin, instavriendin"),
)

RELATION: dict[str, str] = {}
GROUP: dict[str, str] = {"andere ouder": "school", "medeouder": "ex", "leerkrachten": "school"}
for _relation, _group, _words in TABLE:
    GROUP[_relation] = _group
    for _word in _words.split(", "):
        RELATION.setdefault(" ".join(map(fold, _word.split())), _relation)
BEGINS_LONG = frozenset(phrase.split()[0] for phrase in RELATION if " " in phrase)
LONGEST = 3  # words in one relation word: "mother in law"

# Endings that say enough, whatever stands before them: "zaalvoetbaltrainer", "hondenuitlaatmaatje".
ENDINGS: tuple[tuple[str, str], ...] = (
    *(
        (word, word)
        for word in ["schoonmoeder", "schoonvader", "schoonzus", "vriendin", "vriend", "buurvrouw", "buurman"]
    ),
    *(
        (word, word)
        for word in [
            "trainer",
            "coach",
            "leerkracht",
            "juf",
            "meester",
            "begeleider",
            "collega",
            "tante",
            "mentor",
            "psycholoog",
        ]
    ),
    *((word, word) for word in ["verpleegkundige", "hulpverlener"]),
    *((word, "leerkracht") for word in ["leraar", "lerares", "docent", "docente"]),
    *((word, "hulpverlener") for word in ["werker", "werkster", "ondersteuner"]),
    *((word, "kennis") for word in ["genoot", "genote"]),
    ("buuf", "buurvrouw"),
    ("trainster", "trainer"),
    ("begeleidster", "begeleider"),
    ("zusje", "zus"),
    ("broertje", "broer"),
    ("maatje", "vriend"),
    ("therapeut", "psycholoog"),
    ("leidster", "leider"),
    ("moeder", "andere ouder"),
)
_ALL_ENDINGS = tuple(ending for ending, _ in ENDINGS)
SHORTEST_BEFORE = 3  # letters before such an ending

# Several at once, named as one; followed by names they say what each of those is.
ONE_OF: dict[str, str] = {
    "ouders": "ouder",
    "schoonouders": "schoonouder",
    "pleegouders": "pleegouder",
    "opa en oma": "grootouder",
    "buren": "buur",
}
MANY = word_set(
    "ouders schoonouders pleegouders stiefouders parents grootouders grandparents buren bovenburen onderburen",
    "overburen benedenburen broers broertjes zussen zusjes zusters brothers sisters ooms tantes uncles aunts neven",
    "nichten neefjes nichtjes opas omas kinderen kids kindjes zoons zonen dochters kleinkinderen pleegkinderen",
    "children leidsters dzieci cousins neighbours neighbors inlaws grandmas",
)
GROUP.update({one: GROUP[many] for many, one in ONE_OF.items()})

CHILDREN = frozenset({"kind", "zoon", "dochter"})
PARENTS = frozenset({"moeder", "vader", "ouders"})
# Words that are also ordinary Dutch: they count with "mijn", with a name, or alone.
SHY = word_set(
    "man vrouw kind kinderen kids baby maat lief beste ib mee cb ds jar agent arts specialist gemeente",
    "hulpverlening begeleiding vriend meter edo mai son mate tata nine dada zona syn mw manager adjunct partner",
    "leider directeur ma bro swa pater thuiszorg",
)
# Words by which you speak to the person, and which stand alone like a name: "oma", never "mijn oma" needed.
_ADDRESS = frozenset({"oma", "opa", "tante", "oom"})
_FORMAL = word_set(
    "moeder vader mother father grootmoeder grootvader grandmother grandfather matka ojciec madre padre",
)


def is_address(word: str) -> bool:
    """Whether the folded word is one by which a relative is called and that can stand alone: oma, mam, teyze."""
    relation = RELATION.get(word)
    return relation in _ADDRESS or (relation in ("moeder", "vader") and word not in _FORMAL)


def _shortened(word: str) -> list[str]:
    return [word] + [word[:place] + word[place + 1 :] for place in range(len(word))]


# Words so common that one wrong letter is forgiven: "meoder", "buurvouw".
_OFTEN = [
    "moeder",
    "vader",
    "buurvrouw",
    "buurman",
    "vriendin",
    "vriend",
    "collega",
    "schoonmoeder",
    "schoonvader",
    "schoonouders",
    "schoonzus",
    "zwager",
    "tante",
    "broer",
    "broertje",
    "zusje",
    "nichtje",
    "neefje",
    "begeleider",
    "meester",
    "trainer",
    "mentor",
    "huisarts",
    "ouders",
    "stiefvader",
    "stiefmoeder",
    "zussen",
]
_NEAR: dict[str, str] = {shorter: word for word in _OFTEN for shorter in _shortened(word)}
SHORTEST_MISTYPED = 5


def mistyped(word: str) -> str | None:
    """The relation in a common word with one letter wrong, missing, too many or swapped."""
    if not SHORTEST_MISTYPED <= len(word) <= len("schoonmoeder") + 1:
        return None
    meant = _NEAR.get(word) or next((_NEAR[shorter] for shorter in _shortened(word) if shorter in _NEAR), None)
    return RELATION[meant] if meant and abs(len(meant) - len(word)) <= 1 and len(meant) >= SHORTEST_MISTYPED else None


def _unstretched(word: str) -> str:
    """The word without a drawn-out end: "omaaa", "zuss"."""
    short = word.rstrip(word[-1:]) + word[-1:]
    return short if len(word) > SHORTEST_BEFORE and short not in SHY else word


def relation_of_word(word: str) -> str | None:
    """The relation in one folded word or fixed phrase, by the table or by its ending."""
    known = RELATION.get(word) or RELATION.get(_unstretched(word))
    if known is not None or len(word) < SHORTEST_BEFORE + 3:
        return known
    if word.startswith("ex") and word[2:] in RELATION:
        return RELATION[word[2:]]
    if not word.endswith(_ALL_ENDINGS):
        return None
    for ending, relation in ENDINGS:
        if word.endswith(ending) and len(word) >= len(ending) + SHORTEST_BEFORE:
            return relation
    return None
