"""Short passages in the manner of newspapers of all leanings, with the claims that they make.

Everybody in them is made up. They were written before the rules were changed: those with an odd
number may be looked at while rules are written, those with an even number are only counted.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date


@dataclass(frozen=True)
class Want:
    """A claim to be found. Of several parties the names are joined with "; ". at: words of it."""

    kind: str
    direction: str
    donor: str | None
    recipient: str | None
    amount: str | None = None
    at: str = ""


@dataclass(frozen=True)
class Passage:
    """A text and its claims; one without any holds only other money."""

    text: str
    wants: tuple[Want, ...] = ()
    published: date = date(2022, 9, 15)


def _p(text: str, *wants: Want) -> Passage:
    return Passage(text, wants)


W = Want
PASSAGES: tuple[Passage, ...] = (
    # 1, 2
    _p(
        "Shipping heir Tobias Renn has poured $3.2 million into the Open Harbor PAC since January, "
        "Federal Election Commission filings show. The super PAC has spent most of it on ads.",
        W("donation_total", "gave", "Tobias Renn", "Open Harbor PAC", "3200000"),
        W("attribution", "source", None, None, at="Federal Election Commission"),
        W("share", "spent", "Open Harbor PAC", None, at="most of it"),
    ),
    _p(
        "Billionaire Odile Marsh wrote a $4 million check to the Prairie Forward PAC in June, according to "
        "the group’s latest Federal Election Commission report. Her brother, Cal Marsh, added $500,000.",
        W("donation", "gave", "Odile Marsh", "Prairie Forward PAC", "4000000"),
        W("attribution", "source", None, None, at="Federal Election Commission"),
        W("donation", "gave", "Cal Marsh", "Prairie Forward PAC", "500000"),
    ),
    # 3, 4
    _p(
        "Rep. Dell Corwin returned $15,000 in donations from Brightwater Capital after the firm’s founder was "
        "indicted. “We don’t want that money,” his campaign manager said.",
        W("refund", "gave", "Dell Corwin", "Brightwater Capital", "15000"),
    ),
    _p(
        "Sen. Ruth Alcott’s campaign said Tuesday it would give back the $5,400 it received from developer "
        "Hank Orris. The campaign has already refunded $2,000 to his wife, records show.",
        W("refund", "gave", "Ruth Alcott’s campaign", "Hank Orris", "5400"),
        W("refund", "gave", "Ruth Alcott’s campaign", "Hank Orris", "2000"),
    ),
    # 5, 6
    _p(
        "Gary Lund and his wife, Kay, each gave $2,900 to Marisol Teague’s campaign in March. The couple had "
        "never before donated to a federal candidate.",
        W("donation", "gave", "Gary Lund; Kay Lund", "Marisol Teague’s campaign", "2900"),
        W("first_time", "gave", "Gary Lund; Kay Lund", None, at="never before"),
    ),
    _p(
        "Oil executive Bram Keller and his wife, Joan, each contributed $5,800 to Republican Senate hopeful "
        "Wes Tarver, the maximum allowed by law.",
        W("donation", "gave", "Bram Keller; Joan Keller", "Wes Tarver", "5800"),
    ),
    # 7, 8
    _p(
        "Renn gives $1M to fight rent measure\n\nReal estate investor Paul Renn gave $1 million this month to "
        "the campaign against Measure 7, state records show. It is the first time Renn has donated to a ballot "
        "measure fight.",
        W("donation", "gave", "Renn", None, "1000000"),
        W("donation", "gave", "Paul Renn", "campaign against Measure 7", "1000000"),
        W("first_time", "gave", "Renn", None, at="first time"),
    ),
    _p(
        "Teachers’ union drops $2M on school board races\n\nThe Lakeland Educators Union has spent $2 million "
        "on this fall’s school board races, its first foray into local elections. Most of the money went to "
        "TV ads attacking incumbent Bo Trask.",
        W("spent_total", "spent", "Teachers’ union", None, "2000000"),
        W("spent_total", "spent", "Lakeland Educators Union", None, "2000000"),
        W("first_time", "spent", "Lakeland Educators Union", None, at="first foray"),
        W("share", "spent", "Lakeland Educators Union", None, at="Most of the money"),
    ),
    # 9, 10
    _p(
        "Halden Energy spent $1.4 million lobbying Congress last year, disclosure records show, and its PAC gave "
        "$312,000 to federal candidates, split evenly between the parties.",
        W("lobbying", "spent", "Halden Energy", None, "1400000"),
        W("donation_total", "gave", "Halden Energy", "federal candidates", "312000"),
    ),
    _p(
        "The National Grain Council, which shelled out more than $900,000 on lobbying in the first quarter, "
        "hired former Sen. Vic Dorn to lobby on the farm bill. The council paid Dorn’s firm $120,000.",
        W("lobbying", "spent", "National Grain Council", None, "900000"),
        W("lobbying", "paid", "National Grain Council", "Dorn’s firm", "120000"),
    ),
    # 11, 12 (nothing political)
    _p(
        "The city council approved a $212 million budget on Monday that gives police a 3 percent raise and sets "
        "aside $4.5 million for road repairs. Council member Ida Boone called the spending “reckless.”",
    ),
    _p(
        "A jury awarded $8.1 million to the family of a man killed by a falling crane, and the company agreed to "
        "pay another $2 million in fines. Mayor Lou Fenn said the city would not appeal.",
    ),
    # 13, 14
    _p(
        "The largest donation that the Harbor Victory Committee received in the quarter came from Vela Dunmore, who "
        "gave $750,000.",
        W(
            "superlative",
            "received",
            "Vela Dunmore",
            "Harbor Victory Committee",
            at="largest donation",
        ),
        W("donation", "gave", "Vela Dunmore", "Harbor Victory Committee", "750000"),
    ),
    _p(
        "A $250,000 check from retired broker Amos Fell was the biggest contribution the Rural Voices PAC took in last "
        "month. Fell has given the PAC a total of $600,000 this cycle.",
        W("donation", "gave", "Amos Fell", "Rural Voices PAC", "250000"),
        W("superlative", "received", "Amos Fell", "Rural Voices PAC", at="biggest contribution"),
        W("donation_total", "gave", "Amos Fell", "Rural Voices PAC", "600000"),
    ),
    # 15, 16
    _p(
        "The Committee for Fair Courts (CFC) raised $6.3 million in the second quarter. The CFC ended June with $2.1 "
        "million in the bank and no debt.",
        W("raised_total", "received", None, "Committee for Fair Courts", "6300000"),
        W("cash_on_hand", "has", "Committee for Fair Courts", None, "2100000"),
    ),
    _p(
        "The Western Growers Alliance (WGA) has been on a spending spree. In August alone the WGA gave $340,000 to "
        "candidates for the Legislature, and it has $5 million on hand.",
        W(
            "donation_total",
            "gave",
            "Western Growers Alliance",
            "candidates for the Legislature",
            "340000",
        ),
        W("cash_on_hand", "has", "Western Growers Alliance", None, "5000000"),
    ),
    # 17, 18
    _p(
        "Democrat Lena Ortwick raised $11.2 million in the third quarter, nearly three times as much as Republican "
        "Gil Thane, who brought in $3.8 million. Ortwick had $9 million in cash on hand; Thane reported $1.7 million.",
        W("raised_total", "received", None, "Lena Ortwick", "11200000"),
        W("comparison", "received", None, "Lena Ortwick", at="three times as much"),
        W("raised_total", "received", None, "Gil Thane", "3800000"),
        W("cash_on_hand", "has", "Lena Ortwick", None, "9000000"),
        W("cash_on_hand", "has", "Gil Thane", None, "1700000"),
    ),
    _p(
        "Republican Ned Farrow outraised Democrat Iris Vane by $2 million in the latest quarter. Farrow took in $7.5 "
        "million to Vane’s $5.5 million, and he has $12 million in the bank to her $4 million.",
        W("comparison", "received", None, "Ned Farrow; Iris Vane", "2000000"),
        W("raised_total", "received", None, "Ned Farrow", "7500000"),
        W("raised_total", "received", None, "Iris Vane", "5500000"),
        W("cash_on_hand", "has", "Ned Farrow", None, "12000000"),
        W("cash_on_hand", "has", "Iris Vane", None, "4000000"),
    ),
    # 19, 20
    _p(
        "The Fund for Liberty Now, a super PAC aligned with House leadership, has reserved $40 million in television ads "
        "in 22 districts. It spent $1.1 million last week to attack Rep. Anna Bloom and $650,000 to boost her rival, "
        "Carl Dietz.",
        W("ie_spending", "spent", "Fund for Liberty Now", None, "40000000"),
        W("ie_spending", "spent", "Fund for Liberty Now", None, "1100000"),
        W("ie_spending", "spent", "Fund for Liberty Now", None, "650000"),
    ),
    _p(
        "A dark-money group called Citizens for Clean Rivers dropped $3 million on ads slamming Gov. Tess Hobart over "
        "the summer, while the Workers Voice PAC has put $2.4 million behind her re-election.",
        W("ie_spending", "spent", "Citizens for Clean Rivers", None, "3000000"),
        W("ie_spending", "spent", "Workers Voice PAC", None, "2400000"),
    ),
    # 21, 22
    _p(
        "Car dealer Milo Strand has sunk $6.5 million of his own money into his long-shot bid for Senate. He lent the "
        "campaign another $1.5 million in July.",
        W("self_funding", "gave", "Milo Strand", "Milo Strand", "6500000"),
        W("loan", "gave", "Milo Strand", "Milo Strand’s campaign", "1500000"),
    ),
    _p(
        "Self-funding hedge fund manager Dirk Oland has loaned his campaign $12 million so far, according to his latest "
        "filing. His opponent, Rep. Fay Brandt, owes vendors $230,000.",
        W("loan", "gave", "Dirk Oland", "Dirk Oland’s campaign", "12000000"),
        W("debt", "has", "Fay Brandt", None, "230000"),
    ),
    # 23, 24 (nothing political)
    _p(
        "Shares of Marlow Foods fell 6 percent after the company said quarterly profit dropped to $310 million from "
        "$420 million a year ago. It will buy back $1 billion of stock.",
    ),
    _p(
        "“Night Ferry” led the box office with $41.2 million in its opening weekend, and the sequel, which cost $180 "
        "million to make, added $12 million. Studio chief Rhea Coll said she was thrilled.",
    ),
    # 25, 26
    _p(
        "It has been revealed that Corbin Hale has also been giving financial support to a nonprofit that wants to "
        "abolish bail. The group, Justice Without Walls, received $2 million from Hale’s foundation in 2021.",
        W("relation", "gave", "Corbin Hale", "nonprofit", at="financial support"),
        W("donation", "received", "Hale’s foundation", "Justice Without Walls", "2000000"),
    ),
    _p(
        "Tech mogul Sven Aldous has quietly bankrolled a network of conservative groups for years. He has also been "
        "funneling money to candidates who deny the results of the last election.",
        W("relation", "gave", "Sven Aldous", "conservative groups", at="bankrolled"),
        W("relation", "gave", "Sven Aldous", "candidates", at="funneling money"),
    ),
    # 27, 28
    _p(
        "Hattie Broom of Tulsa, who promised to end cash bail, and Jay Coates of Reno, a former public defender, as well as "
        "Mona Strick of Ohio, have enjoyed financial support from Hale too.",
        W("relation", "gave", "Hale", "Hattie Broom", at="Hattie Broom"),
        W("relation", "gave", "Hale", "Jay Coates", at="Jay Coates"),
        W("relation", "gave", "Hale", "Mona Strick", at="Mona Strick"),
    ),
    _p(
        "District attorneys Peg Landry in Dayton and Ross Kyle in Mobile, along with Sheriff Hugo Banks of Yuma, have also "
        "received money from the Aldous network.",
        W("relation", "gave", "Aldous", "Peg Landry; Ross Kyle; Hugo Banks", at="received money"),
    ),
    # 29, 30
    _p(
        "In 2018 the PAC paid Tidewater Strategies $84,000 for direct mail, and the campaign of Rep. Ola Finch paid her "
        "sister’s firm $46,500 for “event planning,” expense reports show.",
        W("payment", "paid", "PAC", "Tidewater Strategies", "84000"),
        W("payment", "paid", "campaign of Rep. Ola Finch", "sister’s firm", "46500"),
    ),
    _p(
        "Rep. Buck Danner’s re-election committee spent $18,000 at a steakhouse owned by his cousin and paid $9,200 to a "
        "country club for a golf outing, according to a review of federal filings.",
        W("payment", "paid", "Buck Danner’s re-election committee", None, "18000"),
        W("payment", "paid", "Buck Danner’s re-election committee", "country club", "9200"),
    ),
    # 31, 32
    _p(
        "Lobbyist Chet Morrow bundled $410,000 for the governor’s campaign, making him one of her top fundraisers. "
        "Gov. Lily Stroud has raised $22 million in all.",
        W("bundled", "raised", "Chet Morrow", "governor’s campaign", "410000"),
        W("superlative", "raised", "Chet Morrow", None, at="top fundraisers"),
        W("raised_total", "received", None, "Lily Stroud", "22000000"),
    ),
    _p(
        "Attorney Fern Gage has raised more than $700,000 for Sen. Abe Colter as a bundler, campaign disclosures show.",
        W("bundled", "raised", "Fern Gage", "Abe Colter", "700000"),
    ),
    # 33, 34
    _p(
        "About 62 percent of Teague’s money came from donors who gave less than $200, while Sen. Guy Marchand got just 9 "
        "percent of his haul from small donors.",
        W("share", "gave", "donors who gave less than $200", "Teague", at="62 percent"),
        W("share", "received", "small donors", "Guy Marchand", at="9 percent"),
    ),
    _p(
        "Two-thirds of the $4.8 million raised by the Yes on 12 campaign came from a single donor: the Cascade Health "
        "Foundation, which chipped in $3.2 million.",
        W("share", "gave", "Cascade Health Foundation", "Yes on 12", "4800000"),
        W("donation_total", "gave", "Cascade Health Foundation", "Yes on 12", "3200000"),
    ),
    # 35, 36 (nothing political)
    _p(
        "The shortstop signed a six-year, $132 million contract with the club, which also sent cash to its rival in the "
        "trade. He earned $18 million last season and donated $1 million to a children’s hospital.",
    ),
    _p(
        "Voters in three counties will decide whether to approve a $95 million school bond. A poll of 600 likely voters "
        "found 54 percent in favor. The average home would pay $120 more a year in property taxes.",
    ),
    # 37, 38
    _p(
        "The Heartland Victory Fund transferred $1.9 million to the state party in October. The party, in turn, sent "
        "$850,000 to Judge Cora Whit’s campaign.",
        W("transfer", "gave", "Heartland Victory Fund", "state party", "1900000"),
        W("transfer", "gave", "party", "Cora Whit’s campaign", "850000"),
    ),
    _p(
        "Lt. Gov. Roy Pell moved $3 million from his old campaign account to a new super PAC, Pell Forward, days before "
        "announcing his run for governor.",
        W("transfer", "gave", "Roy Pell", "Pell Forward", "3000000"),
    ),
    # 39, 40
    _p(
        "Casino magnate Leopold Graff pledged $20 million to the effort to unseat the president, and says he is prepared to "
        "spend up to $100 million.",
        W("pledge", "pledged", "Leopold Graff", "effort to unseat the president", "20000000"),
        W("forecast", "spent", "Leopold Graff", None, "100000000"),
    ),
    _p(
        "The Climate Votes coalition has promised to spend $15 million on key Senate races this fall. It plans to raise "
        "another $10 million by November, organizers said.",
        W("pledge", "pledged", "Climate Votes", None, "15000000"),
        W("forecast", "received", None, "Climate Votes", "10000000"),
    ),
    # 41, 42
    _p(
        "Brewer’s super PAC got $1 million from software founder Nils Haag, $500,000 from his partner, Dana Crewe, and "
        "$250,000 each from three Texas oilmen.",
        W("donation", "received", "Nils Haag", "Brewer’s super PAC", "1000000"),
        W("donation", "received", "Dana Crewe", "Brewer’s super PAC", "500000"),
        W("donation", "received", "three Texas oilmen", "Brewer’s super PAC", "250000"),
    ),
    _p(
        "Other big givers to the No on 8 committee include Mesa Gaming, which kicked in $2.5 million; the Sand Hills Tribe, "
        "$1.75 million; and card-room owner Otto Lenz, who contributed $300,000.",
        W("donation_total", "gave", "Mesa Gaming", "No on 8", "2500000"),
        W("donation_total", "gave", "Sand Hills Tribe", "No on 8", "1750000"),
        W("donation", "gave", "Otto Lenz", "No on 8", "300000"),
    ),
    # 43, 44
    _p(
        "The senator’s campaign accepted $10,000 from the political action committee of Norbert Freight in April, two weeks "
        "before he voted for the bill. Sen. Earl Whitlock has received $47,500 from the company’s executives since 2015.",
        W(
            "donation",
            "received",
            "political action committee of Norbert Freight",
            "Earl Whitlock",
            "10000",
        ),
        W("donation_total", "received", "company’s executives", "Earl Whitlock", "47500"),
    ),
    _p(
        "Over his career, Rep. Dwight Sams has pocketed $1.3 million from the payday lending industry, more than any other "
        "member of the House, according to the watchdog group Ledger Watch.",
        W("donation_total", "received", "payday lending industry", "Dwight Sams", "1300000"),
        W(
            "superlative",
            "received",
            "payday lending industry",
            "Dwight Sams",
            at="more than any other",
        ),
    ),
    # 45, 46
    _p(
        "There is no record of Jonas Blyth giving to Corwin’s campaign. Blyth has not donated to any federal candidate since "
        "2010, FEC records show.",
        W("absence", "gave", "Jonas Blyth", "Corwin’s campaign", at="no record"),
        W("absence", "gave", "Blyth", None, at="has not donated"),
    ),
    _p(
        "Holbrook says she has never taken a dime from corporate PACs. Federal records do not show any contributions from "
        "corporate PACs to her campaign.",
        W("absence", "received", "corporate PACs", "Holbrook", at="never taken a dime"),
        W("absence", "received", "corporate PACs", None, at="do not show"),
    ),
    # 47, 48 (nothing political)
    _p(
        "The governor signed a bill giving $600 rebates to families earning less than $100,000. The plan, which costs $1.2 "
        "billion, was backed by lawmakers of both parties. “This money will help people,” said Gov. Nan Reddick.",
    ),
    _p(
        "Prosecutors say the former treasurer stole $240,000 from the youth league and spent it on trips and jewelry. He "
        "was ordered to pay $240,000 in restitution and a $5,000 fine.",
    ),
    # 49, 50
    _p(
        "Candidates for governor have spent a combined $88 million on the race, making it the most expensive in state "
        "history. Stroud alone has burned through $31 million.",
        W("spent_total", "spent", "Candidates for governor", None, "88000000"),
        W("superlative", "spent", None, None, at="most expensive"),
        W("spent_total", "spent", "Stroud", None, "31000000"),
    ),
    _p(
        "The two parties’ Senate committees had spent $140 million between them by Labor Day. The Democratic side accounted "
        "for $81 million of that, the Republican side $59 million.",
        W("spent_total", "spent", "two parties’ Senate committees", None, "140000000"),
        W("spent_total", "spent", "Democratic side", None, "81000000"),
        W("spent_total", "spent", "Republican side", None, "59000000"),
    ),
    # 51, 52
    _p(
        "Individuals may give no more than $2,900 per election to a federal candidate, but there is no limit on what they can "
        "give to super PACs. Haag gave $2,900 to Brewer in May.",
        W("legal_limit", "limit", None, None, "2900", at="no more than"),
        W("donation", "gave", "Nils Haag", "Brewer", "2900", at="Haag gave"),
    ),
    _p(
        "State law caps contributions to candidates at $1,000 per election. Donors who give more than $50 must be named. "
        "Four employees of Orris Homes each gave Mayor Jill Pardo the $1,000 maximum on the same day.",
        W("legal_limit", "limit", None, None, "1000", at="caps"),
        W("legal_limit", "limit", None, None, "50"),
        W(
            "donation",
            "gave",
            "Four employees of Orris Homes",
            "Jill Pardo",
            "1000",
            at="Four employees",
        ),
    ),
    # 53, 54
    _p(
        "The average contribution to Ortwick’s campaign was $31, and the campaign says it has heard from 210,000 donors.",
        W("average", "received", None, "Ortwick’s campaign", "31"),
        W("count", "received", None, None, at="210,000 donors"),
    ),
    _p(
        "Farrow’s campaign said it received 54,000 contributions in the quarter, with an average gift of $38. "
        "Vane spent about $212 for every vote she won.",
        W("count", "received", None, "Farrow’s campaign", at="54,000 contributions"),
        W("average", "received", None, "Farrow’s campaign", "38"),
        W("average", "spent", "Vane", None, "212"),
    ),
    # 55, 56
    _p(
        "Real estate developer Nick Spero hosted a fundraiser for Mayor Pardo at his home, providing $8,300 worth of food and "
        "drink as an in-kind contribution.",
        W("in_kind", "gave", "Nick Spero", "Pardo", "8300"),
    ),
    _p(
        "The Dockworkers Local gave Hobart in-kind donations worth $22,000, mostly staff time, on top of $50,000 in cash.",
        W("in_kind", "gave", "Dockworkers Local", "Hobart", "22000"),
        W("donation_total", "gave", "Dockworkers Local", "Hobart", "50000"),
    ),
    # 57, 58
    _p(
        "“That money went straight into the PAC’s drive to replace prosecutors,” the sheriff said. The PAC, "
        "Safer Tomorrow, got $900,000 from Hale.",
        W("donation_total", "received", "Hale", "Safer Tomorrow", "900000"),
    ),
    _p(
        "Funds from the gala helped support the group’s push to register voters, and the attention contributed to a surge in "
        "volunteers. The Open Doors PAC, which hosted it, raised $310,000 that night.",
        W("raised_total", "received", None, "Open Doors PAC", "310000"),
    ),
    # 59, 60 (nothing political)
    _p(
        "The foundation gave $5 million in grants to 40 museums and libraries. Its director, Prue Ashby, was paid a salary of "
        "$410,000, tax filings show.",
    ),
    _p(
        "Gas prices rose to $4.29 a gallon on Thursday, and a survey showed 61 percent of households had cut back. Sen. Earl "
        "Whitlock called for releasing oil from the reserve; the candidate did not say how much it would cost.",
    ),
    # 61, 62
    _p(
        "Half a million dollars came from the Firefighters Association, five grand from a retired plumber, and a six-figure "
        "sum from the Chamber of Commerce, Pardo’s campaign reported.",
        W("donation", "gave", "Firefighters Association", "Pardo’s campaign", "500000"),
        W("donation", "gave", "retired plumber", "Pardo’s campaign", "5000"),
    ),
    _p(
        "The hotel workers’ union gave between $200,000 and $250,000 to the slate. Developers ponied up $885G, nearly half of "
        "it from one company, Spero Partners.",
        W("donation_total", "gave", "hotel workers’ union", "slate", "250000"),
        W("donation_total", "gave", "Developers", None, "885000"),
        W("share", "gave", "Spero Partners", None, at="nearly half"),
    ),
    # 63, 64
    _p(
        "Hale-backed group pours $3M into DA race\n\nA political action committee funded by billionaire Corbin Hale has pumped "
        "$3 million into the race for district attorney, campaign finance reports show. The Safer Tomorrow PAC is backing "
        "Hattie Broom, a first-time candidate.",
        W("ie_spending", "spent", "Hale-backed group", None, "3000000", at="pours"),
        W("relation", "gave", "Corbin Hale", "political action committee", at="funded by"),
        W("ie_spending", "spent", "Safer Tomorrow PAC", None, "3000000", at="pumped"),
    ),
    _p(
        "Gun lobby gave $1.2M to lawmakers who blocked bill\n\nThe American Rifle League has donated $1.2 million to the 31 "
        "state senators who voted to kill the bill, an analysis of campaign finance records found. Senate President Duke "
        "Harmon, the top recipient, took $96,000.",
        W("donation_total", "gave", "Gun lobby", "lawmakers", "1200000"),
        W("donation_total", "gave", "American Rifle League", "31 state senators", "1200000"),
        W("superlative", "received", None, "Duke Harmon", at="top recipient"),
        W("donation_total", "received", "American Rifle League", "Duke Harmon", "96000"),
    ),
    # 65, 66
    _p(
        "She was the beneficiary of a $2 million ad buy by the Sunrise Majority PAC. Meanwhile, Dietz has been hammered by "
        "$1.3 million in attack ads from the same group.",
        W("ie_spending", "spent", "Sunrise Majority PAC", None, "2000000"),
        W("ie_spending", "spent", "Sunrise Majority PAC", None, "1300000"),
    ),
    _p(
        "Outside groups have spent $9 million opposing Thane, compared with $2 million in support of him. The biggest spender, "
        "the Blue Ridge Action Fund, has laid out $4.4 million.",
        W("ie_spending", "spent", "Outside groups", None, "9000000"),
        W("ie_spending", "spent", "Outside groups", None, "2000000"),
        W("superlative", "spent", "Blue Ridge Action Fund", None, at="biggest spender"),
        W("spent_total", "spent", "Blue Ridge Action Fund", None, "4400000"),
    ),
    # 67, 68
    _p(
        "“I wrote them a check for $100,000,” Spero told the paper. He said the group, Families First Action, asked for more.",
        W("donation", "gave", "Spero", "Families First Action", "100000"),
    ),
    _p(
        "Asked about the $50,000 he gave to the recall campaign, Orris said he would do it again. “I’d give a million if I had "
        "it,” he said.",
        W("donation", "gave", "Orris", "recall campaign", "50000"),
    ),
    # 69, 70
    _p(
        "Rep. Bloom refunded a $1,000 contribution to pastor Silas Crone and donated the $500 she got from his church council "
        "to charity.",
        W("refund", "gave", "Bloom", "Silas Crone", "1000"),
        W("donation", "received", "church council", "Bloom", "500"),
    ),
    _p(
        "The state party returned the $250,000 contribution from Vantage Mining last spring and never reported a $10,000 "
        "refund to its chief executive, Lou Darrow.",
        W("refund", "gave", "state party", "Vantage Mining", "250000"),
        W("refund", "gave", "state party", "Lou Darrow", "10000"),
    ),
    # 71, 72 (nothing political)
    _p(
        "The start-up raised $30 million in a Series B round led by Birch Ventures, which also backed two rivals. It has spent "
        "$12 million on servers and owes $3 million to lenders.",
    ),
    _p(
        "The charity gala raised $310,000 for cancer research, organizers said. Donor Pia Stahl gave $25,000 and paid $4,000 "
        "for a painting at auction.",
    ),
    # 73, 74
    _p(
        "Hedge fund billionaire Rolf Castner and his wife, Ada, have together given $14.5 million to Republican candidates and "
        "causes since 2016, making them the party’s fourth-largest donors.",
        W(
            "donation_total",
            "gave",
            "Rolf Castner; Ada Castner",
            "Republican candidates and causes",
            "14500000",
        ),
        W("superlative", "gave", "Rolf Castner; Ada Castner", None, at="fourth-largest"),
    ),
    _p(
        "Screenwriter Elle Vaughn, her husband and their two sons have contributed nearly $2 million to Democratic committees, "
        "ranking them among the party’s most generous Hollywood donors.",
        W("donation_total", "gave", "Elle Vaughn", "Democratic committees", "2000000"),
        W("superlative", "gave", "Elle Vaughn", None, at="most generous"),
    ),
    # 75, 76
    _p(
        "The PAC, which was formed in July, reported a single contribution: $400,000 from Delray Holdings, a shell company "
        "registered in Delaware. Twelve days later, Neighbors for Safe Streets bought $380,000 worth of mailers supporting "
        "Councilman Bart Ewing.",
        W("donation", "received", "Delray Holdings", "Neighbors for Safe Streets", "400000"),
        W("ie_spending", "spent", "Neighbors for Safe Streets", None, "380000"),
    ),
    _p(
        "The committee has taken in just $61,000, all of it from Ewing’s father-in-law, Max Tolan. Its name, Clean Ballot "
        "Project, appears on $58,000 in radio ads opposing Measure C.",
        W("raised_total", "received", None, "Clean Ballot Project", "61000"),
        W("share", "gave", "Max Tolan", None, at="all of it"),
        W("ie_spending", "spent", "Clean Ballot Project", None, "58000"),
    ),
    # 77, 78
    _p(
        "Trailing in cash, the governor leaned on the Association of State Governors, which has given her $1.6 million, and on "
        "small donors online. In 2018 the association gave her predecessor, Hal Ruiz, $3.1 million.",
        W("donation_total", "gave", "Association of State Governors", "governor", "1600000"),
        W("donation_total", "gave", "Association of State Governors", "Hal Ruiz", "3100000"),
    ),
    _p(
        "Although Ruiz was outspent 3 to 1, he got a late boost of $700,000 from the Carpenters Fund. His opponent was helped "
        "by $2.2 million from the Business Roundup PAC.",
        W("donation_total", "received", "Carpenters Fund", "Ruiz", "700000"),
        W("donation_total", "received", "Business Roundup PAC", "opponent", "2200000"),
    ),
    # 79, 80
    _p(
        "The company’s chief executive, Bette Kaplan, maxed out to both senators, giving each $5,800, and sent $25,000 to the "
        "Future Majority PAC, an arm of the leadership.",
        W("donation", "gave", "Bette Kaplan", "both senators", "5800"),
        W("donation", "gave", "Bette Kaplan", "Future Majority PAC", "25000"),
    ),
    _p(
        "Developers, who have given Councilwoman Ines Duarte $64,000 since she took office, gave her opponent nothing. Duarte "
        "reported $128,000 in contributions for the first half of the year and $17,300 in expenses.",
        W("donation_total", "gave", "Developers", "Ines Duarte", "64000"),
        W("raised_total", "received", None, "Duarte", "128000"),
        W("spent_total", "spent", "Duarte", None, "17300"),
    ),
)
