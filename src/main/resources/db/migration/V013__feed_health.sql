-- How each feed stands, added to by all nodes every few seconds. One row for each declared feed that anything was heard of.
create table feed_health (
  municipality   text collate "C" not null,
  feed           text collate "C" not null,
  since          timestamptz not null,
  last_success   timestamptz,
  last_news      timestamptz,
  last_attempt   timestamptz,
  failures       int not null,
  problem        text,
  taken          bigint not null,
  unchanged      bigint not null,
  refused        bigint not null,
  last_taken     bigint not null,
  last_unchanged bigint not null,
  last_refused   bigint not null,
  last_delivery  timestamptz,
  arrivals       timestamptz[] not null,
  progress_done  bigint,
  progress_total bigint,
  progress_unit  text,
  progress_began timestamptz,
  progress_at    timestamptz,
  primary key (municipality, feed)
);
create index quarantine_problem on quarantine (municipality, feed, field, id);
-- Rows that are being tried again; a claim that is older than a minute was left behind.
alter table quarantine add column claimed timestamptz;
