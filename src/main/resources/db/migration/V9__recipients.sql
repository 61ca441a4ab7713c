-- Recipients that come and go while the hub runs. An id that was taken once stays taken: its row is kept.
alter table recipient add column state text not null default 'ACTIVE';             -- ACTIVE, CLOSING, CLOSED
alter table recipient add column version bigint not null default 1;                -- raised by every change of what it is
alter table recipient add column review_pending boolean not null default false;    -- who is affected is not yet marked due
alter table recipient add column refused_in_row int not null default 0;            -- notices, since one was taken
alter table recipient add column changed_at timestamptz;

-- By what word like refusals are found together; HTTP_422, SQL_23514, REJECTED (by the consumer of a queue).
alter table dead_letter add column code text not null default 'REJECTED';
create index dead_letter_waiting on dead_letter (recipient, id) where outcome is null;

-- A set of dead letters that an operator has sent again: worked through step by step, the oldest notice first.
create table replay_job (
    id          bigint generated always as identity primary key,
    filter      text        not null,                 -- as it was asked, JSON
    asked_by    text        not null,
    reason      text        not null,
    asked_at    timestamptz not null,
    state       text        not null default 'RUNNING', -- RUNNING, DONE, CANCELLED
    items       bigint      not null,
    finished_at timestamptz
);
create index replay_job_running on replay_job (id) where state = 'RUNNING';

create table replay_item (
    job_id      bigint      not null references replay_job (id),
    position    bigint      not null,                 -- the notice's: the oldest first
    letter_id   bigint      not null references dead_letter (id),
    outcome     text,                                 -- SENT, SUPERSEDED, RESOLVED, CANCELLED; null: not yet
    at          timestamptz,
    primary key (job_id, position, letter_id)
);
create index replay_item_left on replay_item (job_id, position) where outcome is null;
