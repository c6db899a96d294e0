"""How long our arithmetic takes beside other people's: `make bench`."""
