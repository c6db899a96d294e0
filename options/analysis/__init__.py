"""The arithmetic of a comparison: arrays in, arrays or frozen records out, without Django."""
