"""What changed between two builds or publications: for a person, for a pull request, and for a program."""
