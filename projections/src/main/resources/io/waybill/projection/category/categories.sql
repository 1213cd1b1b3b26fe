-- A new place for categories.
create table category (
    id        text   primary key,
    name      text   not null,
    parent_id text,
    -- Of the tree, when this one last changed.
    version   bigint not null
);

-- Names sort as in a Thai dictionary, unless PostgreSQL was built without ICU.
do $$
begin
    if exists (select from pg_collation where collname = 'th-x-icu' and collnamespace = 'pg_catalog'::regnamespace) then
        alter table category alter column name type text collate pg_catalog."th-x-icu";
    end if;
end
$$;
