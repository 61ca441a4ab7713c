package cn.anxin.hub.registry;

import cn.anxin.hub.notice.Way;
import cn.anxin.hub.record.Message;
import java.util.Arrays;
import java.util.HashSet;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** One participant's entry: what its values may be, and what is said where they are not. */
record Entry(YamlSection section) {

    String text(String key) {
        return section.text(key);
    }

    Way way() {
        return Way.valueOf(
                oneOf("way", Arrays.stream(Way.values()).map(Way::name).collect(Collectors.toSet())));
    }

    /** Refuses what is of another way, such as a host key for a database. */
    void only(Way way, Set<String> known) {
        for (String key : section.keys()) {
            if (!known.contains(key)) {
                throw section.fault(
                        key,
                        new Message(way + " 方式没有 " + key + "。", "A participant by " + way + " has no " + key + "."),
                        new Message("请删去，或更改 way。", "Remove it, or set another way."));
            }
        }
    }

    String choice(String key, String standard, Set<String> words) {
        return section.has(key) ? oneOf(key, words) : standard;
    }

    String oneOf(String key, Set<String> words) {
        String word = section.text(key);
        if (!words.contains(word)) {
            String known = YamlSection.sorted(words);
            throw section.fault(
                    key,
                    new Message(key + " 的值 " + word + " 无效。", "The " + key + " " + word + " is not known."),
                    new Message("可用的值：" + known + "。", "Choose one of: " + known + "."));
        }
        return word;
    }

    String matching(String key, Pattern form) {
        String text = section.text(key);
        if (!form.matcher(text).matches()) {
            throw section.fault(
                    key,
                    new Message(key + " 格式有误。", "The " + key + " has a wrong form."),
                    new Message("格式：" + form.pattern(), "Its form: " + form.pattern()));
        }
        return text;
    }

    static Set<String> with(Set<String> keys, Set<String> more) {
        Set<String> all = new HashSet<>(keys);
        all.addAll(more);
        return Set.copyOf(all);
    }
}
