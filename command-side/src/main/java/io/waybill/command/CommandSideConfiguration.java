package io.waybill.command;

import org.springframework.context.annotation.ComponentScan;
import org.springframework.context.annotation.Configuration;

/** The role {@code command}: the aggregates and the policies around them. */
@Configuration(proxyBeanMethods = false)
@ComponentScan
public class CommandSideConfiguration {}
