-- What came in and what is due by days: both sides of a day are read from indexes alone.
drop index notice_of_recipient;
create index notice_of_recipient on notice (recipient, issued_at) include (position);
create index delivery_of_recipient on delivery (recipient, position) include (state);

-- How many enterprises had each status at the end of a day; of the present day, so far.
create table status_day (
    day         date   not null,
    status      text   not null,
    enterprises bigint not null,
    primary key (day, status)
);
