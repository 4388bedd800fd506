-- {meervoud}
create table {dimensie} (
  id text primary key,
  label text not null,
  label_en text not null,
  definitie text,
  broader_id text references {dimensie} (id),
  kop integer not null check (kop in (0, 1)),               -- heading that may also be a value
  toegevoegd integer not null check (toegevoegd in (0, 1)), -- added by the curators of this catalogue
  toelichting text,
  bron text,
  volgorde integer not null
) strict;
create table interventie_{dimensie} (
  interventie_id text not null references interventie (id),
  {dimensie}_id text not null references {dimensie} (id),
  broncel_id text not null references broncel (id),
  {kenmerken}
  brontekst text not null,             -- the words in the cell
  methode text not null check (methode in ('curator', 'exact', 'synoniem', 'fuzzy', 'overgenomen')),
  score integer not null check (score between 0 and 100),
  toegekend_door text not null check (toegekend_door in ('bron', 'samensteller')),
  primary key ({sleutel})
) strict, without rowid;
create index interventie_{dimensie}_term on interventie_{dimensie} ({dimensie}_id, interventie_id);
