-- A single record must not wait behind a bulk load: neither for its review nor on the way out.
alter table enterprise add column urgent boolean not null default false;
create index enterprise_urgent on enterprise (due_since) where urgent and due_since is not null;
alter table delivery add column urgent boolean not null default false;
create index delivery_urgent on delivery (recipient, position) where urgent and state = 'WAITING';
