package cn.anxin.hub.decision;

import cn.anxin.hub.policy.Scope;
import cn.anxin.hub.record.Cells;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Whether, and by which items, an enterprise is one of the units of Art. 2. */
final class ScopeCheck {

    private final Scope scope;
    private final Latest profiles;
    private final Latest registrations;

    ScopeCheck(Scope scope, History history) {
        this.scope = scope;
        profiles = new Latest(history.of(scope.profiles()), scope.profiles().countsFrom());
        registrations = new Latest(
                history.of(scope.registrations()), scope.registrations().countsFrom());
    }

    /** The items met on the day; none where it is not in scope. */
    List<Integer> on(LocalDate day) {
        Optional<Cells> profile = profiles.on(day).map(dated -> dated.fact().cells());
        boolean left = registrations
                .on(day)
                .filter(dated -> scope.unless().holds(dated.fact().cells()))
                .isPresent();
        if (profile.isEmpty() || left) {
            return List.of();
        }
        List<Integer> items = new ArrayList<>();
        scope.items().forEach((item, criterion) -> {
            if (criterion.holds(profile.get())) {
                items.add(item);
            }
        });
        return List.copyOf(items);
    }

    void turns(Turns turns) {
        profiles.turns(turns);
        registrations.turns(turns);
    }
}
