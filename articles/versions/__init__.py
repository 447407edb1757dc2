"""The writing desk: versions of everything, changes kept beside what readers see, and two editors at once."""
