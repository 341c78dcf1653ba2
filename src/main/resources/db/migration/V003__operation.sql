-- Rows that were refused. A row may be refused before anyone knows whose it is.
create table quarantine (
  id           bigint generated always as identity primary key,
  feed         text collate "C" not null,
  municipality text collate "C",
  at           timestamptz not null default clock_timestamp(),
  row          int not null,
  field        text not null,
  problem      text not null,
  expected     text not null,
  raw          text not null
);
create index quarantine_feed on quarantine (feed, id);
create index quarantine_at on quarantine (at);

-- Tokens are kept as hashes only; id is for people, the hash for checking.
create table token (
  hash       bytea primary key,
  id         text collate "C" not null unique,
  role       text not null,
  label      text not null,
  created_at timestamptz not null default clock_timestamp(),
  expires_at timestamptz,
  revoked_at timestamptz
);
