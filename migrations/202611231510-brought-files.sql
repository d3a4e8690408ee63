-- Files that came with words from outside (a letter's attachments), stored beforehand: they become part of the entry with the entry itself.
create function keep_brought_files(the_case bigint, at timestamptz, rows jsonb) returns void language sql as $$
  insert into attachments (id, file_id, case_id, name, visibility, created_at, event_seq)
  select id, "fileId", the_case, name, visibility, at, seq
  from jsonb_to_recordset(rows) as r(id uuid, "fileId" bigint, name text, visibility text, seq int)
$$;
