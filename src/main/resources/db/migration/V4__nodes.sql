-- The nodes that live: each says so every few seconds. What a node holds it holds for as long as it lives, so a lease of
-- a feed or a recipient is the name of a node, and needs no end of its own.
create table node (
    id          text primary key,
    lease_until timestamptz not null
);
alter table feed drop column lease_until;
alter table recipient drop column lease_until;
