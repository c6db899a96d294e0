"""What the seal of a round fixes besides the answers: everybody's weights."""

from options.reports.weights_to_seal import weights_to_seal

WEIGHTS_OF = weights_to_seal
