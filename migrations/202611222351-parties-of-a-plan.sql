-- A plan that names parties met a variable of the same name as their column: say whose. Only this place of the function is touched.
do $$ begin
  execute replace(pg_get_functiondef('apply_plan(jsonb)'::regprocedure),
    'select the_case, "personId", "organisationId", part,', 'select the_case, "personId", "organisationId", x.part,');
end $$;
