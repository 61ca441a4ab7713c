-- The ways in besides files.

-- A message that comes again, or at two nodes at once, is the same one.
create unique index intake_of_message on intake (source, name, sha256) where way = 'JMS' and repeat_of is null;

-- The head of what was refused as a whole and could not be asked for again.
create table refused_content (
    intake_id uuid   primary key references intake (id),
    head      bytea  not null,
    size      bigint not null
);
