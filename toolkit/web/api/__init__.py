"""The versioned API, `/api/v1/…`, by the NL API Design Rules.

It asks and answers nothing of its own: a question becomes the one of the list page, the answer is that of the export,
and the description is generated from the same models and the same vocabulary.
Source: https://gitdocumentatie.logius.nl/publicatie/api/adr/.
"""
