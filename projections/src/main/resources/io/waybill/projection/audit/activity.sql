-- A new place for what each user did: an event that came of it in each row. Nothing personal is in it.
create table activity (
    position     bigint      primary key,
    user_id      text        not null,
    action       text        not null,
    entity_type  text        not null,
    entity_id    text        not null,
    version      bigint      not null,
    at           timestamptz not null,
    request_id   text
);

create index activity_user on activity (user_id, position desc);

-- The same added up by days of the business zone.
create table activity_day (
    day         date   not null,
    user_id     text   not null,
    action      text   not null,
    entity_type text   not null,
    events      bigint not null,
    primary key (day, user_id, action, entity_type)
);
