-- What may go after its term (docs/operations.md, "Retention"). Records, assessments, notices, deliveries, the audit and
-- every counter stay; of a batch its number, name, digest and days stay, its bytes go.

alter table drop_batch alter column content drop not null;   -- null: past its term
create index drop_batch_bytes on drop_batch (delivered_at) where content is not null;

alter table intake add column reasons_purged boolean not null default false;
-- On a column that never changes, so that a chunk's counters do not touch it.
create index intake_with_reasons on intake (started_at) where not reasons_purged;

create index quarantine_decided on quarantine (decided_at) where state <> 'PENDING';

-- How much went, a line a day and kind.
create table purged (
    day   date   not null,
    what  text   not null,                            -- BATCHES, REJECTS, QUARANTINE
    items bigint not null,
    bytes bigint not null,
    primary key (day, what)
);

-- What was purged is room for what comes: vacuumed at a fiftieth of dead rows, not a fifth. The file itself is not cut, for
-- that takes a lock which nobody else may share.
alter table drop_batch set (autovacuum_vacuum_scale_factor = 0.02, vacuum_truncate = false,
                            toast.autovacuum_vacuum_scale_factor = 0.02, toast.vacuum_truncate = false);
alter table reject set (autovacuum_vacuum_scale_factor = 0.02, vacuum_truncate = false);
alter table quarantine set (autovacuum_vacuum_scale_factor = 0.02, vacuum_truncate = false);
