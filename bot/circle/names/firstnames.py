"""First names often heard in the Netherlands: they tell a name from a word when nothing else does.

Not a list of who may be named: an unknown word alone is a name as well. It decides about small letters in the middle
of a sentence ("ik denk aan fatima"), and about names without anything between ("Fatima Karin Els").
"""

from bot.circle.names.lettering import word_set

FIRST_NAMES = word_set(
    "aad aafke aaron abdel abdellah abdi abdirahman abdul abdullah abena achmed adam adil adrie agnieszka ahmed",
    "ahmet aicha aida aisha akua alex alexander alfred ali alice alicia alida alie ama amal amber amin amina",
    "aminata amir amira amy an anass andre andrea andreas andrzej andy ania aniek anil anita anja anjali anke ankie",
    "ann anna annabel anne anneke annelies annemarie annemiek annemieke annet annette annie anouk antje anton",
    "antonia antoon appie arda arend arie arjan arjanne arjen arno arnold arthur arwin asha ashley ashwin astrid",
    "atie aukje aya ayaan ayla aylin ayman ayoub ayse aysegul aysel ayşe ayşegül aziz aziza babette barbara bart",
    "bas basia bastiaan bea beata beatrix ben bennie bep berat berend bernard bert bertha bertus bets beyza bianca",
    "bilal björn bo boaz bob boris bouchra boukje brahim bram brigit brigitte britt bruno burak carla carlo carlos",
    "carmen carolien caroline carry cas casper catharina cathy cees celine cem chaima chandra chantal charlotte",
    "cheryl chris christa christiaan christina christine cindy claire claudia coen colin conny cootje cor corine",
    "corinne corrie corrien cynthia daan dagmar dalila damian damla dana daniel danielle danique danny daphne darek",
    "dave david debbie debora deborah denise deniz dennis derya dewi diana dick diederik dien dientje dieuwertje",
    "dilan dilara dimitri dina dineke dinie dirk dirkje djamila dorien doris dorota dorothé driss dunya durk dylan",
    "dymph ebru ed eda eddy edith edwin eefje eelco ela elena elif elin eline elisa elisabeth elise elke ella ellen",
    "ellie elly els elsa else elvira emel emiel emily emine emma emmy emre enes enzo eric erica erik erika erna",
    "ernst erol esma esmee esra esther eva evelien evelyn evert evi ewa ezra fadma fadoua faduma faisal farah farid",
    "farida fartun fatih fatiha fatima fatma fatoumata fay faye feline femke femma femmy fenna fenne ferry fieke",
    "fien finn fleur floor floortje floris fokke foppe fouad fouzia franciska frank frans fred freddy frederik",
    "freek frits froukje gaby galina gea geert geertje geke gemma george gerard gerben gerda gerdien gerrie gerrit",
    "gerry gert gertrude gijs gina giovanni goran gosia greet greetje greta griet guido gulsen guus gökhan gül",
    "güler gülsen hafida hafsa hajar hakan halina hamdi hamid hamza hana hanan hanane hanife hanna hannah hanneke",
    "hannie hans hany harm harmen harold harrie harry hasan hassan hassna hatice havva hawa hayat hedwig heidi hein",
    "heleen helen helena helma hendrik henk hennie henny henri herman hermien hester hetty hicham hidde hielke",
    "hilda hilde hind hiske hodan houda hugo humphrey huseyin hüseyin ibrahim ida idris ifrah ikraan ikram ilana",
    "ilham ilias ilse ilyas iman imane imke imran ina indra ine ineke ingeborg ingrid irene iris irma iryna isa",
    "isabel isabella ismail ivanka ivo ivonne iwona iza jaap jaapie jacco jack jacob jacoba jacqueline jalal jamal",
    "james jamila jan jana janine janna janneke jannes jannie jantje jasmijn jasmin jasmina jason jasper jayden",
    "jeanette jeanine jeffrey jelena jelle jelmer jennifer jenny jente jeroen jerry jesse jessica jet jette jildou",
    "jim jimmy jip jo joan joana joanna jochem joep joey johan johanna john johnno johnny jola jolanda jolien",
    "jolijn jonas jonathan joost jop jopie joris jorn jos jose josephine josien josje josé joyce juan judith jule",
    "jules julia julian julie juliette julius jurgen jurre justin justyna kaan kadir kamal kaoutar karel karen",
    "karim karima karin karlijn kasia katarzyna katja kawtar kayleigh kees kelly kemal kenneth kevin khadija khalid",
    "kick kiki kim kirsten klaartje klaas koen kofi koos krishna kristel krystyna krzysztof kubra kwame kwasi kübra",
    "laila lana lara lars latifa laura lauren laurens leah leen leila lena lenie lennart leny leo leon leonie levi",
    "leyla lia liam lian lidia lieke lieneke lies liesbeth liesel lieve lilian lily lina linda lindsay lisa lisanne",
    "lisbeth lisette liv lizzy lloyd loek loes lois lola lonneke loran lot lotte lotus loubna louis louise lourens",
    "lowie lubna luc luca lucas lucia lucie lucy luna luuk lydia lynn maaike maarten maartje madelon magda",
    "magdalena mahad mahmoud maja malak malgorzata malika mandy manon manou marc marcel marcin marco marek margje",
    "margot margreet margriet maria mariam mariama marian marianne marie mariek marieke marielle marietje mariette",
    "marije marijke marijn marina marion marit marita marius marja marjan marjo marjolein marjolijn mark marleen",
    "marlies marloes marlou marlous marlène marta martha martijn martin martine marwa mary maryam maryan mason",
    "mathijs matteo matthijs maud maurice maurits max maya mees mehmet melanie melek melike melissa melle melvin",
    "melvyn menno merel merijn mert merve meryem meta mia michael michal michel michelle michiel mick mieke mien",
    "mientje miep mies mike mila milan milou mimoun mina mira miranda mirella miriam mirjam mirthe mitchell mo moh",
    "mohamed mohammad mohammed mohsin moniek monika monique mounir mourad muhammed murat mus mustafa nabil nabila",
    "nada nadia nadine naima najat najib nancy naomi nasser natalia natalie natasha natasja nathalie nawal nazli",
    "neeltje nel nelleke nellie nelly nick nicky nico nicole niek niels nienke nihal nikki nina nino noa noah nola",
    "noor noortje nora noud nour noura nova noël nuray nurcan nuria nynke oksana ola olaf oleksandr olena olga",
    "olivia omar onno orhan oscar osman otto ouafae oumaima ousmane paola pascal patricia patrick patrycja paul",
    "paula paulien pauline pawel pepijn peter petra philip pien pierre piet pieter pieternel pietje pim piotr pleun",
    "priya puck quinten rabia rachel rachid rachida radha rafael rahma rajesh rajiv ralph ramazan ramon ranya raoul",
    "rashid ravi rayan rebecca regina rein reinier remco remi renata renate renske rené renée resi ria rianne",
    "richard rick rie riekie riekje riet rik rina rinke rinus riny rita rob robbert robert robin roderick rodney",
    "roel roelof rogier roland rolf roman romano romy ron ronald ronnie roos roosje rosa rosalie rosanne rose",
    "rosemarie rosita rowan roy ruben rudi rudy rukiye ruth ruud saar saartje sabah sabine sabrina sacha sahra said",
    "saida salah salim salma saloua sam samantha samir samira samuel sanae sander sandhia sandra sanna sanne sara",
    "sarah sarita saskia sebas sebastiaan selin selma sem serkan sevda sevgi shaniqua shanti sharon sheila sheryl",
    "shirley siem sien sietske sigrid siham sil silvia simon simone sina sini sipke sjaak sjaan sjef sjoerd sjors",
    "sjoukje soenil sofia sofie solange soner sonja sophie soraya souad soufiane stan stef stefan stefania stefanie",
    "stein stella stephan sterre steven stien stijn sultan sunita susan susanne suzan suzanne sven svetlana swen",
    "sylvia tamara tanja tara tarik tatjana teresa tess teun thea theo thijmen thijs thom thomas thérèse tiago",
    "tibor ties tim timo tina tineke tinie tiny titia tjeerd tjitske tobias tom tomas tomasz tomek ton tonnie tonny",
    "tony toon toos trees trudy truus truusje tugba tuğba twan tygo ugur umit urmila valerie veerle vera victor",
    "vijay vince vincent viola vivian volkan wafa walid walter wanda wassim wendy wesley wessel wiebe wiebke wiesje",
    "wietske wijnand wil wilco willeke willem wilma wim winnie wojtek wout wouter wytske xander yara yasemin yasin",
    "yasmin yasmina yasmine yassin yassine yavuz yfke yildiz ymke yolanda yosef younes youness yousra youssef yulia",
    "yusuf yvette yvon yvonne zahra zainab zakaria zara zbigniew zehra zeynep ziggy zineb zoe zohra zosia zoë zuhal",
    "zuzanna",
)

# Names that are a word as well: in the middle of a sentence only with a capital.
ALSO_WORDS = word_set(
    "wil ben door jet roos floor mees bas dag bo do an nel hind lot sam lieve nova lotus mark ola ama storm isa max",
    "los pit rose stan rein can",
)
# First halves of a double name, and names that are often a family name: "Jan Willem", "Mohammed Ali" are one person.
DOUBLE_FIRST = word_set(
    "jan anne anna piet hans klaas marie maria gert peter jean abdel abdul rose johan bert willem lisa sara ann lou",
    "mohamed mohammed muhammed moh el karel juan evert",
)
DOUBLE_SECOND = word_set(
    "marie ali hassan ahmed mohamed mohammed omar yusuf thomas simon martin abraham lynn sophie lou may rose zahra",
    "jan jo willem zohra anne ann osman ibrahim yilmaz khalid hamid said idris abdi jane louise lee maria jacob",
    "walter adam bruno",
)
