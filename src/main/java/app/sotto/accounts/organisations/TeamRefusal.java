package app.sotto.accounts.organisations;

/** The team stays as it is; {@link #key} names the sentence that says why. */
public class TeamRefusal extends RuntimeException {

    private final String key;

    TeamRefusal(String reason) {
        super(reason);
        this.key = "accounts.team.refused." + reason;
    }

    public String key() {
        return key;
    }
}
