"""Who lives in the made-up world. No person, committee, firm, party or town in it is real.

Ids begin with C99, or have 99 for a district: FEC gives out neither. ZIP codes begin with 001,
which the post office does not use. States are real, because their codes are part of the form.
"""

from __future__ import annotations

from itemized.world._shapes import Candidate, Committee, Person

LAMPLIGHTER, HARBOR = "LMP", "HBR"  # the two parties of the world

# ---------------------------------------------------------------- committees

LANTERN = Committee("C99000001", "LANTERN STREET PAC", "O", "U", "M", "BRINDLEMERE", "VT", "00101")
QUILLFEATHER = Committee(
    "C99000002",
    "QUILLFEATHER FOR SENATE",
    "S",
    "P",
    "Q",
    "DUSKWATER",
    "NM",
    "00118",
    party=HARBOR,
    candidate="S2NM99901",
)
MARROWBY = Committee(
    "C99000003",
    "MARROWBY FOR SENATE",
    "S",
    "P",
    "Q",
    "SALTMARSH BEND",
    "NM",
    "00119",
    party=LAMPLIGHTER,
    candidate="S2NM99902",
)
VARGA_LUND = Committee(
    "C99000004",
    "FRIENDS OF INES VARGA-LUND",
    "H",
    "P",
    "Q",
    "OSTERVELD",
    "OH",
    "00132",
    party=LAMPLIGHTER,
    candidate="H2OH99101",
)
BRIGHT_HARBOR = Committee(
    "C99000005", "BRIGHT HARBOR FUND", "O", "U", "Q", "DUSKWATER", "NM", "00118"
)
HARBOR_NATIONAL = Committee(
    "C99000006",
    "HARBOR PARTY NATIONAL COMMITTEE",
    "Y",
    "U",
    "M",
    "CAPSTAN",
    "VA",
    "00140",
    party=HARBOR,
)
LAMPLIGHTER_NATIONAL = Committee(
    "C99000007",
    "LAMPLIGHTER PARTY NATIONAL COMMITTEE",
    "Y",
    "U",
    "M",
    "WICKFORD MILLS",
    "MD",
    "00141",
    party=LAMPLIGHTER,
)
VICTORY = Committee(
    "C99000008", "QUILLFEATHER VICTORY FUND", "N", "J", "Q", "CAPSTAN", "VA", "00140"
)
CONDUIT = Committee("C99000009", "PASS IT ALONG PAC", "V", "U", "M", "QUILLHAVEN", "NY", "00107")
GUILD = Committee(
    "C99000010",
    "COOPERS AND CHANDLERS GUILD PAC",
    "Q",
    "B",
    "M",
    "OSTERVELD",
    "OH",
    "00132",
    organization="L",
    connected="COOPERS AND CHANDLERS GUILD",
)
SALT_CEDAR = Committee(
    "C99000011", "SALT & CEDAR COALITION", "O", "U", "Q", "QUILLHAVEN", "NY", "00107"
)
MARROWBY_FORWARD = Committee(
    "C99000012", "MARROWBY FORWARD", "O", "U", "Q", "SALTMARSH BEND", "NM", "00119"
)
# Trap: a quote that never closes. Read with quoting on, it swallows the rows below it.
GREEN_LAMP = Committee(
    "C99000013", 'HARROW COUNTY "GREEN LAMP PAC', "N", "U", "Q", "HARROW", "IA", "00155"
)
# Trap: a name much like LANTERN STREET PAC, and another committee.
NEIGHBORS = Committee(
    "C99000014", "LANTERN STREET NEIGHBORS PAC", "N", "U", "Q", "BRINDLEMERE", "VT", "00101"
)

COMMITTEES = (
    LANTERN,
    QUILLFEATHER,
    MARROWBY,
    VARGA_LUND,
    BRIGHT_HARBOR,
    HARBOR_NATIONAL,
    LAMPLIGHTER_NATIONAL,
    VICTORY,
    CONDUIT,
    GUILD,
    SALT_CEDAR,
    MARROWBY_FORWARD,
    GREEN_LAMP,
    NEIGHBORS,
)

# ---------------------------------------------------------------- candidates

CANDIDATES = (
    Candidate(
        "S2NM99901",
        "QUILLFEATHER, TOBIAS",
        HARBOR,
        "NM",
        "S",
        "00",
        "I",
        "C99000002",
        "DUSKWATER",
    ),
    Candidate(
        "S2NM99902",
        "MARROWBY, ISOLDE",
        LAMPLIGHTER,
        "NM",
        "S",
        "00",
        "C",
        "C99000003",
        "SALTMARSH BEND",
    ),
    # Trap: accents, written in UTF-8 in the candidate master and left out by the committee.
    Candidate(
        "H2OH99101",
        "VÁRGA-LUND, INÉS",
        LAMPLIGHTER,
        "OH",
        "H",
        "99",
        "O",
        "C99000004",
        "OSTERVELD",
    ),
)

