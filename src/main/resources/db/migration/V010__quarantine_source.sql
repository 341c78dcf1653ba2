-- Where a refused row stood and how it can be read again; and the same row sent again is the same row.
alter table quarantine
  add column source  text not null default '',
  add column format  text not null default 'json',
  add column heading text,
  add column times   int not null default 1,
  add column digest  bytea;
create unique index quarantine_digest on quarantine (digest);
create index quarantine_municipality on quarantine (municipality, id);
