"""The work list `curatielijst.xlsx`: every question that a build leaves to people, and the form in which they decide."""
