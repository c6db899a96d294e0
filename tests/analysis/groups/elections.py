"""Published elections: who voted how, as the functions read it."""

import numpy as np


def ballots(options, orders):
    """Totals (rows, options) and voters (rows,) of orders such as {"ABC": 23}.

    An option that an order leaves out is unranked.
    """
    totals = np.full((len(orders), len(options)), np.nan)
    for row, order in enumerate(orders):
        for place, option in enumerate(order):
            totals[row, options.index(option)] = -place
    return totals, np.array(list(orders.values()))


# The capital of Tennessee, on many pages of Wikipedia: Memphis, Nashville, Chattanooga and
# Knoxville, 100 voters.
TENNESSEE = ballots("MNCK", {"MNCK": 42, "NCKM": 26, "CKNM": 15, "KCNM": 17})

# Borda (1781), Mémoire sur les élections au scrutin: 21 electors.
BORDA_1781 = ballots("ABC", {"ABC": 1, "ACB": 7, "BCA": 7, "CBA": 6})

# Condorcet (1785), Essai: 60 voters whose majorities agree, and 60 whose majorities do not.
CONDORCET_AGREEING = ballots("ABC", {"ACB": 23, "BCA": 19, "CBA": 16, "CAB": 2})
CONDORCET_IN_A_CIRCLE = ballots("ABC", {"ABC": 23, "BCA": 17, "BAC": 2, "CAB": 10, "CBA": 8})

# Condorcet's 81 voters, for whom Borda's winner loses to another (Young 1988, American
# Political Science Review 82, 1231-1244).
CONDORCET_81 = ballots("ABC", {"ABC": 30, "ACB": 1, "CAB": 10, "BAC": 29, "BCA": 10, "CBA": 1})

# Three voters, three options: the paradox of voting in its smallest form.
PARADOX = ballots("ABC", {"ABC": 1, "BCA": 1, "CAB": 1})

# Wikipedia, "Schulze method": 45 voters, five options.
SCHULZE = ballots(
    "ABCDE",
    {
        "ACBED": 5,
        "ADECB": 5,
        "BEDAC": 8,
        "CABED": 3,
        "CAEBD": 7,
        "CBADE": 2,
        "DCEBA": 7,
        "EBADC": 8,
    },
)

# Lippman, Math in Society, ch. 2: where to hold a conference, by votes of mathematicians from
# Seattle, Tacoma, Puyallup and Olympia.
CONFERENCE = ballots("STPO", {"STOP": 51, "TPOS": 25, "PTOS": 10, "OTPS": 14})

# Electowiki, "Black's method": 100 voters.
BLACK = ballots("ABC", {"ABC": 25, "BCA": 40, "CAB": 35})

# 27 voters for whom four rules have four winners (Cahiers de la MSE 2003, Paris 1, B03120).
FOUR_RULES = ballots("XYZT", {"XYZT": 5, "XZYT": 4, "TYXZ": 2, "TYZX": 6, "ZYXT": 8, "TZYX": 2})
