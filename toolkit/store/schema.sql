-- The database of the catalogue. Names are the users' words; scripts, bookmarks and metadata.yml rely on them.
-- Tables are STRICT: a wrong type is an error while building, not a surprise while reading.
-- The tables of the dimensions follow one pattern and are written out in full, because this page is read more than edited.

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
  organisatie text,
  doel text,
  aanpak text,
  uitkomst text,
  beperkingen text,
  steekproef_n integer,                -- number of participants as the source gives it
  steekproef text,
  website text,
  bron_url text,
  gevonden_in text,
  taal text,
  opmerking text,
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
  reden text not null
) strict;

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
  kopcel integer not null default 0 check (kopcel in (0, 1))  -- part of the header of a table
) strict;
create index broncel_interventie on broncel (interventie_id, veld);
create index broncel_bron on broncel (bron_id, werkblad, rij);

create table publicatie (
  id text primary key,                 -- DOI, or first author, year and title, as a slug
  auteurs text,
  jaar integer,
  titel text,
  tijdschrift text,
  doi text,                            -- bare and lower case: 10.…
  url text
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
  in_woorden integer not null default 0 check (in_woorden in (0, 1)) -- its cells are shown as text beside the terms
) strict;

-- Every wording that is known for a term.
create table begrip_label (
  dimensie_id text not null references dimensie (id),
  term_id text not null,
  soort text not null check (soort in ('voorkeur', 'synoniem', 'alledaags', 'zoekterm')), -- prefLabel, altLabel, altLabel, hiddenLabel
  label text not null,
  primary key (dimensie_id, term_id, soort, label)
) strict, without rowid;

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
  kandidaten text,                     -- ids of candidate terms, best first, separated by a space
  broncel_id text references broncel (id)
) strict;
create index bevinding_code on bevinding (code);

-- Versions, hashes of the inputs, counts.
create table bouw (
  sleutel text primary key,
  waarde text not null
) strict, without rowid;

create table werkzaam_element (
  id text primary key,
  label text not null,
  label_en text not null,
  definitie text,
  broader_id text references werkzaam_element (id),
  kop integer not null check (kop in (0, 1)),               -- heading that may also be a value
  toegevoegd integer not null check (toegevoegd in (0, 1)), -- added by the curators of this catalogue
  toelichting text,
  bron text,
  volgorde integer not null
) strict;
create table interventie_werkzaam_element (
  interventie_id text not null references interventie (id),
  werkzaam_element_id text not null references werkzaam_element (id),
  broncel_id text not null references broncel (id),
  status text check (status in ('effect', 'ervaren', 'gemengd', 'geen_effect', 'beoogd')), -- what the source reports; null: nothing
  toelichting text,                    -- the note behind the status
  brontekst text not null,             -- the words in the cell
  methode text not null check (methode in ('curator', 'exact', 'synoniem', 'fuzzy', 'overgenomen')),
  score integer not null check (score between 0 and 100),
  toegekend_door text not null check (toegekend_door in ('bron', 'samensteller')),
  primary key (interventie_id, werkzaam_element_id, broncel_id)
) strict, without rowid;
create index interventie_werkzaam_element_term on interventie_werkzaam_element (werkzaam_element_id, interventie_id);
create index interventie_werkzaam_element_broncel on interventie_werkzaam_element (broncel_id);

create table fase (
  id text primary key,
  label text not null,
  label_en text not null,
  definitie text,
  broader_id text references fase (id),
  kop integer not null check (kop in (0, 1)),               -- heading that may also be a value
  toegevoegd integer not null check (toegevoegd in (0, 1)), -- added by the curators of this catalogue
  toelichting text,
  bron text,
  volgorde integer not null
) strict;
create table interventie_fase (
  interventie_id text not null references interventie (id),
  fase_id text not null references fase (id),
  broncel_id text not null references broncel (id),
  brontekst text not null,             -- the words in the cell
  methode text not null check (methode in ('curator', 'exact', 'synoniem', 'fuzzy', 'overgenomen')),
  score integer not null check (score between 0 and 100),
  toegekend_door text not null check (toegekend_door in ('bron', 'samensteller')),
  primary key (interventie_id, fase_id, broncel_id)
) strict, without rowid;
create index interventie_fase_term on interventie_fase (fase_id, interventie_id);
create index interventie_fase_broncel on interventie_fase (broncel_id);

