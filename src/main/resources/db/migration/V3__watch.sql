-- What was counted, for the meters: small additions in the transaction that they tell of, never updated, so that no
-- writer waits for another, and folded together by whoever reads them. A count of millions is a sum of a few rows.
create table tally (
    what   text   not null,                           -- ROW, FILE, REVIEW, NOTICE, DELIVERY
    party  text   not null,                           -- the source or recipient; '' of a review
    kind   text   not null,                           -- what became of it
    amount bigint not null
);

insert into tally
select 'ROW', source, kind, sum(amount)
  from intake cross join lateral (values ('RECEIVED', received), ('ACCEPTED', accepted), ('DUPLICATE', duplicate),
                                         ('REJECTED', rejected), ('QUARANTINED', quarantined)) as v (kind, amount)
 group by source, kind having sum(amount) > 0;

insert into tally
select 'FILE', source, case when repeat_of is not null then 'REPEATED' when state = 'FAILED' then 'FAILED' else 'TAKEN' end,
       count(*)
  from intake where way = 'SFTP' and state <> 'TAKING' group by 1, 2, 3;

insert into tally select 'NOTICE', recipient, change, count(*) from notice group by recipient, change;

-- Those that are dead or given up count as having died while they waited: what waits is then right.
insert into tally
select 'DELIVERY', recipient, kind, count(*)
  from delivery cross join lateral (
       select case state when 'DELIVERED' then 'DELIVERED' else 'DEAD' end as kind
        union all select 'DISCARDED' where state = 'DISCARDED') k
 where state <> 'WAITING' group by recipient, kind;

-- Where traces are kept: from which span an enterprise's review, or a notice's delivery, goes on. Gone once it has. Of
-- several causes that wait together the latest one has the rest of the way in its trace.
create table trace_mark (
    subject     text        primary key,              -- an enterprise's code or a notice's id
    traceparent text        not null,
    marked_at   timestamptz not null default now()
);
