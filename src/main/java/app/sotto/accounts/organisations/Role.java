package app.sotto.accounts.organisations;

/** What a member may do in their organisation. */
public enum Role {
    OWNER,
    ADMIN,
    MEMBER;

    /** Owners and admins invite, remove and change roles. */
    public boolean managesTeam() {
        return this != MEMBER;
    }

    /** Nobody hands out or takes away what is above their own role. */
    public boolean mayGive(Role other) {
        return managesTeam() && other.compareTo(this) >= 0;
    }

    public String authority() {
        return "ROLE_" + name();
    }

    public String key() {
        return "accounts.role." + name().toLowerCase(java.util.Locale.ROOT);
    }
}
