"""The parts a line is made of, one file each: gates say when it applies, steps are its formula in order."""
