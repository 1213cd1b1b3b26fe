package io.waybill.app.personal;

/** There is no key to wrap the keys of persons with; start-up is refused. */
public final class MissingMasterKey extends RuntimeException {

    private static final long serialVersionUID = 1L;

    /** Names the property that is missing. */
    public MissingMasterKey() {
        super(PersonalDataSettings.MASTER_KEY + " is not set");
    }
}
