/** The read models of products: rows and prices in PostgreSQL, documents in Elasticsearch. */
package io.waybill.projection.product;
