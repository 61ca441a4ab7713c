-- What recipients answer to notices: every try is kept as it was judged. What is in force of a measure follows from the
-- accepted ones; of a notice it is kept with its delivery, where whoever asks what is still to be answered looks.
create table receipt_batch (
    id          uuid primary key,
    recipient   text        not null,
    way         text        not null,                 -- JMS, SFTP, HTTP, TABLE
    name        text        not null,                 -- message id, file name, request id, key of the last row
    sha256      text        not null,
    received    bigint      not null default 0,
    accepted    bigint      not null default 0,
    duplicate   bigint      not null default 0,
    refused     bigint      not null default 0,
    fault       text,                                 -- why nothing of it could be read
    answer      text,                                 -- as it was given, and is given again
    received_at timestamptz not null,
    unique (recipient, way, name, sha256)
);

create table receipt (
    position    bigint generated always as identity primary key,
    batch_id    uuid        not null references receipt_batch (id),
    line        bigint      not null,
    recipient   text        not null,                 -- who sent it
    notice_id   uuid,                                 -- null where none could be read
    outcome     text        not null,
    measures    text[]      not null,                 -- as 10(1); none for all of the notice's
    reason      text        not null,
    stated_at   timestamptz,                          -- when it came about, as the recipient says
    received_at timestamptz not null,
    result      text        not null,                 -- ACCEPTED, DUPLICATE, REFUSED
    code        text,
    message     text,
    content     text                                  -- as it came, where it was refused
);
create index receipt_of_notice on receipt (notice_id, position) where notice_id is not null;
create index receipt_of_recipient on receipt (recipient, position);

alter table delivery add column received_at timestamptz;  -- by what the recipient says
alter table delivery add column lifted_at timestamptz;    -- of an END: when nothing of it was left to lift
alter table delivery add column ends boolean not null default false;
update delivery set ends = true where notice_id in (select id from notice where change = 'END');
create index delivery_unreceived on delivery (recipient, delivered_at) where state = 'DELIVERED' and received_at is null;
create index delivery_unlifted on delivery (recipient, delivered_at)
    where state = 'DELIVERED' and ends and lifted_at is null;

-- Work at a recipient's site that one node does at a time: fetching its receipts, leaving its statements.
create table site_turn (
    name        text primary key,
    lease_owner text,
    failures    int  not null default 0,
    resume_at   timestamptz,
    last_error  text
);

-- Statements are of one day: a recipient's notices are found by it.
drop index notice_of_recipient;
create index notice_of_recipient on notice (recipient, issued_at);

-- The statements that lie in a recipient's drop folder.
create table statement_drop (
    recipient  text        not null,
    day        date        not null,
    file_name  text        not null,
    sha256     text        not null,
    written_at timestamptz not null,
    primary key (recipient, day)
);

-- Who asked when, for which recipient, whether an enterprise is listed.
create table inquiry (
    id        bigint generated always as identity primary key,
    asked_at  timestamptz not null,
    actor     text        not null,
    recipient text        not null,
    uscc      text        not null
);
create index inquiry_about on inquiry (uscc, asked_at);
