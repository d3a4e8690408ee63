-- The urgent cases on the desk's board (D28), read in the order of their due time.
create index cases_urgent_open on cases (due_order, id) include (process, is_restricted, team_id)
  where priority = 1 and family in ('open', 'waiting');
