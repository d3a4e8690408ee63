-- D14: cases of a category up to this priority (1 urgent … 4 low) need a design agreed with the user before it is applied; null: by choice only.
alter table categories add column design_for_priority smallint check (design_for_priority between 1 and 4);

-- D11: what somebody has said is at risk, for the list of it.
create index cases_at_risk on cases (due_order, id) where fields ? 'riskRaisedAt' and family in ('open', 'waiting');

-- D28 D12: who was called in, what for, and what they answered. Calling somebody again asks them anew.
create table case_calls (
  case_id bigint not null references cases,
  person_id bigint not null references persons,
  words text not null,
  called_at timestamptz(3) not null,
  answer text,                                          -- 'coming', 'cannot'; null: not yet
  answered_at timestamptz(3),
  primary key (case_id, person_id)
);
create function keep_case_calls(the_case bigint, at timestamptz, rows jsonb) returns void language sql as $$
  insert into case_calls (case_id, person_id, words, called_at)
  select the_case, "personId", words, at from jsonb_to_recordset(rows) as r("personId" bigint, words text)
  on conflict (case_id, person_id) do update set words = excluded.words, called_at = excluded.called_at, answer = null, answered_at = null
$$;
create function keep_case_call_answers(the_case bigint, at timestamptz, rows jsonb) returns void language sql as $$
  update case_calls c set answer = r.answer, answered_at = at
  from jsonb_to_recordset(rows) as r("personId" bigint, answer text) where c.case_id = the_case and c.person_id = r."personId"
$$;

-- D12: an incident follows a major one only where there is such a one and it is open; else the plan is refused as naming nothing.
create function keep_major_followers(the_case bigint, at timestamptz, rows jsonb) returns void language plpgsql as $$
declare
  the_major bigint := (rows->0->>'majorId')::bigint;
begin
  if not exists (select from cases where id = the_major and process = 'major-incident' and family = 'open') then
    raise exception 'no such open major incident' using errcode = 'foreign_key_violation';
  end if;
  insert into case_links (from_case_id, to_case_id, kind, created_at) values (the_case, the_major, 'follows-major', at) on conflict do nothing;
end $$;
create function keep_major_leavers(the_case bigint, at timestamptz, rows jsonb) returns void language sql as $$
  delete from case_links l using jsonb_to_recordset(rows) as r("majorId" bigint)
  where l.from_case_id = the_case and l.to_case_id = r."majorId" and l.kind = 'follows-major'
$$;
