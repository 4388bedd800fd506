"""The whole catalogue in one HTML file, for where no server is and no site can be reached.

Made from the templates of the site, so that nothing is worded twice: every page becomes a section of one document, and
an address of the site becomes one behind ``#``. What a filter selects is worked out in the page, from the tags that are
in it; how search reads a word is worked out here, by the search engine itself, and put in the file as a table.
"""
