package io.waybill.api.report;

import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.enums.ParameterIn;
import io.swagger.v3.oas.annotations.media.Schema;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/** The parameters that reports over a period take, as the description of the API tells them. */
@Target(ElementType.METHOD)
@Retention(RetentionPolicy.RUNTIME)
@Parameter(
        in = ParameterIn.QUERY,
        name = "from",
        description = "The first day, in the zone of the business; 29 days before the last where it is left out",
        schema = @Schema(type = "string", format = "date"))
@Parameter(
        in = ParameterIn.QUERY,
        name = "to",
        description = "The last day, at most 365 days after the first; today where it is left out",
        schema = @Schema(type = "string", format = "date"))
@Parameter(
        in = ParameterIn.QUERY,
        name = "groupBy",
        description = "What a row stands for",
        schema = @Schema(type = "string"))
@Parameter(
        in = ParameterIn.QUERY,
        name = "limit",
        description = "How many rows at most",
        schema = @Schema(type = "integer", minimum = "1", maximum = "1000", defaultValue = "1000"))
@Parameter(
        in = ParameterIn.QUERY,
        name = "cursor",
        description = "nextCursor of the page before",
        schema = @Schema(type = "string"))
@interface ReportParameters {}
