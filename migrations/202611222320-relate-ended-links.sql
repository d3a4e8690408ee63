-- Links that an act takes away, written with the plan of the case they go from. That they were there stays on both timelines.
create function keep_ended_links(the_case bigint, at timestamptz, rows jsonb) returns void language sql as $$
  delete from case_links l using jsonb_to_recordset(rows) as r("toCaseId" bigint, kind text)
  where l.from_case_id = the_case and l.to_case_id = r."toCaseId" and l.kind = r.kind;
$$;
