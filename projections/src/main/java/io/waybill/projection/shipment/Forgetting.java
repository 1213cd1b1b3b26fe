package io.waybill.projection.shipment;

import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * Forgets people who are erased. A shipment that is booked in the same moment may be appended after that, and the key may
 * not be destroyed yet when it is read; so who was erased is remembered, and forgotten again with all that tells of them.
 */
final class Forgetting {

    private final String place;
    private final JdbcClient jdbc;
    private final Set<String> erased = new LinkedHashSet<>();
    private final Set<String> toldOf = new LinkedHashSet<>();

    Forgetting(String place, JdbcClient jdbc) {
        this.place = place;
        this.jdbc = jdbc;
    }

    /** These are erased: all ids under which one person was ever written about. */
    void erased(Collection<String> personIds) {
        erased.addAll(personIds);
        toldOf.addAll(personIds);
    }

    /** Something is said about this person. */
    void tellsOf(String personId) {
        toldOf.add(personId);
    }

    /** Empties what is about a person, for those who are erased; called once everything else is written. */
    void write() {
        if (!erased.isEmpty()) {
            jdbc.sql("insert into %s.erased_person select unnest(?::text[]) on conflict do nothing".formatted(place))
                    .param(erased.toArray(String[]::new))
                    .update();
        }
        if (toldOf.isEmpty()) {
            return;
        }
        List<String> forgotten = jdbc.sql(
                        "select person_id from %s.erased_person where person_id = any (?::text[])".formatted(place))
                .param(toldOf.toArray(String[]::new))
                .query(String.class)
                .list();
        if (!forgotten.isEmpty()) {
            forget(forgotten.toArray(String[]::new));
        }
    }

    private void forget(String[] people) {
        jdbc.sql("""
                        update %s.shipment
                        set customer_name = null, customer_email = null, customer_phone = null,
                            from_address = null, to_address = null
                        where person_id = any (?::text[])""".formatted(place)).param(people).update();
        jdbc.sql("""
                        update %1$s.shipment_sighting g
                        set description = null
                        from %1$s.shipment s
                        where s.person_id = any (?::text[]) and g.shipment_id = s.id and g.description is not null""".formatted(place)).param(people).update();
    }
}
