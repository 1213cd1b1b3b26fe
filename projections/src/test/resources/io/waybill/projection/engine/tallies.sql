-- Refuses what is not good, as a real table refuses a value that is too long.
create table press (
    counter text    not null,
    number  integer not null,
    good    text    not null check (good = 'yes'),
    primary key (counter, number)
);
