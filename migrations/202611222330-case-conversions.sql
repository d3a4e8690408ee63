-- D4: a case converted at triage goes on by another process under its number. What it went by before stays known, so that the older part of
-- its timeline is read with the words of its own procedure.
create table case_conversions (
  case_id bigint not null references cases,
  seq int not null,                                     -- the entry that says so
  from_process text not null,
  from_version int not null,
  to_process text not null,
  to_version int not null,
  primary key (case_id, seq)
);
create function keep_conversions(the_case bigint, at timestamptz, rows jsonb) returns void language sql as $$
  update cases set process = r."toProcess", is_internal = r."isInternal"
  from jsonb_to_recordset(rows) as r("toProcess" text, "isInternal" boolean) where cases.id = the_case;
  insert into case_conversions (case_id, seq, from_process, from_version, to_process, to_version)
  select the_case, seq, "fromProcess", "fromVersion", "toProcess", "toVersion"
  from jsonb_to_recordset(rows) as r(seq int, "fromProcess" text, "fromVersion" int, "toProcess" text, "toVersion" int);
$$;
