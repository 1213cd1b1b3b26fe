package io.waybill.app.store;

import co.elastic.clients.transport.rest5_client.low_level.Rest5ClientBuilder;
import org.apache.hc.client5.http.impl.async.HttpAsyncClientBuilder;
import org.springframework.boot.elasticsearch.autoconfigure.Rest5ClientBuilderCustomizer;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Elasticsearch's client, as it works with the HTTP client that Spring Boot 4.1 brings. */
@Configuration(proxyBeanMethods = false)
public class ElasticsearchConfiguration {

    /**
     * HttpClient 5.6 unpacks compressed answers by itself and leaves their header as it was, so Elasticsearch's client
     * 9.2 would unpack them once more and fail.
     */
    @Bean
    Rest5ClientBuilderCustomizer unpackedOnce() {
        return new Rest5ClientBuilderCustomizer() {
            @Override
            public void customize(Rest5ClientBuilder builder) {}

            @Override
            public void customize(HttpAsyncClientBuilder http) {
                http.disableContentCompression();
            }
        };
    }
}
