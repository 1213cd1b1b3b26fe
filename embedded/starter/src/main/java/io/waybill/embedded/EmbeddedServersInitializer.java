package io.waybill.embedded;

import org.springframework.beans.factory.DisposableBean;
import org.springframework.beans.factory.config.ConfigurableListableBeanFactory;
import org.springframework.beans.factory.support.DefaultSingletonBeanRegistry;
import org.springframework.boot.context.event.ApplicationFailedEvent;
import org.springframework.context.ApplicationContextInitializer;
import org.springframework.context.ApplicationListener;
import org.springframework.context.support.GenericApplicationContext;
import org.springframework.core.io.support.SpringFactoriesLoader;

/**
 * Starts the servers before the first bean is even defined, and hands them over as Spring Boot's connection details.
 * Being there first, the details take precedence over those that Boot would make of properties.
 */
final class EmbeddedServersInitializer implements ApplicationContextInitializer<GenericApplicationContext> {

    private static final String NAME = "embeddedServers";

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
        ConnectionDetailsBeans.register(context, servers);
    }

    private static StartListener listener() {
        return SpringFactoriesLoader.loadFactories(StartListener.class, null).stream()
                .findFirst()
                .orElseGet(() -> new PrintedStart(System.out));
    }
}
