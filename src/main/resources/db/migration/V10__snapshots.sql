-- Feeds of which a file says all that there is, and feeds of which it is agreed when they come.

alter table feed add column registered_at timestamptz not null default now();
create index intake_of_source on intake (source, started_at desc);

create table snapshot (
    intake_id     uuid primary key references intake (id),
    source        text        not null,
    type          text        not null,
    started_at    timestamptz not null,
    known_up_to   bigint      not null,               -- the last of the table record when it came
    state         text        not null default 'TAKING',
                                             -- TAKING, TAKEN, HELD, WITHDRAWING, DONE, REJECTED, SUPERSEDED
    keyless       bigint      not null default 0,     -- rows of which not even the key could be read
    known         bigint      not null default 0,     -- records in force when it came
    absent        bigint      not null default 0,     -- of these, not in it
    withdrawal_id uuid references intake (id),        -- under which the absent ones are withdrawn
    decided_at    timestamptz,
    decided_by    text,
    reason        text
);
create index snapshot_open on snapshot (source, type) where state in ('TAKING', 'TAKEN', 'HELD', 'WITHDRAWING');

-- The keys that are in a snapshot, until it is over.
create table snapshot_key (
    intake_id uuid not null references snapshot (intake_id),
    record_id text not null,
    primary key (intake_id, record_id)
);
