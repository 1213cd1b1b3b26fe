package io.waybill.app.personal;

import io.waybill.messages.MetaDataKeys;
import io.waybill.messages.Origin;
import io.waybill.messages.Origins;
import java.util.Map;
import org.axonframework.messaging.Message;
import org.axonframework.messaging.correlation.CorrelationDataProvider;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;

/**
 * Has events tell where the request behind them came from, sealed for whoever asked. Commands that follow from an event
 * hand on what is sealed, which the edge never sets; so everybody but the edge and the audit sees nothing else.
 *
 * <p>What cannot be sealed is not kept: that of a request of nobody, and of a person who was erased. The event itself is
 * about something else, and does not fail for it.
 */
final class SealedOrigins implements CorrelationDataProvider, Origins {

    private static final JsonMapper JSON = JsonMapper.shared();
    private static final Origin NONE = new Origin(null, null);

    private final Seals seals;

    SealedOrigins(Seals seals) {
        this.seals = seals;
    }

    @Override
    public Map<String, ?> correlationDataFor(Message<?> message) {
        Map<String, ?> metaData = message.getMetaData();
        if (metaData.get(MetaDataKeys.ORIGIN) instanceof String sealed) {
            return Map.of(MetaDataKeys.ORIGIN, sealed);
        }
        if (!(metaData.get(MetaDataKeys.USER_ID) instanceof String userId)) {
            return Map.of();
        }
        String sealed = sealed(userId, plain(metaData));
        return sealed == null ? Map.of() : Map.of(MetaDataKeys.ORIGIN, sealed);
    }

    @Override
    public @Nullable String sealed(String personId, Origin origin) {
        return origin.equals(NONE) || seals.isErased(personId)
                ? null
                : seals.seal(personId, JSON.writeValueAsString(origin));
    }

    @Override
    public Origin opened(String personId, @Nullable String sealed) {
        String json = sealed == null ? null : seals.open(personId, sealed);
        return json == null ? NONE : JSON.readValue(json, Origin.class);
    }

    @Override
    public Origin of(Map<String, ?> metaData) {
        if (!(metaData.get(MetaDataKeys.USER_ID) instanceof String userId)) {
            return plain(metaData);
        }
        if (metaData.get(MetaDataKeys.ORIGIN) instanceof String sealed) {
            return opened(userId, sealed);
        }
        Origin origin = plain(metaData);
        return origin.equals(NONE) || seals.isErased(userId) ? NONE : origin;
    }

    private static Origin plain(Map<String, ?> metaData) {
        return new Origin(text(metaData, MetaDataKeys.IP), text(metaData, MetaDataKeys.USER_AGENT));
    }

    private static @Nullable String text(Map<String, ?> metaData, String key) {
        return metaData.get(key) instanceof String text ? text : null;
    }
}
