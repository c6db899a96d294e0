"""Decision tables of textbooks, (perspectives, options), with what they print for each rule."""

import numpy as np

# Anderson, Sweeney & Williams, An Introduction to Management Science, on decision analysis:
# a small, medium or large condominium complex, in millions, when demand is strong or weak.
CONDOMINIUMS = np.array([[8.0, 14, 20], [7, 5, -9]])

# Taha, Operations Research: An Introduction, on decisions under uncertainty: the cost, in
# thousands, of a summer camp for 200, 250, 300 or 350 when as many people come. Costs are
# negative here.
CAMP = -np.array([[5.0, 8, 21, 30], [10, 7, 18, 22], [18, 12, 12, 19], [25, 23, 21, 15]])

# Render & Stair, Quantitative Analysis for Management, on decision analysis: Thompson Lumber
# builds a large plant, a small one or none, and the market is favourable or not.
LUMBER = np.array([[200_000.0, 100_000, 0], [-180_000, -20_000, 0]])

# Stevenson, Operations Management, supplement on decision theory, problem 1: a contractor does
# nothing, expands or subcontracts, in thousands, when demand is low or high.
CONTRACTOR = np.array([[50.0, 20, 40], [60, 80, 70]])

# ACCA F5 Performance Management, study text (BPP, 2011), page 180: actions A, B and C under
# the circumstances I to IV.
ACTIONS = np.array([[70.0, 60, 70], [-10, 20, -5], [80, 0, 50], [60, 100, 115]])

# JMcDM (Satman, Yildirim & Kuruca, 2021, Journal of Open Source Software 6(65), 3430), the
# table on which its tests show every rule.
JMCDM = np.array([[26.0, 22, 28, 22], [26, 34, 24, 30], [18, 30, 34, 28], [22, 18, 26, 20]])
