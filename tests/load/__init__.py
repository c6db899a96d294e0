"""Load and faults on a real site: `make load`, and `make load KILLS=200`."""
