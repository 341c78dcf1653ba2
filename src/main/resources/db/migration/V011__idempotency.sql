-- Requests that their sender has named with a key: who is at one now, and what was answered.
create table idempotency (
  scope       text collate "C" not null,
  key         text collate "C" not null,
  holder      text collate "C" not null,
  held_until  timestamptz not null,
  at          timestamptz not null default clock_timestamp(),
  fingerprint text collate "C",
  status      int,
  answer      text,
  primary key (scope, key)
);
create index idempotency_at on idempotency (at);
