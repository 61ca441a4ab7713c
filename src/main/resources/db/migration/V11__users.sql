-- Who may come in, what they may do, and a log of it whose end can be told.

create table hub_user (
    name            text        primary key,           -- as typed; of one whom an identity provider vouches for, with "sso:"
    display_name    text        not null,
    role            text        not null,              -- VIEWER, OPERATOR, OFFICER, AUDITOR, ADMIN
    password        text,                              -- a slow hash; null: an identity provider vouches
    given           text,                              -- the same of the password that the hub's owner last gave at a start
    must_change     boolean     not null default false,
    disabled        boolean     not null default false,
    version         bigint      not null default 1,    -- sessions that began at an earlier one are over
    issuer          text,                              -- of the identity provider, and its own name of the user
    subject         text,
    created_at      timestamptz not null,
    last_sign_in_at timestamptz,
    last_sign_in_from text,
    unique (issuer, subject)
);

-- Wrong passwords in a row, by name (anybody's) and address: for all nodes, in real time.
create table sign_in_failure (
    name     text        not null,
    address  text        not null,
    failures integer     not null,
    last_at  timestamptz not null,
    primary key (name, address)
);
create index sign_in_failure_last on sign_in_failure (last_at);

-- Of agencies and recipients. The secret itself is nowhere: it is 190 random bits, so a plain digest gives nothing away.
create table party_token (
    id           bigint      generated always as identity primary key,
    party        text        not null,
    label        text        not null,
    digest       text        not null unique,          -- SHA-256
    made_by      text        not null,
    made_at      timestamptz not null,
    last_used_at timestamptz,                          -- to the minute
    revoked_at   timestamptz,
    revoked_by   text
);
create index party_token_party on party_token (party, id);

-- From where; null in entries that were written before this column, whose digest is without it.
alter table audit add column address text;

create index audit_actor on audit (actor, id);
create index audit_action on audit (action, id);
create index audit_subject on audit (subject text_pattern_ops, id);
create index audit_at on audit (at);

-- How long the chain is and how it ends, written with each entry: what was taken off its end shows.
create table audit_head (
    one     boolean primary key default true check (one),
    entries bigint  not null,
    digest  text    not null
);
insert into audit_head (entries, digest)
select count(*), coalesce((select digest from audit order by id desc limit 1), repeat('0', 64)) from audit;

-- A node of the version before, while an installation is upgraded node by node, writes entries without an address and knows
-- of no head. This version's entries bring the head along themselves: one that is written past the hub does not fit it.
create function audit_head_follows() returns trigger language plpgsql as $$
begin
    update audit_head set entries = entries + 1, digest = new.digest;
    return null;
end $$;
create trigger audit_of_the_version_before after insert on audit
    for each row when (new.address is null) execute function audit_head_follows();
