package cn.anxin.hub.intake;

import cn.anxin.hub.record.Message;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * What stands in an agency's {@code out/}: files to take, in the order in which they were sent, and files that stay.
 *
 * @param staying by name, with the reason
 */
record FeedFolder(List<FlaggedFile> flagged, Map<String, Message> staying) {

    private static final Message MISNAMED = new Message(
            "文件名应为 <类型>_<yyyyMMdd>_<序号>.<csv|jsonl|xlsx>，类型须属于该来源",
            "its name is not <type>_<yyyyMMdd>_<seq>.<csv|jsonl|xlsx> with a type of this source");
    private static final Message UNFLAGGED = new Message("尚无标志文件 <文件名>.ok", "its flag <file name>.ok is missing");
    static final Message LONE_FLAG = new Message("只有标志文件，没有数据文件", "the flag has no file");

    static FeedFolder of(String source, List<SftpFolder.Entry> entries) {
        Set<String> names = entries.stream().map(SftpFolder.Entry::name).collect(Collectors.toSet());
        Map<FeedFileName, FlaggedFile> flagged = new TreeMap<>();
        Map<String, Message> staying = new HashMap<>();
        for (String name : names) {
            boolean flag = name.endsWith(FeedFileName.FLAG);
            String data = flag ? name.substring(0, name.length() - FeedFileName.FLAG.length()) : name;
            Optional<FeedFileName> known = FeedFileName.parse(source, data);
            if (known.isEmpty()) {
                staying.put(name, MISNAMED);
            } else if (flag) {
                flagged.put(known.get(), new FlaggedFile(source, known.get(), names.contains(data)));
            } else if (!names.contains(known.get().flag())) {
                staying.put(name, UNFLAGGED);
            }
        }
        return new FeedFolder(
                Collections.unmodifiableList(new ArrayList<>(flagged.values())), Collections.unmodifiableMap(staying));
    }
}
