package cn.anxin.hub.search;

import java.util.List;

/** What stands in the names of so many firms that it tells none from another. */
final class CommonWords {

    // The longer before what is a part of it.
    private static final List<String> WORDS = List.of(
            "有限责任公司", "股份有限公司", "集团有限公司", "有限公司", "责任公司", "股份公司", "分公司", "公司", "江苏省", "江苏", "无锡市", "无锡", "江阴市", "江阴",
            "宜兴市", "宜兴", "(普通合伙)", "(有限合伙)", "个体工商户");

    private CommonWords() {}

    /** The rest; all of it where nothing else is left. */
    static String without(String name) {
        String rest = name;
        for (String word : WORDS) {
            rest = rest.replace(word, "");
        }
        return rest.isEmpty() ? name : rest;
    }
}
