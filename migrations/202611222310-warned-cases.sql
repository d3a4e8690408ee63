-- When the clock that is due first warns, as a column: what is soon at risk is found and counted in an index, not in the documents of a
-- thousand scattered rows. The text is always an instant in UTC, written by us, so that reading it is immutable in fact.
create function warning_of(clock jsonb) returns timestamptz language sql immutable parallel safe
  return (coalesce(clock->'soonest', clock)->>'warnAt')::timestamptz;
alter table cases add column warn_at timestamptz(3) generated always as (warning_of(clock)) stored;

-- The indexes of what is open bear all that lists and counts ask of them, so that a count looks at no case itself.
drop index cases_due_open;
create index cases_due_open on cases (due_order, id) include (process, is_restricted, warn_at) where family in ('open', 'waiting');
drop index cases_awaiting_answer;
create index cases_awaiting_answer on cases (due_order, id) include (process, is_restricted)
  where is_awaiting_answer and family in ('open', 'waiting');
drop index cases_state;
create index cases_state on cases (process, state, id) include (is_restricted);
drop index cases_team_open;
create index cases_team_open on cases (team_id, due_order, id)
  include (process, is_restricted, assignee_id, family, is_awaiting_answer, warn_at) where family in ('open', 'waiting');
drop index cases_assignee_open;
create index cases_assignee_open on cases (assignee_id, due_order, id)
  include (process, is_restricted, family, is_awaiting_answer, warn_at) where family in ('open', 'waiting');
drop index cases_department_open;
create index cases_department_open on cases (department_id, due_order, id)
  include (process, is_restricted, family, is_awaiting_answer, warn_at) where family in ('open', 'waiting');
