package io.waybill.projection.engine;

import java.util.Set;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Which read models this process fills.
 *
 * @param filled their names; empty for all
 */
@ConfigurationProperties("waybill.projections")
record FilledHere(@DefaultValue Set<String> filled) {

    FilledHere {
        filled = Set.copyOf(filled);
    }
}
