/** Other systems that are told of what happens: by a request to an address of theirs. */
package io.waybill.messages.webhook;
