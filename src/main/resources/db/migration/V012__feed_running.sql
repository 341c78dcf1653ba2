-- Who does what only one node may do, until when by this clock.
create table lease (
  name    text collate "C" primary key,
  holder  text not null,
  expires timestamptz not null
);

-- What a feed keeps for its later runs.
create table feed_memory (
  municipality text collate "C" not null,
  feed         text collate "C" not null,
  key          text collate "C" not null,
  value        text not null,
  at           timestamptz not null default clock_timestamp(),
  primary key (municipality, feed, key)
);

-- How the runs of the feeds that fetch ended; the newest of each feed are kept.
create table feed_run (
  id           bigint generated always as identity primary key,
  municipality text collate "C" not null,
  feed         text collate "C" not null,
  started      timestamptz not null,
  ended        timestamptz not null,
  outcome      text not null,
  accepted     bigint not null,
  unchanged    bigint not null,
  revised      bigint not null,
  rejected     bigint not null,
  problem      text
);
create index feed_run_feed on feed_run (municipality, feed, id);
