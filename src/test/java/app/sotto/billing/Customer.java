package app.sotto.billing;

import app.sotto.accounts.Someone;
import app.sotto.accounts.organisations.Answering;
import app.sotto.accounts.organisations.Inviting;
import app.sotto.accounts.organisations.Role;
import app.sotto.accounts.organisations.Team;
import app.sotto.accounts.people.EmailAddress;
import app.sotto.accounts.signin.Joining;
import app.sotto.accounts.signin.MemberPrincipal;
import app.sotto.accounts.signin.SigningUp;
import app.sotto.tenancy.CurrentTenant;
import app.sotto.tenancy.SystemDatabase;
import app.sotto.tenancy.TenantId;
import java.util.Locale;
import java.util.function.Supplier;
import java.util.regex.Pattern;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

/** An organisation that signed up, and what it does. */
public final class Customer {

    private static final Pattern TOKEN = Pattern.compile("/invite/([A-Za-z0-9_-]+)");

    private final Makers makers;
    public final MemberPrincipal owner;

    private Customer(Makers makers, MemberPrincipal owner) {
        this.makers = makers;
        this.owner = owner;
    }

    public TenantId tenant() {
        return new TenantId(owner.tenant());
    }

    public void run(Runnable work) {
        makers.currentTenant.runAs(tenant(), work);
    }

    public <T> T call(Supplier<T> work) {
        return makers.currentTenant.<T, RuntimeException>callAs(tenant(), work::get);
    }

    /** Invites somebody, who accepts. */
    public MemberPrincipal joinedBy(String name) {
        EmailAddress address = Someone.address();
        run(() -> makers.inviting.invite(owner.caller(), address, Role.MEMBER, Locale.ENGLISH));
        return makers.joining
                .asNew(token(address), name, Someone.PASSWORD, Locale.ENGLISH)
                .orElseThrow();
    }

    public void remove(MemberPrincipal member) {
        run(() -> makers.team.remove(owner.caller(), member.member()));
    }

    private String token(EmailAddress address) {
        String letter = letter(address.value());
        var token = TOKEN.matcher(letter);
        if (!token.find()) {
            throw new IllegalStateException("No invitation in: " + letter);
        }
        return token.group(1);
    }

    private String letter(String address) {
        return makers.transaction.execute(_ ->
                makers.sql
                        .sql(
                                "select plain from mail.letter where recipient = :to order by created_at desc limit 1")
                        .param("to", address)
                        .query(String.class)
                        .single());
    }

    /** Subjects of what the owner was written, the newest last. */
    public java.util.List<String> letters() {
        return makers.transaction.execute(_ ->
                makers.sql
                        .sql(
                                "select subject from mail.letter where recipient = :to order by created_at")
                        .param("to", owner.email())
                        .query(String.class)
                        .list());
    }

    /** What makes customers. */
    public record Makers(
            SigningUp signingUp,
            Inviting inviting,
            Answering answering,
            Joining joining,
            Team team,
            CurrentTenant currentTenant,
            SystemDatabase system,
            TransactionTemplate transaction,
            JdbcClient sql) {

        public Customer signUp() {
            return new Customer(
                    this,
                    signingUp.signUp(Someone.form(Someone.address()), "198.51.100." + next()));
        }

        private static int next() {
            return java.util.concurrent.ThreadLocalRandom.current().nextInt(1, 250);
        }
    }
}
