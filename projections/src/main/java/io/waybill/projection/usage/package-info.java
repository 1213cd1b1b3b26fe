/** The record of requests, from Kafka to indices of Elasticsearch by month. It is no read model: no events tell of it. */
package io.waybill.projection.usage;
