package io.waybill.api.report;

import reactor.core.publisher.Flux;

/**
 * A report as a file.
 *
 * @param title what it is called, in its language
 * @param name the name of the file, without what it ends with
 * @param bytes its bytes, made as they are asked for, once
 */
public record ReportFile(String title, String name, Flux<byte[]> bytes) {}
