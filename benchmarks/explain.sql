-- The statements of the query side that read the most, as it asks them, of a stock item in the middle.
-- EXPLAIN=1 benchmarks/rebuild stock … runs it where psql is installed; first by `vacuum analyze`, as after a while.
\set QUIET on
\pset format unaligned
\pset tuples_only on
vacuum analyze;
select id as item, product_id as product from projection.stock
order by id offset (select count(*) / 2 from projection.stock) limit 1 \gset
select version / 2 as middle from projection.moved_item where id = :'item' \gset
select coalesce((select user_id from projection.activity limit 1), '') as person \gset

\echo '--- a page of stock, somewhere in the middle'
explain (analyze, costs off, summary off, buffers off)
select * from projection.stock where id > :'item' order by id limit 21;
\echo '--- stock by a word'
explain (analyze, costs off, summary off, buffers off)
select * from projection.stock
where position(lower('42') in lower(concat_ws(chr(10), sku, product_name, location))) > 0 order by id limit 21;
\echo '--- the stock of a product'
explain (analyze, costs off, summary off, buffers off)
select * from projection.stock where product_id = :'product' order by id limit 21;
\echo '--- a page of the movements of an item, from the middle'
explain (analyze, costs off, summary off, buffers off)
select i.version as item_version, m.*, u.username from projection.moved_item i
left join lateral (select * from projection.stock_movement where stock_item_id = i.id and version < :middle
                   order by version desc limit 21) m on true
left join projection.app_user u on u.id = m.user_id where i.id = :'item' order by m.version desc;
\echo '--- the stock status report'
explain (analyze, costs off, summary off, buffers off)
select location, count(*), sum(quantity), count(*) filter (where status = 'LOW_STOCK'), max(position) from projection.stock
group by grouping sets ((location), ()) order by location nulls first;
\echo '--- what was sold in a year, by day'
explain (analyze, costs off, summary off, buffers off)
select day, currency, sum(quantity), sum(amount) from projection.trade_day
where movement = 'SOLD' and day between current_date - 365 and current_date group by day, currency order by day;
\echo '--- what was sold in a year, by product'
explain (analyze, costs off, summary off, buffers off)
select d.product_id, d.currency, sum(d.quantity), sum(d.amount) from projection.trade_product_day d
join projection.trade_product p on p.product_id = d.product_id
where d.movement = 'SOLD' and d.day between current_date - 365 and current_date group by d.product_id, d.currency limit 200;
\echo '--- what somebody did'
explain (analyze, costs off, summary off, buffers off)
select * from projection.activity where user_id = :'person' and position < 9223372036854775807 order by position desc limit 21;
\echo '--- the positions of a page of history'
explain (analyze, costs off, summary off, buffers off)
select version, position from audit.chain where entity_id = :'item' and version between :middle and :middle + 199;
