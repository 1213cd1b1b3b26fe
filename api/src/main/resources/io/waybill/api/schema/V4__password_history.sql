-- The passwords an account had before the present one, the newest of them; none of them may come back.
create table password_history (
    account_id    text not null references account (id) on delete cascade,
    number        bigint generated always as identity,
    password_hash text not null,
    primary key (account_id, number)
);
