-- apply_plan has a variable `part` of its own since rooms keep parts: the column of the same name among the parties must say whose it is.
-- Only that place is changed, in whatever the function has become by now.
do $do$
begin
  execute replace(
    pg_get_functiondef('apply_plan(jsonb)'::regprocedure),
    'select the_case, "personId", "organisationId", part, (p->>''at'')::timestamptz',
    'select the_case, "personId", "organisationId", x.part, (p->>''at'')::timestamptz');
end $do$;
