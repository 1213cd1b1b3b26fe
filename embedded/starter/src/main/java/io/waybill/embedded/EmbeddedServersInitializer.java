package io.waybill.embedded;

import java.util.Map;
import org.springframework.beans.factory.DisposableBean;
import org.springframework.beans.factory.config.ConfigurableListableBeanFactory;
import org.springframework.beans.factory.support.DefaultSingletonBeanRegistry;
import org.springframework.boot.context.event.ApplicationFailedEvent;
import org.springframework.context.ApplicationContextInitializer;
import org.springframework.context.ApplicationListener;
import org.springframework.context.support.GenericApplicationContext;
import org.springframework.core.annotation.Order;
import org.springframework.core.env.MapPropertySource;
import org.springframework.core.io.support.SpringFactoriesLoader;

/**
 * Starts the servers before the first bean is even defined, and hands them over as Spring Boot's connection details.
 * Being there first, the details take precedence over those that Boot would make of properties.
 */
@Order(0)
final class EmbeddedServersInitializer implements ApplicationContextInitializer<GenericApplicationContext> {

    private static final String NAME = "embeddedServers";

    /** Tells the application, whatever it is configured with, whether its PostgreSQL is one of these. */
    private static final String POSTGRES_IS_EMBEDDED = "waybill.embedded.postgres.started";

    @Override
    public void initialize(GenericApplicationContext context) {
        EmbeddedServers servers = EmbeddedServers.start(EmbeddedSettings.from(context.getEnvironment()), listener());
        ConfigurableListableBeanFactory beans = context.getBeanFactory();
        beans.registerSingleton(NAME, servers);
        // The first to be registered is the last to be destroyed: every client is closed by then.
        ((DefaultSingletonBeanRegistry) beans).registerDisposableBean(NAME, (DisposableBean) servers::close);
        // A start that fails before there are any beans destroys none.
        context.addApplicationListener((ApplicationListener<ApplicationFailedEvent>) failure -> servers.close());
        context.registerBean(EmbeddedServersStarted.class);
        context.getEnvironment()
                .getPropertySources()
                .addFirst(new MapPropertySource(NAME, Map.of(POSTGRES_IS_EMBEDDED, servers.postgres())));
        ConnectionDetailsBeans.register(context, servers);
        InProcessAxonServer.register(context, servers);
    }

    private static StartListener listener() {
        return SpringFactoriesLoader.loadFactories(StartListener.class, null).stream()
                .findFirst()
                .orElseGet(() -> new PrintedStart(System.out));
    }
}
