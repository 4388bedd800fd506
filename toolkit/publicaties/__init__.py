"""What a reference to a publication says: authors, where it appeared, DOI; for who reads them and who writes them."""
