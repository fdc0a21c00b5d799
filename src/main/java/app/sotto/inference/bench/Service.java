package app.sotto.inference.bench;

/** Something that recognises windows, in virtual time. */
interface Service {

    void take(Request request);
}
