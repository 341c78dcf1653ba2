-- The ledger. Every key begins with the municipality, so that the tables can be spread by it.
-- Texts that are keys sort by bytes ("C"), whatever the database's locale is.

create table ledger (
  one boolean primary key default true check (one),
  id  text not null
);
insert into ledger (id) values (replace(gen_random_uuid()::text, '-', ''));

-- The row that a commit locks first, and what it needs to know at once.
create table municipality (
  code           text collate "C" primary key,
  position       bigint not null check (position >= 0),
  committed_at   timestamptz,
  tick           timestamptz,
  catalog_sha256 text
);

-- One row for each position: 1, 2, 3 … without gaps. facts is packed (CommitCodec) and already deflated.
create table commit (
  municipality text collate "C" not null,
  position     bigint not null check (position >= 1),
  at           timestamptz not null,
  origin       text not null,
  tick         timestamptz,
  facts        bytea not null,
  primary key (municipality, position)
);
alter table commit alter column facts set storage external;
create unique index commit_at on commit (municipality, at);
create index commit_tick on commit (municipality, position) where tick is not null;

-- known_from: the position at which it became known; known_to: the position that replaced it.
create table observation (
  municipality text collate "C" not null,
  series       text collate "C" not null,
  period       text collate "C" not null,
  period_start timestamptz not null,
  period_end   timestamptz not null,
  value        double precision,
  missing      text,
  n            bigint,
  margin       double precision,
  flag         text not null,
  feed         text not null,
  known_from   bigint not null,
  known_to     bigint check (known_to > known_from),
  check ((value is null) <> (missing is null)),
  primary key (municipality, series, period_end, period_start, period, known_from)
);
create unique index observation_in_force on observation (municipality, series, period) where known_to is null;

create table statement (
  municipality text collate "C" not null,
  position     bigint not null,
  ordinal      int not null,
  commitment   text collate "C" not null,
  state        text not null,
  stated_on    date not null,
  evidence     text not null,
  link         text,
  stated_by    text not null,
  comment      text,
  primary key (municipality, position, ordinal)
);
create index statement_commitment on statement (municipality, commitment);

create table comparison (
  municipality     text collate "C" not null,
  kpi              text collate "C" not null,
  period           text collate "C" not null,
  comparison_group text collate "C" not null,
  members          text not null,
  known_from       bigint not null,
  known_to         bigint check (known_to > known_from),
  primary key (municipality, kpi, period, comparison_group, known_from)
);
create unique index comparison_in_force
  on comparison (municipality, kpi, period, comparison_group) where known_to is null;

create table catalog (
  municipality text collate "C" not null,
  position     bigint not null,
  sha256       text not null,
  json         text not null,
  primary key (municipality, position)
);
