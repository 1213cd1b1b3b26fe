-- A new place for stock.

-- What the stock read model needs to know of products; its own copy, so that it waits for no other projection.
create table stock_product (
    product_id text primary key,
    sku        text not null,
    name       text not null
);

create table stock_item (
    id                text primary key,
    product_id        text   not null,
    location          text   not null,
    quantity          bigint not null,
    reserved          bigint not null,
    reorder_level     bigint not null,
    last_restocked_at timestamptz,
    version           bigint not null,
    position          bigint not null
)
-- Rows change all the time, in columns without an index: with room on its page a row stays there, and no index is touched.
with (fillfactor = 70);

create index stock_item_product on stock_item (product_id);
create index stock_item_location on stock_item (location, id);

-- What readers see: a stock item with its product's name, what is available, and how well stocked it is.
create view stock as
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
from stock_item i
join stock_product p on p.product_id = i.product_id;
