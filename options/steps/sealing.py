"""What the seal of a round fixes besides answers: everybody's weights, the room's figures."""

from options.reports.others import figures_to_seal
from options.reports.weights_to_seal import weights_to_seal

WEIGHTS_OF = weights_to_seal
FIGURES_OF = figures_to_seal
