-- What boards showed. The first writer of a state wins, so newer code never changes an old answer.
create table item_state (
  municipality text collate "C" not null,
  board        text collate "C" not null,
  item         text collate "C" not null,
  position     bigint not null,
  json         text not null,
  removed      boolean not null,
  engine       text not null,
  primary key (municipality, board, item, position)
);

create table item_progress (
  municipality text collate "C" not null,
  board        text collate "C" not null,
  position     bigint not null,
  engine       text not null,
  primary key (municipality, board)
);
