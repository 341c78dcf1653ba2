-- What persons set beside computed statuses: an override, or, without a state, that it is taken back. The newest of a commitment counts.
create table judgement (
  municipality text collate "C" not null,
  position     bigint not null,
  ordinal      int not null,
  commitment   text collate "C" not null,
  state        text,
  judged_by    text not null,
  reason       text not null,
  from_day     date,
  until_day    date,
  check ((state is null) = (from_day is null) and (state is null) = (until_day is null)),
  primary key (municipality, position, ordinal)
);
create index judgement_commitment on judgement (municipality, commitment, position);

-- Figures that were withdrawn as confidential, and by whom: the record of it. position is that of the withdrawal; vintages is how many
-- earlier ones were hidden in the ledger and in blocks, the first of them at first_position (null when there was none).
create table secret (
  municipality   text collate "C" not null,
  series         text collate "C" not null,
  kpi            text collate "C" not null,
  period         text collate "C" not null,
  position       bigint not null,
  at             timestamptz not null,
  withdrawn_by   text not null,
  reason         text not null,
  vintages       int not null,
  first_position bigint,
  primary key (municipality, series, period, position)
);
create index secret_kpi on secret (kpi, period);

-- Tiles whose states from first_position until before position rest on such a figure: what is stored of them is a tombstone, and nothing
-- may be stored there again.
create table secret_item (
  municipality   text collate "C" not null,
  item           text collate "C" not null,
  first_position bigint not null,
  position       bigint not null,
  primary key (municipality, item, position)
);