# ---------------------------------------------------------------- givers

# Trap: six ways in which one giver is written. 1 to 3 are one name once hyphens, dots, titles and
# capitals are set aside, tied by place or by employer. 4 has no middle initial and the same place
# and employer, 5 only initials and no employer in common, 6 turns the name round: no record says
# that 5 and 6 are the same.
OKONKWO_HALE = (
    Person(
        "OKONKWO-HALE, MARGUERITE T",
        "BRINDLEMERE",
        "VT",
        "00101",
        "VANE & TILLER CAPITAL",
        "INVESTOR",
    ),
    Person(
        "OKONKWO HALE, MARGUERITE T. MS.",
        "BRINDLEMERE",
        "VT",
        "001014417",
        "VANE AND TILLER",
        "CHAIR",
    ),
    Person(
        "Okonkwo-Hale, Marguerite T",
        "QUILLHAVEN",
        "NY",
        "00107",
        "VANE & TILLER CAPITAL",
        "INVESTOR",
    ),
    Person(
        "OKONKWO-HALE, MARGUERITE",
        "BRINDLEMERE",
        "VT",
        "00101",
        "VANE & TILLER CAPITAL",
        "INVESTOR",
    ),
    Person("OKONKWO-HALE, M T", "GULLS REST", "ME", "00111", "NONE", "RETIRED"),
    Person("HALE, MARGUERITE OKONKWO", "QUILLHAVEN", "NY", "00107", "SELF", "SELF-EMPLOYED"),
)

WEXCOMBE_DRAY = Person(
    "WEXCOMBE-DRAY, ALARIC", "DUSKWATER", "NM", "00118", "WEXCOMBE-DRAY SHIPPING", "OWNER"
)
ARKWRIGHT_SOLE = Person(
    "ARKWRIGHT-SOLE, DELPHINE", "CAPSTAN", "VA", "00140", "SOLE & DAUGHTERS ROPEWORKS", "PRESIDENT"
)
THORNBURY_VEX = Person("THORNBURY-VEX, SILAS", "GULLS REST", "ME", "00111", "RETIRED", "SHIPWRIGHT")

# Trap: two people of one name; neither place nor employer is the same.
PENHALLOW_DRIVER = Person(
    "PENHALLOW-OYE, JASPER", "DUSKWATER", "NM", "00118", "COPPER KETTLE FREIGHT", "DRIVER"
)
PENHALLOW_DOCTOR = Person(
    "PENHALLOW-OYE, JASPER", "OSTERVELD", "OH", "00132", "OSTERVELD CLINIC", "PHYSICIAN"
)

# Trap: father and son, one house and one firm; only the JR tells them apart.
TALLIS_FATHER = Person(
    "TALLISKER-BOONE, CORWIN", "HARROW", "IA", "00155", "TALLISKER-BOONE SEED", "FARMER"
)
TALLIS_SON = Person(
    "TALLISKER-BOONE, CORWIN JR", "HARROW", "IA", "00155", "TALLISKER-BOONE SEED", "FARMER"
)

# Traps: quotes in names, one pair closed and one not.
NED = Person('BRACKWATER, EDMUND "NED"', "HARROW", "IA", "00155", "SELF", "SURVEYOR")
DOC = Person('FENN-ABARA, "DOC HOLLIS', "WICKFORD MILLS", "MD", "00141", "NONE", "DENTIST")
# Trap: an accent, written into the file as one latin-1 byte and not as UTF-8.
ELODIE = Person(
    "DELAMARE-TCHOUPO, ÉLODIE", "SAINT-ORSE", "LA", "00160", "BAYOU LANTERNWORKS", "GLAZIER"
)

NIGHTJAR = Person("NIGHTJAR GARDENS LLC", "BRINDLEMERE", "VT", "00101", entity="ORG")
PARTNERSHIP = Person("MARL & OSSIFER LLP", "QUILLHAVEN", "NY", "00107", entity="ORG")
PARTNER = Person(
    "MARL-OSSIFER, EUDORA", "QUILLHAVEN", "NY", "00107", "MARL & OSSIFER LLP", "PARTNER"
)
BELLWETHER = Person("BELLWETHER & GANTRY MEDIA", "CAPSTAN", "VA", "00140", entity="ORG")
PRINTER = Person("INKWELL PRINT COOPERATIVE", "OSTERVELD", "OH", "00132", entity="ORG")
