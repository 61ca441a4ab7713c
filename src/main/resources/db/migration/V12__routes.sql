-- What an operator wants of a route: it holds on every node and over every start. Without a row a route runs.
create table route_wish (
    route  text primary key,
    want   text        not null,                      -- RUN, SUSPEND, STOP
    actor  text        not null,
    at     timestamptz not null,
    reason text        not null
);

-- In which state each route is on each node: written by the node when it changes, and only true while the node lives.
create table node_route (
    node    text        not null,
    label   text        not null,
    route   text        not null,
    state   text        not null,
    told_at timestamptz not null default now(),
    primary key (node, route)
);
