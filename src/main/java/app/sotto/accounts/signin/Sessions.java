package app.sotto.accounts.signin;

import app.sotto.accounts.SignedIn;
import app.sotto.accounts.organisations.Organisations;
import app.sotto.accounts.people.People;
import app.sotto.tenancy.Caller;
import app.sotto.tenancy.TenantId;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.Optional;
import java.util.UUID;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.security.web.context.HttpSessionSecurityContextRepository;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/** Puts a principal into the browser's session, and reads the one that is there. */
@Component
public class Sessions implements SignedIn {

    private final HttpSessionSecurityContextRepository contexts =
            new HttpSessionSecurityContextRepository();
    private final Organisations organisations;
    private final People people;
    private final TransactionTemplate transaction;

    Sessions(Organisations organisations, People people, TransactionTemplate transaction) {
        this.organisations = organisations;
        this.people = people;
        this.transaction = transaction;
    }

    public Optional<MemberPrincipal> principal() {
        var authentication = SecurityContextHolder.getContext().getAuthentication();
        return authentication != null
                        && authentication.getPrincipal() instanceof MemberPrincipal principal
                ? Optional.of(principal)
                : Optional.empty();
    }

    @Override
    public Optional<Caller.Member> member() {
        return principal().map(MemberPrincipal::caller);
    }

    /** Signs in: a new session id, so that nobody who knew the old one comes along. */
    public void begin(
            MemberPrincipal principal, HttpServletRequest request, HttpServletResponse response) {
        if (request.getSession(false) != null) {
            request.changeSessionId();
        }
        refresh(principal, request, response);
    }

    /** The same session goes on with a principal brought up to date. */
    void refresh(
            MemberPrincipal principal, HttpServletRequest request, HttpServletResponse response) {
        var context = SecurityContextHolder.createEmptyContext();
        context.setAuthentication(principal.authentication());
        SecurityContextHolder.setContext(context);
        contexts.saveContext(context, request, response);
    }

    /** Goes on as a member of another organisation; empty if the person is none there. */
    public Optional<MemberPrincipal> elsewhere(TenantId tenant) {
        return principal().flatMap(current -> as(current.person(), tenant));
    }

    private Optional<MemberPrincipal> as(UUID id, TenantId tenant) {
        var place = organisations.place(tenant, id);
        var person = transaction.execute(_ -> people.findById(id));
        return place.flatMap(p -> person.map(who -> MemberPrincipal.of(who, p)));
    }
}