create table doelgroep (
  id text primary key,
  label text not null,
  label_en text not null,
  definitie text,
  broader_id text references doelgroep (id),
  kop integer not null check (kop in (0, 1)),               -- heading that may also be a value
  toegevoegd integer not null check (toegevoegd in (0, 1)), -- added by the curators of this catalogue
  toelichting text,
  bron text,
  volgorde integer not null
) strict;
create table interventie_doelgroep (
  interventie_id text not null references interventie (id),
  doelgroep_id text not null references doelgroep (id),
  broncel_id text not null references broncel (id),
  rol text not null default 'uiteindelijk' check (rol in ('uiteindelijk', 'intermediair')),
  brontekst text not null,             -- the words in the cell
  methode text not null check (methode in ('curator', 'exact', 'synoniem', 'fuzzy', 'overgenomen')),
  score integer not null check (score between 0 and 100),
  toegekend_door text not null check (toegekend_door in ('bron', 'samensteller')),
  primary key (interventie_id, doelgroep_id, broncel_id, rol)
) strict, without rowid;
create index interventie_doelgroep_term on interventie_doelgroep (doelgroep_id, interventie_id);
create index interventie_doelgroep_broncel on interventie_doelgroep (broncel_id);

create table land (
  id text primary key,
  label text not null,
  label_en text not null,
  definitie text,
  broader_id text references land (id),
  kop integer not null check (kop in (0, 1)),               -- heading that may also be a value
  toegevoegd integer not null check (toegevoegd in (0, 1)), -- added by the curators of this catalogue
  toelichting text,
  bron text,
  volgorde integer not null
) strict;
create table interventie_land (
  interventie_id text not null references interventie (id),
  land_id text not null references land (id),
  broncel_id text not null references broncel (id),
  brontekst text not null,             -- the words in the cell
  methode text not null check (methode in ('curator', 'exact', 'synoniem', 'fuzzy', 'overgenomen')),
  score integer not null check (score between 0 and 100),
  toegekend_door text not null check (toegekend_door in ('bron', 'samensteller')),
  primary key (interventie_id, land_id, broncel_id)
) strict, without rowid;
create index interventie_land_term on interventie_land (land_id, interventie_id);
create index interventie_land_broncel on interventie_land (broncel_id);

create table domein (
  id text primary key,
  label text not null,
  label_en text not null,
  definitie text,
  broader_id text references domein (id),
  kop integer not null check (kop in (0, 1)),               -- heading that may also be a value
  toegevoegd integer not null check (toegevoegd in (0, 1)), -- added by the curators of this catalogue
  toelichting text,
  bron text,
  volgorde integer not null
) strict;
create table interventie_domein (
  interventie_id text not null references interventie (id),
  domein_id text not null references domein (id),
  broncel_id text not null references broncel (id),
  brontekst text not null,             -- the words in the cell
  methode text not null check (methode in ('curator', 'exact', 'synoniem', 'fuzzy', 'overgenomen')),
  score integer not null check (score between 0 and 100),
  toegekend_door text not null check (toegekend_door in ('bron', 'samensteller')),
  primary key (interventie_id, domein_id, broncel_id)
) strict, without rowid;
create index interventie_domein_term on interventie_domein (domein_id, interventie_id);
create index interventie_domein_broncel on interventie_domein (broncel_id);

create table psychologische_behoefte (
  id text primary key,
  label text not null,
  label_en text not null,
  definitie text,
  broader_id text references psychologische_behoefte (id),
  kop integer not null check (kop in (0, 1)),               -- heading that may also be a value
  toegevoegd integer not null check (toegevoegd in (0, 1)), -- added by the curators of this catalogue
  toelichting text,
  bron text,
  volgorde integer not null
) strict;
create table interventie_psychologische_behoefte (
  interventie_id text not null references interventie (id),
  psychologische_behoefte_id text not null references psychologische_behoefte (id),
  broncel_id text not null references broncel (id),
  brontekst text not null,             -- the words in the cell
  methode text not null check (methode in ('curator', 'exact', 'synoniem', 'fuzzy', 'overgenomen')),
  score integer not null check (score between 0 and 100),
  toegekend_door text not null check (toegekend_door in ('bron', 'samensteller')),
  primary key (interventie_id, psychologische_behoefte_id, broncel_id)
) strict, without rowid;
create index interventie_psychologische_behoefte_term on interventie_psychologische_behoefte (psychologische_behoefte_id, interventie_id);
create index interventie_psychologische_behoefte_broncel on interventie_psychologische_behoefte (broncel_id);

