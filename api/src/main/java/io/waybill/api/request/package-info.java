/** What names a request and the things it makes. */
package io.waybill.api.request;
