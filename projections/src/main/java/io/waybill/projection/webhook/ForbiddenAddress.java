package io.waybill.projection.webhook;

import java.net.UnknownHostException;

/** A name that leads only to where no request may go. */
final class ForbiddenAddress extends UnknownHostException {

    private static final long serialVersionUID = 1L;

    ForbiddenAddress(String host) {
        super(host);
    }
}
