"""The promises that people rely on, each tried as an adversary would."""
