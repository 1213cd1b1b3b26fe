-- Each projection has generations, and each generation a place of its own: a schema here, or an index in Elasticsearch. One serves;
-- another may be built beside it. What readers see are views in this schema, which name the generation that serves.
create table generation (
    projection   text        not null,
    number       integer     not null,
    -- Of the code that fills it: only nodes with that code do.
    revision     integer     not null,
    state        text        not null check (state in ('BUILDING', 'CATCHING_UP', 'VERIFYING', 'DIFFERENT', 'SWITCHING',
                                                       'SERVING', 'RETIRED', 'CANCELLED', 'FAILED')),
    -- Absent for the first generation, which nobody asked for.
    rebuild_id   text        unique,
    -- Whether it may serve though it differs from the one before.
    confirmed    boolean     not null default false,
    detail       text,
    events_done  bigint      not null default 0,
    rate         double precision not null default 0,
    measured_at  timestamptz not null default now(),
    started_at   timestamptz not null default now(),
    moved_at     timestamptz not null default now(),
    ended_at     timestamptz,
    -- Whether its place is gone.
    cleared      boolean     not null default false,
    primary key (projection, number)
);

create unique index generation_serving on generation (projection) where state = 'SERVING';
create unique index generation_being_built on generation (projection)
    where state in ('BUILDING', 'CATCHING_UP', 'VERIFYING', 'DIFFERENT', 'SWITCHING');

-- What there was becomes the first generation.
create schema products_1;
alter table product set schema products_1;
create view product as select * from products_1.product;

create schema users_1;
alter table app_user set schema users_1;
create view app_user as select * from users_1.app_user;

create schema stock_1;
drop view stock;
alter table stock_product set schema stock_1;
alter table stock_item set schema stock_1;
create view stock_1.stock as
select i.id,
       i.product_id,
       p.sku,
       p.name as product_name,
       i.location,
       i.quantity,
       i.reserved,
       i.quantity - i.reserved as available,
       i.reorder_level,
       case
           when i.quantity - i.reserved <= 0 then 'OUT_OF_STOCK'
           when i.quantity - i.reserved <= i.reorder_level then 'LOW_STOCK'
           else 'IN_STOCK'
       end as status,
       i.last_restocked_at,
       i.version,
       i.position
from stock_1.stock_item i
join stock_1.stock_product p on p.product_id = i.product_id;
create view stock as select * from stock_1.stock;

insert into generation (projection, number, revision, state) 
values ('products', 1, 1, 'SERVING'), ('users', 1, 1, 'SERVING'), ('stock', 1, 1, 'SERVING');

update token_entry set processor_name = processor_name || '_1';
