-- What the desk's board counts and lists, each read in the order of its due time and counted from its index alone.
create index cases_unassigned_open on cases (due_order, id) include (process, is_restricted, team_id)
  where assignee_id is null and family = 'open';
create index cases_follow_ups_due on cases (due_order, id) include (is_restricted, team_id)
  where process = 'follow-up' and state = 'due';
create index cases_answer_owed on cases (due_order, id) include (process, is_restricted, team_id)
  where is_awaiting_answer and family in ('open', 'waiting');
