"""The addresses of the site; each module is one page."""

from typing import Any

from toolkit.web.routes import (
    begrippen,
    bewijskaart,
    export,
    gezond,
    interventie,
    lijst,
    open_data,
    openapi,
    over,
    situatie,
    suggesties,
    vergelijk,
    wijzigingen,
)

ROUTES: tuple[tuple[str, Any], ...] = (
    (r"^/$", lijst.page),
    (r"^/interventie/(?P<slug>[^/]+)$", interventie.page),
    (r"^/vergelijk$", vergelijk.page),
    (r"^/bewijskaart$", bewijskaart.page),
    (r"^/bewijskaart\.svg$", bewijskaart.picture),
    (r"^/bewijskaart\.xlsx$", bewijskaart.workbook),
    (r"^/export\.(?P<formaat>[^/]+)$", export.file),
    (r"^/open-data/$", open_data.overview),
    (r"^/open-data/(?P<naam>[^/]+)$", open_data.file),
    (r"^/begrippen\.(?P<formaat>ttl|jsonld)$", open_data.vocabulary),
    (r"^/begrippen$", begrippen.overview),
    (r"^/begrippen/(?P<dimensie>[^/]+)$", begrippen.dimension),
    (r"^/begrippen/(?P<dimensie>[^/]+)/(?P<term>[^/]+)$", begrippen.page),
    (r"^/situatie$", situatie.page),
    (r"^/over$", over.page),
    (r"^/over/(?P<deel>privacy|toegankelijkheid)$", over.statement),
    (r"^/wijzigingen$", wijzigingen.page),
    (r"^/wijzigingen\.atom$", wijzigingen.feed),
    (r"^/openapi\.json$", openapi.page),
    (r"^/-/gezond$", gezond.page),
    (r"^/-/suggesties$", suggesties.page),
)
