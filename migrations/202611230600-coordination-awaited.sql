-- Requests for coordination nobody has taken yet (D28), for the page of those who may: a handful at a time among all clocks.
create index clocks_coordination_awaited on clocks (due_at, case_id) where clock = 'coordination' and state <> 'stopped';
