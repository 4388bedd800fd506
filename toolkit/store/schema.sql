-- The database of the catalogue. Names are the users' words; scripts, bookmarks and metadata.yml rely on them.
-- Tables are STRICT: a wrong type is an error while building, not a surprise while reading.
-- `{velden}` stands for the columns of data/velden.yml; the tables of a dimension are in dimensie.sql. `make schema` prints
-- the whole, as it is built.

-- A workbook that was read.
create table bron (
  id text primary key,                 -- slug of the file name
  bestand text not null unique,        -- file name
  sha256 text not null,                -- of the bytes that were read
  herkomst text not null check (herkomst in ('slo', 'database', 'beide')), -- kind of list, see bevinding herkomst_afgeleid
  titel text,                          -- how the list is named on screen
  samengesteld integer not null default 0 check (samengesteld in (0, 1)), -- compiled for this catalogue, not the study's annex
  peildatum text                       -- the data of the list are of this date
) strict;

-- An intervention. Empty means: no source cell says it.
create table interventie (
  id text primary key,                 -- slug; a promise, see data/identiteiten.yml
  naam text not null,
  herkomst text not null check (herkomst in ('slo', 'database', 'beide')),
  {velden}
  onderdeel_van text references interventie (id)
) strict;
create index interventie_op_naam on interventie (naam);
create index interventie_herkomst on interventie (herkomst);
create index interventie_onderdeel_van on interventie (onderdeel_van);

-- Other names by which an intervention is known: in brackets behind the name, or the name in another list.
create table naamsvariant (
  interventie_id text not null references interventie (id),
  naam text not null,
  primary key (interventie_id, naam)
) strict, without rowid;

-- A slug that was ever published and is no longer in use.
create table interventie_alias (
  id text primary key,
  interventie_id text references interventie (id), -- null: withdrawn
  reden text not null,
  ook text                             -- it was split: ids that came of it besides, separated by a space
) strict;

-- A publication of the catalogue, see data/wijzigingen/.
create table uitgave (
  datum text primary key,              -- ISO 8601
  inhoud text not null                 -- sha256 of what the catalogue said
) strict;

-- What a publication changed.
create table wijziging (
  id integer primary key,
  datum text not null references uitgave (datum),
  soort text not null,
  interventie_id text,                 -- as it was then; it may be gone since
  naam text not null,
  onderwerp text,
  was text,
  wordt text,
  waar text                            -- cells that say so, each on a line
) strict;
create index wijziging_interventie on wijziging (interventie_id, datum);

-- Every non-empty cell of every data sheet, its links and comments, and the name of the sheet.
create table broncel (
  id text primary key,                 -- bron, sheet, address
  bron_id text not null references bron (id),
  werkblad text not null,
  rij integer,                         -- null for the name of a sheet
  kolom text,
  soort text not null check (soort in ('waarde', 'koppeling', 'opmerking', 'bladnaam')),
  kop text,                            -- joined path of the header; of a cell of the header its own path
  waarde text,                         -- null when hidden; contact data is masked
  veld text,                           -- field of data/velden.yml the column was read as
  interventie_id text references interventie (id),
  verborgen integer not null check (verborgen in (0, 1)),
  kopcel integer not null default 0 check (kopcel in (0, 1)), -- part of the header of a table
  ruw text,                            -- the value itself where Excel shows it otherwise: 0.45 of 45%
  zonder_doorhaling text               -- waarde without the words that are struck through; null when none is
) strict;
create index broncel_interventie on broncel (interventie_id, veld);

-- What a curator put right in a source; the source cell keeps its own value.
create table correctie (
  broncel_id text primary key references broncel (id),
  was text not null,
  wordt text,                          -- null: the cell counts as empty
  reden text not null,
  door text not null,
  datum text not null                  -- ISO 8601
) strict;

