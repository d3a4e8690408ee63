-- Resources a project manager asks a department head for, and the answer (D26). What was said stands in the case's timeline.
create table case_resource_requests (
  id bigint generated always as identity primary key,
  case_id bigint not null references cases,
  event_seq int not null,                               -- the entry that says what is wanted
  department_id bigint not null references organisations,
  asked_by bigint not null references persons,
  asked_at timestamptz(3) not null,
  answer_seq int,                                       -- the entry that answers it; null: waits
  is_granted boolean,
  answered_by bigint references persons,
  answered_at timestamptz(3),
  unique (case_id, event_seq),
  check ((answer_seq is null) = (is_granted is null) and (answer_seq is null) = (answered_by is null))
);
create index case_resource_requests_asked on case_resource_requests (asked_by, id desc);
create index case_resource_requests_department on case_resource_requests (department_id, id desc);

create function keep_case_resource_requests(the_case bigint, at timestamptz, rows jsonb) returns void language sql as $$
  insert into case_resource_requests (case_id, event_seq, department_id, asked_by, asked_at)
  select the_case, r.seq, r."departmentId", r."askedBy", at
  from jsonb_to_recordset(rows) as r(seq int, "departmentId" bigint, "askedBy" bigint);
$$;

create function keep_case_resource_answers(the_case bigint, at timestamptz, rows jsonb) returns void language sql as $$
  update case_resource_requests q
  set answer_seq = r.seq, is_granted = r."isGranted", answered_by = r."answeredBy", answered_at = keep_case_resource_answers.at
  from jsonb_to_recordset(rows) as r(id bigint, seq int, "isGranted" boolean, "answeredBy" bigint)
  where q.id = r.id and q.case_id = the_case and q.answer_seq is null;
$$;
