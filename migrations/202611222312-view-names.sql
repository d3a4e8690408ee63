-- A view that is shared is read in both languages of the screens; one's own says the same in both.
alter table case_views alter column name type jsonb using jsonb_build_object('zh', name, 'en', name);
