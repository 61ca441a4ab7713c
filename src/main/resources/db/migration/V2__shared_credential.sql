-- The admin's password and the tokens, so that every node takes the same ones: sealed under a key made of the database
-- password, which stands in no dump of this database. Of the profile external only.
create table shared_credential (
    one         boolean primary key default true check (one),
    salt        text not null,
    content     text not null,
    fingerprint text not null
);
