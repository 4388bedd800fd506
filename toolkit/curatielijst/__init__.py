"""The work list `curatielijst.xlsx`: the questions of a build, and the form in which people decide."""