create table triggerniveau (
  id text primary key,
  label text not null,
  label_en text not null,
  definitie text,
  broader_id text references triggerniveau (id),
  kop integer not null check (kop in (0, 1)),               -- heading that may also be a value
  toegevoegd integer not null check (toegevoegd in (0, 1)), -- added by the curators of this catalogue
  toelichting text,
  bron text,
  volgorde integer not null
) strict;
create table interventie_triggerniveau (
  interventie_id text not null references interventie (id),
  triggerniveau_id text not null references triggerniveau (id),
  broncel_id text not null references broncel (id),
  brontekst text not null,             -- the words in the cell
  methode text not null check (methode in ('curator', 'exact', 'synoniem', 'fuzzy', 'overgenomen')),
  score integer not null check (score between 0 and 100),
  toegekend_door text not null check (toegekend_door in ('bron', 'samensteller')),
  primary key (interventie_id, triggerniveau_id, broncel_id)
) strict, without rowid;
create index interventie_triggerniveau_term on interventie_triggerniveau (triggerniveau_id, interventie_id);
create index interventie_triggerniveau_broncel on interventie_triggerniveau (broncel_id);

create table psychopathologie (
  id text primary key,
  label text not null,
  label_en text not null,
  definitie text,
  broader_id text references psychopathologie (id),
  kop integer not null check (kop in (0, 1)),               -- heading that may also be a value
  toegevoegd integer not null check (toegevoegd in (0, 1)), -- added by the curators of this catalogue
  toelichting text,
  bron text,
  volgorde integer not null
) strict;
create table interventie_psychopathologie (
  interventie_id text not null references interventie (id),
  psychopathologie_id text not null references psychopathologie (id),
  broncel_id text not null references broncel (id),
  brontekst text not null,             -- the words in the cell
  methode text not null check (methode in ('curator', 'exact', 'synoniem', 'fuzzy', 'overgenomen')),
  score integer not null check (score between 0 and 100),
  toegekend_door text not null check (toegekend_door in ('bron', 'samensteller')),
  primary key (interventie_id, psychopathologie_id, broncel_id)
) strict, without rowid;
create index interventie_psychopathologie_term on interventie_psychopathologie (psychopathologie_id, interventie_id);
create index interventie_psychopathologie_broncel on interventie_psychopathologie (broncel_id);

create table uitvoeringskenmerk (
  id text primary key,
  label text not null,
  label_en text not null,
  definitie text,
  broader_id text references uitvoeringskenmerk (id),
  kop integer not null check (kop in (0, 1)),               -- heading that may also be a value
  toegevoegd integer not null check (toegevoegd in (0, 1)), -- added by the curators of this catalogue
  toelichting text,
  bron text,
  volgorde integer not null
) strict;
create table interventie_uitvoeringskenmerk (
  interventie_id text not null references interventie (id),
  uitvoeringskenmerk_id text not null references uitvoeringskenmerk (id),
  broncel_id text not null references broncel (id),
  brontekst text not null,             -- the words in the cell
  methode text not null check (methode in ('curator', 'exact', 'synoniem', 'fuzzy', 'overgenomen')),
  score integer not null check (score between 0 and 100),
  toegekend_door text not null check (toegekend_door in ('bron', 'samensteller')),
  primary key (interventie_id, uitvoeringskenmerk_id, broncel_id)
) strict, without rowid;
create index interventie_uitvoeringskenmerk_term on interventie_uitvoeringskenmerk (uitvoeringskenmerk_id, interventie_id);
create index interventie_uitvoeringskenmerk_broncel on interventie_uitvoeringskenmerk (broncel_id);

create table beperkende_factor (
  id text primary key,
  label text not null,
  label_en text not null,
  definitie text,
  broader_id text references beperkende_factor (id),
  kop integer not null check (kop in (0, 1)),               -- heading that may also be a value
  toegevoegd integer not null check (toegevoegd in (0, 1)), -- added by the curators of this catalogue
  toelichting text,
  bron text,
  volgorde integer not null
) strict;
create table interventie_beperkende_factor (
  interventie_id text not null references interventie (id),
  beperkende_factor_id text not null references beperkende_factor (id),
  broncel_id text not null references broncel (id),
  brontekst text not null,             -- the words in the cell
  methode text not null check (methode in ('curator', 'exact', 'synoniem', 'fuzzy', 'overgenomen')),
  score integer not null check (score between 0 and 100),
  toegekend_door text not null check (toegekend_door in ('bron', 'samensteller')),
  primary key (interventie_id, beperkende_factor_id, broncel_id)
) strict, without rowid;
create index interventie_beperkende_factor_term on interventie_beperkende_factor (beperkende_factor_id, interventie_id);
create index interventie_beperkende_factor_broncel on interventie_beperkende_factor (broncel_id);

