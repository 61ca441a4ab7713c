-- A look through the whole chain: how far it is, for whoever comes back, and what it found.
create table audit_check (
    id            bigint generated always as identity primary key,
    asked_by      text        not null,
    asked_at      timestamptz not null,
    entries       bigint      not null,                    -- of the head, when it began
    digest        text        not null,
    last_id       bigint      not null,
    noted_entries bigint,                                  -- what somebody noted elsewhere, earlier
    noted_digest  text,
    state         text        not null default 'RUNNING',  -- RUNNING, DONE, FAILED
    checked       bigint      not null default 0,
    finished_at   timestamptz,
    beat_at       timestamptz not null default now()       -- real time; an old one is that of a node that died
);

create table audit_finding (
    check_id bigint not null references audit_check (id),
    number   int    not null,
    kind     text   not null,
    after_id bigint not null,
    until_id bigint not null,
    primary key (check_id, number)
);
