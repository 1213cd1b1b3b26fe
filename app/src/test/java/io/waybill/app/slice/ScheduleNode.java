package io.waybill.app.slice;

import io.waybill.api.identity.PresentPermissions;
import io.waybill.api.report.OrderedReports;
import io.waybill.api.schedule.ScheduleSettings;
import io.waybill.app.slice.RunningWaybill.Running;
import java.util.Map;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.AnnotationConfigApplicationContext;
import org.springframework.context.annotation.ComponentScan;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.env.MapPropertySource;
import org.springframework.mail.javamail.JavaMailSender;
import org.springframework.r2dbc.core.DatabaseClient;
import tools.jackson.databind.json.JsonMapper;

/** What another node has to do with schedules, on the same database, without the rest of it. */
final class ScheduleNode implements AutoCloseable {

    private final AnnotationConfigApplicationContext context = new AnnotationConfigApplicationContext();

    ScheduleNode(Running waybill, boolean withMailServer) {
        context.getEnvironment()
                .getPropertySources()
                .addFirst(new MapPropertySource(
                        "schedules",
                        Map.of(
                                "waybill.schedules.look-every", "100ms",
                                "waybill.schedules.least-interval", "1s",
                                "waybill.schedules.claim", "30s")));
        context.registerBean(DatabaseClient.class, () -> waybill.bean("accountsDatabase", DatabaseClient.class));
        context.registerBean(JsonMapper.class, () -> waybill.bean(JsonMapper.class));
        context.registerBean(OrderedReports.class, () -> waybill.bean(OrderedReports.class));
        context.registerBean(PresentPermissions.class, () -> waybill.bean(PresentPermissions.class));
        if (withMailServer) {
            context.registerBean(JavaMailSender.class, () -> waybill.bean(JavaMailSender.class));
        }
        context.register(Parts.class);
        context.refresh();
    }

    @Configuration(proxyBeanMethods = false)
    @ComponentScan("io.waybill.api.schedule")
    @EnableConfigurationProperties(ScheduleSettings.class)
    static class Parts {}

    @Override
    public void close() {
        context.close();
    }
}
