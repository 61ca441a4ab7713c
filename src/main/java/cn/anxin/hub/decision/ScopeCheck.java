package cn.anxin.hub.decision;

import cn.anxin.hub.policy.Criterion;
import cn.anxin.hub.policy.Scope;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Whether, and by which items, an enterprise is one of the units of Art. 2. */
final class ScopeCheck {

    private final Scope scope;
    private final Latest profiles;
    private final Latest registrations;
    private @Nullable Judged judged;

    /** The items that a profile meets: days are many, profiles few. */
    private record Judged(Fact profile, List<Integer> items) {}

    ScopeCheck(Scope scope, History history) {
        this.scope = scope;
        profiles = new Latest(history.of(scope.profiles()), scope.profiles().countsFrom());
        registrations = new Latest(
                history.of(scope.registrations()), scope.registrations().countsFrom());
    }

    /** The items met on the day; none where it is not in scope. */
    List<Integer> on(LocalDate day) {
        Optional<Latest.Dated> profile = profiles.on(day);
        if (profile.isEmpty()) {
            return List.of();
        }
        Optional<Latest.Dated> registration = registrations.on(day);
        boolean left = registration.isPresent()
                && scope.unless().holds(registration.get().fact().cells());
        return left ? List.of() : items(profile.get().fact());
    }

    private List<Integer> items(Fact profile) {
        Judged known = judged;
        if (known == null || !known.profile().equals(profile)) {
            known = new Judged(profile, judge(profile));
            judged = known;
        }
        return known.items();
    }

    private List<Integer> judge(Fact profile) {
        List<Integer> items = new ArrayList<>();
        for (Map.Entry<Integer, Criterion> item : scope.items().entrySet()) {
            if (item.getValue().holds(profile.cells())) {
                items.add(item.getKey());
            }
        }
        return List.copyOf(items);
    }

    void turns(Turns turns) {
        profiles.turns(turns);
        registrations.turns(turns);
    }
}
