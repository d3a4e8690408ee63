-- Orders in which lists are read, each flat from ten thousand to a million cases.
create index cases_created on cases (created_at, id);
create index cases_priority_open on cases (priority, due_order, id) where family in ('open', 'waiting');
create index cases_waiting on cases (due_order, id) include (process, is_restricted) where family = 'waiting';
create index cases_awaiting_answer on cases (due_order, id) where is_awaiting_answer and family in ('open', 'waiting');
create index todos_team_key on todos (team_id, key) where done_at is null and team_id is not null;
