-- Figures are read from blocks: every vintage of a stretch of a series, packed (BlockChunk, BlockReader).
-- They are written behind the ledger, from its commits alone, and can be made anew from position 0 at any time:
-- that is what happens to figures that were rows of the table that was here before.
drop table observation;

-- How far the blocks of a municipality have come; locked by whoever writes them.
create table projection (
  municipality text collate "C" primary key,
  position     bigint not null check (position >= 0)
);

-- A block holds the figures whose period ends in [starts, starts + span), in seconds of Unix time.
-- cells: periods; vintages: figures and their revisions; last: the newest position in it.
create table observation_block (
  municipality text collate "C" not null,
  series       text collate "C" not null,
  starts       bigint not null,
  span         bigint not null,
  cells        int not null,
  vintages     int not null,
  last         bigint not null,
  packed       bytea not null,
  primary key (municipality, series, starts, span)
) with (fillfactor = 70);
alter table observation_block alter column packed set storage external;
