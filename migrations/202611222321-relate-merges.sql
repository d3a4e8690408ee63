-- A merge is a link that can be undone (D22): what it did besides the move of the merged case is written down here, and its undoing
-- takes back exactly that.
create table case_merges (
  id bigint generated always as identity primary key,
  case_id bigint not null references cases,             -- the one that was merged away
  into_case_id bigint not null references cases,        -- the one that goes on
  merged_at timestamptz(3) not null,
  merged_by bigint references persons,
  before jsonb not null,                                -- {isAwaitingAnswer, clocks: [{clock, run, was, reason}]}: what the undoing brings back
  parties jsonb not null,                               -- [{personId, organisationId, part}]: who joined the surviving case through it
  undone_at timestamptz(3),
  undone_by bigint references persons
);
create unique index case_merges_standing on case_merges (case_id) where undone_at is null;
create index case_merges_into on case_merges (into_case_id) where undone_at is null;

-- Where a number leads: the case itself, or the one it was merged into, however often.
create function surviving_case(the_case bigint) returns bigint language plpgsql stable as $$
declare
  here bigint := the_case;
  further bigint;
begin
  loop
    select into_case_id into further from case_merges where case_id = here and undone_at is null;
    if further is null then return here; end if;
    here := further;
  end loop;
end $$;

-- Who follows or shares the merged case joins the surviving one, its requester with them. Who was there on their own account is not
-- written down: an undoing leaves them there. Who was there through another merge that stands is, so that the last undoing takes them along.
create function keep_case_merges(the_case bigint, at timestamptz, rows jsonb) returns void language plpgsql as $$
declare
  r record;
  joining jsonb;
begin
  for r in select * from jsonb_to_recordset(rows) as x("intoCaseId" bigint, "mergedBy" bigint, before jsonb) loop
    select coalesce(jsonb_agg(jsonb_build_object('personId', p.person_id, 'organisationId', p.organisation_id, 'part', p.part)), '[]') into joining
    from (select person_id, organisation_id, part from case_parties where case_id = the_case
          union select m.requester_id, null, 'customer' from cases m join cases s on s.id = r."intoCaseId"
            where m.id = the_case and m.requester_id is not null and m.requester_id is distinct from s.requester_id) p
    where not exists (select from case_parties k where k.case_id = r."intoCaseId" and k.part = p.part
        and k.person_id is not distinct from p.person_id and k.organisation_id is not distinct from p.organisation_id)
      or exists (select from case_merges m, jsonb_to_recordset(m.parties) as j("personId" bigint, "organisationId" bigint, part text)
        where m.into_case_id = r."intoCaseId" and m.undone_at is null and j.part = p.part
          and j."personId" is not distinct from p.person_id and j."organisationId" is not distinct from p.organisation_id);
    insert into case_parties (case_id, person_id, organisation_id, part, added_at)
    select r."intoCaseId", j."personId", j."organisationId", j.part, at
    from jsonb_to_recordset(joining) as j("personId" bigint, "organisationId" bigint, part text)
    on conflict do nothing;
    insert into case_merges (case_id, into_case_id, merged_at, merged_by, before, parties)
    values (the_case, r."intoCaseId", at, r."mergedBy", r.before, joining);
  end loop;
end $$;

create function keep_undone_merges(the_case bigint, at timestamptz, rows jsonb) returns void language plpgsql as $$
declare
  r record;
  undone case_merges;
begin
  for r in select * from jsonb_to_recordset(rows) as x("undoneBy" bigint) loop
    update case_merges set undone_at = at, undone_by = r."undoneBy" where case_id = the_case and undone_at is null returning * into undone;
    delete from case_parties k using jsonb_to_recordset(undone.parties) as j("personId" bigint, "organisationId" bigint, part text)
    where k.case_id = undone.into_case_id and k.part = j.part
      and k.person_id is not distinct from j."personId" and k.organisation_id is not distinct from j."organisationId"
      and not exists (select from case_merges m, jsonb_to_recordset(m.parties) as o("personId" bigint, "organisationId" bigint, part text)
        where m.into_case_id = undone.into_case_id and m.undone_at is null and o.part = j.part
          and o."personId" is not distinct from j."personId" and o."organisationId" is not distinct from j."organisationId");
  end loop;
end $$;
