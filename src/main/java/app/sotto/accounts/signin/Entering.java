package app.sotto.accounts.signin;

import app.sotto.accounts.organisations.Organisations;
import app.sotto.accounts.organisations.Place;
import app.sotto.accounts.people.Person;
import app.sotto.audit.Audit;
import app.sotto.tenancy.CurrentTenant;
import app.sotto.tenancy.TenantId;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/** Finds the organisation that a person acts in when they sign in: the one they joined first. */
@Component
class Entering {

    private final Organisations organisations;
    private final CurrentTenant currentTenant;
    private final TransactionTemplate transaction;
    private final Audit audit;

    Entering(
            Organisations organisations,
            CurrentTenant currentTenant,
            TransactionTemplate transaction,
            Audit audit) {
        this.organisations = organisations;
        this.currentTenant = currentTenant;
        this.transaction = transaction;
        this.audit = audit;
    }

    /**
     * @param how {@code password}, {@code oidc} or {@code signup}, for the audit trail
     */
    MemberPrincipal enter(Person person, String how) {
        var place =
                organisations.placesOf(person.id()).stream()
                        .findFirst()
                        .orElseGet(() -> placeOfTheirOwn(person));
        currentTenant.runAs(
                place.tenant(), () -> audit.record(place.member(), "accounts.session.begin", how));
        return MemberPrincipal.of(person, place);
    }

    /** Who was removed from every organisation still has somewhere to be. */
    private Place placeOfTheirOwn(Person person) {
        var tenant = TenantId.random();
        currentTenant.runAs(
                tenant,
                () ->
                        transaction.executeWithoutResult(
                                _ -> organisations.found(person.name(), person.id())));
        return organisations.place(tenant, person.id()).orElseThrow();
    }
}
