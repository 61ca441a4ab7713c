package cn.anxin.hub.policy;

import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.Set;

/**
 * One version of a regulation as data: what its file says, checked.
 *
 * @param sha256 of the file's bytes, in hexadecimal
 * @param effectiveFrom the first day that can be decided for; earlier acts are no ground
 * @param interpretedBy who answers the open questions
 * @param articles what the law says, by number
 * @param authorities by division code
 * @param city the authority in charge where the district is unknown
 */
public record Policy(
        String id,
        int version,
        String sha256,
        String title,
        ZoneId zone,
        LocalDate effectiveFrom,
        String interpretedBy,
        NavigableMap<String, Parameter> parameters,
        NavigableMap<Integer, Article> articles,
        Rules rules,
        NavigableMap<String, RecipientKind> recipientKinds,
        NavigableMap<String, Authority> authorities,
        Authority city) {

    /** The item's text. @throws IllegalArgumentException where the law has no such item */
    public String text(int article, int item) {
        return Optional.ofNullable(article(article).items().get(item))
                .orElseThrow(() -> new IllegalArgumentException("no item " + article + "(" + item + ")"));
    }

    /** The article. @throws IllegalArgumentException where the policy does not hold it */
    public Article article(int number) {
        return Optional.ofNullable(articles.get(number))
                .orElseThrow(() -> new IllegalArgumentException("no article " + number));
    }

    /** The kinds that the measure concerns, ascending; none where the item is no measure. */
    public List<String> recipientKinds(int article, int item) {
        return measure(article, item)
                .map(MeasureArticle.Measure::recipientKinds)
                .orElse(List.of());
    }

    /** The measure's legal basis; empty where the item is no measure. */
    public String basis(int article, int item) {
        return measure(article, item).map(MeasureArticle.Measure::basis).orElse("");
    }

    /** Whether the article's measures take effect when the recipient confirms them. */
    public boolean requiresConfirmation(int article) {
        return measureArticle(article)
                .filter(MeasureArticle::confirmedByRecipient)
                .isPresent();
    }

    /** Who is in charge (属地管理, Art. 3): the district's authority, the city's where it is unknown. */
    public Authority authority(Optional<String> district) {
        return district.map(authorities::get).orElse(city);
    }

    /** Every kind of recipient, ascending. */
    public Set<String> kinds() {
        return recipientKinds.keySet();
    }

    /** Whether the kind may see what is for government only. @throws IllegalArgumentException for an unknown kind */
    public boolean isGovernment(String kind) {
        return kind(kind).government();
    }

    /** The kind. @throws IllegalArgumentException for an unknown one */
    public RecipientKind kind(String id) {
        return Optional.ofNullable(recipientKinds.get(id))
                .orElseThrow(() -> new IllegalArgumentException("no kind of recipient " + id));
    }

    /** What the law leaves open, by name, each with its default and question. */
    public List<Parameter> openParameters() {
        return parameters.values().stream().filter(Parameter::open).toList();
    }

    private Optional<MeasureArticle.Measure> measure(int article, int item) {
        return measureArticle(article)
                .flatMap(found -> Optional.ofNullable(found.measures().get(item)));
    }

    private Optional<MeasureArticle> measureArticle(int article) {
        return rules.measures().stream()
                .filter(candidate -> candidate.article() == article)
                .findFirst();
    }
}
