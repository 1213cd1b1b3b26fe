package io.waybill.app.demo;

/** What became of something the demo asked for. */
enum Outcome {
    /** It was done. */
    DONE,
    /** A rule of the business forbade it. */
    REFUSED
}
