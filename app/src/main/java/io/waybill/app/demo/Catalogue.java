package io.waybill.app.demo;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Objects;
import tools.jackson.databind.MappingIterator;
import tools.jackson.dataformat.csv.CsvMapper;
import tools.jackson.dataformat.csv.CsvSchema;

/**
 * What the shop of the demo sells.
 *
 * @param entries the products
 */
public record Catalogue(List<CatalogueEntry> entries) {

    private static final String FILE = "catalogue.csv";

    /** Keeps its own copy of the products. */
    public Catalogue {
        entries = List.copyOf(entries);
    }

    /**
     * The catalogue that is part of Waybill. Reads a file, so not for an event-loop thread.
     *
     * @return at least 100 products, at least half of them named in Thai
     */
    public static Catalogue committed() {
        try (var csv = Objects.requireNonNull(Catalogue.class.getResourceAsStream(FILE), FILE);
                MappingIterator<CatalogueEntry> rows = new CsvMapper()
                        .readerFor(CatalogueEntry.class)
                        .with(CsvSchema.emptySchema().withHeader())
                        .readValues(csv)) {
            return new Catalogue(rows.readAll());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** How many products are named in Thai. */
    public long namedInThai() {
        return entries.stream().filter(CatalogueEntry::namedInThai).count();
    }
}
