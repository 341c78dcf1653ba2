-- Files that a municipality has taken whole, by what they hold.
create table feed_file (
  municipality text not null,
  feed text not null,
  sha256 text not null,
  at timestamptz not null,
  primary key (municipality, feed, sha256)
);
