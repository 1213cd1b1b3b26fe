-- An account follows the events of its user. PENDING: asked for, and not known to be registered; nobody signs in with it.
-- ERASED: nothing but the id is left, so that a registration that is sent again does not bring the account back.
alter table account
    add column state text not null default 'ACTIVE' check (state in ('PENDING', 'ACTIVE', 'DEACTIVATED', 'ERASED')),
    -- The address in the form it is compared in.
    add column sign_in text,
    -- The version of the user that it shows; -1 before the first event.
    add column version bigint not null default -1;

update account set sign_in = lower(trim(email));

alter table account alter column sign_in set not null;

drop index account_email;
create unique index account_sign_in on account (sign_in) where state in ('ACTIVE', 'DEACTIVATED');
create index account_pending on account (created_at) where state = 'PENDING';

-- Where the processor stands that keeps accounts; written in the same transaction as the accounts.
create table token_entry (
    processor_name varchar(255) not null,
    segment        integer      not null,
    token          bytea,
    token_type     varchar(255),
    timestamp      varchar(255),
    owner          varchar(255),
    primary key (processor_name, segment)
);
