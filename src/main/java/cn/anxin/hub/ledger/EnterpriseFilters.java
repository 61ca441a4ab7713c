package cn.anxin.hub.ledger;

import java.util.ArrayList;
import java.util.List;

/** The filters of the list but for the text, each by an index of its own. */
final class EnterpriseFilters {

    private EnterpriseFilters() {}

    /** A condition on a row e with the value that it names. */
    record Filter(String condition, String name, Object value) {}

    static List<Filter> of(EnterpriseQuery query) {
        List<Filter> filters = new ArrayList<>();
        query.status().ifPresent(status -> filters.add(new Filter("e.status = :status", "status", status)));
        query.district()
                .ifPresent(district ->
                        filters.add(new Filter("coalesce(e.district, '') = :district", "district", district)));
        query.finding()
                .ifPresent(finding -> filters.add(new Filter(
                        "exists (select from enterprise_finding f where f.uscc = e.uscc and f.finding = :finding)",
                        "finding",
                        finding)));
        query.changedSince()
                .ifPresent(day ->
                        filters.add(new Filter("coalesce(e.status_since, '-infinity'::date) >= :since", "since", day)));
        query.changesBefore()
                .ifPresent(day -> filters.add(
                        new Filter("coalesce(e.next_review_on, 'infinity'::date) <= :before", "before", day)));
        return filters;
    }
}
