package cn.anxin.hub.policy;

import java.util.Collections;
import java.util.Map;
import java.util.NavigableMap;
import java.util.TreeMap;

/** Reads what every article has: number, title, text, and the text of its items. */
final class ArticleReader {

    private final NavigableMap<Integer, Article> articles = new TreeMap<>();

    NavigableMap<Integer, Article> articles() {
        return Collections.unmodifiableNavigableMap(articles);
    }

    /** An article that rules hang on; takes {@code article}, {@code title}, {@code text} and {@code closing}. */
    Article read(Section section, Map<Integer, Section> items) {
        Entry number = section.required("article");
        return add(number.whole(), number, section, items);
    }

    /** Articles without items, by number. */
    void readProvisions(Section provisions) {
        provisions.rest().forEach((number, entry) -> {
            Section section = entry.section();
            add(provisions.key(number).whole(), provisions.key(number), section, Map.of());
            section.end();
        });
    }

    private Article add(int number, Entry at, Section section, Map<Integer, Section> items) {
        NavigableMap<Integer, String> texts = new TreeMap<>();
        items.forEach((item, of) -> texts.put(item, of.required("text").text()));
        Article article = new Article(
                number,
                section.required("title").text(),
                section.required("text").text(),
                Collections.unmodifiableNavigableMap(texts),
                section.optional("closing").map(Entry::text).orElse(""));
        if (articles.put(number, article) != null) {
            throw at.fault("第 " + number + " 条出现两次", "article " + number + " stands twice");
        }
        return article;
    }

    /** The items of an article by number, each still to be read. */
    static NavigableMap<Integer, Section> items(Section section) {
        Section items = section.required("items").section();
        NavigableMap<Integer, Section> byNumber = new TreeMap<>();
        items.rest().forEach((number, entry) -> {
            Entry key = items.key(number);
            if (byNumber.put(key.whole(), entry.section()) != null) {
                throw key.fault("第 " + number + " 项出现两次", "item " + number + " stands twice");
            }
        });
        if (byNumber.isEmpty() || byNumber.firstKey() != 1 || byNumber.lastKey() != byNumber.size()) {
            throw items.fault("各项应从 1 起连续编号", "items are numbered from 1 without gaps");
        }
        return byNumber;
    }
}
