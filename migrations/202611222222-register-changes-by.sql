-- The change log of the administration is read whole, by person and by day.
create index register_changes_person on register_changes (by_person_id, id desc);
create index register_changes_at on register_changes (at);
