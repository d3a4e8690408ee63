-- U5: the mailboxes the desk is written to, and answers from. Secrets are sealed.
create table mailboxes (
  id bigint generated always as identity primary key,
  name jsonb not null,                                   -- {zh, en}, for our own people
  address text not null check (address = lower(address)),
  sender_name text not null,                             -- what recipients read before the address
  team_id bigint references teams,                       -- null: the desk; always of line 1
  process text not null,                                 -- what a new message becomes
  language text not null check (language in ('zh', 'en')),  -- spoken to whom nobody knows
  accepts text not null check (accepts in ('anyone', 'known')),
  known_senders text[] not null default '{}',            -- addresses, or @domains, that count as known besides people on record
  incoming jsonb,                                        -- {host, port, security, user, folder}; null: nothing is fetched
  incoming_secret bytea,
  outgoing jsonb,                                        -- {host, port, security, user}; null: nothing is sent from it
  outgoing_secret bytea,
  version int not null default 1,
  archived_at timestamptz(3)
);
create unique index mailboxes_address on mailboxes (address) where archived_at is null;

-- Where fetching stands, apart from what is administered: it moves with every message.
create table mailbox_marks (
  mailbox_id bigint primary key references mailboxes,
  uid_validity bigint,
  last_uid bigint,
  leased_until timestamptz(3),                           -- one node fetches at a time
  last_good_at timestamptz(3),
  last_error text,
  last_error_at timestamptz(3)
);

-- Every message that came in, kept before anything is made of it.
create table mails (
  id bigint generated always as identity primary key,
  mailbox_id bigint references mailboxes,                -- null: handed in by hand
  taken_by text not null check (taken_by in ('imap', 'smtp', 'command')),
  uid_validity bigint,
  uid bigint,
  taken_at timestamptz(3) not null,
  state text not null default 'waiting' check (state in ('waiting', 'created', 'appended', 'noted', 'ignored', 'quarantined', 'discarded')),
  reason text,                                           -- why it is where it is, a code
  tries int not null default 0,
  next_try_at timestamptz(3) not null,                   -- while one reads it: until when it is theirs
  kind text,                                             -- 'ordinary', 'automatic', 'bounce', …; null: not read yet
  message_id text,
  same_as bytea,                                         -- hash of From, Date and body
  from_name text,
  from_address text,
  to_addresses text[] not null default '{}',
  subject text,
  summary text,                                          -- how it begins
  case_id bigint references cases,
  seq int,                                               -- the entry it became
  repeats_id bigint references mails,                    -- 'noted': the first delivery of the same message
  settled_by bigint references persons,                  -- who released or discarded it
  settled_at timestamptz(3)
);
create table mail_raws (
  mail_id bigint primary key references mails,
  bytes bytea not null
);
alter table mail_raws alter column bytes set storage external;
create unique index mails_fetched on mails (mailbox_id, uid_validity, uid) where uid is not null;
create index mails_waiting on mails (next_try_at, id) where state = 'waiting';
create index mails_state on mails (state, id desc);
create index mails_message on mails (message_id) where message_id is not null;
-- Delivered twice and read by two nodes at once, a message still enters once.
create unique index mails_once on mails (message_id, same_as) where message_id is not null and state in ('created', 'appended');
create index mails_sender on mails (from_address, taken_at) where from_address is not null;
create index mails_case on mails (case_id) where case_id is not null;

-- Which case a message belongs to, ours and theirs.
create table mail_threads (
  message_id text primary key,
  case_id bigint not null references cases,
  is_ours boolean not null
);
create index mail_threads_case on mail_threads (case_id);

-- What an answer carries in its subject, for programs that drop the headers; random, so that it proves its sender has read us.
create table mail_tokens (
  case_id bigint primary key references cases,
  token text not null unique
);

-- What goes out, one row a recipient. The Message-ID is made once: sent again after a crash it is recognisably the same.
create table mail_deliveries (
  id bigint generated always as identity primary key,
  once text not null unique,                             -- the cause: told once, however often a reader runs
  case_id bigint not null references cases,
  seq int,                                               -- the entry it tells of
  mailbox_id bigint not null references mailboxes,
  person_id bigint references persons,
  address text not null,
  name text,
  message_id text not null unique,
  in_reply_to text,
  refs text[] not null default '{}',
  subject text not null,
  body text not null,
  attachments uuid[] not null default '{}',
  is_automatic boolean not null,                         -- said by the system: marked so that no machine answers it
  state text not null default 'queued' check (state in ('queued', 'sent', 'deferred', 'bounced', 'dead')),
  tries int not null default 0,
  next_try_at timestamptz(3),                            -- null: nothing more is tried
  reply text,                                            -- what the server said last
  queued_at timestamptz(3) not null,
  sent_at timestamptz(3)
);
create index mail_deliveries_due on mail_deliveries (next_try_at, id) where next_try_at is not null;
create index mail_deliveries_case on mail_deliveries (case_id, id);
create index mail_deliveries_failed on mail_deliveries (id desc) where state in ('deferred', 'bounced', 'dead');

-- A message becomes an entry in the same transaction as the entry itself, or not at all: whoever comes second finds it taken.
create function keep_mails(the_case bigint, at timestamptz, rows jsonb) returns void language plpgsql as $$
declare
  r record;
begin
  for r in select * from jsonb_to_recordset(rows) as x("mailId" bigint, seq int, "asState" text, reason text, "messageId" text, "settledBy" bigint) loop
    update mails set state = r."asState", reason = r.reason, case_id = the_case, seq = r.seq, next_try_at = at,
      settled_by = r."settledBy", settled_at = case when r."settledBy" is null then null else at end
    where id = r."mailId" and state in ('waiting', 'quarantined', 'discarded', 'ignored');
    if not found then
      raise exception 'the message was taken already' using errcode = 'HY411';
    end if;
    if r."messageId" is not null then
      insert into mail_threads (message_id, case_id, is_ours) values (r."messageId", the_case, false) on conflict do nothing;
    end if;
  end loop;
end $$;
