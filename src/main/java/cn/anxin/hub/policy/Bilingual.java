package cn.anxin.hub.policy;

import cn.anxin.hub.record.Message;

/** Text of a policy file that stands in both languages: {@code 中文 / English}. */
final class Bilingual {

    private static final String BETWEEN = " / ";

    private Bilingual() {}

    static Message read(Entry entry) {
        String text = entry.text();
        int at = text.indexOf(BETWEEN);
        if (at <= 0 || at + BETWEEN.length() >= text.length()) {
            throw entry.fault("此处应写作“中文 / English”", "\"中文 / English\" is expected here");
        }
        return new Message(text.substring(0, at), text.substring(at + BETWEEN.length()));
    }
}