create table publicatie (
  id text primary key,                 -- DOI, or first author, year and title, as a slug
  auteurs text,
  jaar integer,
  titel text,
  tijdschrift text,                    -- journal, book or publisher, without volume, issue and pages
  doi text,                            -- bare and lower case: 10.…
  url text,
  soort text check (soort in ('artikel', 'rapport', 'proefschrift', 'hoofdstuk', 'boek', 'dataset')), -- null: not said
  jaargang text,
  nummer text,
  paginas text,                        -- 44-66, or the number of an article
  verschenen_in text                   -- all that the source says of where it appeared
) strict;
create index publicatie_jaar on publicatie (jaar);

create table interventie_publicatie (
  interventie_id text not null references interventie (id),
  publicatie_id text not null references publicatie (id),
  broncel_id text references broncel (id),
  primary key (interventie_id, publicatie_id)
) strict, without rowid;
create index interventie_publicatie_publicatie on interventie_publicatie (publicatie_id);

-- The dimensions themselves (skos:ConceptScheme).
create table dimensie (
  id text primary key,                 -- name of the table of its terms
  label text not null,
  meervoud text not null,
  definitie text not null,
  bron text not null,
  volgorde integer not null,
  in_woorden integer not null default 0 check (in_woorden in (0, 1)), -- its cells are shown as text beside the terms
  kenmerken text,                      -- what its tags say beside their term, separated by a space: status, toelichting, rol
  eerste_filter integer not null default 0 check (eerste_filter in (0, 1)), -- one of the filters in view at once
  blok text not null,                  -- section of the page of an intervention
  blok_volgorde integer not null,      -- place in that section
  paginatitel text,                    -- heading there, when it is another than the label
  landen integer not null default 0 check (landen in (0, 1)), -- its terms are countries: ISO 3166-1 codes
  uitleg_tags text,                    -- what it says that an intervention has a term
  gebruik text not null default '{}'   -- what the site does with it beside what it does with every dimension, as JSON
) strict;

-- The columns of `interventie` that a source fills.
create table veld (
  id text primary key,                 -- name of the column
  label text not null,                 -- how people call it
  titel text not null,                 -- its name where it stands alone, as above a column of an export
  soort text not null check (soort in ('tekst', 'getal', 'webadres')),
  uitleg text not null,
  volgorde integer not null,           -- place in table and exports
  blok text,                           -- section of the page of an intervention; only the name has none
  blok_volgorde integer,
  paginatitel text,
  gebruik text not null default '{}'   -- what the site does with it beside showing it on the page, as JSON
) strict;

-- Every wording that is known for a term.
create table begrip_label (
  dimensie_id text not null references dimensie (id),
  term_id text not null,
  soort text not null check (soort in ('voorkeur', 'synoniem', 'alledaags', 'zoekterm')), -- prefLabel, altLabel, altLabel, hiddenLabel
  label text not null,
  taal text,                           -- ISO 639-1; null of a search word: the vocabulary does not say it
  primary key (dimensie_id, term_id, soort, label)
) strict, without rowid;

-- Web addresses of the catalogue that were checked by `make links`, see data/links.yml; a build checks nothing.
create table webadres (
  url text primary key,                -- as it stands in the catalogue; of a DOI with https://doi.org/ before it
  status text check (status in ('bereikbaar', 'omgeleid', 'niet_gevonden', 'geen_antwoord', 'storing', 'onveilig',
    'geweigerd', 'niet_toegestaan')),  -- null: never checked
  code integer,                        -- of HTTP; null without an answer
  naar text,                           -- where the page moved to for good
  reden text,                          -- why there is no page, in Dutch
  gecontroleerd_op text,               -- ISO date
  archief text                         -- archived copy that a curator found
) strict;

-- What the build noticed.
create table bevinding (
  id integer primary key,
  ernst text not null check (ernst in ('fout', 'waarschuwing', 'info')),
  code text not null,
  melding text not null,
  bestand text,
  werkblad text,
  cel text,
  waarde text,
  veld text,
  kandidaten text,                     -- the best answers, best first, one per line: ids of terms or interventions, fields, columns
  broncel_id text references broncel (id)
) strict;
create index bevinding_code on bevinding (code);

-- Versions, hashes of the inputs, counts.
create table bouw (
  sleutel text primary key,
  waarde text not null
) strict, without rowid;
