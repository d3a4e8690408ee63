-- An announcement a reader could not handle after several tries is set aside with its cause, and the reader goes on (R14).

alter table relay_marks add column tries int not null default 0;           -- of the announcement after the mark
alter table relay_marks add column retry_at timestamptz(3);

create table parked_announcements (
  reader text not null,
  xid xid8 not null,
  id bigint not null,
  announcement jsonb not null,                          -- a copy: the original is pruned in time
  cause text not null,
  tries int not null,
  parked_at timestamptz(3) not null,
  primary key (reader, xid, id)
);
