-- What is remembered of a release now holds for all figures of a feed at once. What was remembered of one figure at a time
-- cannot be carried over, so nothing more is released of a period of which something was: its cells stand as they are.

alter table outside_wave add column ended boolean not null default false;
update outside_wave set ended = true where standing <> '';
update outside_row set marks = '{}';

drop table outside_gone;

-- How many were looked at for a release and are so no more. Numbers only. first_at 0: they are there with another answer.
-- left_at 0: no release has been made without them yet.
create table outside_gone (
  municipality text collate "C" not null,
  feed         text collate "C" not null,
  wave         text collate "C" not null,
  subjects     text collate "C" not null,
  leaf         text collate "C" not null,
  first_at     int not null,
  entered      int not null,
  left_at      int not null,
  count        int not null check (count > 0),
  primary key (municipality, feed, wave, subjects, leaf, first_at, entered, left_at)
);
