-- Who may sign in. A password hash is a credential, not a fact of the business: it is never an event.
create table account (
    id            text primary key,
    email         text        not null,
    username      text        not null,
    password_hash text        not null,
    roles         text[]      not null,
    created_at    timestamptz not null default now()
);

-- Compared without case.
create unique index account_email on account (lower(email));

-- The keys that access tokens are signed with; the newest signs, all of them verify.
create table signing_key (
    id          text primary key,
    public_key  bytea       not null,
    private_key bytea       not null,
    created_at  timestamptz not null default now()
);
