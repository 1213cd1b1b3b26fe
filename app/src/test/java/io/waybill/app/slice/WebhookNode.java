package io.waybill.app.slice;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.waybill.app.slice.RunningWaybill.Running;
import io.waybill.projection.webhook.WebhookSecrets;
import java.util.Map;
import javax.sql.DataSource;
import org.axonframework.eventsourcing.eventstore.EventStore;
import org.springframework.context.SmartLifecycle;
import org.springframework.context.annotation.AnnotationConfigApplicationContext;
import org.springframework.context.annotation.ComponentScan;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.env.MapPropertySource;
import org.springframework.jdbc.datasource.DelegatingDataSource;
import tools.jackson.databind.json.JsonMapper;

/** What another node has to do with webhooks, on the same database, without the rest of it. */
final class WebhookNode implements AutoCloseable {

    private final AnnotationConfigApplicationContext context = new AnnotationConfigApplicationContext();

    WebhookNode(Running waybill) {
        context.getEnvironment()
                .getPropertySources()
                .addFirst(new MapPropertySource(
                        "webhooks",
                        Map.of(
                                "waybill.webhooks.internal", "127.0.0.1",
                                "waybill.webhooks.look-every", "10ms",
                                "waybill.webhooks.retry-after", "100ms")));
        // Not the pool itself, which would be closed with this node.
        context.registerBean(DataSource.class, () -> new DelegatingDataSource(waybill.bean(DataSource.class)));
        context.registerBean(JsonMapper.class, () -> waybill.bean(JsonMapper.class));
        context.registerBean(EventStore.class, () -> waybill.bean(EventStore.class));
        context.registerBean(WebhookSecrets.class, () -> waybill.bean(WebhookSecrets.class));
        context.registerBean(MeterRegistry.class, SimpleMeterRegistry::new);
        context.register(Parts.class);
        context.refresh();
    }

    @Configuration(proxyBeanMethods = false)
    @ComponentScan("io.waybill.projection.webhook")
    static class Parts {}

    boolean isDelivering() {
        return context.getBean("webhookDeliveries", SmartLifecycle.class).isRunning();
    }

    @Override
    public void close() {
        context.close();
    }
}
