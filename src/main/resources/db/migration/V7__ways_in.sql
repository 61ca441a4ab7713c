-- The ways in besides files.

-- A message that comes again, or at two nodes at once, is the same one.
create unique index intake_of_message on intake (source, name, sha256) where way = 'JMS' and repeat_of is null;

-- The head of what was refused as a whole and could not be asked for again.
create table refused_content (
    intake_id uuid   primary key references intake (id),
    head      bytea  not null,
    size      bigint not null
);

-- How far the hub is with what it fetches piece by piece: pages by their cursor, rows by their key.
create table feed_position (
    source    text not null references feed (source),
    way       text not null,
    position  text,
    sha256    text,                                  -- of the last piece that was taken in whole
    intake_id uuid references intake (id),           -- the piece of which something may be taken
    moved_at  timestamptz,
    primary key (source, way)
);
