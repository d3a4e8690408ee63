-- The matrix changes as a whole: every row carries the version of the whole.
alter table priority_matrix add version int not null default 1;

-- A device is searched by model as well as by serial number; a serial number stands once in an organisation.
create index devices_model on devices (upper(model) text_pattern_ops);
create unique index devices_own_serial on devices (organisation_id, upper(serial)) where archived_at is null and serial <> '';
