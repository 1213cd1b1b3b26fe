package io.waybill.api.connection;

import io.netty.channel.Channel;
import io.netty.handler.timeout.WriteTimeoutHandler;
import io.waybill.api.problem.Problems;
import java.util.concurrent.TimeUnit;
import org.springframework.boot.reactor.netty.NettyReactiveWebServerFactory;
import org.springframework.boot.web.server.WebServerFactoryCustomizer;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import reactor.netty.NettyPipeline;

/** Sets what each connection of a client is watched by. */
@Configuration(proxyBeanMethods = false)
class ConnectionConfiguration {

    @Bean
    WebServerFactoryCustomizer<NettyReactiveWebServerFactory> watchedConnections(
            ConnectionSettings settings, Problems problems) {
        return factory -> factory.addServerCustomizers(
                server -> server.doOnChannelInit((observer, channel, remote) -> watch(channel, settings, problems)));
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
