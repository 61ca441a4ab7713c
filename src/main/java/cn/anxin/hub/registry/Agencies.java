package cn.anxin.hub.registry;

import cn.anxin.hub.notice.Recipient;
import cn.anxin.hub.notice.Way;
import java.util.List;
import java.util.Map;

/** What the file of agencies says; placeholders in the settings stay as they are written. */
record Agencies(List<FeedEntry> feeds, List<RecipientEntry> recipients) {

    record FeedEntry(String source, String name, Way way, Map<String, String> settings) {}

    record RecipientEntry(Recipient recipient, Map<String, String> settings) {}
}
