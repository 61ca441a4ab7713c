package cn.anxin.hub.policy;

import java.util.Map;
import java.util.OptionalInt;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** An article, or an item of it: {@code 7} or {@code 7(3)}. */
record Citation(int article, OptionalInt item) {

    private static final Pattern FORM = Pattern.compile("(\\d{1,3})(?:\\((\\d{1,3})\\))?");

    static Citation read(Entry entry) {
        Matcher matcher = FORM.matcher(entry.text());
        if (!matcher.matches()) {
            throw entry.fault("条款应写作 7 或 7(3)", "an article is written 7 or 7(3)");
        }
        int article = Integer.parseInt(matcher.group(1));
        String item = matcher.group(2);
        return new Citation(article, item == null ? OptionalInt.empty() : OptionalInt.of(Integer.parseInt(item)));
    }

    void check(Entry entry, Map<Integer, Article> articles) {
        Article found = articles.get(article);
        boolean there = found != null && (item.isEmpty() || found.items().containsKey(item.getAsInt()));
        if (!there) {
            throw entry.fault("没有第 " + entry.text() + " 条（项）", "the law has no " + entry.text());
        }
    }
}
