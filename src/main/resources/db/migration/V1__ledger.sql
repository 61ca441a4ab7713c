-- The ledger. Records, assessments and notices are only ever added; what has to move (an enterprise's due mark, a
-- delivery's state) stands in tables of its own. Plain SQL of PostgreSQL 12: openGauss and Kingbase speak it too.
-- Every timestamp is of the hub's one clock, but for those named lease_* and resume_at, which are real time.

-- One file, message, request or upload on its way in.
create table intake (
    id           uuid primary key,
    source       text        not null,
    type         text        not null,                -- '' where the rows name their types themselves
    way          text        not null,                -- SFTP, HTTP, JMS, TABLE, CONSOLE
    name         text        not null,                -- file name, message id, request id
    sha256       text        not null,
    charset      text        not null default 'UTF-8',
    state        text        not null,                -- TAKING, TAKEN, RECEIPTED, DONE, FAILED
    rows_taken   bigint      not null default 0,      -- the position: rows whose outcome is written
    received     bigint      not null default 0,
    accepted     bigint      not null default 0,
    duplicate    bigint      not null default 0,
    rejected     bigint      not null default 0,
    quarantined  bigint      not null default 0,
    fault        text,                                -- why the whole file failed (JSON: code, message)
    repeat_of    uuid references intake (id),
    receipt      text,                                -- the receipt's bytes as they were first written
    started_at   timestamptz not null,
    finished_at  timestamptz
);
create index intake_by_name on intake (source, name, sha256);
create index intake_by_start on intake (started_at desc);

create table reject (
    intake_id   uuid   not null references intake (id),
    line        bigint not null,                      -- 1 is the header of a CSV; of a request, the record's number
    position    int    not null,                      -- among the faults of the line
    record_id   text   not null,
    column_name text   not null,
    code        text   not null,
    message_zh  text   not null,
    message_en  text   not null,
    value       text   not null,
    primary key (intake_id, line, position)
);

-- Every revision of every record, as received. Never updated, never deleted.
create table record (
    id              bigint generated always as identity primary key,
    source          text        not null,
    type            text        not null,
    record_id       text        not null,
    revision        int         not null,
    op              text        not null,
    uscc            text        not null,
    enterprise_name text,
    use_scope       smallint    not null,
    data            jsonb       not null,
    content_sha256  bytea       not null,             -- of the canonical content: tells a duplicate from a conflict
    received_at     timestamptz not null,
    intake_id       uuid        not null references intake (id),
    line            bigint      not null,
    unique (source, type, record_id, revision)
);
create index record_of_enterprise on record (uscc);

create table quarantine (
    id              bigint generated always as identity primary key,
    source          text        not null,
    type            text        not null,
    record_id       text        not null,
    revision        int         not null,
    op              text        not null,
    uscc            text        not null,
    enterprise_name text,
    use_scope       smallint    not null,
    data            jsonb       not null,
    content_sha256  bytea       not null,
    intake_id       uuid        not null references intake (id),
    line            bigint      not null,
    known_name      text        not null,
    quarantined_at  timestamptz not null,
    state           text        not null default 'PENDING',  -- PENDING, ACCEPTED, REJECTED
    decided_at      timestamptz,
    decided_by      text,
    reason          text
);
create index quarantine_pending on quarantine (source, type, record_id, revision) where state = 'PENDING';

-- What has to be done for an enterprise and when; its name and district are those of its latest registration.
create table enterprise (
    uscc           text primary key,
    name           text        not null,
    district       text,
    first_known_at timestamptz not null,
    due_since      timestamptz,
    due_reason     text,                              -- RECORD, POLICY, RECIPIENT, OPERATOR
    next_review_on date,
    status         text,                              -- of its latest assessment; null before the first
    assessment_id  bigint,
    failures       int         not null default 0,    -- reviews in a row that could not be finished
    last_error     text,
    resume_at      timestamptz                        -- it stays due, and is not tried again before
);
create index enterprise_due on enterprise (due_since) where due_since is not null;
create index enterprise_next_review on enterprise (next_review_on) where next_review_on is not null;
create index enterprise_by_status on enterprise (status, district, uscc);
create index enterprise_failing on enterprise (resume_at) where resume_at is not null;

-- The names under which a code is known: every registered one, or the first one where none is registered.
create table enterprise_name (
    uscc       text        not null,
    normalised text        not null,
    name       text        not null,
    registered boolean     not null,
    known_at   timestamptz not null,
    primary key (uscc, normalised, registered)
);

-- What was decided, for which day, from what was known when. Followed by the next one, never changed.
create table assessment (
    id              bigint generated always as identity primary key,
    uscc            text        not null,
    as_of           date        not null,
    known_at        timestamptz not null,
    policy_id       text        not null,
    policy_version  int         not null,
    policy_sha256   text        not null,
    engine_version  text        not null,
    open_parameters text[]      not null,
    status          text        not null,
    content         jsonb       not null,             -- the answer of docs/decision.md, section 6
    next_review_on  date
);
create index assessment_of_enterprise on assessment (uscc, id desc);

create sequence notice_number;

create table notice (
    id            uuid primary key,
    position      bigint generated always as identity unique,
    notice_no     text        not null unique,
    recipient     text        not null,
    uscc          text        not null,
    sequence      int         not null,
    change        text        not null,               -- START, AMEND, END
    regime        text        not null,
    content       text        not null,               -- the CloudEvent, byte for byte as it goes out
    issued_at     timestamptz not null,
    assessment_id bigint      not null references assessment (id),
    unique (uscc, recipient, sequence)
);
create index notice_of_recipient on notice (recipient, position);

create table delivery (
    notice_id    uuid primary key references notice (id),
    recipient    text        not null,
    position     bigint      not null,
    state        text        not null,                -- WAITING, DELIVERED, DEAD, DISCARDED
    batch        bigint,
    sends        int         not null default 0,      -- replays raise it, so that the broker sees a new message
    delivered_at timestamptz
);
create index delivery_waiting on delivery (recipient, position) where state = 'WAITING';
create index delivery_counts on delivery (recipient, state);
create index delivery_of_batch on delivery (recipient, batch) where batch is not null;

create table drop_batch (
    recipient    text        not null,
    number       bigint      not null,
    file_name    text        not null,
    rows         int         not null,
    sha256       text        not null,
    content      bytea       not null,
    made_at      timestamptz not null,
    delivered_at timestamptz,
    resend_at    timestamptz,                         -- asked for again, and not yet written again
    primary key (recipient, number)
);
create index drop_batch_resend on drop_batch (recipient, number) where resend_at is not null;
-- One batch is open per recipient.
create unique index drop_batch_open on drop_batch (recipient) where delivered_at is null;

create table dead_letter (
    id          bigint generated always as identity primary key,
    notice_id   uuid        not null references notice (id),
    recipient   text        not null,
    cause       text        not null,
    died_at     timestamptz not null,
    outcome     text,                                 -- REPLAYED, DISCARDED; null while open
    resolved_at timestamptz,
    resolved_by text,
    reason      text
);
create unique index dead_letter_open on dead_letter (notice_id) where outcome is null;

-- The registry: seeded from agencies.yaml, ruled from here.
create table feed (
    source      text primary key,
    name        text        not null,
    way         text        not null,
    settings    jsonb       not null,
    paused      boolean     not null default false,
    last_pull_at timestamptz,
    last_error  text,
    failures    int         not null default 0,
    resume_at   timestamptz,
    lease_owner text,
    lease_until timestamptz
);

create table recipient (
    id           text primary key,
    name         text        not null,
    kind         text        not null,
    way          text        not null,
    districts    text[]      not null default '{}',   -- empty: the whole city
    settings     jsonb       not null,
    paused       boolean     not null default false,
    last_batch   bigint      not null default 0,
    failures     int         not null default 0,
    resume_at    timestamptz,
    last_error   text,
    lease_owner  text,
    lease_until  timestamptz
);

create table policy_activation (
    id           bigint generated always as identity primary key,
    policy_id    text        not null,
    version      int         not null,
    sha256       text        not null,
    activated_at timestamptz not null
);

-- Who did what, each entry chained by digest to the one before it.
create table audit (
    id       bigint generated always as identity primary key,
    at       timestamptz not null,
    actor    text        not null,
    action   text        not null,
    subject  text        not null,
    reason   text        not null,
    previous text        not null,
    digest   text        not null
);
