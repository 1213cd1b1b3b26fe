package io.waybill.projection.product;

import io.waybill.messages.live.LiveChange;
import io.waybill.messages.product.ProductChanged;
import io.waybill.messages.product.ProductDetails;
import io.waybill.messages.product.ProductDiscontinued;
import io.waybill.messages.product.ProductPriceChanged;
import io.waybill.messages.product.ProductRegistered;
import io.waybill.projection.Position;
import io.waybill.projection.live.LiveAnnouncements;
import java.sql.Timestamp;
import java.sql.Types;
import java.time.Instant;
import org.axonframework.config.ProcessingGroup;
import org.axonframework.eventhandling.EventHandler;
import org.axonframework.eventhandling.SequenceNumber;
import org.axonframework.eventhandling.TrackingToken;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/** Keeps the products in PostgreSQL. */
@Component
@ProcessingGroup("products")
class ProductProjection {

    private final JdbcClient jdbc;
    private final JsonMapper json;
    private final LiveAnnouncements live;

    ProductProjection(JdbcClient jdbc, JsonMapper json, LiveAnnouncements live) {
        this.jdbc = jdbc;
        this.json = json;
        this.live = live;
    }

    @EventHandler
    void on(ProductRegistered event, @SequenceNumber long version, TrackingToken token) {
        put(event.productId(), event.details(), event.registeredAt(), version, token);
    }

    @EventHandler
    void on(ProductChanged event, @SequenceNumber long version, TrackingToken token) {
        put(event.productId(), event.details(), event.registeredAt(), version, token);
    }

    @EventHandler
    void on(ProductPriceChanged event, @SequenceNumber long version, TrackingToken token) {
        put(event.productId(), event.details(), event.registeredAt(), version, token);
    }

    @EventHandler
    void on(ProductDiscontinued event, @SequenceNumber long version, TrackingToken token) {
        jdbc.sql("update projection.product set discontinued_at = ?, version = ? where id = ?")
                .params(Timestamp.from(event.discontinuedAt()), version, event.productId())
                .update();
        live.changed(new LiveChange(LiveChange.PRODUCT, event.productId(), version, Position.of(token)));
    }

    private void put(String id, ProductDetails product, Instant registeredAt, long version, TrackingToken token) {
        var size = product.dimensionsMm();
        jdbc.sql("""
                        insert into projection.product
                            (id, sku, name, description, price_minor_units, price_currency, category, attributes,
                             weight_grams, length_mm, width_mm, height_mm, created_at, version)
                        values (:id, :sku, :name, :description, :minorUnits, :currency, :category, :attributes::jsonb,
                                :weight, :length, :width, :height, :createdAt, :version)
                        on conflict (id) do update
                        set (sku, name, description, price_minor_units, price_currency, category, attributes,
                             weight_grams, length_mm, width_mm, height_mm, version) =
                            (excluded.sku, excluded.name, excluded.description, excluded.price_minor_units,
                             excluded.price_currency, excluded.category, excluded.attributes, excluded.weight_grams,
                             excluded.length_mm, excluded.width_mm, excluded.height_mm, excluded.version)""")
                .param("id", id)
                .param("sku", product.sku())
                .param("name", product.name())
                .param("description", product.description())
                .param("minorUnits", product.price().minorUnits())
                .param("currency", product.price().currency())
                .param("category", product.category())
                .param("attributes", json.writeValueAsString(product.attributes()))
                .param("weight", product.weightGrams(), Types.INTEGER)
                .param("length", size == null ? null : size.length(), Types.INTEGER)
                .param("width", size == null ? null : size.width(), Types.INTEGER)
                .param("height", size == null ? null : size.height(), Types.INTEGER)
                .param("createdAt", Timestamp.from(registeredAt))
                .param("version", version)
                .update();
        live.changed(new LiveChange(LiveChange.PRODUCT, id, version, Position.of(token)));
    }
}
