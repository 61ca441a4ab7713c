-- Notices as operators look for them, the newest first.

-- What a notice is, in two letters, beside what became of it: S, A or E of START, AMEND or END, then P or I of punishment or
-- incentive. A list of any state, change and regime is then read from one index, a few rows each.
alter table delivery add column kind text not null default '';
update delivery d
   set kind = left(n.change, 1) || case n.regime when 'JOINT_INCENTIVE' then 'I' else 'P' end
  from notice n where n.id = d.notice_id;
create index delivery_listed on delivery (recipient, state, kind, position);
drop index delivery_counts;                           -- its beginning

-- How many were issued on a day and which positions they have, added up as the tally is: for the chart and for a day's list.
create table notice_day (
    day    date   not null,
    change text   not null,
    amount bigint not null,
    first  bigint not null,
    last   bigint not null
);
create index notice_day_of on notice_day (day);
insert into notice_day
select (issued_at at time zone 'Asia/Shanghai')::date, change, count(*), min(position), max(position)
  from notice group by 1, 2;

-- Drop batches of all recipients, the newest first.
create index drop_batch_made on drop_batch (made_at, recipient, number);

create index dead_letter_of_notice on dead_letter (notice_id);

-- So many notices a minute at the most, by an operator's word; null: as fast as it takes them.
alter table recipient add column per_minute int;
