/** The record of requests: who asked for what, from where, and what became of it. */
package io.waybill.api.usage;
