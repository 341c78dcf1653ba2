-- Answers of surveys, and cases. They lie outside the ledger, may be deleted, and hold nothing that says who somebody is:
-- id is a keyed hash of the sender's id; the key is not in the database, proof only tells whether a node has the right one.

create table outside_key (
  one   boolean primary key default true check (one),
  proof bytea not null
);

-- content: what may be kept, as JSON. marks: what the row added to the last release, and since which.
create table outside_row (
  municipality text collate "C" not null,
  feed         text collate "C" not null,
  id           bytea not null,
  wave         text collate "C",
  content      text not null,
  marks        text[] not null default '{}',
  primary key (municipality, feed, id)
);
create index outside_row_wave on outside_row (municipality, feed, wave);

-- How many were in a release and are so no more. Numbers only. left_at 0: no release has been made without them yet.
create table outside_gone (
  municipality text collate "C" not null,
  feed         text collate "C" not null,
  wave         text collate "C" not null,
  figure       text collate "C" not null,
  leaf         text collate "C" not null,
  entered      int not null,
  left_at      int not null,
  count        int not null check (count > 0),
  primary key (municipality, feed, wave, figure, leaf, entered, left_at)
);

-- What has been released of a wave. pending: cells that are released and may not have reached the ledger yet.
create table outside_wave (
  municipality text collate "C" not null,
  feed         text collate "C" not null,
  wave         text collate "C" not null,
  changed      boolean not null,
  again_at     timestamptz,
  standing     text not null default '',
  pending      text,
  released_at  timestamptz,
  primary key (municipality, feed, wave)
);
