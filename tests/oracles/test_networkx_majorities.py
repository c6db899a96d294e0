"""Circles of majorities and the top set, compared with networkx's components.

The options in a circle are a strong component of the graph of who beats whom; the top set is
the component of the graph of who beats or draws with whom that nothing outside leads into.
"""

import networkx as nx
import numpy as np

from options.analysis.groups.majorities import majorities
from options.analysis.groups.votes import duels
from tests.oracles.problems import problems


def test_circles_and_the_top_set_are_networkxs_components():
    for problem in problems(250, options=(1, 8)):
        options = len(problem.values)
        ballots = problem.rng.integers(0, 4, (problem.rng.integers(1, 9), options))
        found = duels(ballots)

        ours = majorities(found)

        beats = nx.from_numpy_array(found.wins > found.wins.T, create_using=nx.DiGraph)
        components = nx.strongly_connected_components(beats)
        circles = {tuple(sorted(group)) for group in components if len(group) > 1}
        assert {cycle.options for cycle in ours.cycles} == circles, problem.seed
        for cycle in ours.cycles:
            lengths = [
                nx.shortest_path_length(beats, after, before) + 1
                for before, after in beats.subgraph(cycle.options).edges
            ]
            assert len(cycle.example) == min(lengths), problem.seed
        holds = ~(found.wins < found.wins.T) & ~np.eye(options, dtype=bool)
        order = nx.condensation(nx.from_numpy_array(holds, create_using=nx.DiGraph))
        (first,) = (node for node in order if order.in_degree(node) == 0)
        assert set(ours.top) == order.nodes[first]["members"], problem.seed
