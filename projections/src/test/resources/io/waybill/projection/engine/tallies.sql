-- Refuses what is not good, as a real table refuses a value that is too long.
create table press (
    counter text    not null,
    number  integer not null,
    good    text    not null check (good = 'yes'),
    primary key (counter, number)
);

-- In which order the rows came, which their place on a page does not tell: PostgreSQL fills room on earlier pages again. Not
-- for readers, and not compared, for two generations need not be written in one order.
create table press_order (
    place   bigint generated always as identity primary key,
    counter text    not null,
    number  integer not null
);
