-- How a case was handled, as whoever oversees it judges it afterwards (D26): signed, kept, countable.
create table case_reviews (
  id bigint generated always as identity primary key,
  case_id bigint not null references cases,
  event_seq int not null,
  is_reasonable boolean not null,
  reviewed_by bigint not null references persons,
  reviewed_at timestamptz(3) not null,
  unique (case_id, event_seq)
);
create index case_reviews_newest on case_reviews (is_reasonable, id desc);

create function keep_case_reviews(the_case bigint, at timestamptz, rows jsonb) returns void language sql as $$
  insert into case_reviews (case_id, event_seq, is_reasonable, reviewed_by, reviewed_at)
  select the_case, r.seq, r."isReasonable", r."reviewedBy", at
  from jsonb_to_recordset(rows) as r(seq int, "isReasonable" boolean, "reviewedBy" bigint);
$$;
