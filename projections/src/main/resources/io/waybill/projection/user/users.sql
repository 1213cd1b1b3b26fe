-- A new place for users. Of an erased one nothing about the person is left: neither address nor name, nor what they are
-- searched by.
create table app_user (
    id         text primary key,
    email      text,
    username   text,
    searched   text        not null generated always as (lower(coalesce(email, '') || chr(10) || coalesce(username, ''))) stored,
    roles      text[]      not null,
    active     boolean     not null,
    created_at timestamptz not null,
    version    bigint      not null
);

create index app_user_searched on app_user using gin (searched gin_trgm_ops);
create index app_user_roles on app_user using gin (roles);
