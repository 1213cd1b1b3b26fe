/** A small trading day, played through the public HTTP API, so that a newcomer sees something alive. */
package io.waybill.app.demo;
