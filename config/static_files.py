"""How the pages' files are kept: with a fingerprint in their names, compressed in a second."""

from typing import Any

from whitenoise.compress import Compressor
from whitenoise.storage import CompressedManifestStaticFilesStorage


class KeptStaticFiles(CompressedManifestStaticFilesStorage):  # type: ignore[misc]  # -- untyped
    """Compressed by gzip alone: the library that writes PDF brings Brotli, which takes 7 s."""

    def create_compressor(self, **told: Any) -> Compressor:  # noqa: ANN401 -- WhiteNoise's own
        """What compresses each file."""
        return Compressor(use_brotli=False, **told)
