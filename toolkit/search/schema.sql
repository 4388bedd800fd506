-- What search reads. Written by toolkit.search.index when all other tables are filled; nothing here is a source.

-- The number by which search knows an intervention. Its texts are those of the other tables, see toolkit.search.documents.
create table zoek_document (
  id integer primary key,
  interventie_id text not null unique references interventie (id)
) strict;
create virtual table zoek_tekst using fts5 (
  naam, begrippen, synoniemen, kort, lang, bron,
  content = '', tokenize = 'unicode61 remove_diacritics 2'
);
-- Arrays of numbers that are read whole: the lengths of the texts, and which words with a vector each text has.
create table zoek_getallen (
  naam text primary key,
  getallen blob not null               -- as toolkit.search.matching and toolkit.search.meaning read it
) strict;
-- How often each word stands in each text, for the ranking.
create table zoek_treffer (
  woord text primary key,              -- a token of the index
  plaatsen blob not null               -- documents, fields and counts as toolkit.search.places reads them
) strict, without rowid;

-- Every word of the texts; its families and the words it is made of, when it is not only a name in `bron`.
create table zoek_woord (
  vorm text primary key,               -- as tokens of the index, separated by a space: re integratie
  sleutel text not null,               -- all spellings alike: reintegratie
  aantal integer not null,             -- how often it occurs
  in_naam integer not null check (in_naam in (0, 1))
) strict, without rowid;
create table zoek_familie (
  stam text not null,
  vorm text not null references zoek_woord (vorm),
  primary key (stam, vorm)
) strict, without rowid;
create table zoek_deel (
  stam text not null,                  -- family of the part
  vorm text not null references zoek_woord (vorm),
  primary key (stam, vorm)
) strict, without rowid;

-- The curators' words (data/zoeken) and the labels of the vocabulary, so that the web side reads one file only.
create table zoek_instelling (
  soort text not null check (
    soort in ('stopwoord', 'algemeen', 'kader', 'kort_deel', 'geen_deel', 'geen_tikfout', 'zoekopdracht', 'uitsluiting', 'een_van',
      'persoon', 'na_persoon', 'leeftijd_eenheid', 'leeftijd_tussen', 'ontkenning', 'geen_ontkenning_na', 'genoemd', 'jaar_tussen',
      'jaar_vanaf', 'jaar_na', 'jaar_tot_en_met', 'jaar_voor')
  ),
  woord text not null,
  primary key (soort, woord)
) strict, without rowid;
-- The most frequent words of Dutch: how ordinary a word of a question is (data/zoeken/gewone_woorden.txt).
create table zoek_gewoon (
  plaats integer primary key,          -- the most frequent first
  woord text not null
) strict;
create table zoek_eigen_familie (
  woord text primary key,
  familie text not null
) strict, without rowid;
create table zoek_synoniem (
  groep integer not null,
  rol text not null check (rol in ('zelfde', 'typt', 'ook')), -- 'typt': is not searched for the others; 'ook': only that
  uiting text not null,
  primary key (groep, rol, uiting)
) strict, without rowid;
-- What each word means: where it stands among other words (data/zoeken/woordvectoren).
create table zoek_vector (
  woord text primary key,
  vector blob not null                 -- signed bytes, as many for each word
) strict, without rowid;
create table zoek_leeftijd (
  tot integer primary key,             -- years, exclusive
  uiting text not null
) strict;

-- Questions that the catalogue is not for: what the page says, by which words they are known, and where else to go.
create table zoek_niet_voor (
  nummer integer primary key,          -- the most urgent first
  zin text not null
) strict;
create table zoek_niet_voor_uiting (
  nummer integer not null references zoek_niet_voor (nummer),
  uiting text not null,
  primary key (nummer, uiting)
) strict, without rowid;
create table zoek_niet_voor_plaats (
  nummer integer not null references zoek_niet_voor (nummer),
  volgorde integer not null,
  naam text not null,
  adres text not null,
  primary key (nummer, volgorde)
) strict, without rowid;

-- Wishes that are filters of the list: what one should know about them, by which words they are known, and the filters.
create table zoek_wens (
  nummer integer primary key,
  zin text not null                    -- empty when there is nothing to say
) strict;
create table zoek_wens_uiting (
  nummer integer not null references zoek_wens (nummer),
  uiting text not null,
  primary key (nummer, uiting)
) strict, without rowid;
create table zoek_wens_filter (
  nummer integer not null references zoek_wens (nummer),
  naam text not null,                  -- as in an address
  waarde text not null
) strict;

-- What may be suggested while typing: names, and terms that an intervention has.
create table zoek_voorstel (
  label text not null,
  kaal text not null,                  -- the label in plain words, as it is compared with what is typed
  soort text not null,                 -- 'interventie' or the dimension
  id text not null,
  aantal integer not null,             -- interventions behind it
  primary key (soort, id, label)
) strict, without rowid;

-- For Datasette's own search box on the table of interventions.
create virtual table interventie_fts using fts5 (
  naam, organisatie, doel, aanpak, uitkomst,
  content=[interventie], tokenize = 'unicode61 remove_diacritics 2'
);
