/** The read models of products: rows in PostgreSQL, documents in Elasticsearch. */
package io.waybill.projection.product;
