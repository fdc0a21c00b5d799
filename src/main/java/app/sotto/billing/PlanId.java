package app.sotto.billing;

/** One version of a plan; it never changes. */
public record PlanId(String code, int version) {

    @Override
    public String toString() {
        return code + " " + version;
    }
}
