"""The controlled vocabulary: dimensions, their terms and labels (SKOS), and the countries of the world."""
