-- Places of stock from before: no query looks for a position, and with that index every change of a row changed all of them.
do $$
declare
    place text;
begin
    for place in select nspname from pg_namespace where nspname ~ '^stock_[0-9]+$' loop
        execute format('drop index if exists %I.stock_item_position', place);
        execute format('alter table %I.stock_item set (fillfactor = 70)', place);
    end loop;
end
$$;