create table onderzoeksdesign (
  id text primary key,
  label text not null,
  label_en text not null,
  definitie text,
  broader_id text references onderzoeksdesign (id),
  kop integer not null check (kop in (0, 1)),               -- heading that may also be a value
  toegevoegd integer not null check (toegevoegd in (0, 1)), -- added by the curators of this catalogue
  toelichting text,
  bron text,
  volgorde integer not null
) strict;
create table interventie_onderzoeksdesign (
  interventie_id text not null references interventie (id),
  onderzoeksdesign_id text not null references onderzoeksdesign (id),
  broncel_id text not null references broncel (id),
  brontekst text not null,             -- the words in the cell
  methode text not null check (methode in ('curator', 'exact', 'synoniem', 'fuzzy', 'overgenomen')),
  score integer not null check (score between 0 and 100),
  toegekend_door text not null check (toegekend_door in ('bron', 'samensteller')),
  primary key (interventie_id, onderzoeksdesign_id, broncel_id)
) strict, without rowid;
create index interventie_onderzoeksdesign_term on interventie_onderzoeksdesign (onderzoeksdesign_id, interventie_id);
create index interventie_onderzoeksdesign_broncel on interventie_onderzoeksdesign (broncel_id);

create table evaluatie (
  id text primary key,
  label text not null,
  label_en text not null,
  definitie text,
  broader_id text references evaluatie (id),
  kop integer not null check (kop in (0, 1)),               -- heading that may also be a value
  toegevoegd integer not null check (toegevoegd in (0, 1)), -- added by the curators of this catalogue
  toelichting text,
  bron text,
  volgorde integer not null
) strict;
create table interventie_evaluatie (
  interventie_id text not null references interventie (id),
  evaluatie_id text not null references evaluatie (id),
  broncel_id text not null references broncel (id),
  brontekst text not null,             -- the words in the cell
  methode text not null check (methode in ('curator', 'exact', 'synoniem', 'fuzzy', 'overgenomen')),
  score integer not null check (score between 0 and 100),
  toegekend_door text not null check (toegekend_door in ('bron', 'samensteller')),
  primary key (interventie_id, evaluatie_id, broncel_id)
) strict, without rowid;
create index interventie_evaluatie_term on interventie_evaluatie (evaluatie_id, interventie_id);
create index interventie_evaluatie_broncel on interventie_evaluatie (broncel_id);

create table vorm_van_extremisme (
  id text primary key,
  label text not null,
  label_en text not null,
  definitie text,
  broader_id text references vorm_van_extremisme (id),
  kop integer not null check (kop in (0, 1)),               -- heading that may also be a value
  toegevoegd integer not null check (toegevoegd in (0, 1)), -- added by the curators of this catalogue
  toelichting text,
  bron text,
  volgorde integer not null
) strict;
create table interventie_vorm_van_extremisme (
  interventie_id text not null references interventie (id),
  vorm_van_extremisme_id text not null references vorm_van_extremisme (id),
  broncel_id text not null references broncel (id),
  brontekst text not null,             -- the words in the cell
  methode text not null check (methode in ('curator', 'exact', 'synoniem', 'fuzzy', 'overgenomen')),
  score integer not null check (score between 0 and 100),
  toegekend_door text not null check (toegekend_door in ('bron', 'samensteller')),
  primary key (interventie_id, vorm_van_extremisme_id, broncel_id)
) strict, without rowid;
create index interventie_vorm_van_extremisme_term on interventie_vorm_van_extremisme (vorm_van_extremisme_id, interventie_id);
create index interventie_vorm_van_extremisme_broncel on interventie_vorm_van_extremisme (broncel_id);

create table actualiteit (
  id text primary key,
  label text not null,
  label_en text not null,
  definitie text,
  broader_id text references actualiteit (id),
  kop integer not null check (kop in (0, 1)),               -- heading that may also be a value
  toegevoegd integer not null check (toegevoegd in (0, 1)), -- added by the curators of this catalogue
  toelichting text,
  bron text,
  volgorde integer not null
) strict;
create table interventie_actualiteit (
  interventie_id text not null references interventie (id),
  actualiteit_id text not null references actualiteit (id),
  broncel_id text not null references broncel (id),
  brontekst text not null,             -- the words in the cell
  methode text not null check (methode in ('curator', 'exact', 'synoniem', 'fuzzy', 'overgenomen')),
  score integer not null check (score between 0 and 100),
  toegekend_door text not null check (toegekend_door in ('bron', 'samensteller')),
  primary key (interventie_id, actualiteit_id, broncel_id)
) strict, without rowid;
create index interventie_actualiteit_term on interventie_actualiteit (actualiteit_id, interventie_id);
create index interventie_actualiteit_broncel on interventie_actualiteit (broncel_id);
