-- What the list of enterprises is searched, filtered and sorted by. All of it is written in the transaction of what it
-- tells of, and can be made anew from it.

-- Since which day an enterprise has been of its status, by its assessments.
alter table enterprise add column status_since date;
update enterprise e
   set status_since = (select min(a.as_of) from assessment a
                        where a.uscc = e.uscc
                          and a.id > coalesce((select max(o.id) from assessment o
                                                where o.uscc = e.uscc and o.status <> e.status), 0))
 where e.status is not null;
create index enterprise_by_district on enterprise (coalesce(district, ''), uscc);
create index enterprise_by_since on enterprise (coalesce(status_since, '-infinity'::date), uscc);
create index enterprise_by_next on enterprise (coalesce(next_review_on, 'infinity'::date), uscc);

-- The grounds in force and the conditions that are not met, of the assessment that stands: 7(3), 4(2), 4(3)? where an
-- investigation is open.
create table enterprise_finding (
    uscc    text not null references enterprise (uscc),
    finding text not null,
    primary key (uscc, finding)
);
insert into enterprise_finding (uscc, finding)
select e.uscc, g ->> 'article' || '(' || (g ->> 'item') || ')'
  from enterprise e join assessment a on a.id = e.assessment_id
 cross join lateral jsonb_array_elements(a.content -> 'grounds') g
 union
select e.uscc, c ->> 'article' || '(' || (c ->> 'item') || ')' || case c ->> 'result' when 'PENDING' then '?' else '' end
  from enterprise e join assessment a on a.id = e.assessment_id
 cross join lateral jsonb_array_elements(a.content -> 'conditions') c
 where c ->> 'result' <> 'MET';
create index enterprise_finding_of on enterprise_finding (finding, uscc);

-- By what an enterprise's names are found (docs/console.md). The characters of a name and the initials of its pinyin are
-- words, so that core PostgreSQL finds them by an index. How a name is read no statement knows: the hub fills the table
-- for enterprises that were there before it, in batches.
create table enterprise_search (
    uscc     text primary key references enterprise (uscc),
    name     text not null,                            -- what it was made of
    known    int  not null,                            -- and of how many of its names besides
    names    text not null,
    pinyin   text collate "C" not null,
    initials text not null,
    words    text[] not null
);
create index enterprise_search_words on enterprise_search using gin (words);
create index enterprise_search_order on enterprise_search (pinyin, uscc) include (names);
