-- Files that users hand in themselves: checked first, taken when their user says so.
create table upload (
    id           uuid primary key,
    source       text        not null,
    type         text        not null,
    name         text        not null,
    charset      text        not null,
    sha256       text        not null,
    size         bigint      not null,
    state        text        not null,                -- CHECKED, REFUSED, TAKING, DONE, CANCELLED, EXPIRED
    fault        text,                                -- why none of it can be taken (JSON: code, zh, en)
    received     bigint      not null,                -- what the check came to
    accepted     bigint      not null,
    duplicate    bigint      not null,
    rejected     bigint      not null,
    quarantined  bigint      not null,
    uploaded_by  text        not null,
    uploaded_at  timestamptz not null,
    decided_by   text,
    decided_at   timestamptz,
    reason       text,
    intake_id    uuid references intake (id),
    lease_owner  text
);
create index upload_by_time on upload (uploaded_at desc, id);
create index upload_taking on upload (decided_at) where state = 'TAKING';

-- Its bytes, for as long as they may be needed: in pieces, so that neither end holds all of them.
create table upload_part (
    upload_id uuid  not null references upload (id),
    number    int   not null,
    content   bytea not null,
    primary key (upload_id, number)
);

-- The first faults that the check found.
create table upload_fault (
    upload_id   uuid   not null references upload (id),
    line        bigint not null,
    position    int    not null,
    record_id   text   not null,
    column_name text   not null,
    code        text   not null,
    message_zh  text   not null,
    message_en  text   not null,
    value       text   not null,
    primary key (upload_id, line, position)
);

-- The rows of a file, in their order.
create index record_of_intake on record (intake_id, line);
create index quarantine_of_intake on quarantine (intake_id, line);

-- The list of what came in, narrowed: messages are many, and what failed or is under way is rare among them.
create index intake_by_way on intake (way, started_at desc, id desc);
create index intake_unusual on intake (state, started_at desc, id desc) where state <> 'DONE';
create index intake_by_prefix on intake (name text_pattern_ops);
