package io.waybill.command.carrier;

import java.time.ZoneId;
import java.util.stream.Stream;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Brings the rate cards together with the carriers that are classes of their own. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(CarrierSettings.class)
class CarrierConfiguration {

    @Bean
    Carriers carriers(
            CarrierSettings rateCards,
            ObjectProvider<Carrier> others,
            @Value("${waybill.business-zone:Asia/Bangkok}") ZoneId businessZone) {
        return new Carriers(Stream.concat(rateCards.carriers(), others.stream()).toList(), businessZone);
    }
}
