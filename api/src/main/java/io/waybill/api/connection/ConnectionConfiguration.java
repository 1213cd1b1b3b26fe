package io.waybill.api.connection;

import io.netty.channel.Channel;
import io.netty.handler.timeout.WriteTimeoutHandler;
import io.waybill.api.problem.Problems;
import java.util.concurrent.TimeUnit;
import org.springframework.boot.reactor.netty.NettyReactiveWebServerFactory;
import org.springframework.boot.web.server.WebServerFactoryCustomizer;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.http.client.ReactorResourceFactory;
import reactor.netty.NettyPipeline;
import reactor.netty.resources.LoopResources;

/** Sets what each connection of a client is watched by. */
@Configuration(proxyBeanMethods = false)
class ConnectionConfiguration {

    @Bean
    WebServerFactoryCustomizer<NettyReactiveWebServerFactory> watchedConnections(
            ConnectionSettings settings, Problems problems) {
        return factory -> factory.addServerCustomizers(
                server -> server.doOnChannelInit((observer, channel, remote) -> watch(channel, settings, problems)));
    }

    /** As many event loops as processors: no more of them can run, and requests that are on one come together. */
    @Bean(destroyMethod = "dispose")
    LoopResources eventLoops() {
        return LoopResources.create("reactor-http", Runtime.getRuntime().availableProcessors(), true);
    }

    /** A customizer of the server that names event loops is passed over. */
    @Bean
    ReactorResourceFactory serverResources(LoopResources eventLoops) {
        var resources = new ReactorResourceFactory();
        resources.setUseGlobalResources(false);
        resources.setLoopResources(eventLoops);
        return resources;
    }

    private static void watch(Channel channel, ConnectionSettings settings, Problems problems) {
        var pipeline = channel.pipeline();
        if (pipeline.get(NettyPipeline.HttpCodec) != null) {
            pipeline.addBefore(
                    NettyPipeline.HttpCodec,
                    "waybill.write",
                    new WriteTimeoutHandler(settings.write().toMillis(), TimeUnit.MILLISECONDS));
            pipeline.addAfter(NettyPipeline.HttpCodec, "waybill.request", new RequestWatch(settings, problems));
        }
    }
}
