"""Word lists that several readers share: titles, what organisations are called, small words.

They are lists of forms. No person, party, committee or outlet is named in them; words for the
parties themselves stand side by side as labels, so that "Republican Jane Roe" and "Democrat Jane
Roe" read alike.
"""

from __future__ import annotations

import re

TITLES = frozenset(
    "sen sens rep reps gov govs mr mrs ms dr atty lt hon rev senator senators representative "
    "representatives congressman congresswoman congressmen governor governors mayor president "
    "secretary judge justice sheriff chairman chairwoman chair leader whip speaker director "
    "treasurer commissioner assemblyman assemblywoman assemblymember councilman councilwoman "
    "councilmember delegate ambassador general attorney officer ceo founder spokesman spokeswoman "
    "spokesperson minister premier candidate nominee prosecutor alderman comptroller auditor "
    "alderwoman alderperson selectman selectwoman councilperson "
    "supervisor col colonel capt captain maj adm admiral sgt sergeant cmdr commander"
    " vice deputy former ex-sen ex-rep ex-gov".split()
)
#: Words for a political side; alone they are a group, before a person they are dropped.
SIDES = frozenset(
    "democrat democrats democratic republican republicans gop libertarian libertarians green"
    " greens "
    "independent independents conservative conservatives liberal liberals progressive progressives "
    "socialist socialists tory tories labour".split()
)
#: What says that money only passed somebody by: a regex, of any case.
CARRIES = (
    r"(?i:(?:serv|act|function|operat)(?:es?|ed|ing)|(?:is|was|were|been|being) used) as"
    r" (?:an? |the )?(?:[a-z-]+ )?(?:conduit|pass[ -]?through|go-between|intermediary|vehicle"
    r"|middleman|way ?station|channel)"
)
#: Who routes money on is not who gives it: "funneled $5 from Acme to Roe". The stem of the verb.
ROUTES = r"(?:funnel|rout|channel|steer|pass|direct|launder|shift|transferr?)"
#: The whole of it, where it was done: a regex, of any case.
ROUTED = rf"(?i:{ROUTES}l?(?:e[ds]|ing|s)(?: (?:on|along|over))?)"
COMMITTEE_ENDS = frozenset(
    "pac pacs superpac committee committees campaign victory votes fund leadership majority "
    "action".split()
)
ORGANIZATION_WORDS = COMMITTEE_ENDS | frozenset(
    "party association foundation group alliance coalition union federation network project"
    " council "
    "institute center centre company corp corporation inc llc llp ltd co industries holdings"
    " capital "
    "partners management bank university college club league society chamber brotherhood"
    " international "
    "workers teachers employees policy reform future justice safety now american americans america "
    "citizens commission department bureau agency board office court house senate congress "
    "administration times post journal news herald tribune beacon guardian magazine press"
    " reporters "
    "energy oil airlines motors systems services enterprises technologies pharmaceuticals realty "
    "properties trust ventures bancorp pharma petroleum tobacco mining steel lab labs"
    " church casino casinos resorts hotel hospital organization "
    "conference national federal realtors bankers builders democrats republicans conservatives "
    "libertarians progressives women veterans students voters families parents freedom liberty "
    "prosperity crossroads priorities values rights growth media consulting strategies associates "
    "advertising drilling communications solutions brothers records farms foods motor "
    "together forward ahead rising tomorrow nation path choice voice voices unity safety "
    "accountability integrity restore restoring rebuild rebuilding protect protecting defend "
    "defending save unite united better neighbors responsible opportunity patriots taxpayers "
    "aerospace aircraft chemical chemicals care healthcare health medical biotech software "
    "semiconductor semiconductors electric beverage beverages brewing brewery logistics trucking "
    "freight aviation railroad railway telecom wireless studios entertainment gaming securities "
    "assurance lumber timber packaging solar fuels refining dairy grocers supermarkets outfitters "
    "genetics analytics robotics steelworkers steamfitters electricians plumbers pipefitters "
    "makers manufacturers machinists growers dealers exchange agenda initiative movement "
    "physicians "
    "guild estates homes apartments towers hotels valley county township service vendors drivers "
    "truckers contractors landlords retailers restaurants brewers distillers vintners optometrists "
    "dentists chiropractors pharmacists attorneys advocates sportsmen hunters rifle sheriffs "
    "deputies "
    "longshoremen teamsters painters roofers ironworkers boilermakers miners autoworkers clerks "
    "concrete cement asphalt paving gravel cruises racetrack raceway speedway broadcasting "
    "pictures "
    "vineyards winery wines cannabis vapor dispensaries wellness clinic clinics dental hospice "
    "crypto coin digital data networks broadband cable lines shipping marine grocery markets "
    "stores "
    "motel inns lodge courts streets schools libraries parks trails wetlands rivers waters coast "
    "apparel footwear fashions cosmetics toys "
    "nurses firefighters carpenters engineers laborers troopers officers agency works usa".split()
)
JOINS_OF = frozenset(
    "committee department center chamber board secretary association house institute league"
    " federation "
    "brotherhood union council bank university college commission bureau fund friends citizens"
    " people "
    "society party office sons daughters coalition alliance district state city court school group "
    "conference women veterans planned parents students workers foundation knights order "
    "church indians band tribe tribes nation confederated".split()
)
JOINS_FOR = frozenset(
    "americans citizens center committee fund people friends students institute campaign coalition "
    "alliance association foundation council women veterans parents voters families democrats "
    "republicans californians texans floridians workers league union priorities future believe "
    "physicians lawyers teachers business vote votes network project libertarians "
    "conservatives neighbors residents patriots moms mothers fathers doctors nurses taxpayers "
    "seniors farmers hunters christians catholics stand fight march partnership movement victory "
    "protecting restoring rebuilding".split()
)
OFFICES = frozenset(
    "congress senate president governor mayor america house attorney sheriff judge council"
    " assembly "
    "congresswoman congressman district school us state growth freedom liberty justice change"
    " reform "
    "prosperity life progress democracy policy responsive".split()
)
#: A company is also called by the rest of its name: of "Acme Oil", "Acme".
COMPANY_ENDS = frozenset(
    "company corp corporation inc llc ltd co industries holdings capital partners management bank"
    " bancorp energy oil steel motors airlines pharma pharmaceuticals chemical foods farms media"
    " resorts casinos technologies systems enterprises ventures petroleum gas mining tobacco"
    " insurance realty properties".split()
)
STATES = frozenset(
    "alabama alaska arizona arkansas california colorado connecticut delaware florida georgia"
    " hawaii "
    "idaho illinois indiana iowa kansas kentucky louisiana maine maryland massachusetts michigan "
    "minnesota mississippi missouri montana nebraska nevada ohio oklahoma oregon pennsylvania "
    "tennessee texas utah vermont virginia washington wisconsin wyoming".split()
)
STATE_NAMES = STATES | {
    "new hampshire", "new jersey", "new mexico", "new york", "north carolina", "north dakota",
    "rhode island", "south carolina", "south dakota", "west virginia", "district of columbia",
    "puerto rico", "united states", "white house", "capitol hill", "oval office",
}  # fmt: skip
#: Countries and their people, but for those that are as often surnames or given names.
NATIONS = frozenset(
    "afghanistan albania algeria argentina armenia australia austria azerbaijan bahrain bangladesh"
    " belarus belgium bolivia brazil bulgaria cambodia canada chile china colombia croatia cuba"
    " cyprus denmark ecuador egypt estonia ethiopia finland france germany ghana greece guatemala"
    " haiti honduras hungary iceland india indonesia iran iraq italy jamaica japan kazakhstan kenya"
    " kosovo kuwait latvia lebanon libya lithuania luxembourg malaysia malta mexico morocco"
    " netherlands nicaragua nigeria norway pakistan panama paraguay peru philippines poland"
    " portugal qatar romania russia rwanda serbia singapore slovakia slovenia somalia spain sudan"
    " sweden switzerland syria taiwan tanzania thailand tunisia turkey uganda ukraine uruguay"
    " venezuela vietnam yemen zimbabwe britain europe"
    " afghan argentine armenian australian austrian belgian brazilian british bulgarian canadian"
    " chilean chinese colombian cuban czech danish dutch egyptian emirati european finnish french"
    " german greek guatemalan haitian hungarian indian indonesian iranian iraqi irish israeli"
    " italian jamaican japanese kenyan korean kuwaiti lebanese libyan malaysian mexican nigerian"
    " norwegian pakistani palestinian peruvian polish portuguese qatari romanian russian saudi"
    " serbian spanish swedish swiss syrian taiwanese thai turkish ukrainian venezuelan vietnamese"
    " afghans armenians australians brazilians canadians colombians cubans egyptians europeans"
    " germans greeks haitians indians iranians iraqis israelis italians mexicans nigerians"
    " pakistanis palestinians poles russians saudis swedes syrians turks ukrainians"
    " venezuelans".split()
) | {
    "costa rica", "dominican republic", "el salvador", "great britain", "hong kong",
    "new zealand", "north korea", "saudi arabia", "south africa", "south korea", "sri lanka",
    "united arab emirates", "united kingdom",
}  # fmt: skip
#: The people of a place, who are no one person.
PEOPLES = frozenset(
    "americans californians texans floridians pennsylvanians ohioans georgians michiganders"
    " virginians washingtonians arizonans tennesseans hoosiers missourians marylanders coloradans"
    " wisconsinites minnesotans carolinians alabamans alabamians louisianans kentuckians oregonians"
    " oklahomans iowans utahns nevadans arkansans mississippians kansans nebraskans idahoans"
    " hawaiians mainers montanans delawareans alaskans vermonters wyomingites".split()
)
CALENDAR = frozenset(
    "january february march april may june july august september october november december jan"
    " feb mar "
    "apr jun jul aug sept sep oct nov dec monday tuesday wednesday thursday friday saturday sunday "
    "christmas thanksgiving".split()
)
#: Words that are written large at the head of a sentence and are no names.
COMMON = frozenset(
    "dark outside soft"
    " a an the this that these those it its he she they his her their we our i you your my me him"
    " them "
    "who which what when where why how whose there here and or but nor so yet for of in on at by"
    " to "
    "from with without within into onto over under after before since until till while during"
    " through "
    "throughout about above across against along among around as because if though although unless "
    "despite except like than then now also even just only still again once more most much many"
    " few "
    "several some any all each every both either neither none no not other another such same one"
    " two "
    "three four five six seven eight nine ten eleven twelve dozens hundreds thousands millions"
    " billions "
    "according meanwhile however moreover furthermore additionally instead overall altogether"
    " recently "
    "earlier later last next first second third final previous new old big large small major total "
    "roughly nearly almost approximately up down out off federal state local public private"
    " political "
    "records record filings filing reports report documents data disclosures disclosure donors"
    " donor "
    "donations donation contributions contribution contributors money cash opponents supporters"
    " critics "
    "voters candidates candidate campaigns campaign lawmakers officials sources groups group"
    " people "
    "individuals committees pacs spending fundraising is was are were has have had be been do"
    " does did "
    "will would could should may might must can shall asked based backed led added including"
    " meaning "
    "heading nor per via yes no mr super let lets well ok okay thanks sure maybe perhaps today"
    " tonight"
    " tomorrow yesterday back looking speaking".split()
)
KIN_NOUNS = (
    r"family|relatives|wife|husband|spouse|partner|brother|sister|son|daughter|father|mother"
    r"|cousin|nephew|niece|uncle"
    r"|aunt|parents|children|sons|daughters|siblings|(?:father|mother|brother|sister|son|daughter)"
    r"-in-law|fiancée?|boyfriend|girlfriend|widow|widower"
)
#: What somebody is to somebody else without being of the family.
OTHER_RELATIONS = (
    r"opponent|rival|predecessor|successor|friend|ally|boss|colleague|deputy|challenger"
    r"|running mate"
    r"|chief of staff|business partner|law partner|primary opponent|roommate|classmate|neighbou?r"
    r"|mentor|prot[eé]g[eé]e?|advis[eo]r|aide|associate|confidante?|backer|supporter|benefactor"
    r"|treasurer|campaign manager|landlord|client"
)
PEOPLE_NOUNS = (
    r"billionaire|millionaire|investor|financier|businessman|businesswoman|entrepreneur"
    r"|philanthropist"
    r"|mogul|magnate|tycoon|executive|donor|mega-?donor|megadonor|senator|congressman|congresswoman"
    r"|governor|mayor|president|candidate|nominee|incumbent|challenger|lawmaker|lawyer|attorney"
    r"|prosecutor|developer|heiress|heir|hedge fund manager|couple|professor|doctor|physician"
    r"|democrat|(?:venture )?capitalist|chair(?:man|woman)?|founder|owner|banker|trader|rancher"
    r"|(?:home)?builder|retiree|widow|council(?:man|woman)|industrialist|activist|speaker"
    r"|veteran|newcomer|frontrunner|front-runner|contender|hopeful|rabbi|pastor|singer|rapper|actor"
    r"|actress|operative|strategist|lobbyist|bundler|(?:cabinet|board|council|committee"
    r"|staff) member"
    r"|republican|libertarian|politician|representative|commissioner|sheriff|judge|former \w+"
)
#: What somebody may own or run that gives money in its own name.
BUSINESS_NOUNS = (
    r"compan(?:y|ies)|firms?|business(?:es)?|foundation|corporation|partnership|hedge fund"
    r"|law firm|bank|employer|trust|estate|ranch|holdings|enterprises?|nonprofit|charity"
)
#: No party begins with an auxiliary, and none is a payment.
NO_PARTY_WORDS = re.compile(
    r"(?-i:(?:in|of|on|for|by|with|from|at|to|is|was|are|were|be|been|being|has|have|had|do|does"
    r"|did|will|would|could|should"
    r"|may|might|must|can|not|never|gave|given|donated|contributed)\b)"
    r"|(?:payroll|polling|rent|travel|staff|salaries|research|postage|printing|limit|maximum)$"
    r"|(?:(?:[a-z-]+ ){0,2}(?:gift|donation|contribution|che(?:ck|que)|payment|sum|amount"
    r"|installment|infusion|transfer))$"
)
GROUP_NOUNS = (
    r"super ?pac|pac|committee|group|organi[sz]ation|nonprofit|non-profit|fund|union|company"
    r"|corporation|firm|foundation|association|party|outfit|coalition|campaign|corporation|lobby"
    r"|bank|tribe|chamber|federation|league|institute|society|caucus"
)
