package app.sotto.accounts.signin;

import app.sotto.accounts.organisations.Place;
import app.sotto.accounts.organisations.Role;
import app.sotto.accounts.people.Person;
import app.sotto.tenancy.Caller;
import app.sotto.tenancy.CallerPrincipal;
import app.sotto.tenancy.TenantId;
import java.io.Serializable;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.springframework.security.authentication.UsernamePasswordAuthenticationToken;
import org.springframework.security.core.AuthenticatedPrincipal;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.GrantedAuthority;
import org.springframework.security.core.authority.SimpleGrantedAuthority;

/**
 * What a session knows of its person, acting in one organisation.
 *
 * @param language a BCP 47 tag
 * @param epoch the person's session epoch when it began; see {@link SessionGuard}
 */
public record MemberPrincipal(
        UUID person,
        UUID tenant,
        UUID member,
        String email,
        String displayName,
        String organisation,
        Role role,
        boolean operator,
        boolean verified,
        String language,
        int epoch)
        implements CallerPrincipal, AuthenticatedPrincipal, Serializable {

    static MemberPrincipal of(Person person, Place place) {
        return new MemberPrincipal(
                person.id(),
                place.tenant().value(),
                place.member(),
                person.email(),
                person.name(),
                place.organisation(),
                place.role(),
                person.isOperator(),
                person.verified(),
                person.locale().toLanguageTag(),
                person.sessionEpoch());
    }

    @Override
    public Caller.Member caller() {
        return new Caller.Member(new TenantId(tenant), member, person);
    }

    @Override
    public String getName() {
        return email;
    }

    Authentication authentication() {
        return UsernamePasswordAuthenticationToken.authenticated(this, null, authorities());
    }

    private List<GrantedAuthority> authorities() {
        var authorities = new ArrayList<GrantedAuthority>();
        authorities.add(new SimpleGrantedAuthority(role.authority()));
        if (operator) {
            authorities.add(new SimpleGrantedAuthority("ROLE_OPERATOR"));
        }
        return authorities;
    }
}
